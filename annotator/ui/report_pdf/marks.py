"""Annotations on paper: tints behind the words, patterns below, signs above. They can be told
apart without colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import pi, sin
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.formats.report_text import lanes_of, segments
from annotator.ui.article.display import shown
from annotator.ui.article.geometry import bands
from annotator.ui.article.inks import mean
from annotator.ui.report_pdf.flow import POINT, Face, Line, Setting, typesets, words_line

if TYPE_CHECKING:
    from annotator.formats.report_content import Content
    from annotator.model.annotation import Annotation
    from annotator.model.scheme import Scheme
    from annotator.ui.article.typeset import Typeset

THICK, LANE, DEEPEST = 0.9 * POINT, 1.6 * POINT, 2
DASHES: dict[str, tuple[float, ...]] = {
    "dash": (5.0, 2.5), "dot": (1.0, 1.6), "dashdot": (5.0, 1.8, 1.0, 1.8),
}  # fmt: skip


class Looks:
    """Labels as they are printed: in the colours of the light theme."""

    def __init__(self, scheme: Scheme) -> None:
        self._labels = {label.name: label for label in scheme.labels}

    def tint(self, label: str) -> QColor:
        return _colour(self._labels[label].light.tint if label in self._labels else "", "#eeeeee")

    def line(self, label: str) -> QColor:
        return _colour(self._labels[label].light.line if label in self._labels else "", "#555555")

    def underline(self, label: str) -> str:
        return self._labels[label].underline if label in self._labels else "solid"


def _colour(name: str, otherwise: str) -> QColor:
    found = QColor.fromString(name)
    return found if found.isValid() else QColor(otherwise)


class Patch(NamedTuple):
    """Part of a row, as far as one set of annotations or one underline goes."""

    left: float
    right: float
    colour: QColor
    pattern: str = ""
    lane: int = 0


class Sign(NamedTuple):
    x: float
    text: str
    colour: QColor
    is_leftward: bool


class Marker:
    """The marks of one article."""

    def __init__(
        self, annotations: Sequence[Annotation], looks: Looks, content: Content, font: QFont
    ) -> None:
        self._looks, self._signs, self._font = looks, content.signs, font
        self._labels = {one.id: one.label for one in annotations}
        self._lanes = lanes_of(annotations)

    def lines(
        self, text: str, span: tuple[int, int], over: Sequence[Annotation], face: Face,
        width: float, direction: str,
    ) -> Iterator[Line]:  # fmt: skip
        """A paragraph of ``text`` with the marks of the annotations ``over`` it."""
        start, end = span
        for typeset in typesets(text[start:end], face, width, direction=direction, base=start):
            tints, underlines, signs = self._marks(typeset, over)
            for number in range(len(typeset.rows)):
                back = partial(_paint_back, tints[number], underlines[number], face)
                front = partial(_paint_signs, signs[number], self._font, face)
                has_back = tints[number] or underlines[number]
                yield words_line(
                    Setting(typeset, number), face.colour, back if has_back else None,
                    front if signs[number] else None,
                )  # fmt: skip

    def _marks(
        self, typeset: Typeset, over: Sequence[Annotation]
    ) -> tuple[Mapping[int, list[Patch]], Mapping[int, list[Patch]], Mapping[int, list[Sign]]]:
        """By the row: the tints, the underlines and the signs."""
        tints: dict[int, list[Patch]] = defaultdict(list)
        underlines: dict[int, list[Patch]] = defaultdict(list)
        signs: dict[int, list[Sign]] = defaultdict(list)
        base, end = typeset.base, typeset.base + typeset.length
        for segment in segments(base, end, over):
            if segment.over:
                tint = mean([self._looks.tint(self._labels[id]) for id in segment.over])
                for band in bands(typeset, segment.start - base, segment.end - base):
                    tints[band.row].append(Patch(band.left, band.right, tint))
            self._sign(typeset, segment.start - base, segment.first, signs)
        for one in over:
            colour, pattern = self._looks.line(one.label), self._looks.underline(one.label)
            lane = min(self._lanes[one.id], DEEPEST)
            for span in one.fragments:
                low, high = max(span.start, base) - base, min(span.end, end) - base
                for band in bands(typeset, low, high) if low < high else ():
                    patch = Patch(band.left, band.right, colour, pattern, lane)
                    underlines[band.row].append(patch)
        return tints, underlines, signs

    def _sign(
        self, typeset: Typeset, place: int, first: Sequence[int], signs: dict[int, list[Sign]]
    ) -> None:
        """Those of annotations that begin at the same place, side by side."""
        told = [id for id in first if id in self._signs]
        found = bands(typeset, place, place + 1) if told else []
        if found:
            band, text = found[0], " ".join(self._signs[id] for id in told)
            is_leftward = typeset.is_right_to_left
            x = band.right if is_leftward else band.left
            colour = self._looks.line(self._labels[told[-1]])
            signs[band.row].append(Sign(x, text, colour, is_leftward))


def _paint_back(
    tints: Iterable[Patch], underlines: Iterable[Patch], face: Face, painter: QPainter, x: float,
    y: float,
) -> None:  # fmt: skip
    style = face.style
    top, baseline = y + style.baseline - style.rise, y + style.baseline
    for patch in tints:
        room = QRectF(x + patch.left, top, patch.right - patch.left, style.rise + style.fall)
        painter.fillRect(room, patch.colour)
    for patch in underlines:
        low = baseline + style.fall * 0.62 + patch.lane * LANE
        draw_underline(painter, x + patch.left, x + patch.right, low, patch)


def draw_underline(painter: QPainter, left: float, right: float, y: float, patch: Patch) -> None:
    pen = QPen(patch.colour, THICK)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if patch.pattern in DASHES:
        pen.setDashPattern(DASHES[patch.pattern])
    if patch.pattern == "double":
        pen.setWidthF(THICK * 0.6)
    painter.setPen(pen)
    if patch.pattern == "wave":
        count = max(2, round((right - left) / 4))
        xs = [left + (right - left) * number / count for number in range(count + 1)]
        turn = 45.0
        painter.drawPolyline([QPointF(at, y + sin(at / turn * 2 * pi) * 5.0) for at in xs])
        return
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    if patch.pattern == "double":
        painter.drawLine(QPointF(left, y + THICK * 1.3), QPointF(right, y + THICK * 1.3))


def _paint_signs(
    signs: Sequence[Sign], font: QFont, face: Face, painter: QPainter, x: float, y: float
) -> None:
    """Each after the one before, where they would meet."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    free = x - POINT * 20
    for sign in sorted(signs, key=lambda one: one.x):
        width = metrics.horizontalAdvance(sign.text)
        left = max(free, x + sign.x - (width if sign.is_leftward else 0.0))
        painter.setPen(sign.colour)
        top = y + face.style.baseline - face.style.rise
        painter.drawText(QPointF(left, top + metrics.ascent() * 0.28), shown(sign.text))
        free = left + width + 2 * POINT
