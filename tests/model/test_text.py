"""Spans, and the units in which others count."""

import itertools
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.text import (
    Span,
    Utf8Map,
    Utf16Map,
    digest_of,
    is_blank,
    merged,
    outer,
    pieces,
    quote_of,
    storable,
    trimmed,
)
from tests.unicode_texts import TRICKY, spans_of, texts

SPANS = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, 60),
    st.integers(1, 20),
)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (-3, -1), (0, 0)])
def test_a_span_is_never_empty_reversed_or_negative(start, end):
    with pytest.raises(ValueError, match="empty, reversed or negative"):
        Span(start, end)


@pytest.mark.parametrize(("start", "end"), [(0.0, 2), (0, 2.0), ("0", 2), (False, True)])
def test_span_ends_are_whole_numbers(start, end):
    with pytest.raises(TypeError, match="whole numbers"):
        Span(start, end)


def test_a_span_gives_its_words_and_refuses_to_reach_past_the_text():
    assert Span(1, 3).of("abcd") == "bc"
    assert len(Span(1, 3)) == 2
    with pytest.raises(ValueError, match="past the text"):
        Span(1, 5).of("abcd")


@given(SPANS, SPANS)
def test_overlap_and_containment_are_what_sets_of_positions_say(one, other):
    first, second = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(first & second) == other.overlaps(one)
    assert one.contains(other) == (second <= first)


@given(st.lists(SPANS))
def test_merged_covers_the_same_positions_with_spans_that_do_not_touch(spans):
    result = merged(spans)
    covered = {position for span in spans for position in range(span.start, span.end)}
    assert {p for span in result for p in range(span.start, span.end)} == covered
    assert all(a.end < b.start for a, b in itertools.pairwise(result))
    assert merged(result) == result


@given(st.lists(SPANS, min_size=1))
def test_outer_reaches_from_the_first_start_to_the_last_end(spans):
    fragments = tuple(sorted(spans))
    assert outer(fragments) == Span(
        min(span.start for span in spans), max(span.end for span in spans)
    )


@given(spans_of(texts(st.sampled_from(" \n\t\u00a0\u200b\u2060\ufeff\u3000ab\U0001f600"))))
def test_trimmed_leaves_no_outer_blank_and_takes_nothing_else(case):
    text, span = case
    words = trimmed(text, span)
    blanks = [is_blank(character) for character in span.of(text)]
    if words is None:
        assert all(blanks)
        return
    assert span.contains(words)
    assert not is_blank(text[words.start])
    assert not is_blank(text[words.end - 1])
    assert all(is_blank(text[p]) for p in range(span.start, words.start))
    assert all(is_blank(text[p]) for p in range(words.end, span.end))


def test_trimmed_stays_within_the_text():
    assert trimmed("ab ", Span(0, 99)) == Span(0, 2)
    assert trimmed("  ", Span(5, 9)) is None


def test_a_quote_joins_the_fragments_by_one_blank():
    assert quote_of("one two three", [Span(0, 3), Span(8, 13)]) == "one three"


@given(texts())
def test_utf16_map_agrees_with_the_encoder_at_every_position(text):
    units = Utf16Map(text)
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.to_units(point) == unit
        assert units.to_points(unit) == point
    assert units.is_identity == all(ord(character) < 0x10000 for character in text)


@given(texts())
def test_a_unit_inside_a_pair_maps_to_before_its_character(text):
    units = Utf16Map(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert units.to_points(units.to_units(point) + 1) == point


@given(texts(), st.integers(0, 700))
def test_utf8_map_agrees_with_the_encoder_at_every_position(text, padding):
    text = "x" * padding + text
    sizes = Utf8Map(text)
    for point in range(max(0, padding - 3), len(text) + 1):
        assert sizes.to_bytes(point) == len(text[:point].encode())


@pytest.mark.parametrize("length", [0, 255, 256, 257, 512])
def test_utf8_map_holds_where_a_block_ends(length):
    text = "é" * length
    assert Utf8Map(text).to_bytes(length) == 2 * length


@given(st.text(st.characters(exclude_categories=())))
def test_storable_replaces_only_nul_and_lone_surrogates_one_for_one(text):
    clean, replaced = storable(text)
    bad = [c for c in text if c == "\0" or "\ud800" <= c <= "\udfff"]
    assert replaced == len(bad)
    assert len(clean) == len(text)
    clean.encode()
    assert all(a == b or (a in bad and b == "\ufffd") for a, b in zip(text, clean, strict=True))


@pytest.mark.parametrize("text", TRICKY)
def test_storable_leaves_every_other_kind_of_text_alone(text):
    assert storable(text) == (text, 0)


@pytest.mark.parametrize("text", TRICKY)
def test_long_texts_are_looked_through_in_pieces(text, monkeypatch):
    monkeypatch.setattr("annotator.model.text.PIECE", 3)
    assert "".join(pieces(text)) == text
    assert digest_of(text) == sha256(text.encode()).digest()
    assert digest_of("ä") == sha256("ä".encode()).digest()
    assert storable(f"{text}\ud800") == (f"{text}\ufffd", 1)
