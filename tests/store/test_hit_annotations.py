"""Which annotations stand on the hits of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.document import Metadata, SourceText
from annotator.model.search_query import parse_query
from annotator.model.text import Span
from annotator.store.hit_annotations import _shared

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda at: (at[0], sum(at)))


@pytest.fixture
def marked(project, document):
    """“Anna said the bridge was safe. Bo denied it.” with several marks."""
    add = project.annotations.add
    other = project.documents.add(SourceText("The bridge is old. مصدر bridge"), Metadata())
    ids = {
        "exact": add(document, Span(14, 20), "context"),
        "around": add(document, Span(10, 29), "claim"),
        "beside": add(document, Span(0, 13), "source"),
        "split": add(document, [Span(0, 4), Span(18, 29)], "denial"),
        "hollow": add(document, [Span(0, 4), Span(31, 33)], "denial"),
        "other": add(other, Span(24, 30), "claim", note="No bridge"),
        "noted": add(document, Span(31, 33), "source", note="the bridge?"),
    }
    project.comments.add(document, "Which bridge?", ids["beside"])
    project.comments.add(document, "A bridge.")
    return ids


def on(project, words, **how):
    hits = list(project.search(parse_query(words)))
    found = project.review.on_hits(hits, **how)
    assert len(set(found)) == len(found)
    return set(found)


def names(marked, ids):
    return {name for name, id in marked.items() if id in ids}


def test_what_shares_a_character_with_a_hit_or_speaks_of_it(project, marked):
    assert names(marked, on(project, "bridge")) == {
        "exact", "around", "split", "other", "noted", "beside",
    }  # fmt: skip


def test_what_stands_just_there(project, marked):
    assert names(marked, on(project, "bridge", is_exact=True)) == {"exact", "other"}


def test_it_can_be_stopped(project, marked):
    hits = [hit for hit in project.search(parse_query("bridge")) if hit.place == "text"]
    assert marked
    assert not project.review.on_hits(hits, stopped=lambda: True)
    assert not project.review.on_hits([])


@given(places=st.lists(SPANS, min_size=1), parts=st.lists(SPANS, min_size=1, max_size=3))
def test_sharing_is_what_it_is_letter_by_letter(places, parts):
    letters = {letter for start, end in places for letter in range(start, end)}
    expected = any(letter in letters for start, end in parts for letter in range(start, end))
    assert _shared(places)(tuple(Span(*part) for part in parts)) == expected
