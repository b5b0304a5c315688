"""Flat cards on a panel, their headings, quotes, and the words of an empty panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.panels import lettering
from annotator.ui.text import PlainLabel, plain_tooltip
from annotator.ui.theme import Theme, set_look
from annotator.ui.viewport import give_viewport

BAR = 3
GAP = 10
LONGEST_QUOTE = 400
LONGEST_TIP = 2_000


def said(text: str, look: str = "", parent: QWidget | None = None) -> PlainLabel:
    """A label in one of the looks of the style sheet: title, heading, muted, small."""
    label = PlainLabel(text, parent)
    if look:
        set_look(label, look)
    return label


def wrapping(label: PlainLabel) -> PlainLabel:
    """Lets ``label`` run over several lines in whatever width there is."""
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def speak(label: PlainLabel, text: str) -> None:
    """Shows ``text``, right to left where it begins so."""
    label.setText(text)
    label.setLayoutDirection(lettering.direction_of(text))


class Card(QFrame):
    """A rounded box with a thin border; its contents go into ``body``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(13, 12, 13, 14)
        self.body.setSpacing(10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class Quote(QWidget):
    """Words of a document in the reading serif, with a coloured bar where they begin."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = wrapping(PlainLabel("", self))
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QColor(theme.border)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self.set_theme(theme)

    @property
    def text(self) -> str:
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        self._words.setFont(theme.reading_font(lettering.reading_pixels(self.font())))

    def show_quote(self, quote: str, bar: QColor) -> None:
        self._bar = bar
        shown = lettering.shortened(quote, LONGEST_QUOTE)
        speak(self._words, shown)
        self.setToolTip(plain_tooltip(lettering.shortened(quote, LONGEST_TIP)))
        self.setLayoutDirection(lettering.direction_of(shown))
        # Qt mirrors what is in a layout, and not its margins.
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (0, BAR + GAP) if is_mirrored else (BAR + GAP, 0)
        self._row.setContentsMargins(left, 1, right, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - BAR if is_mirrored else 0, 0, BAR, self.height(), self._bar)


class EmptyState(QWidget):
    """What a panel says when it has nothing to show: what this is, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._advice = said("", "title", self), said("", "muted", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(6)
        column.addStretch(2)
        for label in (self._title, self._advice):
            wrapping(label).setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)

    @property
    def text(self) -> str:
        return f"{self._title.text()} {self._advice.text()}"

    def say(self, title: str, advice: str) -> None:
        self._title.setText(title)
        self._advice.setText(advice)


class CardColumn(QScrollArea):
    """Cards one below the other, scrolled where they do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.cards = QVBoxLayout(inside)
        self.cards.setContentsMargins(12, 12, 12, 12)
        self.cards.setSpacing(14)
        self.cards.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def add(self, card: QWidget) -> None:
        self.cards.insertWidget(self.cards.count() - 1, card)
