"""Rows of which most were never measured."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.claims.rows import RowHeights

DEEDS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 500) | st.none()), max_size=60)


@given(DEEDS, st.integers(1, 41), st.integers(0, 12_000))
def test_tops_and_rows_are_those_of_the_heights_one_by_one(deeds, count, y):
    rows, heights = RowHeights(count, 100), [100] * count
    for row, height in deeds:
        if row >= count:
            continue
        if height is not None:
            assert rows.measure(row, height) == height - heights[row]
            heights[row] = height
        elif rows.is_measured(row):
            assert rows.forget(row) == 100 - heights[row]
            heights[row] = 100
    tops = [0, *accumulate(heights)]
    assert [rows.top(row) for row in range(count + 1)] == tops
    assert rows.total == tops[-1]
    row = rows.row_at(y)
    if y < rows.total:
        assert tops[row] <= y < tops[row + 1]
    else:
        assert row == count - 1


def test_no_rows_are_no_trouble():
    rows = RowHeights()
    assert rows.total == 0
    assert rows.row_at(50) == 0
