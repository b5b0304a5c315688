"""Text sorts as people expect."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.natural import natural_keys


@pytest.mark.parametrize(
    "ordered",
    [
        ["Part 2", "part 10", "Part 100"],
        ["part", "Part 1", "part one"],
        ["Élan", "elastic", "ELF", "ézine"],
        ["2 lines", "10 lines", "100000000 lines", "2000000000 lines", "Lines"],
        ["a 007", "a 8", "a b"],
        ["فصل ٢", "فصل ١٠"],
        ["第2回", "第10回"],
        ["“Ice”", "“ice” 2", "“Ice” 10"],
        ["x 0", "x 1"],
        ["“Mayors”", "Mayor’s", "mayors"],
        ["9" * 12, "9" * 5000, "1" + "0" * 5000],
    ],
)
def test_texts_sort_as_people_expect(ordered):
    shuffled = list(ordered)
    random.Random(1).shuffle(shuffled)
    keys = dict(zip(shuffled, natural_keys(shuffled), strict=True))
    assert [keys[text] for text in ordered] == sorted(keys.values())


def test_a_text_with_an_end_in_it_does_not_shift_the_others():
    assert natural_keys(["a\0b", "C"]) == ["ab", "c"]
    assert natural_keys([]) == []


def test_accents_case_and_leading_zeros_make_no_difference():
    for one, other in (("Élan", "ELAN"), ("e\u0301", "É"), ("Part 02", "part 2"), ("٣", "3")):
        assert natural_keys([one]) == natural_keys([other])


@given(st.lists(st.text()))
def test_every_text_has_a_key(texts):
    assert len(natural_keys(texts)) == len(texts)


@given(st.integers(0, 10**30), st.integers(0, 10**30), st.text("ab é“"))
def test_numbers_sort_by_their_value(one, other, before):
    keys = natural_keys([f"{before}{one}", f"{before}{other}"])
    assert (keys[0] < keys[1]) == (one < other)


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_key_of_a_text_is_the_same_wherever_it_stands(one, other):
    assert natural_keys([one, other]) == natural_keys([one]) + natural_keys([other])
