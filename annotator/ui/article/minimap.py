"""The scroll bar of the article, with a tick for each place that is annotated."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from annotator.model.marks import Mark
from annotator.ui.article.inks import Inks, faded

WIDTH = 14
TICK = 3.0
BINS = 512


class Minimap(QScrollBar):
    """Ticks are counted per label in ``BINS`` stretches of the text, so that one mark more or
    less is one count."""

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.inks = inks
        self._length = 1
        self._counts = Counter[tuple[int, str]]()
        self._ticks: QPixmap | None = None
        self.setFixedWidth(WIDTH)

    def forget(self) -> None:
        """Draws the ticks anew, in other colours."""
        self._ticks = None
        self.update()

    def load(self, marks: Iterable[Mark], length: int) -> None:
        """Takes all marks of a text of ``length`` code points."""
        self._length = max(1, length)
        size = self._length
        self._counts = Counter((mark.start * BINS // size, mark.label) for mark in marks)
        self.forget()

    def take(self, marks: Iterable[Mark]) -> None:
        """Adds marks of the same text."""
        size = self._length
        self._counts.update((mark.start * BINS // size, mark.label) for mark in marks)
        self.forget()

    def replace(self, old: Mark | None, new: Mark | None) -> None:
        if old is not None:
            self._add(old, -1)
        if new is not None:
            self._add(new, 1)
        self.update()

    def _add(self, mark: Mark, count: int) -> None:
        key = (mark.start * BINS // self._length, mark.label)
        before = self._counts[key]
        self._counts[key] = before + count
        if not self._counts[key]:
            del self._counts[key]
        if not before or key not in self._counts:
            self._ticks = None

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.inks.theme
        painter.fillRect(self.rect(), theme.page)
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.border)
        if self.maximum() > self.minimum():
            strength = 0.3 if self.isSliderDown() or self.underMouse() else 0.16
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(theme.muted, strength))
            painter.drawRoundedRect(self._thumb().adjusted(2, 1, -1, -1), 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPixmap(0, 0, self._drawn_ticks())
        painter.end()

    def _drawn_ticks(self) -> QPixmap:
        """All ticks as one picture, until one comes or goes."""
        ratio = self.devicePixelRatioF()
        if self._ticks is None or self._ticks.size() != self.size() * ratio:
            self._ticks = QPixmap(self.size() * ratio)
            self._ticks.setDevicePixelRatio(ratio)
            self._ticks.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ticks)
            self._paint_ticks(painter)
            painter.end()
        return self._ticks

    def _paint_ticks(self, painter: QPainter) -> None:
        """Each label has its own column where there are many ticks, else the whole width."""
        order = {label.name: number for number, label in enumerate(self.inks.scheme.labels)}
        full = self.width() - 6
        columns = max(1, min(len(order), 4)) if len(self._counts) > BINS // 4 else 1
        for bin_, name in sorted(self._counts):
            left = 4 + order.get(name, 0) % columns * full / columns
            top = bin_ / BINS * (self.height() - TICK)
            tick = QRectF(left, top, full / columns, TICK)
            painter.fillRect(tick, self.inks.colours(name).line)

    def _thumb(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        control = QStyle.ComplexControl.CC_ScrollBar
        return QRectF(self.style().subControlRect(control, option, part, self))
