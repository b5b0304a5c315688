"""What waits for one's answer: decisions on one's own annotations, disputes of one's own
decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from annotator.model.decisions import Decision
from annotator.ui.panels import lettering
from annotator.ui.panels.decision_words import act_words, changed_words
from annotator.ui.review.list_dialog import ListDialog
from annotator.ui.review.words import tr
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.window import Window

WIDER = QSize(1060, 480)


class Inbox(ListDialog[Decision]):
    """What others decided on one's own annotations, with before and after, and what they dispute
    of one's own decisions: each to be answered."""

    def __init__(self, window: Window) -> None:
        self.understood, self.dispute = QPushButton(tr("Understood")), QPushButton(tr("Dispute"))
        self.stand, self.give_way = QPushButton(tr("Stand by it")), QPushButton(tr("Give way"))
        heads = [
            tr("When"), tr("Who"), tr("What"), tr("Annotation"), tr("Before"), tr("After"),
            tr("Note"),
        ]  # fmt: skip
        super().__init__(window, tr("Inbox"), heads, 3)
        self.resize(WIDER)
        set_look(self.understood, "primary")
        set_look(self.stand, "primary")
        self.note.setAccessibleName(tr("Why"))
        self.understood.clicked.connect(lambda: self._answer("understood"))
        self.dispute.clicked.connect(lambda: self._answer("disputed"))
        self.stand.clicked.connect(lambda: self._settle(is_upheld=True))
        self.give_way.clicked.connect(lambda: self._settle(is_upheld=False))
        advice = tr("What you changed is changed back, and it is to be reviewed again")
        self.give_way.setToolTip(plain_tooltip(advice))
        self.empty.say(
            tr("Nothing to answer"),
            tr("What reviewers reject or change of your annotations comes here, and what others"
               " dispute of your decisions."),
        )  # fmt: skip
        for column, width in ((0, 80), (1, 90), (2, 170), (4, 110), (5, 110), (6, 210)):
            self.table.setColumnWidth(column, width)
        self.refill()

    def deeds(self) -> Sequence[QPushButton]:
        return self.understood, self.dispute, self.give_way, self.stand

    def read(self) -> list[Decision]:
        project = self._window.session.project
        return project.decisions.inbox() if project else []

    def cells(self, row: Decision) -> tuple[str, ...]:
        project, scheme = self._window.session.project, self._window.session.scheme
        what = act_words(row, project.decisions.titles if project else {})
        quote = self._quote(row)
        is_gone = row.act == "delete"
        before = "" if is_gone else changed_words(row.before, scheme, row.after)
        after = changed_words(row.after, scheme, row.before)
        when, who, note = row.created_at, row.reviewer, row.note
        if row.answer == "disputed":
            when, who, note = row.answered_at, row.annotator, row.answer_note
            what = tr("disputes: {what}").format(what=what)
        return (lettering.moment(when), who, what, quote, before, after, note)

    def _quote(self, row: Decision) -> str:
        """As it is now; of what was deleted, as it was then."""
        project = self._window.session.project
        if project is None:
            return ""
        if project.annotations.has(row.annotation):
            return project.annotations[row.annotation].quote
        decisions = reversed(project.decisions.of(row.annotation))
        quotes = (str(one.before["quote"]) for one in decisions if "quote" in one.before)
        return next(quotes, "")

    def judge(self) -> None:
        """Each kind of row has its own answers."""
        super().judge()
        row = self.current
        is_dispute = row is not None and row.answer == "disputed"
        for button in (self.understood, self.dispute):
            button.setVisible(not is_dispute)
        for button in (self.stand, self.give_way):
            button.setVisible(is_dispute)
        self.note.setPlaceholderText(
            tr("What there is to say to that") if is_dispute else tr("Why, where you dispute it")
        )

    def place(self, row: Decision) -> tuple[int, int | None]:
        return row.document, row.annotation

    def _answer(self, answer: str) -> None:
        project, row = self._window.session.project, self.current
        if project and row:
            note = self.note.text().strip()
            self.attempt(lambda: project.decisions.answer(row.id, answer, note))

    def _settle(self, *, is_upheld: bool) -> None:
        project, row = self._window.session.project, self.current
        if project and row:
            note = self.note.text().strip()
            settle = project.disputes.uphold if is_upheld else project.disputes.give_way
            self.attempt(lambda: settle(row.id, note))
