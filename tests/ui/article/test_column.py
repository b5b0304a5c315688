"""Heights of many segments, some of them corrected."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.column import BLOCK, Column

HEIGHTS = st.lists(st.integers(1, 90).map(float), min_size=1, max_size=3 * BLOCK)


@given(HEIGHTS, st.data())
def test_tops_are_the_sum_of_what_is_above(heights: list[float], data: st.DataObject) -> None:
    column = Column(heights)
    for _ in range(data.draw(st.integers(0, 5))):
        segment = data.draw(st.integers(0, len(heights) - 1))
        heights[segment] = float(data.draw(st.integers(1, 500)))
        column.correct(segment, heights[segment])
    segment = data.draw(st.integers(0, len(heights) - 1))
    assert column.top(segment) == sum(heights[:segment])
    assert column.height == sum(heights)
    assert column.height_of(segment) == heights[segment]
    assert column.locate(column.top(segment) + 0.5) == (segment, 0.5)


def test_places_outside_are_those_at_the_ends() -> None:
    column = Column([10.0, 20.0])
    assert column.locate(-5) == (0, -5)
    assert column.locate(100) == (1, 90)
    assert len(column) == 2
