"""What was typed about documents and is not in the project yet."""

from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui.panels.extra_card import NAME, VALUE

Documents = tuple[int, ...]


class DetailDrafts:
    """Values by documents and field; each stays here until it is on disk.

    A field is a name of model/details.py, or VALUE or NAME and the name of a free fact.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Documents, str], str] = {}

    def keep(self, documents: Documents, field: str, value: str) -> None:
        self._kept[documents, field] = value

    def of(self, documents: Documents) -> dict[str, str]:
        """What was typed about just these, by field."""
        return {field: value for (of, field), value in self._kept.items() if of == documents}

    def clear(self) -> None:
        self._kept.clear()

    def write(self, project: Project | None) -> str:
        """Writes all of it, one step each; a sentence where something was refused, else ""."""
        refusal = ""
        if project is None:
            return refusal
        # Names last: what a fact says is written under the name that it had.
        for documents, field in sorted(self._kept, key=lambda key: key[1].startswith(NAME)):
            try:
                _write(project, documents, field, self._kept[documents, field])
            except ProjectError as error:
                refusal = str(error)
            else:
                self._kept.pop((documents, field), None)
        return refusal


def _write(project: Project, documents: Documents, field: str, value: str) -> None:
    if field.startswith(NAME):
        project.details.rename_extra(documents, field.removeprefix(NAME), value)
    elif field.startswith(VALUE):
        project.details.set_extra(documents, field.removeprefix(VALUE), value)
    else:
        project.details.set(documents, field, value)
