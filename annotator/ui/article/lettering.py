"""Short lines of text, shaped once and drawn often."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

KEPT = 600
WIDEST = 10_000


class Lettering:
    """Draws lines that end in “…” where they do not fit."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], tuple[QStaticText, float, float]] = {}

    def draw(
        self, painter: QPainter, text: str, font: QFont, colour: QColor, room: QRectF,
        *, is_mirrored: bool = False,
    ) -> float:  # fmt: skip
        """Draws at the left of ``room``, or at its right where that is mirrored; in the middle
        of its height. Returns how wide the line is."""
        if not text:
            return 0.0
        line, width, height = self._line(text, font, int(room.width()))
        painter.setFont(font)
        painter.setPen(colour)
        left = room.right() - width if is_mirrored else room.left()
        painter.drawStaticText(QPointF(left, room.center().y() - height / 2), line)
        return width

    def width(self, text: str, font: QFont) -> float:
        """How wide all of a line is."""
        return self._line(text, font, WIDEST)[1] if text else 0.0

    def _line(self, text: str, font: QFont, room: int) -> tuple[QStaticText, float, float]:
        key = (text, font.key(), room)
        known = self._kept.get(key)
        if known is None:
            words = QFontMetricsF(font)
            shown = words.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            line = QStaticText(shown)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.prepare(QTransform(), font)
            known = line, words.horizontalAdvance(shown), line.size().height()
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = known
        return known
