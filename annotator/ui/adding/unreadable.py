"""The right side of the preview where there is no document: why not, and the ways out."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.ui.adding.offered import Offered
from annotator.ui.adding.ways import WayButtons
from annotator.ui.panels.cards import said, wrapping

TITLES = {
    "failed": "This cannot be read",
    "unclear": "The file does not say how its letters are written",
    "left_out": "This was left out",
}


class Unreadable(QWidget):
    """A sentence that names file, place and way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.reason = said("", "title"), said("", "muted")
        self.ways = WayButtons()
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 20, 60, 20)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.title, self.reason):
            wrapping(label).setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.ways)
        line.addStretch(1)
        column.addSpacing(6)
        column.addLayout(line)
        column.addStretch(3)

    def show_row(self, row: Offered) -> None:
        """Shows ``row``, which has no reading."""
        title = TITLES.get(row.arrival.standing, TITLES["failed"])
        self.title.setText(QCoreApplication.translate("Unreadable", title))
        self.reason.setText(row.in_short(row.arrival.sentence))
        self.ways.show_for(row)
