"""Drawing a directed graph in layers, after Sugiyama, Tagawa and Toda (1981): cycles are broken,
every edge leads to a lower layer, long ones pass through the layers between by way of points of
their own, and each layer is put in the order in which few edges cross. Deterministic."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

Edge = tuple[int, int]
SWEEPS = 8


def acyclic(nodes: Sequence[int], edges: Sequence[Edge]) -> list[bool]:
    """For each edge whether it is to be turned round, so that no cycle is left."""
    following: dict[int, list[int]] = {node: [] for node in nodes}
    for number, (start, _) in enumerate(edges):
        following[start].append(number)
    is_turned = [False] * len(edges)
    state = dict.fromkeys(nodes, 0)  # 1: on the way to where the search is, 2: done
    for root in nodes:
        if state[root]:
            continue
        state[root] = 1
        way = [(root, iter(following[root]))]
        while way:
            node, rest = way[-1]
            number = next(rest, -1)
            if number < 0:
                state[node] = 2
                way.pop()
                continue
            end = edges[number][1]
            if state[end] == 1:
                is_turned[number] = True
            elif state[end] == 0:
                state[end] = 1
                way.append((end, iter(following[end])))
    return is_turned


def layers(lowest: Mapping[int, int], edges: Sequence[Edge]) -> dict[int, int]:
    """The layer of each node: at least its ``lowest``, and above every node that an edge leads
    to. ``edges`` have no cycle."""
    onward: dict[int, list[int]] = defaultdict(list)
    waits = dict.fromkeys(lowest, 0)
    for start, end in edges:
        onward[end].append(start)
        waits[start] += 1
    found = dict(lowest)
    ready = [node for node in lowest if not waits[node]]
    for node in ready:  # grows while it is walked
        for start in onward[node]:
            found[start] = max(found[start], found[node] + 1)
            waits[start] -= 1
            if not waits[start]:
                ready.append(start)
    return found


class Order:
    """The nodes of each layer from top to bottom; ``edges`` lead from one layer to the next
    lower one."""

    def __init__(self, rows: Sequence[Sequence[int]], edges: Sequence[Edge]) -> None:
        self.rows = [list(row) for row in rows]
        self._down: dict[int, list[int]] = defaultdict(list)
        self._up: dict[int, list[int]] = defaultdict(list)
        for start, end in edges:
            self._down[start].append(end)
            self._up[end].append(start)

    def settle(self) -> None:
        """Puts the nodes near those they are linked to, there and back; the order with the
        fewest crossings stays."""
        best, fewest = [list(row) for row in self.rows], self.crossings()
        for sweep in range(SWEEPS):
            if not fewest:
                break
            if sweep % 2:
                for row in reversed(self.rows[:-1]):
                    self._sort(row, self._up)
            else:
                for row in self.rows[1:]:
                    self._sort(row, self._down)
            crossings = self.crossings()
            if crossings < fewest:
                best, fewest = [list(row) for row in self.rows], crossings
        self.rows = best

    def crossings(self) -> int:
        """How many pairs of edges cross."""
        total = 0
        places = self._places()
        for row in self.rows[1:]:
            passed: list[int] = []
            for node in row:
                ends = sorted(places[end] for end in self._down[node])
                total += sum(len(passed) - bisect_right(passed, end) for end in ends)
                for end in ends:
                    insort(passed, end)
        return total

    def neighbours(self, node: int) -> list[int]:
        return [*self._down[node], *self._up[node]]

    def _sort(self, row: list[int], beside: Mapping[int, Sequence[int]]) -> None:
        """By the mean place of the neighbours in the layer beside; nodes without any stay put."""
        places = self._places()
        means = {
            node: sum(places[other] for other in beside[node]) / len(beside[node])
            for node in row
            if beside.get(node)
        }
        moving = iter(sorted(means, key=lambda node: (means[node], places[node])))
        row[:] = [next(moving) if node in means else node for node in row]

    def _places(self) -> dict[int, int]:
        return {node: place for row in self.rows for place, node in enumerate(row)}


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places as near as can be to ``wanted`` (least squares), in the same order and each at
    least ``gaps[i]`` after the one before; ``gaps`` has one less. By pooling neighbours that
    are in each other's way."""
    if not wanted:
        return []
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, int]] = []  # mean, how many
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] >= mean:
            other, more = pools.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
