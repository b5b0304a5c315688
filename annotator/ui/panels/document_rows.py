"""The rows of a list of documents: headings of groups and the documents below them."""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate, islice

from annotator.model.arrangement import Arranged

ITEM = array("q").itemsize


class Rows:
    """What stands in which row. Row by row eight bytes: an id, or a group's number n as
    ``-1 - n``. The groups in ``folded`` show their heading only."""

    def __init__(self, arranged: Arranged, folded: Collection[str] = ()) -> None:
        self.ids, self.groups = arranged.ids, arranged.groups
        self.folded = {number for number, one in enumerate(self.groups) if one.key in folded}
        self._ends = list(accumulate(group.count for group in self.groups))
        self._rows = self.ids
        if self.groups:
            self._rows = array("q")
            for number in range(len(self.groups)):
                self._rows.append(-1 - number)
                if number not in self.folded:
                    self._rows.extend(self._within(number))

    def __len__(self) -> int:
        return len(self._rows)

    def is_like(self, other: "Rows") -> bool:
        """Whether both show the same."""
        return (self.groups, self.folded, self.ids) == (other.groups, other.folded, other.ids)

    def document(self, row: int) -> int | None:
        """The document in ``row``; None where a heading is."""
        return self._rows[row] if self._rows[row] >= 0 else None

    def group(self, row: int) -> int | None:
        """The number of the group whose heading is in ``row``; None where a document is."""
        return -1 - self._rows[row] if self._rows[row] < 0 else None

    def documents(self, first: int, most: int) -> list[int]:
        """The documents in ``most`` rows from ``first`` on."""
        return [id for id in self._rows[first : first + most] if id >= 0]

    def row_of(self, document: int) -> int | None:
        """Where ``document`` stands; None where it does not, or is folded away."""
        return place_in(self._rows, document)

    def headings(self) -> Iterator[int]:
        """The rows of all headings."""
        row = 0
        for number, group in enumerate(self.groups):
            yield row
            row += 1 if number in self.folded else 1 + group.count

    def heading_of(self, group: int) -> int:
        """The row of a group's heading."""
        return next(islice(self.headings(), group, None))

    def group_of(self, document: int) -> int | None:
        """The number of the group that ``document`` is in; None where there is none."""
        place = place_in(self.ids, document) if self.groups else None
        return None if place is None else bisect_right(self._ends, place)

    def fold(self, group: int) -> None:
        """Takes the documents of a group out of the rows below its heading."""
        first = self.heading_of(group) + 1
        del self._rows[first : first + self.groups[group].count]
        self.folded.add(group)

    def unfold(self, group: int) -> None:
        first = self.heading_of(group) + 1
        self._rows[first:first] = self._within(group)
        self.folded.discard(group)

    def _within(self, group: int) -> "array[int]":
        end = self._ends[group]
        return self.ids[end - self.groups[group].count : end]


def place_in(ids: "array[int]", wanted: int) -> int | None:
    """Where ``wanted`` first stands. A search for its bytes: a tenth of what ``index`` takes,
    which makes a number of each item, and no table to keep beside."""
    data, needle = ids.tobytes(), wanted.to_bytes(ITEM, sys.byteorder, signed=True)
    at = data.find(needle)
    while at >= 0 and at % ITEM:  # half in one number and half in the next
        at = data.find(needle, at + 1)
    return at // ITEM if at >= 0 else None
