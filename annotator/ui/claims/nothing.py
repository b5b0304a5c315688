"""What the claim board says where it has no card to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model import roles

if TYPE_CHECKING:
    from annotator.ui.claims.shelf import CardShelf
    from annotator.ui.session import Session


def nothing(session: Session, shelf: CardShelf, *, is_beside: bool) -> tuple[str, str]:
    """Why there is no card, and what to do."""
    translate = QCoreApplication.translate
    labels = shelf.roles.labels_as(roles.CLAIM)
    if session.project is None or (is_beside and session.document is None):
        return (
            translate("Claims", "Nothing is open"),
            translate("Claims", "Choose a document on the left."),
        )
    if not labels:
        return (
            translate("Claims", "This project’s scheme has no claims"),
            translate("Claims", "Give a label the role “claim” in the scheme’s file."),
        )
    if shelf.total:
        return (
            translate("Claims", "No claim meets these conditions"),
            translate("Claims", "Lift one of them above."),
        )
    keys = (str(one.digit) for one in session.scheme.offered if one.name in labels and one.digit)
    advice = translate(
        "Claims", "Select what is asserted in an article and press the claim’s key ({key})."
    )
    return translate("Claims", "No claims yet"), advice.format(key=", ".join(keys) or "—")
