"""The card of where a document came from: to be read and copied, never edited."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, said, speak, wrapping
from annotator.ui.panels.origin_facts import Fact
from annotator.ui.text import PlainLabel, plain_tooltip
from annotator.ui.theme import set_look

LONGEST_VALUE = 600
LONGEST_WORD = 24  # a longer one may be cut off: lines end between words only
PIXELS = 11


class OriginCard(Card):
    """``original_wanted``: the button was pressed that shows the original."""

    original_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: tuple[Fact, ...] = ()
        self._page: QWidget | None = None
        self.button = QPushButton(self.tr("Show original"), self)
        self.button.clicked.connect(self.original_wanted)
        self.body.addWidget(said(self.tr("Origin"), "title", self))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        if tuple(facts) == self.facts:
            return
        self.facts = tuple(facts)
        if self._page:
            self._page.hide()
            self._page.deleteLater()
        self._page = page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 4)
        for row, fact in enumerate(facts):
            self._add(grid, row, fact)
        self.body.insertWidget(1, page)

    def _add(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(wrapping(said(fact.title, "muted", self)), row, 0, top)
        if fact.is_code:
            line = CodeLine(fact.value, self)
            line.setAccessibleName(fact.title)
            grid.addWidget(line, row, 1)
            grid.addWidget(self._copier(fact), row, 2)
            return
        shown = lettering.shortened(fact.value, LONGEST_VALUE)
        value = wrapping(PlainLabel("", self))
        speak(value, shown)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        is_whole = shown == fact.value and all(len(word) < LONGEST_WORD for word in shown.split())
        value.setToolTip(plain_tooltip("" if is_whole else fact.value))
        grid.addWidget(value, row, 1, 1, 2)

    def _copier(self, fact: Fact) -> QPushButton:
        button = QPushButton(self.tr("Copy"), self)
        words = self.tr("Copy: {title}").format(title=fact.title)
        button.setToolTip(plain_tooltip(words))
        button.setAccessibleName(words)
        set_look(button, "link")
        button.clicked.connect(partial(QGuiApplication.clipboard().setText, fact.value))
        return button


class CodeLine(QLineEdit):
    """A hash in letters of one width; what is selected in it is copied as it is."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(code, parent)
        self.setReadOnly(True)
        self.setCursorPosition(0)
        set_look(self, "code")
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(PIXELS)
        self.setFont(fixed)
        self.setToolTip(plain_tooltip(code))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
