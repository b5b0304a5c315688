"""Sheets of paper that are filled from top to bottom. All lengths are tenths of a point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter

from annotator.ui.article.display import is_right_to_left
from annotator.ui.article.metrics import TextStyle
from annotator.ui.article.segments import Segments
from annotator.ui.article.typeset import Typeset
from annotator.ui.report_pdf.anchors import anchors
from annotator.ui.theme import interface_families, reading_families

POINT = 10.0
PER_INCH = 720
Draw = Callable[[QPainter, float, float], None]  # at a line's left end and top
# Features of fonts that put other shapes in the place of letters: Qt (6.8 to 6.11) writes no
# letters for them into the file, so that they could be neither searched nor copied.
UNREADABLE = ("locl", "calt", "liga", "clig")
BACK, TEXT, FRONT = range(3)


class Size(NamedTuple):
    """A sheet, and the room on it; of A4 unless it says otherwise."""

    width: float = 595.3 * POINT
    height: float = 841.9 * POINT
    side: float = 51.0 * POINT
    top: float = 64.0 * POINT
    bottom: float = 60.0 * POINT
    page: QPageSize.PageSizeId = QPageSize.PageSizeId.A4

    @property
    def room(self) -> float:
        return self.width - 2 * self.side

    @property
    def last(self) -> float:
        return self.height - self.bottom


LETTER = Size(612 * POINT, 792 * POINT, page=QPageSize.PageSizeId.Letter)
PAPERS = {"a4": Size(), "letter": LETTER}


class Spot(NamedTuple):
    """Where something begins: spots further on are greater."""

    page: int
    y: float


class Line(NamedTuple):
    """What is never cut in two. ``back`` is painted below the words of the whole sheet, and
    ``front`` after them, so that they stay together for whoever searches the file."""

    height: float
    draw: Draw
    back: Draw | None = None
    front: Draw | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: ``style`` and their colour."""

    style: TextStyle
    colour: QColor


class Faces:
    """The fonts of a report; made where the window is, since they may be loaded for it."""

    def __init__(self) -> None:
        ink, grey = QColor("#1c1c1c"), QColor("#55595e")
        bold = QFont.Weight.DemiBold
        self.body = Face(TextStyle.of(serif(10.5), pitch=1.9), ink)
        self.quote = Face(TextStyle.of(serif(10.5), pitch=1.45), ink)
        self.title = Face(TextStyle.of(serif(19.0, bold), pitch=1.3), ink)
        self.heading = Face(TextStyle.of(sans(12.5, bold), pitch=1.45), ink)
        self.strong = Face(TextStyle.of(sans(9.0, bold), pitch=1.5), ink)
        self.words = Face(TextStyle.of(sans(9.0), pitch=1.5), ink)
        self.quiet = Face(TextStyle.of(sans(8.5), pitch=1.5), grey)
        self.note = Face(TextStyle.of(sans(7.6), pitch=1.42), ink)
        self.sign = sans(5.6, bold)
        self.badge = sans(7.4, bold)


def serif(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return _font([*reading_families(), "serif"], points, weight)


def sans(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    return _font([*interface_families(), "sans-serif"], points, weight)


def _font(families: Sequence[str], points: float, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(round(points * POINT))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in UNREADABLE:
        font.setFeature(QFont.Tag(feature), 0)
    return font


class Setting(NamedTuple):
    """A row of a segment, by its number."""

    typeset: Typeset
    row: int


def typesets(
    text: str,
    face: Face,
    width: float,
    *,
    direction: str = "auto",
    base: int = 0,
    is_linked: bool = False,
) -> Iterable[Typeset]:
    """The lines of ``text`` laid out; ``base`` is where it begins in the whole text. Web
    addresses lead there where it ``is_linked``."""
    segments = Segments(text)
    rightward = is_right_to_left(text) if direction == "auto" else direction == "rtl"
    for number in range(len(segments)):
        start, end = segments.bounds(number)
        words = text[start:end]
        formats = anchors(words) if is_linked else ()
        yield Typeset(
            words, base + start, face.style, width, is_right_to_left=rightward, formats=formats
        )


def lines_of(text: str, face: Face, width: float, *, is_table: bool = False) -> list[Line]:
    """``text`` as lines of ``width``, on which web addresses can be clicked; in a table they
    begin at the left in any script."""
    return [
        words_line(Setting(typeset, number), face.colour, is_table=is_table)
        for typeset in typesets(text, face, width, is_linked=True)
        for number in range(len(typeset.rows))
    ]


def words_line(
    setting: Setting,
    colour: QColor,
    back: Draw | None = None,
    front: Draw | None = None,
    *,
    is_table: bool = False,
) -> Line:
    typeset, number = setting
    row = typeset.rows[number]
    indent = row.line.naturalTextRect().left() if is_table else 0.0

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(colour)
        # By way of the typeset: its layout must live as long as its lines.
        typeset.rows[number].line.draw(painter, QPointF(x - indent, y - row.top))

    below = typeset.height if row.is_last else typeset.rows[number + 1].top
    return Line(below - row.top, draw, back, front)


class Pages:
    """The sheets so far, and where the next thing goes."""

    def __init__(self, size: Size | None = None) -> None:
        self.size = size or Size()
        self.sheets: list[tuple[list[Callable[[QPainter], None]], ...]] = []
        self.spot = Spot(0, self.size.top)

    def paint(self, painter: QPainter, sheet: int) -> None:
        for layer in self.sheets[sheet] if sheet < len(self.sheets) else ():
            for draw in layer:
                draw(painter)

    def put(self, lines: Iterable[Line], x: float = 0.0, start: Spot | None = None) -> Spot:
        """Lines below each other from ``start`` on, ``x`` from the left edge of the room; the
        spot after them, where whatever follows goes unless it says otherwise."""
        spot = start or self.spot
        left = self.size.side + x
        for line in lines:
            if spot.y + line.height > self.size.last and spot.y > self.size.top:
                spot = Spot(spot.page + 1, self.size.top)
            for layer, draw in ((BACK, line.back), (TEXT, line.draw), (FRONT, line.front)):
                if draw:
                    self._add(spot.page, layer, draw, left, spot.y)
            spot = Spot(spot.page, spot.y + line.height)
        self.spot = max(self.spot, spot)
        return spot

    def put_beside(self, columns: Iterable[tuple[float, Sequence[Line]]]) -> Spot:
        """Columns of lines that begin at the same height, each with its ``x``."""
        columns = list(columns)
        first = max((lines[0].height for _, lines in columns if lines), default=0.0)
        self.need(first)
        start = self.spot
        ends = [self.put(lines, x, start) for x, lines in columns]
        return max(ends, default=start)

    def need(self, height: float) -> None:
        """Goes to the next sheet where less than ``height`` is left, unless this one is fresh."""
        if self.spot.y + height > self.size.last and self.spot.y > self.size.top:
            self.spot = Spot(self.spot.page + 1, self.size.top)

    def keep(self, height: float) -> bool:
        """As ``need``, for what fits on one sheet at all; whether it does."""
        fits = height <= self.size.last - self.size.top
        if fits:
            self.need(height)
        return fits

    def skip(self, height: float) -> None:
        self.spot = Spot(self.spot.page, self.spot.y + height)

    def _add(self, page: int, layer: int, draw: Draw, x: float, y: float) -> None:
        while len(self.sheets) <= page:
            self.sheets.append(([], [], []))
        self.sheets[page][layer].append(lambda painter: draw(painter, x, y))
