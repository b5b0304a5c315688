"""Answering a question that has no list of answers, for all annotations that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from annotator.ui.panels.cards import said
from annotator.ui.review.deciding import set_attribute, tr
from annotator.ui.review.popup import Popup
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.scheme import Attribute
    from annotator.ui.review.board import ReviewBoard
    from annotator.ui.window import Window

WIDTH = 340


class AnswerBox(Popup):
    """A field with the answer of the current annotation; Enter gives it to the selected ones. An
    empty one takes answers back."""

    def __init__(self, window: Window, board: ReviewBoard, attribute: Attribute) -> None:
        super().__init__(board, WIDTH)
        self._window, self._attribute = window, attribute
        self.field, self.set = QLineEdit(), QPushButton(tr("Set"))
        project, current = window.session.project, board.table.current_id
        if project and current is not None and project.annotations.has(current):
            answers = project.annotations[current].attributes
            self.field.setText(answers.get(attribute.name, ""))
        self.field.selectAll()
        self.field.setAccessibleName(attribute.title)
        self.field.returnPressed.connect(self._take)
        set_look(self.set, "primary")
        self.set.clicked.connect(self._take)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.set)
        self.column.addWidget(said(attribute.title, "muted"))
        self.column.addWidget(self.field)
        self.column.addLayout(foot)

    def _take(self) -> None:
        value = self.field.text().strip()
        self.dismiss()
        set_attribute(self._window, self._board, self._attribute.name, value)


def ask_answer(window: Window, board: ReviewBoard, attribute: Attribute) -> None:
    box = AnswerBox(window, board, attribute)
    box.open()
    box.field.setFocus()
