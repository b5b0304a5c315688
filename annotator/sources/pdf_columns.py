"""The order in which the lines of a PDF page are read: columns from side to side, each one
from top to bottom, and what spans them between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.sources.pdf_gutters import widest_band
from annotator.sources.pdf_lines import Line


def columns(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of the pages in the order in which they are read, a list per column or part of
    a page. Where one page has a gutter, the others may have it too, round fewer lines."""
    ordered = [sorted(lines, key=lambda one: -one.middle) for lines in pages]
    bands = (widest_band(lines, ()) for lines in ordered)
    known = tuple(band[2] for band in bands if band)
    return [_whole_lines(part) for lines in ordered for part in _parted(lines, known) if part]


def _parted(lines: list[Line], known: tuple[float, ...]) -> list[list[Line]]:
    band = widest_band(lines, known)
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
