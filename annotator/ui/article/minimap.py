"""The scroll bar of the article, with a tick for each place that is annotated."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from annotator.model.marks import Mark
from annotator.ui.article.inks import Inks, faded

WIDTH = 14
TICK = 3.0
BINS = 1024


class Minimap(QScrollBar):
    """Ticks are counted per label in ``BINS`` stretches of the text, so that one mark more or
    less is one count."""

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.inks = inks
        self._length = 1
        self._counts: dict[tuple[int, str], int] = {}
        self.setFixedWidth(WIDTH)

    def load(self, marks: Iterable[Mark], length: int) -> None:
        """Takes all marks of a text of ``length`` code points."""
        self._length = max(1, length)
        self._counts = {}
        for mark in marks:
            self._add(mark, 1)
        self.update()

    def replace(self, old: Mark | None, new: Mark | None) -> None:
        if old is not None:
            self._add(old, -1)
        if new is not None:
            self._add(new, 1)
        self.update()

    def _add(self, mark: Mark, count: int) -> None:
        key = (mark.start * BINS // self._length, mark.label)
        self._counts[key] = self._counts.get(key, 0) + count
        if not self._counts[key]:
            del self._counts[key]

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
        self._paint_ticks(painter)
        painter.end()

    def _paint_ticks(self, painter: QPainter) -> None:
        order = {label.name: number for number, label in enumerate(self.inks.scheme.labels)}
        columns = max(1, min(len(order), 4))
        width = (self.width() - 6) / columns if len(self._counts) > BINS // 4 else self.width() - 6
        for bin_, name in sorted(self._counts):
            place = order.get(name, 0) % columns
            left = 4 + (place * width if width < self.width() - 6 else 0)
            top = bin_ / BINS * (self.height() - TICK)
            painter.fillRect(QRectF(left, top, width, TICK), self.inks.colours(name).line)

    def _thumb(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        control = QStyle.ComplexControl.CC_ScrollBar
        return QRectF(self.style().subControlRect(control, option, part, self))
