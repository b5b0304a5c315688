"""Keeping the view's marks in step with the project, reading only what a step changed."""

from annotator.model.changes import Changes
from annotator.model.marks import Mark
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.article.marks import Marks
from annotator.ui.session import Session

MANY = 1000
SCHEME_TABLES = ("label", "attribute", "link_type")


class Reading:
    """Fills ``marks`` with those of the session's document."""

    def __init__(self, session: Session, marks: Marks) -> None:
        self._session = session
        self._marks = marks
        self.is_whole = True

    def read_within(self, span: Span | None) -> None:
        """Reads only the marks that touch ``span``: quick, for the first paint."""
        project, document = self._session.project, self._session.document
        found = project.annotations.marks(document.id, within=span) if project and document else []
        self._marks.load(found)
        self.is_whole = document is None

    def read_all(self) -> None:
        project, document = self._session.project, self._session.document
        self._marks.load(project.annotations.marks(document.id) if project and document else [])
        self.is_whole = True

    def follow(self, changes: Changes) -> dict[int, tuple[Mark | None, Mark | None]] | None:
        """Reads again what a step touched: the old and the new mark by annotation, each None
        where there is none. None where so much changed that all was read again."""
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return {}
        ids = self._touched(changes, project, document.id)
        if ids is None or changes.is_bulk or changes.touch(*SCHEME_TABLES):
            self.read_all()
            return None
        return {id: self._read(id, project, document.id) for id in ids}

    def _read(self, id: int, project: Project, document: int) -> tuple[Mark | None, Mark | None]:
        old = self._marks.by_id.get(id)
        is_here = project.annotations.has(id) and (
            old is not None or project.annotations[id].document == document
        )
        new = project.annotations.mark(id) if is_here else None
        self._marks.put(id, new)
        return old, new

    def _touched(self, changes: Changes, project: Project, document: int) -> set[int] | None:
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
        if links:
            present = project.links.in_document(document)
            ids |= {end for link in present if link.id in links for end in (link.start, link.end)}
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
    changes: Changes, project: Project, document: int
) -> tuple[int | None, int] | None:
    """Where an undone or redone step was: the annotation (None where it is gone) and its
    start; None where it touched none of that document."""
    for change in changes.rows:
        if change.table != "annotation" or change.op == "range":
            continue
        if project.annotations.has(change.row):
            annotation = project.annotations[change.row]
            if annotation.document == document:
                return annotation.id, annotation.start
        elif change.image.get("document") == document:
            return None, int(change.image["start"])
    return None
