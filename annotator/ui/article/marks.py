"""The document's marks as the view holds them: by id and by place."""

import gc
from collections.abc import Iterable

from annotator.model.intervals import IntervalIndex
from annotator.model.marks import Mark

MANY = 20_000


class Marks:
    """The marks of the document shown. Positions are code points."""

    def __init__(self) -> None:
        self.by_id: dict[int, Mark] = {}
        self._index: IntervalIndex[Mark] = IntervalIndex()

    def __len__(self) -> int:
        return len(self.by_id)

    def load(self, marks: Iterable[Mark]) -> None:
        """Replaces all."""
        self._index = IntervalIndex(marks)
        self.by_id = {mark.id: mark for mark in self._index}
        if len(self.by_id) > MANY:
            gc.freeze()  # else each full collection walks all of them, and a frame is missed

    def put(self, id: int, mark: Mark | None) -> list[Mark]:
        """Replaces the mark of an id, or drops it; returns the old and the new one."""
        old = self.by_id.pop(id, None)
        if old is not None:
            self._index.remove(old)
        if mark is not None:
            self.by_id[id] = mark
            self._index.add(mark)
        return [each for each in (old, mark) if each is not None]

    def within(self, start: int, end: int) -> list[Mark]:
        """Those whose outer bounds share a character with ``[start, end)``, in order."""
        return self._index.overlapping(start, end)

    def at(self, position: int) -> list[int]:
        """The ids of those that cover the character at ``position``, innermost first."""
        found = [
            mark
            for mark in self._index.overlapping(position, position + 1)
            if any(start <= position < end for start, end in mark.spans)
        ]
        return [mark.id for mark in sorted(found, key=_size)]

    def beside(self, position: int) -> list[int]:
        """As ``at``, for a caret: also those that end at ``position``."""
        found = self.at(position)
        before = self.at(position - 1) if position else []
        return found + [id for id in before if id not in found]

    def neighbour(self, active: int | None, position: int, step: int) -> Mark | None:
        """The next (1) or previous (-1) one in order, from the active mark or else from
        ``position``; goes round at the ends."""
        if not len(self._index):
            return None
        mark = self.by_id.get(active) if active is not None else None
        if mark is not None:
            rank = self._index.rank(mark) + step
        else:
            rank = self._index.rank_at(position) - (1 if step < 0 else 0)
        return self._index[rank % len(self._index)]


def _size(mark: Mark) -> tuple[int, int]:
    return sum(end - start for start, end in mark.spans), -mark.id
