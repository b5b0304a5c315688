"""Where the boxes and arrows of a claim map go: sources at the left, claims beside them, then
what denies, supports or explains them; what nothing is linked to stands below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.model import roles
from annotator.model.claim_map import Arrow, Box, ClaimMap, Point
from annotator.review.layering import Order, acyclic, layers, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.model.annotation import Annotation, Link
    from annotator.model.roles import Roles

LOWEST = {roles.SOURCE: 0, roles.CLAIM: 1, roles.DENIAL: 2, roles.CONTEXT: 2}
USUAL_LAYER = 1
WIDTH, HEIGHT = 224.0, 74.0
LEAD = 96.0  # of an arrow, level, with its name on it
GAP = LEAD + 74.0
BETWEEN, PASSING = 18.0, 12.0  # boxes of a layer; lines that pass them
NAMED_PORT, PORT = 15.0, 9.0  # between the ends of lines at a box, with and without names
PORT_ROOM = 14.0
MARGIN = 28.0
LOOSE_COLUMNS = 3
SETTLING = 6


def claim_map(annotations: Iterable[Annotation], links: Iterable[Link], found: Roles) -> ClaimMap:
    """The map of ``annotations`` that somebody stands behind, and of the links between them;
    ``found`` are the scheme's roles. The same in, the same out."""
    links = sorted(links, key=lambda link: link.id)
    live = sorted(
        (one for one in annotations if one.is_live),
        key=lambda one: (one.document, one.start, one.end, one.id),
    )
    groups = _groups(live, links, found)
    home = {one.id: group[0].id for group in groups.values() for one in group}
    ends = dict.fromkeys(
        (link.type, home[link.start], home[link.end])
        for link in links
        if link.start in home and link.end in home and home[link.start] != home[link.end]
    )
    return _Sheet(groups, list(ends), found).drawn()


def _groups(
    live: Sequence[Annotation], links: Iterable[Link], found: Roles
) -> dict[int, list[Annotation]]:
    """Annotations that "same" links join, by the id of the first of each."""
    same = found.links_as(roles.SAME)
    head = {one.id: one.id for one in live}
    place = {one.id: number for number, one in enumerate(live)}

    def top(id: int) -> int:
        while head[id] != id:
            head[id] = id = head[head[id]]
        return id

    for link in links:
        if link.type in same and link.start in head and link.end in head:
            first, second = sorted((top(link.start), top(link.end)), key=place.__getitem__)
            head[second] = first
    groups: dict[int, list[Annotation]] = {}
    for one in live:
        groups.setdefault(top(one.id), []).append(one)
    return groups


@dataclass(frozen=True, slots=True)
class _Line:
    """A link as it runs through the layers: ``way`` from its start to its end."""

    type: str
    way: tuple[int, ...]


@dataclass(slots=True)
class _Side:
    """The lines that end at one side of a box, and how far apart they do."""

    lines: list[int] = field(default_factory=list)
    room: float = PORT


