"""A box over the review table. It is no window of its own: what is typed right after the key
that opened it must not reach the table, where letters decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.review.board import ReviewBoard

MARGIN = 8


class Popup(QFrame):
    """Opens below the current row, or above it where there is no room; Esc closes it."""

    def __init__(self, board: ReviewBoard, width: int) -> None:
        super().__init__(board)
        self._board = board
        set_look(self, "popup")
        self.setAutoFillBackground(True)
        self.setFixedWidth(width)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)

    def open(self) -> None:
        """Shows it in its place; only one is open at a time."""
        for other in self._board.findChildren(Popup):
            if other is not self:
                other.dismiss()
        self.adjustSize()
        table = self._board.table
        row = table.visualRect(table.currentIndex())
        place = table.viewport().mapTo(self._board, row.bottomLeft()) + QPoint(90, 2)
        if place.y() + self.height() > self._board.height() - MARGIN:
            above = table.viewport().mapTo(self._board, row.topLeft()).y() - self.height() - 2
            place.setY(max(MARGIN, above))
        room = self._board.width() - self.width() - MARGIN
        self.move(max(MARGIN, min(place.x(), room)), place.y())
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Closes it; the table has the keyboard again."""
        self.hide()
        self.deleteLater()
        self._board.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key goes on to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()
