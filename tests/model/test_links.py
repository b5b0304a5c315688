"""Which links fit two labels."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import resources
from annotator.model.links import fitting, partners, said_by
from annotator.model.scheme import LinkType, parse_scheme

SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
LABELS = st.sampled_from([label.name for label in SCHEME.labels])


def titles(first: str, last: str) -> list[str]:
    return [fit.title for fit in fitting(SCHEME, first, last)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("claim", "source", ["said by", "reported by"]),
        ("source", "claim", ["says", "reports"]),
        ("source", "source", ["same as"]),
        ("context", "source", ["said by", "gives context to"]),
        ("denial", "denial", ["denies", "denied by", "same as"]),
        ("context", "context", ["same as"]),
        ("context", "claim", ["supports", "undermines", "gives context to"]),
    ],
)
def test_links_are_named_as_they_read_from_the_one_picked_first(first, last, expected):
    assert titles(first, last) == expected


@given(LABELS, LABELS)
def test_every_fit_is_one_that_the_scheme_allows(first, last):
    for type_, is_reversed in fitting(SCHEME, first, last):
        assert type_.fits(*((last, first) if is_reversed else (first, last)))


@given(LABELS, LABELS)
def test_what_fits_does_not_depend_on_which_was_picked_first(first, last):
    def links(one, other):
        return sorted((fit.type.name, fit.is_reversed) for fit in fitting(SCHEME, one, other))

    turned = [
        (name, is_reversed if name == "same_as" else not is_reversed)
        for name, is_reversed in links(last, first)
    ]
    assert links(first, last) == sorted(turned)


def test_a_symmetric_link_with_ends_of_its_own_is_offered_from_either_end():
    scheme = replace(
        SCHEME, links=(LinkType("near", "near", "far", ("claim",), ("source",), symmetric=True),)
    )
    assert [fit.is_reversed for fit in fitting(scheme, "source", "claim")] == [True]
    assert [fit.title for fit in fitting(scheme, "source", "claim")] == ["near"]
    assert fitting(scheme, "claim", "denial") == []
    assert partners(scheme, "source") == ("claim",)
    assert partners(scheme, "context") == ()


def test_a_link_reads_differently_from_its_two_ends():
    denies = next(link for link in SCHEME.links if link.name == "denies")
    assert said_by(denies, is_start=True) == "denies"
    assert said_by(denies, is_start=False) == "denied by"
