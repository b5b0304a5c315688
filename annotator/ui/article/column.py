"""How tall the segments are: estimates at first, corrected one by one as they are laid out."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

BLOCK = 512


class Column:
    """The heights, in pixels, of segments that stand under one another.

    A change costs one block's sum; the running sum over blocks is made anew when asked for.
    """

    __slots__ = ("_blocks", "_heights", "_tops")

    def __init__(self, heights: Iterable[float] = (0.0,)) -> None:
        self._heights = array("d", heights)
        count = len(self._heights)
        self._blocks = [sum(self._heights[i : i + BLOCK]) for i in range(0, count, BLOCK)]
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def height(self) -> float:
        """Of all segments together."""
        return self._block_tops()[-1]

    def height_of(self, segment: int) -> float:
        return self._heights[segment]

    def correct(self, segment: int, height: float) -> None:
        """Replaces the height of a segment."""
        difference = height - self._heights[segment]
        if difference:
            self._heights[segment] = height
            self._blocks[segment // BLOCK] += difference
            self._tops = None

    def top(self, segment: int) -> float:
        """The height of all segments before ``segment``."""
        block = segment // BLOCK
        return self._block_tops()[block] + sum(self._heights[block * BLOCK : segment])

    def locate(self, y: float) -> tuple[int, float]:
        """The segment at ``y``, and how far ``y`` is below its top; the nearest one outside."""
        block = max(0, min(bisect_right(self._block_tops(), y) - 1, len(self._blocks) - 1))
        below = y - self._block_tops()[block]
        last = min((block + 1) * BLOCK, len(self._heights)) - 1
        for segment in range(block * BLOCK, last):
            if below < self._heights[segment]:
                return segment, below
            below -= self._heights[segment]
        return last, below

    def _block_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._blocks, initial=0.0))
        return self._tops
