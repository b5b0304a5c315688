"""The document's marks as the view holds them: by id and by place."""

import gc
from collections.abc import Iterable, Sequence, Sized

from annotator.model.intervals import IntervalIndex
from annotator.model.marks import Mark

MANY = 20_000


class Marks:
    """The marks of the document shown. Positions are code points."""

    def __init__(self) -> None:
        self.by_id: dict[int, Mark] = {}
        self.by_place: IntervalIndex[Mark] = IntervalIndex()
        self._coming: Marks | None = None
        self._last: Mark | None = None

    def __len__(self) -> int:
        return len(self.by_id)

    def load(self, marks: Iterable[Mark]) -> None:
        """Replaces those that are shown."""
        self.by_place = IntervalIndex(marks)
        self.by_id = {mark.id: mark for mark in self.by_place}
        _leave_to_stay(self.by_id)

    def put(self, id: int, mark: Mark | None) -> list[Mark]:
        """Replaces the mark of an id, or drops it; returns the old and the new one."""
        if self._coming is not None:
            self._coming.put(id, mark if mark and self.has_come(mark) else None)
        old = self.by_id.pop(id, None)
        if old is not None:
            self.by_place.remove(old)
        if mark is not None:
            self.by_id[id] = mark
            self.by_place.add(mark)
        return [each for each in (old, mark) if each is not None]

    # Slice by slice

    def await_all(self) -> None:
        """All marks are about to come, in their order; until then the ones loaded stand."""
        self._coming, self._last = Marks(), None

    @property
    def last_come(self) -> Mark | None:
        return self._last

    def has_come(self, mark: Mark) -> bool:
        """Whether ``mark`` is not after what has come."""
        if self._coming is None:
            return True
        return self._last is not None and mark[:3] <= self._last[:3]

    def come(self, marks: Sequence[Mark]) -> None:
        """Takes the next ones; () where there are no more: now they replace those loaded."""
        if self._coming is None:
            return
        if marks:
            self._coming.by_id.update((mark.id, mark) for mark in marks)
            self._coming.by_place.extend(marks)
            self._last = marks[-1]
            return
        self.by_id, self.by_place = self._coming.by_id, self._coming.by_place
        self._coming = None
        _leave_to_stay(self.by_id)

    def known(self, id: int) -> Mark | None:
        """The mark of that id, also of what has come and is not yet shown."""
        found = self.by_id.get(id)
        return found if found or self._coming is None else self._coming.by_id.get(id)

    # What is where

    def within(self, start: int, end: int) -> list[Mark]:
        """Those whose outer bounds share a character with ``[start, end)``, in order."""
        return self.by_place.overlapping(start, end)

    def at(self, position: int) -> list[int]:
        """The ids of those that cover the character at ``position``, innermost first."""
        found = [
            mark
            for mark in self.by_place.overlapping(position, position + 1)
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
        if not len(self.by_place):
            return None
        mark = self.by_id.get(active) if active is not None else None
        if mark is not None:
            rank = self.by_place.rank(mark) + step
        else:
            rank = self.by_place.rank_at(position) - (1 if step < 0 else 0)
        return self.by_place[rank % len(self.by_place)]


def _leave_to_stay(marks: Sized) -> None:
    if len(marks) > MANY:
        gc.freeze()  # else each full collection walks all of them, and a frame is missed


def _size(mark: Mark) -> tuple[int, int]:
    return sum(end - start for start, end in mark.spans), -mark.id
