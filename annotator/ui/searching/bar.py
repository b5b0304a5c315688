"""What to look for in the project: words, and how they are compared."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from annotator.model.search_folding import Way
from annotator.model.search_query import Query, parse_query
from annotator.ui.panels.cards import said
from annotator.ui.panels.flow import Flow
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import set_look

TYPING_PAUSE = 250  # milliseconds


class SearchBar(QFrame):
    """``asked()``: something else is to be looked for, a moment after it was typed."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_look(self, "toolbar")
        self.words = QLineEdit(self)
        self.case, self.accents, self.whole, self.pattern, self.here = (
            QToolButton(self) for _ in range(5)
        )
        self.count = said("", "muted", self)
        self.all = QPushButton(self.tr("Tick all"), self)
        self.none = QPushButton(self.tr("None"), self)
        self.mark = QPushButton(self.tr("Mark all as ▾"), self)
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._build()
        self._typing.timeout.connect(self.asked)
        self.words.textEdited.connect(self._typing.start)
        self.words.returnPressed.connect(self.asked)
        for button in (self.case, self.accents, self.whole, self.pattern, self.here):
            button.toggled.connect(lambda _is_on: self._typing.start())
        self.setFocusProxy(self.words)

    @property
    def is_typing(self) -> bool:
        return self._typing.isActive()

    @property
    def query(self) -> Query:
        """What is asked for now."""
        way = Way(self.case.isChecked(), self.accents.isChecked(), self.whole.isChecked())
        if self.pattern.isChecked():
            return Query(way=way, pattern=self.words.text())
        return parse_query(self.words.text(), way)

    def fill(self, words: str, *, is_exact: bool) -> None:
        """``is_exact``: ``words`` just as they stand."""
        self.words.setText(f'"{words}"' if is_exact else words)
        self.pattern.setChecked(False)
        for button in (self.case, self.accents, self.whole):
            button.setChecked(is_exact)

    def settle(self) -> None:
        """Nothing that was typed is waited for any more."""
        self._typing.stop()

    def _build(self) -> None:
        inside = QWidget(self)
        flow = Flow(inside, 8)
        self.words.setPlaceholderText(self.tr("Search texts, notes, comments…"))
        self.words.setAccessibleName(self.tr("Search the project"))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(300)
        flow.addWidget(self.words)
        for button, words, advice in (
            (self.case, "Aa", self.tr("Capitals matter")),
            (self.accents, "é", self.tr("Accents and vowel signs matter")),
            (self.whole, self.tr("Whole words"), self.tr("Not words that only begin so")),
            (self.pattern, ".*", self.tr("A regular expression")),
            (self.here, self.tr("This document"), self.tr("Only in the document in the article")),
        ):
            button.setText(words)
            button.setCheckable(True)
            button.setToolTip(plain_tooltip(advice))
            button.setAccessibleName(advice)
            flow.addWidget(button)
        set_look(self.mark, "primary")
        self.mark.setStyleSheet("QPushButton::menu-indicator { image: none; }")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(inside, 1)
        for part in (self.count, self.all, self.none, self.mark):
            row.addWidget(part)
