"""Answers that are given on a card: what is known of the claim, and of whom it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.model import roles
from annotator.ui.claims.deeds import answered
from annotator.ui.claims.editors import AnswersEditor
from annotator.ui.panels.chips import label_of

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation
    from annotator.model.scheme import Attribute
    from annotator.ui.claims.changing import Changing
    from annotator.ui.claims.deeds import Deeds
    from annotator.ui.claims.view import ClaimView
    from annotator.ui.session import Session

FACTS = (roles.DATE, roles.PLACE, roles.APPEARANCE, roles.WORTH)
Asked = tuple["Annotation", "Attribute"]


class CardAnswers:
    """For the current card of ``view``, or the row of it that the keyboard is at; ``changing``
    opens the fields."""

    def __init__(self, session: Session, view: ClaimView, deeds: Deeds, changing: Changing) -> None:
        self._session, self._view, self._deeds, self._changing = session, view, deeds, changing

    def edit(self) -> None:
        """Of a source, a denial or what else the keyboard is at; else of the claim."""
        spot, project = self._view.spot, self._session.project
        if spot is None or spot.kind not in ("voice", "statement") or project is None:
            self.edit_claim()
            return
        if not project.annotations.has(spot.id):
            return
        one = project.annotations[spot.id]
        asked = [(one, each) for each in self._session.scheme.attributes_of(one.label)]
        self._open(asked, label_of(self._session.scheme, one.label).title)

    def edit_claim(self) -> None:
        """When, where and at which address it was claimed, and whether it is worth a check."""
        card, found = self._changing.card, self._view.shelf.roles
        if card is None:
            return
        asked: list[Asked] = []
        for role in FACTS:
            one, _ = answered(card, found, role)
            attribute = found.attribute(one.label, role)
            if attribute:
                asked.append((one, attribute))
        self._open(asked, self._changing.tr("Details of the claim"))

    def _open(self, asked: list[Asked], heading: str) -> None:
        if not asked:
            return
        before = [(one.attributes.get(each.name, "")) for one, each in asked]
        editor = AnswersEditor(heading, [each for _, each in asked], before, self._view.viewport())

        def write() -> bool:
            given = zip(asked, before, editor.answers, strict=True)
            return self._deeds.answer_all(
                [(one.id, each.name, now) for (one, each), was, now in given if was != now],
                QCoreApplication.translate("Claims", "Change details"),
            )

        self._changing.open(editor, write)
