"""Where the first line of a paragraph stands further out than the others, as in lists of
literature, verse and interviews. Elsewhere a line further in begins a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from annotator.sources.pdf_lines import Line
from annotator.sources.pdf_marks import BULLET, ends_sentence

LEAST, MOST = 0.7, 6  # how far in, in sizes
AROUND = 10  # lines
FEWEST = 3  # more signs of it than against it
OTHER_SIZE = 1.08
SHORT = 0.12  # of the column's width: a line that ends so far from its edge was the last one


def hanging(column: Sequence[Line]) -> list[bool]:
    """Of each line whether the paragraphs around it, in letters of its size, are set so. Signs
    of it are lines that move in although the sentence goes on, and lines that move out where it
    has ended."""
    found: list[bool] = []
    start = 0
    for end in range(1, len(column) + 1):
        if end == len(column) or not _is_alike(column[end - 1], column[end]):
            found += _of_one_size(column[start:end])
            start = end
    return found


def _of_one_size(lines: Sequence[Line]) -> list[bool]:
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    signs = [0, *(_sign(before, line, left, right) for before, line in pairwise(lines))]
    sums = [0, *accumulate(signs)]
    against = [0, *accumulate(min(0, sign) for sign in signs)]
    found = []
    for index in range(len(lines)):
        first, last = max(0, index - AROUND), min(len(lines), index + AROUND + 1)
        more, contrary = sums[last] - sums[first], against[first] - against[last]
        found.append(more >= FEWEST and more >= 2 * contrary)
    return found


def stands_out(line: Line, measure: tuple[float, float]) -> bool:
    """Whether the line begins at the outer edge of the text around it."""
    inset = measure[1] - line.right if line.is_leftward else line.left - measure[0]
    return inset < LEAST * line.size


def _sign(before: Line, line: Line, left: float, right: float) -> int:
    """1 for such paragraphs, -1 for those that begin further in, 0 where nothing tells."""
    inwards = before.right - line.right if line.is_leftward else line.left - before.left
    moved = abs(inwards) / line.size
    is_far = before.middle - line.middle > 3 * line.size or before.middle < line.middle
    is_listed = BULLET.match(before.text) or BULLET.match(line.text)
    if is_far or is_listed or not LEAST <= moved <= MOST:
        return 0
    room = before.left - left if before.is_leftward else right - before.right
    has_ended = ends_sentence(before.text) or room > SHORT * (right - left)
    return 1 if has_ended != (inwards > 0) else -1


def _is_alike(one: Line, other: Line) -> bool:
    return max(one.size, other.size) <= OTHER_SIZE * min(one.size, other.size)
