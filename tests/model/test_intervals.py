"""The interval index against a plain list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from annotator.model.intervals import LONG, IntervalIndex

Item = tuple[int, int, int]

STARTS = st.integers(0, 3 * LONG)
LENGTHS = st.one_of(st.integers(1, 60), st.sampled_from([LONG - 1, LONG, LONG + 1, 2 * LONG]))
SPANS = st.tuples(STARTS, LENGTHS).map(lambda pair: (pair[0], pair[0] + pair[1]))


def brute_force(items: list[Item], start: int, end: int) -> list[Item]:
    return sorted(item for item in items if item[0] < end and start < item[1])


def numbered(spans: list[tuple[int, int]]) -> list[Item]:
    return [(start, end, number) for number, (start, end) in enumerate(spans)]


@given(st.lists(SPANS, max_size=60).map(numbered), SPANS)
def test_a_query_finds_what_a_list_search_finds(items: list[Item], asked: tuple[int, int]) -> None:
    assert IntervalIndex(items).overlapping(*asked) == brute_force(items, *asked)


def test_iteration_length_and_ranks_follow_the_order() -> None:
    index = IntervalIndex([(5, 9, 2), (0, 4, 1), (5, 7, 3)])
    assert list(index) == [(0, 4, 1), (5, 7, 3), (5, 9, 2)]
    assert len(index) == 3
    assert index[1] == (5, 7, 3)
    assert index.rank((5, 9, 2)) == 2
    assert index.rank_at(5) == 1


def test_removing_what_is_not_there_is_refused() -> None:
    index = IntervalIndex([(0, 4, 1)])
    with pytest.raises(KeyError):
        index.remove((0, 4, 2))
    with pytest.raises(KeyError):
        index.remove((9, 10, 1))


class IndexUnderEdits(RuleBasedStateMachine):
    @initialize(spans=st.lists(SPANS, max_size=30))
    def start(self, spans: list[tuple[int, int]]) -> None:
        self.items = numbered(spans)
        self.index = IntervalIndex(self.items)
        self.next = len(self.items)

    @rule(span=SPANS)
    def add(self, span: tuple[int, int]) -> None:
        item = (*span, self.next)
        self.next += 1
        self.items.append(item)
        self.index.add(item)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if self.items:
            item = data.draw(st.sampled_from(self.items))
            self.items.remove(item)
            self.index.remove(item)

    @rule(length=st.integers(1, 20_000), count=st.integers(0, 3))
    def extend(self, length: int, count: int) -> None:
        start = max((item[0] for item in self.items), default=0) + 1
        more = [(start + n, start + n + length, self.next + n) for n in range(count)]
        self.next += count
        self.items += more
        self.index.extend(more)

    @rule(asked=SPANS)
    def ask(self, asked: tuple[int, int]) -> None:
        assert self.index.overlapping(*asked) == brute_force(self.items, *asked)
        assert list(self.index) == sorted(self.items)


TestIndexUnderEdits = IndexUnderEdits.TestCase
