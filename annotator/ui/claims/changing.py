"""Changing a card in place: fields that open on it, menus, and what is dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from annotator.model import roles
from annotator.ui.claims.card_answers import CardAnswers
from annotator.ui.claims.card_comments import CardComments
from annotator.ui.claims.card_links import CardLinks
from annotator.ui.claims.deeds import (
    Deeds,
    Offer,
    answered,
    evidence_on,
    noted,
    verdict_of,
)
from annotator.ui.claims.editors import Editor, EvidenceEditor, WhyEditor, WordingEditor
from annotator.ui.claims.making import BOTTOM, SIDE
from annotator.ui.claims.words import verdict_title
from annotator.ui.panels.chips import label_of
from annotator.ui.text import plain_caption

if TYPE_CHECKING:
    from annotator.model.cards import Card
    from annotator.ui.claims.view import ClaimView
    from annotator.ui.session import Session

Write = Callable[[], bool]
DIGITS = 9


class Changing(QObject):
    """Everything that changes the current card of ``view``. ``verdicts_wanted``: the
    vocabulary is to be edited. ``closed``: the fields are gone."""

    verdicts_wanted = Signal()
    closed = Signal()

    def __init__(self, session: Session, view: ClaimView, deeds: Deeds) -> None:
        super().__init__(view)
        self._session, self._view, self._deeds = session, view, deeds
        self.links = CardLinks(session, view, deeds)
        self.answers = CardAnswers(session, view, deeds, self)
        self.comments = CardComments(session, view, deeds, self)
        self.editor: Editor | None = None
        self._write: Write | None = None
        view.acted.connect(self.act)
        view.dropped.connect(self.drop)
        view.moved.connect(self._leave_card)
        view.verticalScrollBar().valueChanged.connect(self.place_editor)

    @property
    def card(self) -> Card | None:
        """The current one."""
        place = self._view.place
        return None if place is None else self._view.shelf.card(place)

    def _edited(self, before: Card) -> Card:
        """The card that the fields are on as it is now; as it was where it has gone."""
        place = self._view.shelf.place_of(self._view.editing)
        return (None if place is None else self._view.shelf.card(place)) or before

    def act(self, kind: str, id: int) -> None:
        """A spot was clicked, or Enter pressed on it."""
        deeds: dict[str, Callable[[], None]] = {
            "verdict": self.offer_verdicts,
            "rate": self.offer_verdicts,
            "why": self.edit_why,
            "add note": self.edit_why,
            "add wording": self.edit_wording,
            "facts": self.answers.edit_claim,
            "add facts": self.answers.edit_claim,
            "add evidence": self.add_evidence,
            "evidence": partial(self.edit_evidence, id),
            "comments": self.comments.show,
            "add comment": self.comments.show,
        }
        if self._session.is_editable or kind == "comments":
            deeds[kind]()

    # Verdicts

    def rate(self, verdict: str) -> None:
        """Sets the current card's verdict; "" takes it back."""
        card = self.card
        if card and self._session.is_editable:
            self._deeds.rate(card, self._view.shelf.roles, verdict)

    def rate_by_number(self, number: int) -> None:
        """The verdict at that place of the vocabulary, from 1."""
        card = self.card
        asked = verdict_of(card, self._view.shelf.roles) if card else None
        if asked and number <= len(asked.values):
            self.rate(asked.values[number - 1])

    def verdict_menu(self) -> QMenu | None:
        """The project's verdicts with their numbers; None where the claim's label has none."""
        card = self.card
        asked = verdict_of(card, self._view.shelf.roles) if card else None
        if card is None or asked is None:
            return None
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        for number, value in enumerate(asked.values, 1):
            rating = dict(asked.ratings).get(value, "")
            words = plain_caption(verdict_title(value)) + (f" ({rating})" if rating else "")
            key = f"\t{number}" if number <= DIGITS else ""
            action = menu.addAction(words + key)
            if number <= DIGITS:
                action.setShortcut(QKeySequence(str(number)))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setCheckable(True)
            action.setChecked(value == card.verdict)
            action.triggered.connect(partial(self.rate, value))
        menu.addSeparator()
        nothing = menu.addAction(self.tr("No verdict"))
        nothing.setEnabled(bool(card.verdict))
        nothing.triggered.connect(partial(self.rate, ""))
        menu.addAction(self.tr("Edit verdicts…")).triggered.connect(self.verdicts_wanted)
        return menu

    def offer_verdicts(self) -> None:
        menu = self.verdict_menu() if self._session.is_editable else None
        if menu:
            spot = self._view.spot_rect("verdict")
            menu.popup(self._view.viewport().mapToGlobal(spot.bottomLeft() + QPoint(0, 3)))

    # Fields

    def edit_wording(self) -> None:
        card, found = self.card, self._view.shelf.roles
        if card is None or found.attribute(card.annotation.label, roles.WORDING) is None:
            return
        one, words = answered(card, found, roles.WORDING)
        editor = WordingEditor(words, one.quote, self._view.viewport())

        def write() -> bool:
            one, _ = answered(self._edited(card), found, roles.WORDING)
            return self._deeds.answer(one, found, roles.WORDING, editor.values["wording"])

        self.open(editor, write)

    def edit_why(self) -> None:
        card, found = self.card, self._view.shelf.roles
        if card is None or found.attribute(card.annotation.label, roles.VERDICT_NOTE) is None:
            return
        editor = WhyEditor(card.verdict_note, self._view.viewport())

        def write() -> bool:
            one = noted(self._edited(card), found)
            return self._deeds.answer(one, found, roles.VERDICT_NOTE, editor.values["why"])

        self.open(editor, write)

    def add_evidence(self) -> None:
        card = self.card
        if card is None:
            return
        editor = EvidenceEditor(None, self._view.viewport())

        def write() -> bool:
            now = self._edited(card)
            return self._deeds.add_evidence(now.holder or now.id, editor.values)

        self.open(editor, write)

    def edit_evidence(self, piece: int) -> None:
        card = self.card
        found = evidence_on(card, piece) if card else None
        if found:
            editor = EvidenceEditor(found, self._view.viewport())
            self.open(editor, lambda: self._deeds.edit_evidence(piece, editor.values))

    def remove_row(self) -> None:
        """Removes the evidence, or the link, that the keyboard is at."""
        spot = self._view.spot
        if spot and spot.kind == "evidence" and self._session.is_editable:
            self._deeds.remove_evidence(spot.id)
        self.links.remove()

    # The editor on the card

    def open(self, editor: Editor, write: Write, *, is_reading: bool = False) -> None:
        """Shows fields on the current card; ``write`` is called when they are to be kept.
        ``is_reading``: also where nothing may be changed."""
        if not (self._session.is_editable or is_reading) or not self.close():
            editor.deleteLater()
            return
        self.editor, self._write = editor, write
        editor.saved.connect(self.close)
        editor.cancelled.connect(self.cancel)
        editor.grown.connect(self._make_room)
        self._view.editing = self._view.current
        editor.ensurePolished()
        self._make_room()
        place = self._view.place
        if place is not None:
            self._view.reveal(place)
            self._view.reveal_rect(editor.geometry())
        editor.show()
        editor.start()

    def close(self) -> bool:
        """Writes what was typed, if anything, and closes the fields; False, and they stay
        open, where it was refused."""
        editor, write = self.editor, self._write
        if editor is None or write is None:
            return True
        is_on_board = self._view.shelf.place_of(self._view.editing) is not None
        if editor.is_changed and not write() and is_on_board:
            editor.first.setFocus()
            return False
        self._shut(editor)
        return True

    def _leave_card(self) -> None:
        """Another card is current now: what was typed is written. Where that is refused, the
        fields stay open, with the reason, and their card the current one."""
        editing = self._view.editing
        if editing is None or editing == self._view.current or self.close():
            return
        place = self._view.shelf.place_of(editing)
        if place is not None:
            self._view.point_at(place)

    def cancel(self) -> None:
        if self.editor:
            self._shut(self.editor)

    def _shut(self, editor: Editor) -> None:
        if self.editor is not editor:
            return
        self.editor, self._write = None, None
        focus = QApplication.focusWidget()
        had_focus = focus is not None and editor.isAncestorOf(focus)
        id, self._view.editing, self._view.extra = self._view.editing, None, 0
        if had_focus:
            self._view.setFocus()
        editor.hide()
        editor.deleteLater()
        self._view.refresh([id] if id is not None else [])
        self.closed.emit()

    def _make_room(self) -> None:
        editor, id = self.editor, self._view.editing
        if editor is None or id is None:
            return
        height = editor.sizeHint().height() + BOTTOM
        if height != self._view.extra:
            self._view.extra = height
            self._view.refresh([id])
            self.place_editor()
            self._view.reveal_rect(editor.geometry())
        self.place_editor()

    def place_editor(self) -> None:
        """Keeps the fields on their card; they close where it is no longer on the board. What
        was typed is written then or, where there is nothing to write it to, that is told."""
        editor = self.editor
        place = self._view.shelf.place_of(self._view.editing)
        if editor is None or place is None:
            self.close()
            return
        face = self._view.face(place)
        if face is None:  # it is about to be read again
            return
        card = self._view.card_rect(place)
        top = card.top() + face.height - BOTTOM // 2
        room = QRect(card.left() + SIDE, top, card.width() - 2 * SIDE, self._view.extra - BOTTOM)
        editor.setGeometry(room)
        editor.setVisible(True)

    # What is dropped

    def drop(self, dragged: int, point: QPoint) -> None:
        """Links the annotation to the current card; a menu where several types fit."""
        card = self.card
        if card is None or not self._session.is_editable:
            return
        found = self._deeds.offers(card, dragged)
        if not found:
            self._deeds.refuse(self._deeds.no_fit(card, dragged))
        elif len(found) == 1:
            self._deeds.link(found[0])
        else:
            self.offer_menu(found).popup(self._view.viewport().mapToGlobal(point))

    def offer_menu(self, offers: list[Offer]) -> QMenu:
        """As “1  Denial denies claim”."""
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        scheme = self._session.scheme
        for number, offer in enumerate(offers, 1):
            dragged, claim = (
                label_of(scheme, one.label).title for one in (offer.dragged, offer.claim)
            )
            words = f"{dragged} {offer.fit.title} {claim.lower()}"
            action = menu.addAction(f"&{number}  {plain_caption(words)}")
            action.triggered.connect(partial(self._deeds.link, offer))
        return menu
