"""Where the characters of a laid out segment are: spans to bands, positions to points, back.

Everything is in pixels from the segment's top left; positions are code points from its start.
"""

import itertools
from typing import NamedTuple, cast

from PySide6.QtGui import QTextLine

from annotator.ui.article.typeset import Row, Typeset

TOUCHING = 0.75


class Band(NamedTuple):
    """A stretch of one row that a span covers; several per row where directions are mixed."""

    row: int
    left: float
    right: float


def bands(typeset: Typeset, start: int, end: int) -> list[Band]:
    """What ``[start, end)`` covers, row by row, from left to right; blanks at the end of a
    wrapped row are left out."""
    first, last = (
        typeset.units.to_units(max(0, start)),
        typeset.units.to_units(min(end, typeset.length)),
    )
    found: list[Band] = []
    if first >= last:
        return found
    for number in range(typeset.row_of(start), len(typeset.rows)):
        row = typeset.rows[number]
        if row.start >= last:
            break
        low, high = max(first, row.start), min(last, row.end - (0 if row.is_last else row.blanks))
        if low < high:
            pieces = _pieces(typeset, row, low, high)
            found += [Band(number, left, min(right, typeset.width + 8)) for left, right in pieces]
    return found


def caret_at(typeset: Typeset, position: int) -> tuple[int, float]:
    """The row and the x of the caret before ``position``."""
    number = typeset.row_of(position)
    return number, x_of(typeset.rows[number].line, typeset.units.to_units(position))


def position_at(typeset: Typeset, x: float, y: float, *, may_wrap: bool = False) -> int:
    """The place between two characters whose caret is nearest to a point.

    ``may_wrap``: it may be the end of a row that is wrapped without a blank, whose caret stands
    at the start of the next row.

    Asks ``cursorToX`` of every place in the row: ``xToCursor`` is wrong on the wrapped rows of
    a right-to-left paragraph and beside joined emoji (Qt 6.8 to 6.12).
    """
    row = typeset.rows[typeset.row_at(y)]
    stops = _stops(typeset, row)
    if may_wrap and not row.is_last and not row.blanks:
        stops.append(row.end)
    unit = min(stops, key=lambda stop: abs(x_of(row.line, stop) - x))
    return typeset.units.to_points(unit)


def character_at(typeset: Typeset, x: float, y: float) -> int | None:
    """The character that is drawn at a point; None beside the words."""
    if not 0 <= y < typeset.height or not typeset.length:
        return None
    row = typeset.rows[typeset.row_at(y)]
    words = row.line.naturalTextRect()
    if not words.left() <= x <= words.right():
        return None
    stops = [*_stops(typeset, row), row.end]
    graphemes = sorted(
        itertools.pairwise(stops),
        key=lambda pair: abs(x_of(row.line, pair[0]) + x_of(row.line, pair[1]) - 2 * x),
    )
    for first, last in graphemes:
        if first < last and any(
            left <= x <= right for left, right in _pieces(typeset, row, first, last)
        ):
            return typeset.units.to_points(first)
    return None


def _stops(typeset: Typeset, row: Row) -> list[int]:
    """The places of the caret in a row, also between the blanks that hang at its end; the end of
    a wrapped one is the start of the next."""
    last = row.end if row.is_last else row.end - 1
    valid = typeset.layout.isValidCursorPosition
    return [unit for unit in range(row.start, last + 1) if valid(unit)] or [row.start]


def _pieces(typeset: Typeset, row: Row, start: int, end: int) -> list[tuple[float, float]]:
    return _mixed(row.line, start, end) if typeset.is_mixed else _plain(row.line, start, end)


def x_of(line: QTextLine, unit: int) -> float:
    """The x of the caret before a UTF-16 unit."""
    # PySide returns (x, unit); its annotations say object.
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _plain(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    return [(x_of(line, start), x_of(line, end))]


def _mixed(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Two caret positions do not bound a span that crosses directions: its glyphs do."""
    rects = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    pieces = sorted((rect.left(), rect.right()) for rect in rects if rect.width() > 0)
    if not pieces:
        return [_in_order(x_of(line, start), x_of(line, end))]
    joined = [pieces[0]]
    for left, right in pieces[1:]:
        if left <= joined[-1][1] + TOUCHING:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _in_order(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one <= other else (other, one)
