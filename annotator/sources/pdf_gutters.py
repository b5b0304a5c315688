"""The gutters between the columns of a PDF page: strips that no line crosses, with enough lines
on either side that fill their column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from annotator.sources.pdf_lines import Line

FEWEST = 4  # lines on either side of a gutter
FEWEST_KNOWN = 2  # where another page has a gutter there
NARROWEST_GUTTER = 0.6  # sizes
NARROWEST_COLUMN = 7  # sizes
FULL_ENOUGH = 0.55  # of a column's width: prose fills its lines, the cells of a table do not


@dataclass(slots=True)
class _Side:
    """What stands on one side of a gap; ``rows`` are heights in sizes."""

    count: int = 0
    left: float = float("inf")
    right: float = float("-inf")
    filled: float = 0.0
    rows: set[int] = field(default_factory=set)

    def copy(self) -> _Side:
        return replace(self, rows=set(self.rows))

    def with_line(self, line: Line, size: float) -> _Side:
        more = self.copy()
        more.add(line, size)
        return more

    def add(self, line: Line, size: float) -> None:
        self.count += 1
        self.left = min(self.left, line.left)
        self.right = max(self.right, line.right)
        self.filled += line.width
        self.rows.add(round(line.middle / size))

    def is_column(self, size: float) -> bool:
        if self.count < FEWEST_KNOWN:
            return False
        width = self.right - self.left
        return width >= NARROWEST_COLUMN * size and (
            self.filled >= FULL_ENOUGH * width * len(self.rows)
        )


@dataclass(slots=True)
class _Gap:
    start: float
    end: float
    before: _Side = field(default_factory=_Side)
    after: _Side = field(default_factory=_Side)

    def without(self, line: Line, size: float) -> list[_Gap]:
        """What is left of it beside one more line: itself, a part, two parts or nothing."""
        if line.right <= self.start:
            self.before.add(line, size)
            return [self]
        if line.left >= self.end:
            self.after.add(line, size)
            return [self]
        least = NARROWEST_GUTTER * size
        parts = []
        if line.left - self.start >= least:
            after = self.after.with_line(line, size)
            parts.append(_Gap(self.start, line.left, self.before.copy(), after))
        if self.end - line.right >= least:
            before = self.before.with_line(line, size)
            parts.append(_Gap(line.right, self.end, before, self.after.copy()))
        return parts

    def is_gutter(self, size: float, known: Sequence[float]) -> bool:
        if not (self.before.is_column(size) and self.after.is_column(size)):
            return False
        if min(self.before.count, self.after.count) >= FEWEST:
            return True
        return any(self.start < one < self.end for one in known)


def widest_band(lines: Sequence[Line], known: Sequence[float]) -> tuple[int, int, float] | None:
    """The longest series of lines, from top to bottom, that a gutter parts: its first and last
    index and the gutter's middle. ``known``: the middles of gutters on other pages."""
    best: tuple[int, int, float] | None = None
    for first in range(len(lines)):
        if best and len(lines) - first <= best[1] - best[0] + 1:
            break
        found = _band_from(lines, first, known)
        if found and (best is None or found[0] - first > best[1] - best[0]):
            best = (first, *found)
    return best


def _band_from(
    lines: Sequence[Line], first: int, known: Sequence[float]
) -> tuple[int, float] | None:
    size = median(one.size for one in lines)
    gaps = [_Gap(min(one.left for one in lines), max(one.right for one in lines))]
    best = None
    for last in range(first, len(lines)):
        gaps = [part for gap in gaps for part in gap.without(lines[last], size)]
        if not gaps:
            break
        if last - first + 1 >= 2 * (FEWEST_KNOWN if known else FEWEST):
            gutters = [gap for gap in gaps if gap.is_gutter(size, known)]
            widest = max(gutters, key=lambda gap: gap.end - gap.start, default=None)
            best = (last, (widest.start + widest.end) / 2) if widest else best
    return best
