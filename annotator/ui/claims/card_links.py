"""Links that are changed and removed on the card that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.claims.face import JUMPS
from annotator.ui.panels.link_changes import LinkChanges

if TYPE_CHECKING:
    from annotator.model.annotation import Link
    from annotator.ui.claims.deeds import Deeds
    from annotator.ui.claims.view import ClaimView
    from annotator.ui.session import Session


class CardLinks:
    """For the row of ``view`` that the keyboard is at."""

    def __init__(self, session: Session, view: ClaimView, deeds: Deeds) -> None:
        self._session, self._view, self._deeds = session, view, deeds
        self._changes = LinkChanges(session, deeds.refuse)

    def offer(self) -> None:
        """A menu of what the row's link can be instead."""
        if not self._session.is_editable:
            return
        link, spot, place = self._link(), self._view.spot, self._view.place
        if link is None or spot is None or place is None:
            words = "Choose a source, a denial or another row of a card first."
            self._deeds.refuse(QCoreApplication.translate("Claims", words))
            return
        claim = link.end if link.start == spot.id else link.start
        menu = self._changes.menu(self._view, link, claim)
        if menu:
            corner = self._view.card_rect(place).topLeft() + spot.rect.bottomLeft()
            menu.popup(self._view.viewport().mapToGlobal(corner))

    def remove(self) -> None:
        link = self._link()
        if link and self._session.is_editable:
            self._changes.remove(link.id)

    def _link(self) -> Link | None:
        spot, place = self._view.spot, self._view.place
        card = None if place is None else self._view.shelf.card(place)
        if card is None or spot is None or spot.kind not in JUMPS:
            return None
        return self._deeds.link_of(card, spot.id)
