"""What is typed into a filter box means something, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.document_filter import (
    FIELDS,
    LONGEST_VALUE,
    MOST_TERMS,
    Filter,
    Term,
    bounds,
    parse_filter,
    typed_term,
)

READ = {
    "": Filter(),
    "  ": Filter(),
    "mayor offer": Filter("mayor offer"),
    "publisher:reuters": Filter("", (Term("publisher", "reuters"),)),
    "Publisher:Reuters": Filter("", (Term("publisher", "Reuters"),)),
    'author:"Jane Doe" mayor': Filter("mayor", (Term("author", "Jane Doe"),)),
    'author:"Jane D': Filter("", (Term("author", "Jane D"),)),
    'author:"': Filter("", (Term("author", ""),)),
    "author:": Filter("", (Term("author", ""),)),
    "author: jane": Filter("jane", (Term("author", ""),)),
    "-status:done": Filter("", (Term("status", "done", is_excluded=True),)),
    "year:2024": Filter("", (Term("published", "2024"),)),
    "file:a.txt type:text/html": Filter(
        "", (Term("file_name", "a.txt"), Term("media_type", "text/html"))
    ),
    "desk:foreign": Filter("", (Term("desk", "foreign", is_free=True),)),
    "Desk:": Filter("", (Term("Desk", "", is_free=True),)),
    '"wire id":W5': Filter("", (Term("wire id", "W5", is_free=True),)),
    "before desk:a after": Filter("before  after", (Term("desk", "a", is_free=True),)),
    "https://news.example/a": Filter("https://news.example/a"),
    "url:https://news.example": Filter("", (Term("url", "https://news.example"),)),
    "at 10:30": Filter("at 10:30"),
    "a:b:c": Filter("", (Term("a", "b:c", is_free=True),)),
    ":": Filter(":"),
    "-": Filter("-"),
    "-mayor": Filter("-mayor"),
    'said "quoted" words': Filter('said "quoted" words'),
    "genre:\0": Filter("", (Term("genre", "\ufffd"),)),
    "دسته:خبر": Filter("", (Term("دسته", "خبر", is_free=True),)),
}


@pytest.mark.parametrize("typed", READ, ids=range(len(READ)))
def test_words_and_terms_are_told_apart(typed):
    assert parse_filter(typed) == READ[typed]
    assert parse_filter(typed).is_empty == (not typed.strip())


def test_there_is_an_end_to_terms_and_to_a_value():
    typed = " ".join(f"k{n}:{n}" for n in range(MOST_TERMS + 2))
    found = parse_filter(typed)
    assert len(found.terms) == MOST_TERMS
    assert found.words == f"k{MOST_TERMS}:{MOST_TERMS} k{MOST_TERMS + 1}:{MOST_TERMS + 1}"
    assert len(parse_filter("a:" + "x" * 5000).terms[0].value) == LONGEST_VALUE


@given(st.text(st.sampled_from('ab:- "/\\.\n9é\ud800')))
def test_anything_half_typed_can_be_read(typed):
    found = parse_filter(typed)
    assert all(term.field for term in found.terms)


@given(st.sampled_from([*FIELDS, "desk", "wire id", "9"]), st.text(min_size=1, max_size=30))
def test_a_term_is_typed_so_that_it_is_read_again(name, value):
    (term,) = parse_filter(typed_term(name, value)).terms
    assert term.field == FIELDS.get(name, name)
    clean = value.replace("\0", "\ufffd")
    assert "".join(term.value.split()) in "".join(clean.split())
    if '"' not in clean:
        assert term.value == clean.strip()


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2024", ("2024", "2024")),
        ("2024-05..2024-07", ("2024-05", "2024-07")),
        ("..5", ("", "5")),
        ("5..", ("5", "")),
        ("..", ("", "")),
        ("1..2..3", ("1", "2..3")),
    ],
)
def test_a_range_has_two_ends(value, ends):
    assert bounds(value) == ends
