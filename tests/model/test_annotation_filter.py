import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.annotation_filter import (
    AnnotationFilter,
    Facts,
    Term,
    filter_from_json,
    matches,
    parse_annotation_filter,
)
from annotator.model.text import Span


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", AnnotationFilter()),
        ("  two   words ", AnnotationFilter("two words")),
        ("label:claim", AnnotationFilter("", (Term("label", ("claim",)),))),
        ("Label:claim,denial x", AnnotationFilter("x", (Term("label", ("claim", "denial")),))),
        ("-status:draft", AnnotationFilter("", (Term("status", ("draft",), is_excluded=True),))),
        ('by:"A. Novak"', AnnotationFilter("", (Term("annotator", ("A. Novak",)),))),
        ('in:"a, b",c', AnnotationFilter("", (Term("document", ("a, b", "c")),))),
        ("since:2026-11", AnnotationFilter("", (Term("changed", ("2026-11..",)),))),
        ("attr.quote:direct", AnnotationFilter("", (Term("attr.quote", ("direct",)),))),
        ("attr.quote:", AnnotationFilter("", (Term("attr.quote", ("",)),))),
        ("attr.quote:x,", AnnotationFilter("", (Term("attr.quote", ("x", "")),))),
        ('attr."odd name":x', AnnotationFilter("", (Term("attr.odd name", ("x",)),))),
        ("lint:cut-word", AnnotationFilter("", (Term("check", ("cut-word",)),))),
        ("https://x.example note", AnnotationFilter("https://x.example note")),
        ("colour:red", AnnotationFilter("colour:red")),
        ('by:"half', AnnotationFilter("", (Term("annotator", ("half",)),))),
        ("مصدر label:claim", AnnotationFilter("مصدر", (Term("label", ("claim",)),))),
    ],
)
def test_what_is_typed_means(typed, expected):
    assert parse_annotation_filter(typed) == expected


@given(st.text() | st.text(alphabet='abel:,"- \u0661.'))
def test_any_text_means_something_and_can_be_typed_again(typed):
    found = parse_annotation_filter(typed)
    assert parse_annotation_filter(found.as_typed()) == found or '"' in typed


def test_what_a_filter_is_typed_as():
    filter = AnnotationFilter(
        "two words",
        (Term("annotator", ("A. Novak", "Bo"), is_excluded=True), Term("attr.odd name", ("",))),
    )
    assert filter.as_typed() == '-annotator:"A. Novak",Bo attr."odd name":"" two words'
    assert parse_annotation_filter(filter.as_typed()) == filter


def test_too_many_terms_are_words():
    typed = " ".join(f"label:l{number}" for number in range(21))
    found = parse_annotation_filter(typed)
    assert (len(found.terms), found.words) == (20, "label:l20")


def test_a_term_takes_the_place_of_its_like():
    filter = parse_annotation_filter("label:claim -label:source status:draft x")
    assert not filter.is_empty
    changed = filter.with_term(Term("label", ("denial",)))
    assert changed.as_typed() == "label:denial -label:source status:draft x"
    assert changed.values_of("label") == ("denial",)
    gone = changed.with_term(Term("label", ()))
    assert gone.as_typed() == "-label:source status:draft x"
    assert gone.values_of("label") == ()
    more = gone.with_term(Term("origin", ("import",)))
    assert more.as_typed() == "-label:source status:draft origin:import x"


@pytest.mark.parametrize(
    "found",
    [
        None, [], "x", {"words": 3, "terms": 4}, {"terms": [3, {"field": 4, "values": []}]},
        {"terms": [{"field": "colour", "values": ["x"]}, {"field": "label", "values": [4]}]},
        {"terms": [{"field": "label", "values": "claim"}]},
    ],
)  # fmt: skip
def test_what_is_no_filter_asks_for_nothing(found):
    assert filter_from_json(found).is_empty


def test_of_what_is_known_alone():
    annotation = Annotation(1, "u", 1, 1, "claim", (Span(0, 1),), "X", annotator="Ann")
    facts = Facts(annotation)
    for typed, is_so in {
        "x": True, "label:CLAIM": True, "-label:claim": False, "note:none": True,
        "links:any": False, "comments:none": True, "reviewed:": True, "reviewed:2026": False,
        "check:x": False, "document:x": False, "attr.a:": True, "y": False,
    }.items():  # fmt: skip
        assert matches(parse_annotation_filter(typed), facts) is is_so, typed
