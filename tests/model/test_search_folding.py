"""What characters are compared as, for all of them, and where that stands in the text."""

import re
import unicodedata
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.search_folding import (
    Way,
    closing_accents,
    folded,
    folding,
    is_accent,
    is_mark,
    marks,
    offsets_of,
    unfolded,
)
from annotator.model.search_sieve import may_be_far

ALL_WAYS = [Way(*both) for both in product((False, True), repeat=2)]
POINTS = [
    point for point in range(0x110000) if unicodedata.category(chr(point)) not in ("Cn", "Co", "Cs")
]
WAYS = st.sampled_from(ALL_WAYS)


@pytest.mark.parametrize("way", ALL_WAYS)
def test_what_a_character_becomes_tells_where_it_came_from(way):
    table = folding(way)
    for point in POINTS:
        character, becomes = chr(point), table[point]
        if becomes != character:
            assert all(character in table.sources[one] for one in becomes or ("",))
            assert point < 0x10000 or may_be_far(character)
            assert all(a + b in table.pairs for a, b in pairwise(becomes))


def test_what_is_folded_stays_as_it_is():
    for way, point in product(ALL_WAYS, POINTS):
        becomes = folding(way)[point]
        assert becomes.isascii() or folded(becomes, way) == becomes, (way, hex(point))


def test_the_classes_hold_all_of_them():
    for pattern, what in ((marks(), is_mark), (closing_accents(), is_accent)):
        found = re.compile(f"[{pattern}]")
        expected = {point for point in POINTS if what(chr(point))}
        got = {point for point in POINTS if found.match(chr(point))}
        assert got - expected <= {0x3099, 0x309A}
        assert expected <= got


@given(st.text(), WAYS)
def test_a_text_is_folded_character_by_character(text, way):
    shape = "".join(folded(one, way) for one in text)
    assert folded(text, way) == shape
    offsets = offsets_of(text, way)
    if offsets is None:
        assert len(shape) == len(text)
    else:
        assert all(
            shape[offsets[place] : offsets[place + 1]] == folded(one, way)
            for place, one in enumerate(text)
        )


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("cafe\u0301s", (0, 4), "cafe\u0301"),
        ("กิน", (0, 1), "กิ"),
        ("👍🏽!", (0, 1), "👍🏽"),
        ("❤\ufe0f.", (0, 1), "❤\ufe0f"),
        ("👨\u200d👩\u200d👧x", (0, 1), "👨\u200d👩\u200d👧"),
        ("क्\u200dष", (0, 1), "क्"),
        ("x\u200d", (0, 1), "x"),
        ("ﬁn", (1, 2), "ﬁ"),
        ("plain", (1, 3), "la"),
    ],
)
def test_what_belongs_to_the_last_character_is_part_of_the_place(text, place, whole):
    start, end = unfolded(*place, offsets_of(text, Way()), text)
    assert text[start:end] == whole
