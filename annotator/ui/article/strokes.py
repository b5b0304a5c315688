"""Drawing underlines: each label's pattern can be told without its colour."""

from collections.abc import Callable
from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from annotator.ui.article.inks import faded
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.plan import BETWEEN, CROWDED, STRUCK, SUGGESTED, Stroke

DASHES: dict[str, tuple[float, ...]] = {
    "dash": (4.5, 1.6),
    "dot": (1.0, 1.2),
    "dashdot": (4.5, 1.5, 1.0, 1.5),
    SUGGESTED: (3.0, 2.0),
    BETWEEN: (1.0, 3.0),
}
WAVE_LENGTH = 6.0


def draw_stroke(painter: QPainter, stroke: Stroke, origin: QPointF, metrics: Metrics) -> None:
    """``origin`` is the top left of the stroke's segment."""
    left, right = origin.x() + stroke.left, origin.x() + stroke.right
    line = QLineF(left, origin.y() + stroke.y, right, origin.y() + stroke.y)
    draw = _SPECIAL.get(stroke.pattern)
    if draw:
        draw(painter, stroke, line, metrics)
        return
    pen = _pen(stroke, metrics.underline if stroke.pattern != BETWEEN else 1.0)
    if stroke.pattern in DASHES:
        pen.setDashPattern(DASHES[stroke.pattern])
    painter.setPen(pen)
    painter.drawLine(line)


def _pen(stroke: Stroke, width: float) -> QPen:
    return QPen(stroke.colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def _double(painter: QPainter, stroke: Stroke, line: QLineF, metrics: Metrics) -> None:
    painter.setPen(_pen(stroke, metrics.underline / 2))
    apart = metrics.underline * 0.55
    painter.drawLine(line.translated(0, -apart))
    painter.drawLine(line.translated(0, apart))


def _wave(painter: QPainter, stroke: Stroke, line: QLineF, metrics: Metrics) -> None:
    ratio = painter.device().devicePixelRatioF()
    tile = _wave_tile(stroke.colour.rgba(), metrics.underline, metrics.scale, ratio)
    height = tile.height() / ratio
    place = QRectF(line.x1(), round(line.y1() - height / 2), line.length(), height)
    painter.drawTiledPixmap(place, tile)


@lru_cache(maxsize=64)
def _wave_tile(colour: int, thickness: float, scale: float, ratio: float) -> QPixmap:
    """One wave, drawn once: as a path, each line of it takes a millisecond."""
    length, height = max(4, round(WAVE_LENGTH * scale)), thickness * 2.4
    tile = QPixmap(round(length * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    steps = [-length + number / 2 for number in range(6 * length)]
    middle, swing = height / 2, thickness * 0.6
    points = [QPointF(x, middle + swing * sin(x / length * 2 * pi)) for x in steps]
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(colour), thickness * 0.7))
    painter.drawPolyline(points)
    painter.end()
    return tile


def _struck(painter: QPainter, stroke: Stroke, line: QLineF, metrics: Metrics) -> None:
    painter.setPen(_pen(stroke, metrics.underline / 2))
    painter.drawLine(line)


def _crowded(painter: QPainter, stroke: Stroke, line: QLineF, metrics: Metrics) -> None:
    painter.setPen(QPen(faded(stroke.colour, 0.55), metrics.underline * 1.4,
                        Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))  # fmt: skip
    painter.drawLine(line)
    if not stroke.text:
        return
    font = QFont(metrics.small)
    font.setPixelSize(max(7, round(9 * metrics.scale)))
    painter.setFont(font)
    painter.setPen(stroke.colour)
    room = QRectF(line.x2() + 2, line.y1() - 6 * metrics.scale, 40, 12 * metrics.scale)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, stroke.text)


_SPECIAL: dict[str, Callable[[QPainter, Stroke, QLineF, Metrics], None]] = {
    "double": _double,
    "wave": _wave,
    STRUCK: _struck,
    CROWDED: _crowded,
}
