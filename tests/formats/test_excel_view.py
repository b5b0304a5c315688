import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.excel_view import LONGEST, Damage, Seen, seen
from annotator.formats.guard import guarded


@pytest.mark.parametrize(
    ("cell", "shown", "damage"),
    [
        ("", "", None),
        ("The mayor said so", "The mayor said so", None),
        ("17", "17", None),
        ("-17.5", "-17.5", None),
        ("0", "0", None),
        ("0.5", "0.5", None),
        ("007", "7", Damage.ZEROS),
        ("1.50", "1.5", Damage.NUMBER),
        ("+5", "5", Damage.NUMBER),
        ("1e10", "1.00E+10", Damage.NUMBER),
        ("1234567890123456", "1.23E+15", Damage.NUMBER),
        ("123456789012345", "123456789012345", None),
        ("1e999", "1e999", Damage.NUMBER),
        ("=1+2", "#NAME?", Damage.FORMULA),
        ("@here", "#NAME?", Damage.FORMULA),
        ("-cut", "#NAME?", Damage.FORMULA),
        ("\u0661\u0662", "\u0661\u0662", None),
        ("1-2", "1-2", Damage.DATE),
        ("2024-05-01", "2024-05-01", Damage.DATE),
        ("2 March", "2 March", Damage.DATE),
        ("May 2024", "May 2024", Damage.DATE),
        ("12:30", "12:30", Damage.DATE),
        ("2026-11-26T12:00:00Z", "2026-11-26T12:00:00Z", None),
        ("one\ntwo", "one\ntwo", Damage.LINES),
        ("353 371;414 509", "353 371;414 509", None),
        ("0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e", None),
        ("مصدر", "مصدر", None),
    ],
)
def test_what_is_shown_and_what_is_lost(cell, shown, damage):
    assert seen(cell, has_mark=True) == Seen(shown, damage)


def test_letters_without_a_mark_are_read_as_others():
    assert seen("café", has_mark=False) == Seen("cafÃ©", Damage.LETTERS)
    assert seen("cafe", has_mark=False) == Seen("cafe")


def test_the_longest_cell():
    assert seen("a" * LONGEST, has_mark=True).damage is None
    assert seen("a" * LONGEST + "b", has_mark=True) == Seen("a" * LONGEST, Damage.LONG)


@given(st.text(alphabet="=+-@'\t 09.e:/aé\n"))
def test_the_guard_leaves_no_formula(cell):
    assert seen(guarded(cell), has_mark=True).damage is not Damage.FORMULA


@given(st.text())
def test_any_text_is_seen_somehow(cell):
    for has_mark in (True, False):
        found = seen(cell, has_mark=has_mark)
        assert found.damage or found.shown == cell
