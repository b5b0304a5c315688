"""Spans by place: which of 100,000 lie here, in microseconds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

LONG = 8192

Item = TypeVar("Item", bound=tuple[int, int, *tuple[object, ...]])


class IntervalIndex(Generic[Item]):
    """Tuples that begin with ``start, end`` (half-open), kept in their own order.

    A query walks back from its end only as far as some span can still reach, which a running
    maximum of the ends tells; spans longer than ``LONG`` would spoil that and stand aside.
    """

    __slots__ = ("_items", "_long", "_reach", "_starts")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items = sorted(items)
        self._starts = [item[0] for item in self._items]
        self._long = [item for item in self._items if item[1] - item[0] > LONG]
        ends = [item[1] if item[1] - item[0] <= LONG else 0 for item in self._items]
        self._reach = list(accumulate(ends, max))

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __getitem__(self, rank: int) -> Item:
        return self._items[rank]

    def rank(self, item: Item) -> int:
        """How many come before ``item``, which need not be in the index."""
        return bisect_left(self._items, item)

    def rank_at(self, position: int) -> int:
        """How many start before ``position``."""
        return bisect_left(self._starts, position)

    def overlapping(self, start: int, end: int) -> list[Item]:
        """Those that share at least one position with ``[start, end)``, in order."""
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reach, start, 0, last)
        found = [
            item
            for item in self._items[first:last]
            if start < item[1] and item[1] - item[0] <= LONG
        ]
        long = [item for item in self._long if item[0] < end and start < item[1]]
        return sorted(found + long) if long else found

    def extend(self, items: Iterable[Item]) -> None:
        """Adds ``items``, which are in order and come after all that are there."""
        more: IntervalIndex[Item] = IntervalIndex(items)
        before = self._reach[-1] if self._reach else 0
        self._items += more._items
        self._starts += more._starts
        self._long += more._long
        self._reach += [max(before, reach) for reach in more._reach]

    def add(self, item: Item) -> None:
        rank = bisect_left(self._items, item)
        self._items.insert(rank, item)
        self._starts.insert(rank, item[0])
        self._reach.insert(rank, self._reach[rank - 1] if rank else 0)
        if item[1] - item[0] > LONG:
            self._long.insert(bisect_left(self._long, item), item)
        self._reach_from(rank)

    def remove(self, item: Item) -> None:
        """``KeyError`` where the index does not hold it."""
        rank = bisect_left(self._items, item)
        if rank == len(self._items) or self._items[rank] != item:
            raise KeyError(item)
        del self._items[rank], self._starts[rank], self._reach[rank]
        if item[1] - item[0] > LONG:
            self._long.remove(item)
        self._reach_from(rank)

    def _reach_from(self, rank: int) -> None:
        """Mends the running maximum from ``rank`` on, as far as it has changed."""
        reach = self._reach[rank - 1] if rank else 0
        for place in range(rank, len(self._items)):
            reach = max(reach, _short_end(self._items[place]))
            if reach == self._reach[place] and place > rank:
                return
            self._reach[place] = reach


def _short_end(item: tuple[int, int, *tuple[object, ...]]) -> int:
    return item[1] if item[1] - item[0] <= LONG else 0
