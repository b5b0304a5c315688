"""Underline lanes, and stretches where annotations overlap."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.marks import Mark
from annotator.ui.article.lanes import covering, lanes_for

PLACES = st.tuples(st.integers(0, 80), st.integers(1, 40), st.sampled_from(["claim", "source"]))
MARKS = st.lists(PLACES, max_size=25).map(
    lambda places: [Mark(s, s + n, i + 1, label) for i, (s, n, label) in enumerate(places)]
)


@given(MARKS)
def test_marks_that_overlap_never_share_a_lane(marks: list[Mark]) -> None:
    lanes = lanes_for(marks, 3)
    for one in marks:
        for other in marks:
            if one.id < other.id and one.start < other.end and other.start < one.end:
                lane = lanes.of.get(one.id)
                assert lane is None or lane != lanes.of.get(other.id)


@given(MARKS)
def test_every_mark_has_a_lane_or_is_counted_in_a_crowd(marks: list[Mark]) -> None:
    lanes = lanes_for(marks, 3)
    assert len(lanes.of) + sum(crowd.count for crowd in lanes.crowds) == len(marks)
    assert all(0 <= lane < 3 for lane in lanes.of.values())
    for mark in marks:
        inside = [c for c in lanes.crowds if c.start <= mark.start and mark.end <= c.end]
        assert mark.id in lanes.of or inside


@given(MARKS)
def test_covering_says_for_each_character_which_marks_lie_on_it(marks: list[Mark]) -> None:
    found = covering(marks, 10, 60, lambda over: sorted(mark.id for mark in over))
    for position in range(10, 60):
        here = [over for start, end, over in found if start <= position < end]
        expected = {mark.id for mark in marks if mark.start <= position < mark.end}
        assert [{mark.id for mark in over} for over in here] == ([expected] if expected else [])


def test_fragments_leave_their_gap_uncovered() -> None:
    mark = Mark(0, 20, 1, "claim", fragments=((0, 5), (10, 20)))
    found = covering([mark], 0, 30, len)
    assert [(start, end) for start, end, _ in found] == [(0, 5), (10, 20)]
