"""The shape of links beside the text: each runs from its row outwards, along, and back.

Pure geometry, in viewport pixels: nothing here knows Qt. A curve never leaves its band, so it
never lies over the text, whichever side of the text the band is on.
"""

from collections.abc import Sequence
from typing import NamedTuple

MANY = 40  # from here on links share tracks: bundles, not a tangle
TRACKS = 5
PITCH = 7.0
CORNER = 8.0
SPREAD = 4.0
Point = tuple[float, float]


class Band(NamedTuple):
    """Where links may turn: ``near`` is the edge on the text's side; ``far`` is left of it
    where the margin is on the left."""

    near: float
    far: float

    @property
    def outwards(self) -> int:
        """1 where away from the text is to the right, else -1."""
        return 1 if self.far >= self.near else -1

    def track(self, number: int, count: int) -> float:
        """The x of a track; 0 is the nearest to the text."""
        width = abs(self.far - self.near)
        pitch = min(PITCH, width / max(1, count))
        return self.near + self.outwards * min(width, (number + 1) * pitch)


class Reach(NamedTuple):
    """A link to be drawn: where it leaves the row of its start and of its end."""

    id: int
    start: Point
    end: Point

    @property
    def length(self) -> float:
        return abs(self.end[1] - self.start[1])


class Curve(NamedTuple):
    """From ``start`` straight to the track at ``turn`` (an x), along it, straight to ``end``;
    the corners are round, with ``radius``."""

    id: int
    start: Point
    end: Point
    turn: float
    radius: float


def curves(reaches: Sequence[Reach], band: Band, corner: float = CORNER) -> list[Curve]:
    """One curve per reach, in their order."""
    found = tracks([(reach.start[1], reach.end[1]) for reach in reaches])
    count = max(found, default=0) + 1
    made = []
    for reach, track in zip(reaches, found, strict=True):
        turn = band.track(track, count)
        reachable = min(abs(turn - reach.start[0]), abs(turn - reach.end[0]))
        radius = max(0.0, min(corner, reach.length / 2, reachable))
        made.append(Curve(reach.id, reach.start, reach.end, turn, radius))
    return made


def tracks(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span of heights its track: short ones next to the text and long ones outside,
    none on another; where there are too many, by length alone."""
    order = sorted(range(len(spans)), key=lambda n: abs(spans[n][1] - spans[n][0]))
    found = [0] * len(spans)
    if len(spans) > MANY:
        for rank, number in enumerate(order):
            found[number] = rank * TRACKS // len(spans)
        return found
    taken: list[list[tuple[float, float]]] = [[] for _ in range(TRACKS)]
    for number in order:
        low, high = sorted(spans[number])
        free = (n for n, others in enumerate(taken) if not _meets(others, low, high))
        found[number] = track = next(free, TRACKS - 1)
        taken[track].append((low, high))
    return found


def bundled(many: Sequence[Curve]) -> list[tuple[Point, Point]]:
    """The straight pieces of many curves, with cut corners; what several curves share is
    there once."""
    pieces: dict[tuple[Point, Point], None] = {}
    along: dict[float, list[tuple[float, float]]] = {}
    for curve in many:
        (x, y), (end_x, end_y) = curve.start, curve.end
        radius = curve.radius
        back = radius if curve.turn < x else -radius
        down = radius if end_y >= y else -radius
        for at_x, at_y, step in ((x, y, down), (end_x, end_y, -down)):
            corner = (curve.turn + back, at_y)
            pieces[(at_x, at_y), corner] = None
            if radius:
                pieces[corner, (curve.turn, at_y + step)] = None
        low, high = sorted((y + down, end_y - down))
        along.setdefault(curve.turn, []).append((low, high))
    found = list(pieces)
    for turn, spans in along.items():
        found += [((turn, low), (turn, high)) for low, high in _joined(spans)]
    return found


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spans in order, those that meet made one."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _meets(others: list[tuple[float, float]], low: float, high: float) -> bool:
    return any(first < high and low < last for first, last in others)


def spread(reaches: Sequence[Reach], room: float) -> list[Reach]:
    """The reaches with those ends apart that leave one row, by at most ``room`` in all; in an
    order in which none crosses another on its way out."""
    leaving: dict[float, list[tuple[float, int, bool]]] = {}
    for number, reach in enumerate(reaches):
        for at, other, is_start in (
            (reach.start[1], reach.end[1], True),
            (reach.end[1], reach.start[1], False),
        ):
            leaving.setdefault(at, []).append((other - at, number, is_start))
    moved = list(reaches)
    for at, ends in leaving.items():
        # From the top: short ones upwards, long ones upwards, long ones down, short ones down.
        ends.sort(key=lambda end: (end[0] > 0, -end[0]))
        pitch = min(SPREAD, room / len(ends))
        for rank, (_, number, is_start) in enumerate(ends):
            y = at + (rank - (len(ends) - 1) / 2) * pitch
            reach = moved[number]
            if is_start:
                moved[number] = reach._replace(start=(reach.start[0], y))
            else:
                moved[number] = reach._replace(end=(reach.end[0], y))
    return moved
