"""Keeping the view's marks in step with the project, reading only what a step changed."""

from annotator.model.changes import Changes
from annotator.model.marks import Mark
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.article.marks import Marks
from annotator.ui.session import Session

MANY = 1000
SLICE = 2_500
SCHEME_TABLES = ("label", "attribute", "link_type")


class Reading:
    """Fills ``marks`` with those of the session's document."""

    def __init__(self, session: Session, marks: Marks) -> None:
        self._session = session
        self._marks = marks
        self.is_whole = True
        self._looked_at: Span | None = None

    def begin(self) -> None:
        """All marks are to be read by ``read_on``; ``look`` shows some of them before."""
        self.is_whole = self._session.document is None
        self._looked_at = None
        self._marks.load(())
        self._marks.await_all()

    def look(self, span: Span | None) -> bool:
        """Reads the marks that touch ``span``, which are few, unless they were just read."""
        project, document = self._session.project, self._session.document
        if project is None or document is None or span is None or span == self._looked_at:
            return False
        self._marks.load(project.annotations.marks(document.id, within=span))
        self._looked_at = span
        return True

    def read_on(self) -> list[Mark]:
        """Reads the next marks of all, as many as take less than a frame; [] at the end."""
        project, document = self._session.project, self._session.document
        found: list[Mark] = []
        if project is not None and document is not None:
            found = project.annotations.marks_after(document.id, self._marks.last_come, SLICE)
        self._marks.come(found)
        self.is_whole = not found
        return found

    def read_all(self) -> None:
        project, document = self._session.project, self._session.document
        self._marks.await_all()
        self._marks.come(project.annotations.marks(document.id) if project and document else [])
        self._marks.come(())
        self.is_whole = True

    def follow(self, changes: Changes) -> dict[int, tuple[Mark | None, Mark | None]] | None:
        """Reads again what a step touched: the old and the new mark by annotation, each None
        where there is none. None where so much changed that all must be read again."""
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return {}
        ids = self._touched(changes, project)
        if ids is None or changes.is_bulk or changes.touch(*SCHEME_TABLES):
            return None
        return {id: self._read(id, project, document.id) for id in ids}

    def _read(self, id: int, project: Project, document: int) -> tuple[Mark | None, Mark | None]:
        old = self._marks.known(id)
        is_here = project.annotations.has(id) and (
            old is not None or project.annotations[id].document == document
        )
        new = project.annotations.mark(id) if is_here else None
        self._marks.put(id, new)
        return old, new

    def _touched(self, changes: Changes, project: Project) -> set[int] | None:
        """The annotations to read again; None where they are too many."""
        ids = changes.ids("annotation")
        links, comments = changes.ids("link"), changes.ids("comment")
        if len(ids) + len(links) + len(comments) > MANY:
            return None
        for change in changes.rows:
            if change.table == "link":
                ids |= {change.image[end] for end in ("start", "stop") if end in change.image}
            if change.table == "comment" and change.image.get("annotation"):
                ids.add(change.image["annotation"])
        ids |= {end for link in project.links.page(links) for end in (link.start, link.end)}
        return ids | _commented(project, comments)


def _commented(project: Project, comments: set[int]) -> set[int]:
    found = set()
    for id in comments:
        try:
            annotation = project.comments[id].annotation
        except KeyError:
            continue  # deleted: the change's image has named it
        if annotation is not None:
            found.add(annotation)
    return found


def touched_place(
    changes: Changes, project: Project, document: int, active: int | None = None
) -> tuple[int | None, int] | None:
    """Where an undone or redone step was: the annotation (None where it is gone) and its
    start; None where it touched none of that document. Of a link that is an end of it, the
    ``active`` one where it has that."""
    for change in changes.rows:
        if change.table != "annotation" or change.op == "range":
            continue
        if project.annotations.has(change.row):
            annotation = project.annotations[change.row]
            if annotation.document == document:
                return annotation.id, annotation.start
        elif change.image.get("document") == document:
            return None, int(change.image["start"])
    ends = _linked(changes, project)
    for annotation in project.annotations.page([end for end in ends if end == active] + ends):
        if annotation.document == document:
            return annotation.id, annotation.start
    return None


def _linked(changes: Changes, project: Project) -> list[int]:
    """The ends of the links that a step touched."""
    found = [
        int(change.image[end])
        for change in changes.rows
        if change.table == "link" and change.op != "range" and change.image
        for end in ("start", "stop")
    ]
    present = project.links.page(changes.ids("link"))
    return found + [end for link in present for end in (link.start, link.end)]
