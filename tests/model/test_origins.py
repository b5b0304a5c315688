"""Pages, speakers and times of paragraphs, as they are kept beside a document."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.origins import (
    KINDS,
    PAGES,
    SECONDS,
    SPEAKERS,
    Runs,
    clock,
    page_at,
    runs,
    seconds_at,
    speaker_at,
)


def test_a_value_holds_up_to_the_next_start() -> None:
    found = runs({PAGES: "[[1,1],[4,2],[9,4]]"}, PAGES)
    assert found == Runs((1, 4, 9), (1, 2, 4))
    assert [found.value_at(number) for number in (1, 3, 4, 8, 9, 1000)] == [1, 1, 2, 2, 4, 4]


def test_before_the_first_start_nothing_is_known() -> None:
    found = runs({PAGES: "[[3,7]]"}, PAGES)
    assert found.value_at(2) is None
    assert found.value_at(0) is None
    assert found.value_at(3) == 7


def test_a_document_without_runs_has_none() -> None:
    assert not runs({}, PAGES)
    assert not runs({KINDS: ""}, KINDS)
    assert runs({KINDS: '[[1,"heading"]]'}, KINDS)


@pytest.mark.parametrize(
    "written",
    [
        "nonsense",
        "[" * 100_000,
        "{}",
        "7",
        "[7]",
        "[[1]]",
        "[[1,2,3]]",
        '[["1",2]]',
        "[[1.0,2]]",
        "[[true,2]]",
        "[[0,2]]",
        "[[-1,2]]",
        "[[1,true]]",
        "[[1,[2]]]",
        "[[1,NaN]]",
        "[[1,1e999]]",
        "[[1,2],[1,3]]",
        "[[5,2],[1,3]]",
        "[[1,2],7]",
        "[[1,2],[3,{}]]",
    ],
)
def test_broken_runs_are_no_runs(written: str) -> None:
    assert not runs({PAGES: written}, PAGES)
    assert page_at({PAGES: written}, 1) is None


def test_page_speaker_and_time_of_a_paragraph() -> None:
    extra = {
        PAGES: "[[1,1],[2,2]]",
        SPEAKERS: '[[1,"Anna"],[2,null],[3,"Ben"]]',
        SECONDS: "[[1,0],[2,12.5]]",
    }
    assert [page_at(extra, number) for number in (1, 2, 3)] == [1, 2, 2]
    assert [speaker_at(extra, number) for number in (1, 2, 3)] == ["Anna", "", "Ben"]
    assert [seconds_at(extra, number) for number in (1, 2, 3)] == [0.0, 12.5, 12.5]


def test_a_value_of_the_wrong_sort_is_not_known() -> None:
    extra = {PAGES: '[[1,"ii"],[2,0],[3,1.5]]', SPEAKERS: "[[1,7]]", SECONDS: '[[1,"now"],[2,-1]]'}
    assert [page_at(extra, number) for number in (1, 2, 3)] == [None, None, None]
    assert speaker_at(extra, 1) == ""
    assert [seconds_at(extra, number) for number in (1, 2)] == [None, None]
    assert seconds_at({SECONDS: f"[[1,1{'0' * 400}]]"}, 1) is None


def test_times_read_as_on_a_clock() -> None:
    assert clock(0) == "00:00:00"
    assert clock(62.5) == "00:01:02.500"
    assert clock(3723) == "01:02:03"
    assert clock(59.9996) == "00:01:00"
    assert clock(360_000) == "100:00:00"


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1, max_size=50))
def test_runs_give_every_paragraph_its_own_value(values: list[int | None]) -> None:
    starts = [1, *(n + 2 for n, (one, other) in enumerate(pairwise(values)) if one != other)]
    written = json.dumps([[start, values[start - 1]] for start in starts])
    found = runs({PAGES: written}, PAGES)
    assert [found.value_at(number) for number in range(1, len(values) + 1)] == values


@given(st.text(max_size=60))
def test_no_writing_at_all_breaks_the_reading(written: str) -> None:
    extra = {PAGES: written, SPEAKERS: written, SECONDS: written}
    assert page_at(extra, 1) is None or written
    assert isinstance(speaker_at(extra, 1), str)
    assert seconds_at(extra, 1) is None or written
