"""Choosing the encoding of a file that does not say it: one looks which line reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.sources.candidates import Candidate

WIDTH, HEIGHT = 600, 560
PREVIEW_HEIGHT = 130
SHOWN = 64  # letters of a line in the list
ROOM = 16


class EncodingDialog(QDialog):
    """Asks for one file; ``others``: how many more wait for the same question.

    ``chosen(encoding, is_for_all)``.
    """

    chosen = Signal(str, bool)

    def __init__(
        self, parent: QWidget, name: str, candidates: Sequence[Candidate], others: int = 0
    ) -> None:
        super().__init__(parent)
        self._candidates = list(candidates)
        self.setWindowTitle(self.tr("Choose an encoding"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        words = self.tr("In which encoding is “{name}”?")
        self.question, self.hint = PlainLabel(words.format(name=name)), PlainLabel()
        self.choices = QListWidget()
        self.preview = QPlainTextEdit()
        self.for_all = QCheckBox(self._others(others))
        self.for_all.setVisible(others > 0)
        self.read_button = QPushButton(self.tr("Use this encoding"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self.choices.currentRowChanged.connect(self._show_preview)
        self.choices.itemActivated.connect(lambda _item: self.choose())
        self.read_button.clicked.connect(self.choose)
        self.cancel_button.clicked.connect(self.reject)
        self._fill()

    @property
    def encoding(self) -> str:
        """The chosen one."""
        row = self.choices.currentRow()
        return self._candidates[row].encoding if 0 <= row < len(self._candidates) else ""

    def choose(self) -> None:
        """Has the file read as it is shown, and on request the others, too."""
        encoding, is_for_all = self.encoding, self.for_all.isChecked()
        if encoding and self.isVisible():  # Enter in the list activates, and clicks the button
            self.accept()
            self.chosen.emit(encoding, is_for_all)

    def _others(self, number: int) -> str:
        if number == 1:
            return self.tr("Also for the other file")
        return self.tr("Also for the {number} other files").format(number=number)

    def _fill(self) -> None:
        for candidate in self._candidates:
            line = candidate.preview.partition("\n")[0]
            item = QListWidgetItem(f"{line[:SHOWN]}\n{name_of(candidate)}", self.choices)
            # Letters of other fonts are higher: in a row of the usual height Qt drops the name.
            item.setSizeHint(QSize(0, 2 * self.choices.fontMetrics().lineSpacing() + ROOM))
        self.read_button.setEnabled(bool(self._candidates))
        self.choices.setCurrentRow(0)
        self.choices.setFocus()

    def _show_preview(self, row: int) -> None:
        if 0 <= row < len(self._candidates):
            self.preview.setPlainText(self._candidates[row].preview)

    def _lay_out(self) -> None:
        set_look(self.question, "title")
        self.question.setWordWrap(True)
        self.hint.setText(
            self.tr("The file does not say. Choose the line whose letters are right.")
        )
        set_look(self.hint, "small")
        self.choices.setAccessibleName(self.tr("Encodings"))
        self.choices.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.choices.setSpacing(1)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(PREVIEW_HEIGHT)
        self.preview.setAccessibleName(self.tr("How the file would read"))
        set_look(self.read_button, "primary")
        self.read_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.for_all)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.read_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.question, self.hint, self.choices, self.preview):
            column.addWidget(widget, int(widget is self.choices))
        column.addLayout(foot)


def name_of(candidate: Candidate) -> str:
    """For example “Western European · cp1252”."""
    writing = QCoreApplication.translate("Encodings", candidate.writing)
    return " · ".join(word for word in (writing, candidate.encoding) if word)
