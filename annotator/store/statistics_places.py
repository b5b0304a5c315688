"""What annotations cover, how long they are and which labels overlap, counted in one go
through the index of places. Gaps of discontinuous annotations are neither covered nor do
they overlap anything."""

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush, merge
from typing import NamedTuple

from annotator.store.db import Database

BINS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)  # characters, lower ends
WHOLE = (
    "SELECT document, start, stop, label, id FROM annotation"
    " ORDER BY document, start, stop, label, status, annotator, updated_at, id"
)
PARTED = "SELECT id, document, label, fragments FROM annotation WHERE fragments IS NOT NULL"


@dataclass(slots=True)
class Places:
    """``lengths`` by the bins' lower ends; ``together``: how many annotations overlap, by
    their two labels, the lesser id first; ``covered``: characters by document."""

    lengths: Counter[int] = field(default_factory=Counter)
    together: Counter[tuple[int, int]] = field(default_factory=Counter)
    covered: Counter[int] = field(default_factory=Counter)


class _Part(NamedTuple):
    """A whole annotation, or a fragment of one: then ``before`` is where the one before it
    ended, and -1 for the first."""

    document: int
    start: int
    stop: int
    label: int
    id: int
    is_whole: bool = True
    before: int = -1


def places(database: Database) -> Places:
    """Of all annotations of the project; memory grows with the discontinuous ones only."""
    found, parts = Places(), list[_Part]()
    for id, document, label, fragments in database.stream(PARTED):
        before, spans = -1, json.loads(fragments)
        found.lengths[_bin(sum(stop - start for start, stop in spans))] += 1
        for start, stop in spans:
            parts.append(_Part(document, start, stop, label, id, is_whole=False, before=before))
            before = stop
    sweep = _Sweep(found)
    parted = {part.id for part in parts}
    for part in merge(_whole(database, parted, found.lengths), sorted(parts)):
        sweep.meet(part)
    return found


def _whole(database: Database, parted: set[int], lengths: Counter[int]) -> Iterator[_Part]:
    for row in database.stream(WHOLE):
        if row[4] not in parted:
            lengths[_bin(row[2] - row[1])] += 1
            yield _Part(*row)


def _bin(length: int) -> int:
    return BINS[bisect_right(BINS, length) - 1]


class _Sweep:
    """Goes from left to right, and knows what has not ended yet."""

    def __init__(self, found: Places) -> None:
        self._found = found
        self._document, self._reach = 0, 0
        self._whole = list[tuple[int, int, int]]()  # a heap: stop, start, label
        self._labels = Counter[int]()  # of those
        self._parts = list[_Part]()
        self._met = set[tuple[int, int]]()  # pairs of discontinuous annotations

    def meet(self, part: _Part) -> None:
        if part.document != self._document:
            self._document, self._reach = part.document, 0
            self._whole.clear()
            self._labels.clear()
            self._parts.clear()
            self._met.clear()
        self._found.covered[part.document] += max(0, part.stop - max(part.start, self._reach))
        self._reach = max(self._reach, part.stop)
        self._forget(part.start)
        self._count(part)
        if part.is_whole:
            heappush(self._whole, (part.stop, part.start, part.label))
            self._labels[part.label] += 1
        else:
            self._parts.append(part)

    def _forget(self, place: int) -> None:
        while self._whole and self._whole[0][0] <= place:
            _, _, label = heappop(self._whole)
            self._labels[label] -= 1
        if self._parts:
            self._parts = [one for one in self._parts if one.stop > place]

    def _count(self, part: _Part) -> None:
        labels = self._labels
        if part.before >= 0:  # what reaches back to the fragment before is counted already
            labels = Counter(label for _, start, label in self._whole if start >= part.before)
        for label, number in labels.items():
            self._add(part.label, label, number)
        for other in self._parts:
            pair = (min(part.id, other.id), max(part.id, other.id))
            if part.is_whole or pair not in self._met:
                self._add(part.label, other.label, 1)
            if not part.is_whole:
                self._met.add(pair)

    def _add(self, one: int, other: int, number: int) -> None:
        if one != other and number:
            self._found.together[min(one, other), max(one, other)] += number
