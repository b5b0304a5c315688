"""The formula guard: nothing runs in a spreadsheet, everything comes back."""

import pytest
from hypothesis import given

from annotator.formats.guard import BLANKS, all_guarded, guarded, is_dangerous, unguarded
from tests.unicode_texts import texts


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=x", "''=x"),
        ("-- Reuters", "'-- Reuters"),
        ("+49 30", "'+49 30"),
        ("@user", "'@user"),
        (" =1", "' =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("'quoted'", "'quoted'"),
        ("a=b", "a=b"),
        ("", ""),
        ("'", "'"),
        (" ", " "),
    ],
)
def test_a_cell_that_starts_a_formula_gets_an_apostrophe(cell, written):
    assert guarded(cell) == written
    assert unguarded(written) == cell


@given(texts())
def test_the_guard_is_undone_for_every_text(text):
    for cell in (text, f"'{text}", f"={text}", f"''={text}", f" {text}"):
        assert unguarded(guarded(cell)) == cell
        assert not is_dangerous(guarded(cell)) or guarded(cell).startswith("'")


@given(texts())
def test_what_was_never_guarded_is_left_alone(text):
    if not is_dangerous(text):
        assert guarded(text) == text
        assert unguarded(text) == text


def test_a_whole_column_is_guarded_like_its_cells():
    column = ["plain", "=1", "", "'=1", " -", "x"]
    assert list(all_guarded(column)) == [guarded(cell) for cell in column]
    assert all_guarded(["plain", ""]) == ["plain", ""]
    assert all_guarded("=same") == "'=same"


def test_blanks_are_those_that_python_knows():
    assert set(BLANKS) == {chr(code) for code in range(0x110000) if chr(code).isspace()}
