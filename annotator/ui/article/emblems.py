"""The small marks in the margin, drawn as lines: note, link, comment, something to mend."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def draw_emblem(painter: QPainter, name: str, at: QPointF, scale: float, colour: QColor) -> None:
    """``at`` is its middle; ``name`` is "note", "link", "comment" or "check"."""
    painter.save()
    painter.translate(at)
    painter.scale(scale, scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(_PATHS[name])
    painter.restore()


def _note() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-4.5, -5, 9, 10), 1.5, 1.5)
    for y in (-2, 0.5, 3):
        path.moveTo(-2, y)
        path.lineTo(2, y)
    return path


def _link() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-6, -2.2, 6.5, 4.4), 2.2, 2.2)
    path.addRoundedRect(QRectF(-0.5, -2.2, 6.5, 4.4), 2.2, 2.2)
    return path


def _comment() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-5, -4.5, 10, 7), 2, 2)
    path.moveTo(-2, 2.5)
    path.lineTo(-2.5, 5)
    path.lineTo(0.5, 2.5)
    return path


def _check() -> QPainterPath:
    """A triangle with an exclamation mark."""
    path = QPainterPath()
    path.moveTo(0, -5)
    path.lineTo(5.5, 4.5)
    path.lineTo(-5.5, 4.5)
    path.closeSubpath()
    path.moveTo(0, -1.8)
    path.lineTo(0, 1)
    path.moveTo(0, 2.8)
    path.lineTo(0, 2.9)
    return path


_PATHS = {"note": _note(), "link": _link(), "comment": _comment(), "check": _check()}
