"""Cells of several documents until there are enough of them to be written at once.

Quoting, guarding and comparing look at whole columns, which pays only for long ones; most
documents have ten annotations.
"""

from collections.abc import Sequence
from itertools import chain

from annotator.formats.csv_columns import Cells

ENOUGH = 4_000


class Gathering:
    """Columns that grow document by document. A cell that was the same throughout stays one."""

    def __init__(self, width: int) -> None:
        self._pieces: list[list[Cells]] = [[] for _ in range(width)]
        self._counts: list[int] = []
        self.count = 0

    def add(self, columns: Sequence[Cells], count: int) -> None:
        for pieces, cells in zip(self._pieces, columns, strict=True):
            pieces.append(cells)
        self._counts.append(count)
        self.count += count

    @property
    def is_enough(self) -> bool:
        return self.count >= ENOUGH

    def taken(self) -> tuple[list[Cells], int]:
        """The columns so far and their length; the gathering is empty afterwards."""
        columns, count = [self._whole(pieces) for pieces in self._pieces], self.count
        for pieces in self._pieces:
            pieces.clear()
        self._counts.clear()
        self.count = 0
        return columns, count

    def _whole(self, pieces: list[Cells]) -> Cells:
        first = pieces[0]
        if len(pieces) == 1 or (isinstance(first, str) and pieces.count(first) == len(pieces)):
            return first
        return list(
            chain.from_iterable(
                [cells] * count if isinstance(cells, str) else cells
                for cells, count in zip(pieces, self._counts, strict=True)
            )
        )
