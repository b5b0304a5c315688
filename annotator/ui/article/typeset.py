"""One segment laid out: its lines, and the units that Qt counts them in."""

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from annotator.model.text import Utf16Map
from annotator.ui.article.display import has_right_to_left, shown
from annotator.ui.article.metrics import TextStyle

BLANKS = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u205f\u3000"


class Row(NamedTuple):
    """A line of a laid out segment. ``top`` and ``baseline`` are pixels below the segment's
    top, ``start`` and ``end`` UTF-16 units, ``blanks`` how many blanks hang at its end."""

    line: QTextLine
    top: float
    baseline: float
    start: int
    end: int
    blanks: int
    is_last: bool


class Typeset:
    """A segment as Qt lays it out. Positions are code points from the segment's start, those of
    ``formats`` UTF-16 units."""

    __slots__ = (
        "_tops", "base", "height", "is_mixed", "is_right_to_left", "layout", "length", "rows",
        "style", "units", "width",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        base: int,
        style: TextStyle,
        width: float,
        *,
        is_right_to_left: bool,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        self.base = base
        self.length = len(text)
        self.style = style
        self.width = width
        self.is_right_to_left = is_right_to_left
        self.is_mixed = is_right_to_left or has_right_to_left(text)
        display = shown(text)
        self.units = Utf16Map(display)
        self.layout = QTextLayout(display, style.font)
        if formats:
            self.layout.setFormats(formats)
        self.layout.setCacheEnabled(True)
        self.layout.setCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        self.layout.setTextOption(_option(is_right_to_left=is_right_to_left))
        self.rows = self._rows(display)
        self._tops = [row.top for row in self.rows]
        self.height = self.rows[-1].top + self._pitch(self.rows[-1].line)

    def row_at(self, y: float) -> int:
        """The row at ``y`` pixels below the segment's top; the nearest one outside it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def row_of(self, position: int) -> int:
        """The row that shows ``position``."""
        number = self.layout.lineForTextPosition(self.units.to_units(position)).lineNumber()
        return max(0, min(number, len(self.rows) - 1))

    def _rows(self, display: str) -> list[Row]:
        lines = self._lines()
        rows: list[Row] = []
        top = 0.0
        for number, line in enumerate(lines):
            excess = max(0.0, ceil(line.height()) - self.style.pitch)
            baseline = top + self.style.baseline + excess / 2
            line.setPosition(QPointF(0, baseline - line.ascent()))
            start = line.textStart()
            end = start + line.textLength()
            blanks = self._blanks(display, start, end)
            rows.append(Row(line, top, baseline, start, end, blanks, number == len(lines) - 1))
            top += self._pitch(line)
        return rows

    def _lines(self) -> list[QTextLine]:
        self.layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(self.width)
            lines.append(line)
        self.layout.endLayout()
        return lines

    def _pitch(self, line: QTextLine) -> float:
        return max(self.style.pitch, float(ceil(line.height())))

    def _blanks(self, display: str, start: int, end: int) -> int:
        """Blanks, in units (all are of the Basic Multilingual Plane), at the end of a line."""
        if self.units.is_identity:
            piece = display[start:end]
        else:
            piece = display[self.units.to_points(start) : self.units.to_points(end)]
        return len(piece) - len(piece.rstrip(BLANKS))


def _option(*, is_right_to_left: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if is_right_to_left else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
    )
    return option