class _Sheet:
    """Lays out one part of the graph after the other, from top to bottom."""

    def __init__(
        self,
        groups: Mapping[int, list[Annotation]],
        ends: Sequence[tuple[str, int, int]],
        found: Roles,
    ) -> None:
        self._groups = groups
        self._lowest = {
            id: LOWEST.get(found.labels.get(group[0].label, ""), USUAL_LAYER)
            for id, group in groups.items()
        }
        self._ends = ends
        self._boxes: dict[int, Box] = {}
        self._arrows: list[Arrow] = []
        self._bottom = MARGIN

    def drawn(self) -> ClaimMap:
        for nodes, ends in _parts(list(self._groups), self._ends):
            self._add_part(nodes, ends)
        loose_top = self._add_loose()
        right = max((box.right for box in self._boxes.values()), default=0.0)
        return ClaimMap(
            tuple(self._boxes.values()),
            tuple(self._arrows),
            right + MARGIN if self._boxes else 0.0,
            self._bottom - BETWEEN + MARGIN if self._boxes else 0.0,
            loose_top,
        )

    def _add_part(self, nodes: Sequence[int], ends: Sequence[tuple[str, int, int]]) -> None:
        part = _Part(nodes, ends, self._lowest)
        tops = part.tops(self._bottom)
        for node in nodes:
            layer = part.layer[node]
            self._boxes[node] = Box(
                tuple(self._groups[node]), layer, _left(layer), tops[node], WIDTH,
                part.height[node],
            )  # fmt: skip
        self._arrows += part.arrows(tops)
        self._bottom = max(box.bottom for box in map(self._boxes.get, nodes) if box) + BETWEEN
        self._bottom = max(self._bottom, max(tops.values()) + BETWEEN)

    def _add_loose(self) -> float | None:
        """Boxes without links, in rows."""
        loose = [id for id in self._groups if id not in self._boxes]
        if not loose:
            return None
        if self._boxes:
            self._bottom += 2 * MARGIN
        top = self._bottom
        used = {box.layer for box in self._boxes.values()}
        columns = max(LOOSE_COLUMNS, max(used, default=0) + 1)
        loose.sort(key=lambda id: self._lowest[id])  # stays in the order of the text otherwise
        for number, id in enumerate(loose):
            row, column = divmod(number, columns)
            box = Box(
                tuple(self._groups[id]), column, _left(column), top + row * (HEIGHT + BETWEEN),
                WIDTH, HEIGHT, is_loose=True,
            )  # fmt: skip
            self._boxes[id] = box
            self._bottom = box.bottom + BETWEEN
        return top


def _left(layer: int) -> float:
    return MARGIN + layer * (WIDTH + GAP)


def _parts(
    nodes: Sequence[int], ends: Sequence[tuple[str, int, int]]
) -> list[tuple[list[int], list[tuple[str, int, int]]]]:
    """The connected parts that have links, in the order of their first nodes."""
    beside: dict[int, list[int]] = defaultdict(list)
    for _, start, end in ends:
        beside[start].append(end)
        beside[end].append(start)
    part: dict[int, int] = {}
    for node in nodes:
        if node in part or node not in beside:
            continue
        part[node] = node
        waiting = [node]
        for one in waiting:  # grows while it is walked
            fresh = [other for other in beside[one] if other not in part]
            part.update(dict.fromkeys(fresh, node))
            waiting += dict.fromkeys(fresh)
    members: dict[int, list[int]] = defaultdict(list)
    for node in nodes:
        if node in part:
            members[part[node]].append(node)
    lines: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for joint in ends:
        lines[part[joint[1]]].append(joint)
    return [(some, lines[first]) for first, some in members.items()]


