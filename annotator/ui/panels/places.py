"""How a panel takes the window to a place."""

from annotator.model.text import Span
from annotator.ui.session import Session


def go_to(session: Session, annotation: int) -> bool:
    """Shows and activates an annotation, in whichever document; False where it is gone."""
    project = session.project
    if project is None or not project.annotations.has(annotation):
        return False
    found = project.annotations[annotation]
    if session.document is None or session.document.id != found.document:
        session.show(found.document, found.start)
    session.select(None, annotation, found.start)
    return True


def go_to_place(session: Session, document: int, start: int, end: int) -> bool:
    """Shows the words at a place (code points) as the selection; False where it is gone."""
    project = session.project
    if project is None or not project.documents.has(document):
        return False
    if session.document is None or session.document.id != document:
        session.show(document, start)
    span = Span(start, min(end, len(session.text))) if start < len(session.text) else None
    session.select(span, None, start)
    return True
