"""Which underline lane each of the marks of a segment gets, so that none hides another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from annotator.model.marks import Mark


@dataclass(frozen=True, slots=True)
class Crowd:
    """A stretch where more marks overlap than there are lanes, and how many are not drawn
    one by one. Positions are code points of the text."""

    start: int
    end: int
    count: int


class Lanes(NamedTuple):
    """``of`` gives the lane, from 0 next to the text, of each mark that has one."""

    of: dict[int, int]
    crowds: tuple[Crowd, ...]


def lanes_for(marks: Iterable[Mark], count: int) -> Lanes:
    """The lowest free lane for each mark in order; where ``count`` lanes are not enough, the
    last one is a stripe for all the rest."""
    free_from: list[int] = []
    of: dict[int, int] = {}
    placed: list[tuple[Mark, int]] = []
    for mark in sorted(marks, key=_longest_first):
        lane = next((n for n, end in enumerate(free_from) if end <= mark.start), len(free_from))
        free_from[lane : lane + 1] = [mark.end]
        placed.append((mark, lane))
        of[mark.id] = lane
    if len(free_from) <= count:
        return Lanes(of, ())
    return _crowded(placed, of, count)


def _crowded(placed: list[tuple[Mark, int]], of: dict[int, int], count: int) -> Lanes:
    outside = _crowds([mark for mark, lane in placed if lane >= count])
    last = [mark for mark, lane in placed if lane == count - 1 and _touches(mark, outside)]
    crowds = _crowds([mark for mark, lane in placed if lane >= count] + last)
    hidden = {mark.id for mark in last}
    kept = {id: lane for id, lane in of.items() if lane < count and id not in hidden}
    return Lanes(kept, tuple(crowds))


def _crowds(marks: list[Mark]) -> list[Crowd]:
    found: list[Crowd] = []
    for mark in sorted(marks, key=_longest_first):
        if found and mark.start < found[-1].end:
            crowd = found[-1]
            found[-1] = Crowd(crowd.start, max(crowd.end, mark.end), crowd.count + 1)
        else:
            found.append(Crowd(mark.start, mark.end, 1))
    return found


def _touches(mark: Mark, crowds: list[Crowd]) -> bool:
    return any(crowd.start < mark.end and mark.start < crowd.end for crowd in crowds)


def _longest_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.id


def covering(
    marks: Iterable[Mark], start: int, end: int, key: Callable[[list[Mark]], object]
) -> list[tuple[int, int, list[Mark]]]:
    """``[start, end)`` cut where the marks that cover it change; neighbours for which ``key``
    is equal are joined. Stretches that nothing covers are left out."""
    events: list[tuple[int, int, Mark]] = []
    for mark in marks:
        for first, last in mark.spans:
            low, high = max(first, start), min(last, end)
            if low < high:
                events += [(low, 1, mark), (high, 0, mark)]
    events.sort(key=lambda event: (event[0], event[1], event[2].id))
    found: list[tuple[int, int, list[Mark]]] = []
    open_marks: dict[int, Mark] = {}
    since = start
    for place, begins, mark in events:
        if place > since and open_marks:
            _extend(found, since, place, list(open_marks.values()), key)
        since = place
        if begins:
            open_marks[mark.id] = mark
        else:
            open_marks.pop(mark.id, None)
    return found


def _extend(
    found: list[tuple[int, int, list[Mark]]], start: int, end: int, marks: list[Mark],
    key: Callable[[list[Mark]], object],
) -> None:  # fmt: skip
    if found and found[-1][1] == start and key(found[-1][2]) == key(marks):
        found[-1] = (found[-1][0], end, found[-1][2])
    else:
        found.append((start, end, marks))
