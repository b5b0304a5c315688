"""Choosing the encoding of files that do not say it: one looks which line reads right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from annotator.sources.candidates import Candidate, candidates_for
from annotator.sources.problems import SourceProblem
from annotator.ui.commands.adding import add_files
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.sources.folders import Outcome
    from annotator.ui.window import Window

WIDTH, HEIGHT = 600, 560
PREVIEW_HEIGHT = 130
SHOWN = 64  # letters of a line in the list
ROOM = 16


class EncodingDialog(QDialog):
    """Asks for one file after the other, beside the window, which stays usable."""

    def __init__(self, window: Window, unclear: Sequence[Outcome]) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = list(unclear)
        self._file: Outcome | None = None
        self._candidates: list[Candidate] = []
        self.setWindowTitle(self.tr("Choose an encoding"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.question, self.hint = PlainLabel(), PlainLabel()
        self.choices = QListWidget()
        self.preview = QPlainTextEdit()
        self.for_all = QCheckBox()
        self.add_button = QPushButton(self.tr("Add"))
        self.skip_button = QPushButton(self.tr("Skip"))
        self._lay_out()
        self.choices.currentRowChanged.connect(self._show_preview)
        self.choices.itemActivated.connect(lambda _item: self.add())
        self.add_button.clicked.connect(self.add)
        self.skip_button.clicked.connect(self.next_file)

    @property
    def encoding(self) -> str:
        """The chosen one."""
        row = self.choices.currentRow()
        return self._candidates[row].encoding if 0 <= row < len(self._candidates) else ""

    def next_file(self) -> bool:
        """Asks for the next file that can be asked about; closes where there is none."""
        while self._waiting:
            self._file = self._waiting.pop(0)
            try:
                self._candidates = candidates_for(self._file.path)
            except SourceProblem as problem:
                self._window.report(problem)
                continue
            if self._candidates:
                self._ask(self._file)
                return True
            self._window.banner.say(self._file.problem)
        self._file = None
        self.close()
        return False

    def add(self) -> None:
        """Adds the file as it is shown, and on request the others in the same encoding."""
        if self._file is None or not self.encoding:
            return
        paths, encoding = [self._file.path], self.encoding
        if self.for_all.isChecked():
            paths += [waiting.path for waiting in self._waiting]
            self._waiting = []
        add_files(self._window, paths, encoding)
        self.next_file()

    def _ask(self, file: Outcome) -> None:
        words = self.tr("In which encoding is “{name}”?")
        self.question.setText(words.format(name=file.path.name))
        number = len(self._waiting)
        self.for_all.setVisible(number > 0)
        others = self.tr("Also for the {number} other files") if number > 1 else ""
        others = others or self.tr("Also for the other file")
        self.for_all.setText(others.format(number=number))
        self.choices.clear()
        for candidate in self._candidates:
            line = candidate.preview.partition("\n")[0]
            item = QListWidgetItem(f"{line[:SHOWN]}\n{name_of(candidate)}", self.choices)
            # Letters of other fonts are higher: in a row of the usual height Qt drops the name.
            item.setSizeHint(QSize(0, 2 * self.choices.fontMetrics().lineSpacing() + ROOM))
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
        set_look(self.add_button, "primary")
        self.add_button.setDefault(True)
        self.skip_button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.for_all)
        foot.addStretch(1)
        foot.addWidget(self.skip_button)
        foot.addWidget(self.add_button)
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


def ask_encoding(window: Window, unclear: Sequence[Outcome]) -> EncodingDialog:
    """Asks without stopping what goes on behind."""
    dialog = EncodingDialog(window, unclear)
    if dialog.next_file():
        dialog.show()
    return dialog
