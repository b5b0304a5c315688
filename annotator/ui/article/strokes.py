"""Drawing underlines: each label's pattern can be told without its colour.

Lines are filled rectangles on whole pixels, patterns are tiles drawn once: as pens and paths
they would take most of a frame.
"""

from collections.abc import Callable
from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from annotator.ui.article.inks import faded
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.plan import BETWEEN, CROWDED, STRUCK, SUGGESTED, Stroke

# Stretches of line and gap, in multiples of the line's thickness.
DASHES: dict[str, tuple[float, ...]] = {
    "dash": (5.0, 2.0),
    "dot": (1.0, 1.0),
    "dashdot": (5.0, 1.5, 1.0, 1.5),
    SUGGESTED: (3.0, 2.0),
    BETWEEN: (0.5, 1.5),
}
WAVE = "wave"
WAVE_LENGTH = 6.0


def draw_stroke(painter: QPainter, stroke: Stroke, origin: QPointF, metrics: Metrics) -> None:
    """``origin`` is the top left of the stroke's segment."""
    room = QRectF(origin.x() + stroke.left, origin.y() + stroke.y, stroke.right - stroke.left, 0)
    _DRAW.get(stroke.pattern, _solid)(painter, stroke, room, metrics)


def _line(painter: QPainter, colour: QColor, room: QRectF, thickness: float) -> None:
    """A line of that thickness whose middle is the top of ``room``."""
    top = round(room.top() - thickness / 2)
    painter.fillRect(QRectF(round(room.left()), top, round(room.width()), thickness), colour)


def _solid(painter: QPainter, stroke: Stroke, room: QRectF, metrics: Metrics) -> None:
    _line(painter, stroke.colour, room, metrics.underline)


def _thin(painter: QPainter, stroke: Stroke, room: QRectF, metrics: Metrics) -> None:
    _line(painter, stroke.colour, room, max(1.0, metrics.underline / 2))


def _double(painter: QPainter, stroke: Stroke, room: QRectF, metrics: Metrics) -> None:
    thin = max(1.0, round(metrics.underline / 2))
    _line(painter, stroke.colour, room.translated(0, -thin), thin)
    _line(painter, stroke.colour, room.translated(0, thin), thin)


def _tiled(painter: QPainter, stroke: Stroke, room: QRectF, metrics: Metrics) -> None:
    ratio = painter.device().devicePixelRatioF()
    colour, thickness = stroke.colour.rgba(), metrics.underline
    tile = _tile(stroke.pattern, colour, thickness, metrics.scale, ratio)
    height = tile.height() / ratio
    place = QRectF(room.left(), round(room.top() - height / 2), room.width(), height)
    painter.drawTiledPixmap(place, tile)


def _crowded(painter: QPainter, stroke: Stroke, room: QRectF, metrics: Metrics) -> None:
    _line(painter, faded(stroke.colour, 0.55), room, metrics.underline * 1.4)
    if not stroke.text:
        return
    font = QFont(metrics.small)
    font.setPixelSize(max(7, round(9 * metrics.scale)))
    painter.setFont(font)
    painter.setPen(stroke.colour)
    half = 6 * metrics.scale
    words = QRectF(room.right() + 2, room.top() - half, 40, 2 * half)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, flags, stroke.text)


@lru_cache(maxsize=128)
def _tile(pattern: str, colour: int, thickness: float, scale: float, ratio: float) -> QPixmap:
    """One turn of a pattern."""
    is_wave = pattern == WAVE
    turn = WAVE_LENGTH * scale if is_wave else sum(DASHES[pattern]) * thickness
    length, height = max(2, round(turn)), thickness * 2.4 if is_wave else thickness
    tile = QPixmap(round(length * ratio), max(1, round(height * ratio)))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    if is_wave:
        _draw_wave(painter, QColor.fromRgba(colour), length, thickness)
    else:
        _draw_dashes(painter, QColor.fromRgba(colour), DASHES[pattern], thickness)
    painter.end()
    return tile


def _draw_wave(painter: QPainter, colour: QColor, length: int, thickness: float) -> None:
    middle, swing = thickness * 1.2, thickness * 0.6
    steps = [-length + number / 2 for number in range(6 * length)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, thickness * 0.7))
    painter.drawPolyline([QPointF(x, middle + swing * sin(x / length * 2 * pi)) for x in steps])


def _draw_dashes(
    painter: QPainter, colour: QColor, dashes: tuple[float, ...], thickness: float
) -> None:
    left = 0.0
    for number, dash in enumerate(dashes):
        width = dash * thickness
        if number % 2 == 0:
            painter.fillRect(QRectF(round(left), 0, max(1, round(width)), thickness), colour)
        left += width


_DRAW: dict[str, Callable[[QPainter, Stroke, QRectF, Metrics], None]] = {
    "double": _double,
    WAVE: _tiled,
    STRUCK: _thin,
    CROWDED: _crowded,
    **dict.fromkeys(DASHES, _tiled),
}
