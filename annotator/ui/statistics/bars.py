"""Numbers as bars: what each is of, a bar, the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.formats.bars_svg import shown_of
from annotator.ui.panels import lettering
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.departures.statistics import Table
    from annotator.ui.theme import Theme

ROW, BAR, NAMES, NUMBERS = 24, 12, 150, 64


class Bars(QWidget):
    """``colours`` of some of the rows; the others have the accent. ``left_out``: how many rows
    there are besides."""

    def __init__(self, table: Table, theme: Theme, colours: Mapping[str, QColor]) -> None:
        super().__init__()
        shown = shown_of(table.rows, is_time=table.is_time)
        self._rows, self.left_out, self._colours = shown.rows, shown.left_out, colours
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(table.title)
        self.setAccessibleDescription("; ".join(f"{key}: {n:g}" for key, n in self._rows))

    def sizeHint(self) -> QSize:
        return QSize(320, ROW * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((number for _, number in self._rows), default=0) or 1
        room = max(40, self.width() - NAMES - NUMBERS)
        metrics = painter.fontMetrics()
        for place, (key, number) in enumerate(self._rows):
            top = place * ROW
            words = metrics.elidedText(one_line(key), Qt.TextElideMode.ElideRight, NAMES - 10)
            painter.setPen(self.theme.text)
            middle = Qt.AlignmentFlag.AlignVCenter
            side = Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, NAMES - 10, ROW), middle | side, words)
            length = room * number / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colours.get(key, self.theme.accent))
            bar = QRectF(NAMES, top + (ROW - BAR) / 2, max(2.0, length) if number else 0.0, BAR)
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(self.theme.muted)
            shown = lettering.number(int(number)) if number == int(number) else f"{number:.1f}"
            at = QRectF(NAMES + length + 6, top, NUMBERS, ROW)
            painter.drawText(at, middle | side, shown)
        painter.end()
