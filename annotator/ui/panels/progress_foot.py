"""The foot of the documents panel: how much of the project is done."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.ui.panels import lettering
from annotator.ui.panels.bars import ProgressLine
from annotator.ui.panels.cards import said
from annotator.ui.theme import Theme


class ProgressFoot(QWidget):
    """A bar and the numbers; hidden while there is nothing to do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.line, self.words = ProgressLine(theme, self), said("", "small", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        column.addWidget(said(self.tr("PROGRESS"), "heading", self))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.line, 1)
        row.addWidget(self.words)
        column.addLayout(row)

    def show_share(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total} done")
        numbers = {"done": lettering.number(done), "total": lettering.number(total)}
        self.words.setText(words.format(**numbers))
        self.line.set_share(done / total if total else 0)
        self.setVisible(total > 0)
