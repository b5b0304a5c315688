"""The links that the article view draws, in step with the project.

Read in one query when the active annotation or a link changes, never while painting.
"""

from collections.abc import Iterable

from annotator.model.annotation import Annotation, Link
from annotator.model.changes import Changes
from annotator.model.marks import Mark
from annotator.ui.article.marks import Marks
from annotator.ui.session import Session


class ShownLinks:
    """The active annotation's links or, where ``is_all``, all that touch the document."""

    def __init__(self, session: Session, marks: Marks) -> None:
        self.is_all = False
        self.hovered: int | None = None
        self._session = session
        self._marks = marks
        self._by_id: dict[int, Link] = {}
        self._of: dict[int, dict[int, Link]] = {}
        self._others: dict[int, Annotation] = {}
        self._read_for: int | None = None

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def focus(self) -> int | None:
        """The annotation whose links are drawn strongly."""
        return self._session.active if self.hovered is None else self.hovered

    def of(self, annotation: int | None) -> list[Link]:
        """The shown links of an annotation."""
        return [] if annotation is None else list(self._of.get(annotation, {}).values())

    def among(self, annotations: Iterable[int]) -> list[Link]:
        """The shown links that touch any of ``annotations``, each once."""
        found: dict[int, Link] = {}
        for annotation in annotations:
            found.update(self._of.get(annotation, {}))
        return list(found.values())

    def mark(self, id: int) -> Mark | None:
        """The mark of a link's end; None of one in another document."""
        known = self._marks.known(id)
        if known is not None:
            return known
        other = self._others.get(id)
        document = self._session.document
        if other is None or document is None or other.document != document.id:
            return None
        return Mark(other.start, other.end, other.id, other.label)

    def label(self, id: int) -> str:
        """Of a link's end, in whichever document it is; "" where it is not known."""
        mark = self.mark(id)
        if mark is not None:
            return mark.label
        return self._others[id].label if id in self._others else ""

    # Reading

    def hover(self, annotation: int | None) -> None:
        """The mouse rests on another annotation, or on none."""
        self.hovered = annotation
        self._meet()

    def reload(self) -> None:
        """Reads them anew."""
        project, document, active = (
            self._session.project,
            self._session.document,
            self._session.active,
        )
        self._by_id, self._of, self._others = {}, {}, {}
        self.hovered = None
        self._read_for = active
        if project is None or document is None:
            return
        if self.is_all:
            links = project.links.touching(document.id)
        else:
            links = project.links.of(active) if active is not None else []
        for link in links:
            self._keep(link)
        self._meet()

    def select(self) -> None:
        """The active annotation may be another one."""
        if self._session.active == self._read_for:
            return
        if self.is_all:
            self._read_for = self._session.active
            self._meet()
        else:
            self.reload()

    def follow(self, changes: Changes) -> None:
        """Reads again what a step touched."""
        if changes.is_bulk or changes.touch("document", "link_type") or not self.is_all:
            if changes.is_bulk or changes.touch("document", "link_type", "link", "annotation"):
                self.reload()
            return
        touched = changes.ids("link")
        project = self._session.project
        if project is None or not touched:
            return
        for id in touched:
            self._drop(id)
        for link in project.links.page(touched):
            if any(self.mark(end) is not None for end in (link.start, link.end)):
                self._keep(link)
        self._meet()

    def _keep(self, link: Link) -> None:
        self._by_id[link.id] = link
        for end in (link.start, link.end):
            self._of.setdefault(end, {})[link.id] = link

    def _drop(self, id: int) -> None:
        link = self._by_id.pop(id, None)
        for end in (link.start, link.end) if link else ():
            self._of.get(end, {}).pop(id, None)

    def _meet(self) -> None:
        """Reads the other ends of the focus's links where no mark says where they are."""
        project = self._session.project
        missing = {
            end
            for link in self.of(self.focus)
            for end in (link.start, link.end)
            if self._marks.known(end) is None and end not in self._others
        }
        if missing and project is not None:
            found = project.annotations.page(list(missing))
            self._others.update((other.id, other) for other in found)
