"""A sentence and two buttons, where something would be lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

WIDTH = 400


class Question(QDialog):
    """``then`` is done where the answer is ``yes``, the caption of a button; Esc is the other
    answer, and Enter presses the button that has the focus, at first the other one."""

    def __init__(
        self, parent: QWidget, sentence: str, yes: str, then: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(yes)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.sentence = PlainLabel(sentence)
        self.sentence.setWordWrap(True)
        self.yes, self.no = QPushButton(yes), QPushButton(self.tr("Cancel"))
        self.no.setDefault(True)
        set_look(self.no, "primary")
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self.accepted.connect(then)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(16)
        column.addWidget(self.sentence)
        column.addLayout(line)
        self.no.setFocus()
