"""Where in the project a step did something, so that the window can go there."""

from typing import NamedTuple

from annotator.model.changes import Changes, RowChange
from annotator.store import Project


class Place(NamedTuple):
    """A document, and in it perhaps an annotation (if it still is there) and a position."""

    document: int
    annotation: int | None = None
    position: int | None = None


def place_of(project: Project, changes: Changes) -> Place | None:
    """The place of the first row that leads to a document that exists."""
    for row in changes.rows:
        if row.table == "annotation" and row.op != "range":
            if project.annotations.has(row.row):
                found = project.annotations[row.row]
                return Place(found.document, found.id, found.start)
            document, start = row.image.get("document"), row.image.get("start")
            if isinstance(document, int) and project.documents.has(document):
                return Place(document, None, start if isinstance(start, int) else None)
        if row.table == "evidence" and row.op != "range":
            claim = _claim_of(project, row)
            if claim is not None and project.annotations.has(claim):
                found = project.annotations[claim]
                return Place(found.document, found.id, found.start)
        if row.table == "document" and row.op != "range" and project.documents.has(row.row):
            return Place(row.row)
    return None


def _claim_of(project: Project, evidence: RowChange) -> int | None:
    """The annotation that a piece of evidence is, or was, on."""
    claim = evidence.image.get("annotation")
    if isinstance(claim, int):
        return claim
    try:
        return project.evidence[evidence.row].annotation
    except KeyError:
        return None
