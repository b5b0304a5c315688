"""The order in which the lines of a PDF page are read: columns from side to side, each one
from top to bottom, and what spans them between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from annotator.sources.pdf_lines import Line

FEWEST = 4  # lines on either side of a gutter
NARROWEST_GUTTER = 0.6  # sizes
NARROWEST_COLUMN = 7  # sizes
FULL_ENOUGH = 0.55  # of a column's width: prose fills its lines, the cells of a table do not


def columns(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of the pages in the order in which they are read, a list per column or part of
    a page. Where one page has a gutter, the others may have it too, round fewer lines."""
    ordered = [sorted(lines, key=lambda one: -one.middle) for lines in pages]
    bands = (_widest_band(lines, ()) for lines in ordered)
    known = tuple(band[2] for band in bands if band)
    return [_whole_lines(part) for lines in ordered for part in _parted(lines, known) if part]


def _parted(lines: list[Line], known: tuple[float, ...]) -> list[list[Line]]:
    band = _widest_band(lines, known)
    if band is None:
        return [lines]
    first, last, gutter = band
    inside = lines[first : last + 1]
    sides = [
        [one for one in inside if (one.left + one.right) / 2 < gutter],
        [one for one in inside if (one.left + one.right) / 2 >= gutter],
    ]
    if 2 * sum(one.is_leftward for one in inside) > len(inside):
        sides.reverse()
    above, below = lines[:first], lines[last + 1 :]
    return [part for some in (above, *sides, below) if some for part in _parted(some, known)]


def _widest_band(lines: list[Line], known: tuple[float, ...]) -> tuple[int, int, float] | None:
    """The longest series of lines, from top to bottom, that a gutter parts: its first and last
    index and the gutter's middle."""
    best: tuple[int, int, float] | None = None
    for first in range(len(lines)):
        if best and len(lines) - first <= best[1] - best[0] + 1:
            break
        found = _band_from(lines, first, known)
        if found and (best is None or found[0] - first > best[1] - best[0]):
            best = (first, *found)
    return best


def _band_from(lines: list[Line], first: int, known: tuple[float, ...]) -> tuple[int, float] | None:
    size = median(one.size for one in lines)
    gaps = [(min(one.left for one in lines), max(one.right for one in lines))]
    best = None
    for last in range(first, len(lines)):
        line = lines[last]
        gaps = [part for gap in gaps for part in _without(gap, line)]
        gaps = [gap for gap in gaps if gap[1] - gap[0] >= NARROWEST_GUTTER * size]
        if not gaps:
            break
        if last - first + 1 >= (4 if known else 2 * FEWEST):
            gutter = _gutter(lines[first : last + 1], gaps, known)
            best = best if gutter is None else (last, gutter)
    return best


def _without(gap: tuple[float, float], line: Line) -> list[tuple[float, float]]:
    if line.right <= gap[0] or line.left >= gap[1]:
        return [gap]
    return [(gap[0], line.left), (line.right, gap[1])]


def _gutter(
    lines: Sequence[Line], gaps: Sequence[tuple[float, float]], known: tuple[float, ...]
) -> float | None:
    for start, end in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        middle = (start + end) / 2
        fewest = 2 if any(start < one < end for one in known) else FEWEST
        sides = (
            [one for one in lines if one.right <= middle],
            [one for one in lines if one.left >= middle],
        )
        if all(len(side) >= fewest and _is_column(side) for side in sides):
            return middle
    return None


def _is_column(lines: Sequence[Line]) -> bool:
    size = median(one.size for one in lines)
    width = max(one.right for one in lines) - min(one.left for one in lines)
    rows = len({round(one.middle / size) for one in lines})
    filled = sum(one.width for one in lines) / max(1, rows)
    return width >= NARROWEST_COLUMN * size and filled >= FULL_ENOUGH * width


def _whole_lines(pieces: list[Line]) -> list[Line]:
    """Pieces of the same line joined: words far apart, raised figures, changes of font."""
    rows: list[list[Line]] = []
    for piece in pieces:
        near = (row for row in rows[-3:] if all(_is_same_line(one, piece) for one in row))
        row = next(near, None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [_joined(row) for row in rows]


def _is_same_line(one: Line, other: Line) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    height = min(one.top - one.bottom, other.top - other.bottom)
    return overlap > 0.5 * height and (
        one.right <= other.left + 0.3 * one.size or other.right <= one.left + 0.3 * one.size
    )


def _joined(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    ordered = sorted(pieces, key=lambda one: one.left)
    gaps = [two.left - one.right for one, two in pairwise(ordered)]
    blanks = [" " if gap > 0.12 * ordered[0].size else "" for gap in gaps]
    texts = [one.text for one in ordered]
    most = max(pieces, key=lambda one: len(one.text))
    if most.is_leftward:
        texts.reverse()
        blanks.reverse()
    return replace(
        most,
        text="".join(part for pair in zip(texts, [*blanks, ""], strict=True) for part in pair),
        left=ordered[0].left,
        right=max(one.right for one in pieces),
        top=max(one.top for one in pieces),
        bottom=min(one.bottom for one in pieces),
    )