class _Part:
    """One connected part: its nodes in layers, with points where lines pass a layer (negative
    ids)."""

    def __init__(
        self,
        nodes: Sequence[int],
        ends: Sequence[tuple[str, int, int]],
        lowest: Mapping[int, int],
    ) -> None:
        edges = [(start, end) for _, start, end in ends]
        turned = acyclic(nodes, edges)
        falling = [edge[::-1] if is_so else edge for edge, is_so in zip(edges, turned, strict=True)]
        self.layer = layers({node: lowest[node] for node in nodes}, falling)
        self._lines: list[_Line] = []
        passing = 0
        for (type_, start, end), is_turned in zip(ends, turned, strict=True):
            step = 1 if is_turned else -1
            between = range(self.layer[start] + step, self.layer[end], step)
            points = tuple(passing - number for number in range(1, len(between) + 1))
            passing -= len(between)
            self.layer.update(zip(points, between, strict=True))
            self._lines.append(_Line(type_, (start, *points, end)))
        self._order = self._ordered()
        self._sides = self._ends_by_side()
        self.height = {node: self._height(node) for node in nodes}

    def _ordered(self) -> Order:
        rows: list[list[int]] = [[] for _ in range(max(self.layer.values()) + 1)]
        for node, layer in self.layer.items():
            rows[layer].append(node)
        order = Order(rows, [edge for line in self._lines for edge in self._steps(line)])
        order.settle()
        return order

    def _steps(self, line: _Line) -> list[tuple[int, int]]:
        """The line cut at the layers, each piece from the higher to the lower one."""
        return [
            (one, other) if self.layer[one] > self.layer[other] else (other, one)
            for one, other in pairwise(line.way)
        ]

    def _height(self, node: int) -> float:
        sides = self._sides[node].values()
        return max(HEIGHT, *(side.room * len(side.lines) + PORT_ROOM for side in sides))

    def _ends_by_side(self) -> dict[int, dict[bool, _Side]]:
        """For each box the lines that end at it, by whether that is at its right side."""
        found = {node: {False: _Side(), True: _Side()} for node in self.layer if node > 0}
        for number, line in enumerate(self._lines):
            for node, other in (line.way[:2], line.way[:-3:-1]):
                side = found[node][self.layer[other] > self.layer[node]]
                side.lines.append(number)
                if node == line.way[0]:
                    side.room = NAMED_PORT
        return found

    def tops(self, first: float) -> dict[int, float]:
        """The top of each box, and the middle of each point, the highest of all at ``first``."""
        height = {**dict.fromkeys(self.layer, 0.0), **self.height}
        middle: dict[int, float] = {}
        for row in self._order.rows:
            middle.update(zip(row, spread([0.0] * len(row), _gaps(row, height)), strict=True))
        for sweep in range(SETTLING):
            for row in self._order.rows[:: -1 if sweep % 2 else 1]:
                wanted = []
                for node in row:
                    beside = [middle[other] for other in self._order.neighbours(node)]
                    wanted.append(sum(beside) / len(beside) if beside else middle[node])
                middle.update(zip(row, spread(wanted, _gaps(row, height)), strict=True))
        tops = {node: middle[node] - height[node] / 2 for node in self.layer}
        highest = min(tops.values())
        return {node: round(top - highest + first, 1) for node, top in tops.items()}

    def arrows(self, tops: Mapping[int, float]) -> list[Arrow]:
        ports = self._ports(tops)
        return [
            Arrow(
                line.type, line.way[0], line.way[-1],
                *self._course(line, ports[number, line.way[0]], ports[number, line.way[-1]], tops),
            )
            for number, line in enumerate(self._lines)
        ]  # fmt: skip

    def _ports(self, tops: Mapping[int, float]) -> dict[tuple[int, int], float]:
        """Where on its side each line ends, by the line and the box: in the order of where
        they come from, so that they do not cross at once."""
        found = {}
        for node, height in self.height.items():
            middle = tops[node] + height / 2
            for side in self._sides[node].values():
                order = sorted((self._beyond(number, node, tops), number) for number in side.lines)
                for place, (_, number) in enumerate(order):
                    found[number, node] = middle + (place - (len(order) - 1) / 2) * side.room
        return found

    def _beyond(self, number: int, node: int, tops: Mapping[int, float]) -> float:
        """How high the next box or point of a line is, seen from its end at ``node``."""
        way = self._lines[number].way
        other = way[1] if way[0] == node else way[-2]
        return tops[other] + self.height.get(other, 0.0) / 2

    def _course(
        self, line: _Line, start_y: float, end_y: float, tops: Mapping[int, float]
    ) -> tuple[tuple[Point, ...], Point]:
        """The points of a line, and the middle of its name."""
        start, end = self.layer[line.way[0]], self.layer[line.way[-1]]
        ahead = 1.0 if end > start else -1.0
        near, far = (WIDTH, 0.0) if ahead > 0 else (0.0, WIDTH)
        x = _left(start) + near
        points = [(x, start_y), (x + ahead * LEAD, start_y)]
        for point in line.way[1:-1]:
            left = _left(self.layer[point])
            points += [(left + far, tops[point]), (left + near, tops[point])]
        points.append((_left(end) + far, end_y))
        return tuple(points), (x + ahead * LEAD / 2, start_y)


def _gaps(row: Sequence[int], height: Mapping[int, float]) -> list[float]:
    return [
        (height[one] + height[other]) / 2 + (BETWEEN if one > 0 and other > 0 else PASSING)
        for one, other in pairwise(row)
    ]
