"""When a command can be done: claims about the session."""

from annotator.model.roles import CLAIM
from annotator.ui.session import Session


def has_project(session: Session) -> bool:
    return session.project is not None


def can_edit(session: Session) -> bool:
    return session.is_editable


def has_document(session: Session) -> bool:
    return session.document is not None


def can_annotate(session: Session) -> bool:
    return session.is_editable and session.document is not None


def has_active(session: Session) -> bool:
    return session.active is not None


def can_change_active(session: Session) -> bool:
    return session.is_editable and session.active is not None


def has_claim(session: Session) -> bool:
    """Whether the active annotation is one."""
    if session.project is None or session.active is None:
        return False
    if not session.project.annotations.has(session.active):  # gone a moment ago
        return False
    label = session.project.annotations[session.active].label
    return any(one.role == CLAIM for one in session.scheme.labels if one.name == label)


def has_selection(session: Session) -> bool:
    return session.selection is not None
