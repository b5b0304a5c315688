"""Pieces of a line of a PDF that pdfium takes for lines of their own, as behind raised figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.sources.pdf_lines import Line

OVERLAP = 0.6  # of the lower one's height
NEAREST, FARTHEST = -0.3, 0.6  # sizes between both
LARGER = 1.2  # an initial, which belongs to more lines than one
BLANK = 0.12  # so far apart are words, in sizes


def joined(lines: Sequence[Line]) -> list[Line]:
    """``lines``, where one goes on directly behind the one before, as one."""
    found: list[Line] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1] = _together(found[-1], line)
        else:
            found.append(line)
    return found


def _goes_on(before: Line, line: Line) -> bool:
    is_initial = len(before.text) == 1 and before.size > LARGER * line.size
    if before.is_leftward or line.is_leftward or is_initial:
        return False
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    lower = min(before.top - before.bottom, line.top - line.bottom)
    gap = (line.left - before.right) / max(before.size, line.size)
    return overlap > OVERLAP * lower and NEAREST < gap < FARTHEST


def _together(before: Line, line: Line) -> Line:
    """One line; the longer piece says how large and how bold it is."""
    gap = (line.left - before.right) / max(before.size, line.size)
    main = before if len(before.text) >= len(line.text) else line
    return replace(
        main,
        text=before.text + (" " if gap > BLANK else "") + line.text.lstrip(),
        left=min(before.left, line.left),
        right=max(before.right, line.right),
        top=max(before.top, line.top),
        bottom=min(before.bottom, line.bottom),
    )
