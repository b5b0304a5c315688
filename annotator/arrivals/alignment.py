"""Which characters of a text are still there after somebody typed in it."""

from collections.abc import Iterator
from typing import NamedTuple

# Of more edits at once than these, such as a pasted page, the whole is not looked for: the work
# grows with their square, and it is done each time a key is pressed.
MOST_EDITS = 400
MOST_CHARACTERS = 40_000


class Stretch(NamedTuple):
    """``length`` characters at ``start`` that now stand at ``new_start``."""

    start: int
    new_start: int
    length: int


def kept(ours: str, before: str, now: str) -> str | None:
    """``now`` with those characters of ``ours`` that nobody touched; ``before`` is what was
    shown in place of ``ours``, one for one. None where too much was changed to tell."""
    head = shared_length(before, now)
    most = min(len(before), len(now)) - head
    tail = min(most, shared_length(before[::-1], now[::-1]))
    end, new_end = len(before) - tail, len(now) - tail
    middle = _kept_between(ours[head:end], before[head:end], now[head:new_end])
    return None if middle is None else ours[:head] + middle + ours[end:]


def shared_length(one: str, other: str) -> int:
    """With how many characters both begin; found by halving, since texts are long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _kept_between(ours: str, before: str, now: str) -> str | None:
    if ours == before:
        return now
    stretches = alignment(before, now)
    if stretches is None:
        return None
    parts: list[str] = []
    reached = 0
    for one in stretches:
        parts.append(now[reached : one.new_start])
        parts.append(ours[one.start : one.start + one.length])
        reached = one.new_start + one.length
    return "".join(parts) + now[reached:]


def alignment(before: str, now: str) -> list[Stretch] | None:
    """The longest common subsequence of both, in order; None where it takes too many edits.

    E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986).
    """
    if len(before) + len(now) > MOST_CHARACTERS:
        return None
    furthest = {1: 0}  # on each diagonal, how far into ``before`` so many edits lead
    history: list[dict[int, int]] = []
    for edits in range(MOST_EDITS + 1):
        history.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            place = _step(furthest, diagonal, edits)
            if place > len(before) or place - diagonal > len(now):
                furthest[diagonal] = place  # over an end: leads nowhere
                continue
            place = _slide(before, now, place, place - diagonal)
            furthest[diagonal] = place
            if place >= len(before) and place - diagonal >= len(now):
                return list(_backwards(history, len(before), len(now)))[::-1]
    return None


def _step(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    """How far the next edit leads on this diagonal: it types a character or deletes one."""
    if _is_typed(furthest, diagonal, edits):
        return furthest[diagonal + 1]
    return furthest[diagonal - 1] + 1


def _is_typed(furthest: dict[int, int], diagonal: int, edits: int) -> bool:
    if diagonal in (-edits, edits):
        return diagonal == -edits
    return furthest[diagonal - 1] < furthest[diagonal + 1]


def _slide(before: str, now: str, place: int, new_place: int) -> int:
    while place < len(before) and new_place < len(now) and before[place] == now[new_place]:
        place += 1
        new_place += 1
    return place


def _backwards(history: list[dict[int, int]], place: int, new_place: int) -> Iterator[Stretch]:
    for edits in range(len(history) - 1, -1, -1):
        furthest = history[edits]
        diagonal = place - new_place
        start = _step(furthest, diagonal, edits) if edits else 0
        if place > start:
            yield Stretch(start, start - diagonal, place - start)
        came_from = diagonal + (1 if _is_typed(furthest, diagonal, edits) else -1)
        place = furthest[came_from]
        new_place = place - came_from
