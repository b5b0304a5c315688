"""Where the characters of a laid out segment are: spans to bands, positions to points, back.

Everything is in pixels from the segment's top left; positions are code points from its start.
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QTextLine

from annotator.ui.article.typeset import Row, Typeset

TOUCHING = 0.75


@dataclass(frozen=True, slots=True)
class Band:
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
            pieces = (
                _mixed(row.line, low, high) if typeset.is_mixed else _plain(row.line, low, high)
            )
            found += [Band(number, left, min(right, typeset.width + 8)) for left, right in pieces]
    return found


def caret_at(typeset: Typeset, position: int) -> tuple[int, float]:
    """The row and the x of the caret before ``position``."""
    number = typeset.row_of(position)
    return number, x_of(typeset.rows[number].line, typeset.units.to_units(position))


def position_at(typeset: Typeset, x: float, y: float) -> int:
    """The place between two characters that is nearest to a point."""
    row = typeset.rows[typeset.row_at(y)]
    unit = row.line.xToCursor(
        _mended(typeset, row, x), QTextLine.CursorPosition.CursorBetweenCharacters
    )
    if not row.is_last and unit >= row.end:
        unit = row.end - row.blanks if row.blanks else typeset.layout.previousCursorPosition(unit)
    return typeset.units.to_points(unit)


def character_at(typeset: Typeset, x: float, y: float) -> int | None:
    """The character that is drawn at a point; None beside the words."""
    if not 0 <= y < typeset.height or not typeset.length:
        return None
    row = typeset.rows[typeset.row_at(y)]
    words = row.line.naturalTextRect()
    if not words.left() <= x <= words.right():
        return None
    unit = row.line.xToCursor(_mended(typeset, row, x), QTextLine.CursorPosition.CursorOnCharacter)
    return typeset.units.to_points(min(unit, row.end - 1))


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


def _mended(typeset: Typeset, row: Row, x: float) -> float:
    """``x`` as ``xToCursor`` wants it: on a wrapped row of a right-to-left paragraph it leaves
    out the blanks that hang at the row's end, ``cursorToX`` does not (Qt 6.8 to 6.12)."""
    if row.is_last or not row.blanks or not typeset.is_right_to_left:
        return x
    return x + abs(x_of(row.line, row.end - row.blanks) - x_of(row.line, row.end))
