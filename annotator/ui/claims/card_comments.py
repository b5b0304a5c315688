"""The comments on a claim, read and written on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from annotator.ui.claims.editors import Editor
from annotator.ui.panels.comments_card import CommentsCard, Subject, Unsent

if TYPE_CHECKING:
    from annotator.model.cards import Card
    from annotator.model.changes import Changes
    from annotator.store import Project
    from annotator.ui.claims.changing import Changing
    from annotator.ui.claims.deeds import Deeds
    from annotator.ui.claims.view import ClaimView
    from annotator.ui.session import Session


class CommentsEditor(Editor):
    """The threads of all mentions; what is said is kept at once, so there is nothing to save."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.comments = CommentsCard(session, self)
        self.first = self.comments.line
        self.fields.addWidget(self.comments, 0, 0, 1, 2)
        self.heading.hide()
        self.save.hide()
        self.cancel.setText(self.tr("Close"))

    @property
    def values(self) -> dict[str, str]:
        return {}

    def show_card(self, card: Card) -> None:
        others = (mention.annotation for mention in card.mentions[1:])
        subject = Subject(card.document.id, card.annotation.id)
        self.comments.show_comments_on(subject, {one.id: one.quote for one in others})


class CardComments:
    """Opens them on the current card of ``view``, also where nothing may be changed."""

    def __init__(self, session: Session, view: ClaimView, deeds: Deeds, changing: Changing) -> None:
        self._session, self._view, self._changing = session, view, changing
        self._refuse = deeds.refuse
        self._unsent = Unsent()  # which outlives the fields
        self._project: Project | None = None  # that they are for
        session.changed.connect(self._follow)

    def show(self) -> None:
        card, project = self._changing.card, self._session.project
        if card is None:
            return
        if card.remark is None and not self._session.is_editable:
            words = "There are no comments on this claim, and this project can only be read."
            self._refuse(QCoreApplication.translate("Claims", words))
            return
        if project is not self._project:
            self._unsent, self._project = Unsent(), project
        editor = CommentsEditor(self._session, self._view.viewport())
        editor.comments.unsent = self._unsent
        editor.show_card(card)
        editor.comments.refused.connect(self._refuse)
        self._changing.open(editor, lambda: True, is_reading=True)

    def _follow(self, changes: Changes) -> None:
        editor, card = self._changing.editor, self._changing.card
        is_about = changes.is_bulk or changes.touch("comment", "link", "annotation")
        if isinstance(editor, CommentsEditor) and card is not None and is_about:
            editor.show_card(card)
