"""What was typed in the inspector and is not in the project yet."""

from collections.abc import Callable

from annotator.store.annotations import Annotations
from annotator.store.errors import ProjectError
from annotator.ui.session import Session

ATTRIBUTE = "attribute:"
Writer = Callable[[Annotations, int, str], None]


class Drafts:
    """Answers by annotation and field; each stays here until it is on disk.

    A field is "note", "confidence", "status", or "attribute:" and the attribute's name.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[tuple[int, str], str] = {}
        self.writers: dict[str, Writer] = {
            "note": Annotations.set_note,
            "confidence": Annotations.set_confidence,
            "status": Annotations.set_status,
        }

    def keep(self, annotation: int, field: str, value: str) -> None:
        self._kept[annotation, field] = value

    def of(self, annotation: int) -> dict[str, str]:
        """What was typed for ``annotation``, by field."""
        return {field: value for (of, field), value in self._kept.items() if of == annotation}

    def clear(self) -> None:
        self._kept.clear()

    def write(self) -> str:
        """Writes all of it, one step each; a sentence where something was refused, else ""."""
        project = self._session.project
        refusal = ""
        if project is None:
            return refusal
        for (annotation, field), value in list(self._kept.items()):
            if not project.annotations.has(annotation):
                continue
            try:
                self._write(project.annotations, annotation, field, value)
            except ProjectError as error:
                refusal = str(error)
            else:
                self._kept.pop((annotation, field), None)
        return refusal

    def _write(self, annotations: Annotations, annotation: int, field: str, value: str) -> None:
        if field.startswith(ATTRIBUTE):
            annotations.set_attribute(annotation, field.removeprefix(ATTRIBUTE), value)
        else:
            self.writers[field](annotations, annotation, value)
