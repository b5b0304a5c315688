"""Chips: a label's name on its tint, as a picture, a widget, a button and a filter."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.model.scheme import Label, Scheme
from annotator.ui.panels.lettering import scaled
from annotator.ui.theme import LabelColours, Theme

PADDING = 7
CORNER = 4
ARROW = 12


def label_of(scheme: Scheme, name: str) -> Label:
    """The scheme's label, or a grey one for a name that the scheme no longer has."""
    return scheme.label(name) if scheme.has_label(name) else Label(name, name)


def chip_font(font: QFont) -> QFont:
    return scaled(font, 0.82, QFont.Weight.Bold)


def chip_size(text: str, font: QFont) -> QSize:
    """``font`` is the one that the chip is painted with."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 2 * PADDING, metrics.height() + 5)


def paint_chip(
    painter: QPainter, area: QRect, text: str, colours: LabelColours, font: QFont
) -> None:
    """Paints one chip; a text too long for ``area`` is elided."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.tint)
    painter.drawRoundedRect(QRectF(area), CORNER, CORNER)
    painter.setFont(font)
    painter.setPen(colours.line)
    room = area.width() - 2 * PADDING + 2
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
    painter.restore()


class Chip(QWidget):
    """A chip that is only looked at."""

    def __init__(self, text: str, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return chip_size(self._text, chip_font(self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        paint_chip(QPainter(self), self.rect(), self._text, self._colours, chip_font(self.font()))


class ChipButton(QAbstractButton):
    """A chip with a small arrow: it opens a choice of labels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = Label("", "")
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_label(self, label: Label) -> None:
        self._label, self._words = label, label.title.upper()
        self.setAccessibleName(self.tr("Label: {label}").format(label=label.title))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        room = ARROW if self.isEnabled() else 0
        return chip_size(self._words, chip_font(self.font())) + QSize(room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        colours, font = self._theme.label(self._label), chip_font(self.font())
        paint_chip(painter, self.rect(), "", colours, font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.line)
        painter.setFont(font)
        room = ARROW if self.isEnabled() else 0
        words = self.rect().adjusted(0, 0, -room, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self._words
        )
        if room:
            paint_arrow(painter, QPointF(self.width() - ARROW, self.height() / 2), colours.line)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme.focus)


class ChipToggle(QAbstractButton):
    """A chip that shows only its label's annotations while it is down."""

    def __init__(self, label: Label, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._theme = theme
        self.setCheckable(True)
        self.setText(label.title)
        self.setAccessibleName(label.title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_count(self, count: str) -> None:
        self.setText(f"{self.label.title} {count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), chip_font(self.font())) + QSize(2, 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        area = self.rect().adjusted(1, 1, -1, -1)
        colours = self._theme.label(self.label)
        paint_chip(painter, area, self.text(), colours, chip_font(self.font()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(colours.line, 1.5))
            painter.drawRoundedRect(QRectF(area), CORNER, CORNER)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._theme.focus)


def paint_arrow(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """A small chevron that points down."""
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = centre.x(), centre.y()
    painter.drawPolyline(
        [QPointF(x - 3.5, y - 1.8), QPointF(x, y + 1.8), QPointF(x + 3.5, y - 1.8)]
    )


def paint_focus(painter: QPainter, area: QRect, colour: QColor) -> None:
    """The ring around what has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5))
    painter.drawRoundedRect(QRectF(area).adjusted(0.75, 0.75, -0.75, -0.75), CORNER, CORNER)
