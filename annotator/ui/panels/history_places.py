"""Where a step of the history happened."""

from collections.abc import Callable

from annotator.model.changes import Changes, RowChange
from annotator.store import Project
from annotator.ui.panels.places import go_to, go_to_place
from annotator.ui.session import Session


def go_to_step(session: Session, changes: Changes) -> bool:
    """Shows the first place that a step changed and that is still there; False for none."""
    return any(_go_to_row(session, row) for row in changes.rows)


def _go_to_row(session: Session, row: RowChange) -> bool:
    go = _BY_TABLE.get(row.table)
    return session.project is not None and go is not None and go(session, session.project, row)


def _go_to_annotation(session: Session, project: Project, row: RowChange) -> bool:
    if project.annotations.has(row.row):
        return go_to(session, row.row)
    image = row.image
    if not image:
        return False
    return go_to_place(session, image["document"], image["start"], image["stop"])


def _go_to_link(session: Session, project: Project, row: RowChange) -> bool:
    image = row.image
    ends = [image["start"], image["stop"]] if image else []
    ends += [end for link in project.links.page([row.row]) for end in (link.start, link.end)]
    return any(go_to(session, end) for end in ends)


def _go_to_comment(session: Session, project: Project, row: RowChange) -> bool:
    annotation = row.image.get("annotation")
    if not row.image:
        try:
            annotation = project.comments[row.row].annotation
        except KeyError:
            return False
    return annotation is not None and go_to(session, annotation)


def _go_to_document(session: Session, project: Project, row: RowChange) -> bool:
    if not project.documents.has(row.row):
        return False
    if session.document is None or session.document.id != row.row:
        session.show(row.row)
    return True


_BY_TABLE: dict[str, Callable[[Session, Project, RowChange], bool]] = {
    "annotation": _go_to_annotation,
    "link": _go_to_link,
    "comment": _go_to_comment,
    "document": _go_to_document,
}
