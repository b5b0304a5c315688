"""Claims as schema.org JSON-LD."""

import json
from dataclasses import replace

import pytest

from annotator.formats.claimreview import (
    Review,
    advice,
    as_json,
    missing,
    verdict_words,
    write,
)
from annotator.formats.problems import Cancelled
from annotator.model.annotation import Annotation, Link
from annotator.model.cards import Card, Mention, Voice
from annotator.model.claims import ClaimFilter
from annotator.model.document import Document, Metadata
from annotator.model.roles import Roles
from annotator.model.text import Span
from annotator.review.claims import cards
from annotator.sources.plain import read_text_file
from tests.formats.csv_steps import SHARED, imported

QUOTE = "the bridge is safe"
REVIEW = Review("The Checkers", "https://checkers.example", "https://checkers.example/bridge")
GOLD = SHARED / "seed-gold" / "seed-article.claimreview.json"


def mention(id=1, **metadata):
    one = Annotation(id, f"u{id}", id, id, "claim", (Span(0, 18),), QUOTE,
                     updated_at="2026-11-25T10:00:00Z")  # fmt: skip
    return Mention(one, Document(id, f"d{id}", Metadata(**metadata), "todo", id, 99, "h"))


def voice(name, kind="person", **details):
    source = Annotation(9, "s", 1, 1, "source", (Span(20, 23),), name)
    return Voice(source, Link(1, "l", "by", 1, 9), name, kind, **details)


@pytest.fixture
def card():
    """A rated claim with all that it needs."""
    document = {
        "url": "https://paper.example/a", "title": "Bridge", "published": "2026-01-02 20:05",
    }  # fmt: skip
    return Card(
        1, "The bridge is safe.", (mention(**document),), voices=(voice("Ann"),), holder=1,
        verdict="not_enough_evidence", verdict_note="Nobody knows.", is_rated=True,
        verdicts=("not_enough_evidence",),
    )  # fmt: skip


def test_a_review_has_what_search_engines_ask_for(card):
    assert missing(card, REVIEW) == advice(card) == ()
    assert as_json(card, REVIEW) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checkers.example/bridge",
        "datePublished": "2026-11-25",
        "author": {
            "@type": "Organization", "name": "The Checkers", "url": "https://checkers.example",
        },
        "claimReviewed": "The bridge is safe.",
        "reviewRating": {"@type": "Rating", "alternateName": "Not enough evidence"},
        "reviewBody": "Nobody knows.",
        "itemReviewed": {
            "@type": "Claim",
            "text": QUOTE,
            "name": "The bridge is safe.",
            "author": {"@type": "Person", "name": "Ann"},
            "datePublished": "2026-01-02T20:05",
            "appearance": [
                {
                    "@type": "CreativeWork", "url": "https://paper.example/a",
                    "headline": "Bridge", "datePublished": "2026-01-02T20:05",
                }
            ],
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "review", "told"),
    [
        ({"is_rated": False}, REVIEW, ("a verdict",)),
        ({"verdicts": ("true", "false")}, REVIEW, ("one verdict (true, false)",)),
        ({}, replace(REVIEW, author=" "), ("who reviews it",)),
        ({}, replace(REVIEW, url="checkers.example"), ("the address of the review",)),
        ({}, replace(REVIEW, published="25.11.2026"), ("a date of the form 2026-11-30",)),
        (
            {"is_rated": False},
            Review(),
            ("a verdict", "who reviews it", "the address of the review"),
        ),
    ],
)
def test_a_claim_that_lacks_something_is_no_review_and_says_what(card, change, review, told):
    card = replace(card, **change)
    assert missing(card, review) == told
    node = as_json(card, review)
    assert (node["@type"], node["text"]) == ("Claim", QUOTE)
    assert "reviewRating" not in node


def test_numbers_are_written_only_with_a_scale_whose_best_is_best(card):
    rated = replace(card, rating=5.0, scale=(1.0, 5.0))
    assert as_json(rated, REVIEW)["reviewRating"] == {
        "@type": "Rating", "alternateName": "Not enough evidence", "ratingValue": 5,
        "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    for odd in (replace(card, rating=5.0), replace(card, scale=(1.0, 2.5))):
        assert as_json(odd, REVIEW)["reviewRating"].keys() == {"@type", "alternateName"}
    half = replace(card, rating=1.5, scale=(1.5, 5.0))
    assert as_json(half, REVIEW)["reviewRating"]["ratingValue"] == 1.5


def test_only_those_with_a_name_who_said_it_are_its_authors(card):
    voices = (
        voice("Some", "", is_named=False), voice("The Paper", "outlet", is_report=True),
        voice("Ann"), voice("The Council", "organisation"), voice("X", ""),
    )  # fmt: skip
    assert as_json(replace(card, voices=voices), REVIEW)["itemReviewed"]["author"] == [
        {"@type": "Person", "name": "Ann"},
        {"@type": "Organization", "name": "The Council"},
        {"@type": "Thing", "name": "X"},
    ]
    alone = replace(card, voices=voices[:2])
    assert "author" not in as_json(alone, REVIEW)["itemReviewed"]
    assert advice(alone) == ("who says it",)


def test_every_place_where_it_appears_once_and_the_first_where_that_is_known(card):
    first = mention(1, url="https://a.example", published="2026-03")
    second = mention(2, url="https://b.example", published="2026-01")
    both = replace(card, mentions=(first, second, mention(3, url="https://a.example")))
    claim = as_json(both, REVIEW)["itemReviewed"]
    assert [one["url"] for one in claim["appearance"]] == ["https://a.example", "https://b.example"]
    assert claim["firstAppearance"]["url"] == "https://b.example"
    also = as_json(replace(both, also_at="https://c.example"), REVIEW)["itemReviewed"]
    assert [one["url"] for one in also["appearance"]][2:] == ["https://c.example"]
    assert "firstAppearance" not in also  # nobody knows when it was there


def test_what_is_no_date_or_address_is_left_out(card):
    odd = replace(
        card, mentions=(mention(url="file:///a", published="last week"),), claimed_on="2026",
        wording="x" * 76, also_at="javascript:alert(1)",
    )  # fmt: skip
    claim = as_json(odd, REVIEW)["itemReviewed"]
    assert claim["datePublished"] == "2026"
    assert "appearance" not in claim
    assert advice(odd) == (
        "an address where it appears", "a wording of at most 75 characters",
    )  # fmt: skip
    assert "url" not in as_json(odd, replace(REVIEW, author_url="x"))["author"]


def test_the_file_holds_them_all_and_the_report_says_what_each_lacks(card, tmp_path):
    done = []
    plain = replace(card, is_rated=False, wording="“y” and " + "z" * 90)
    report = write([card, plain], tmp_path / "c.json", REVIEW, progress=done.append)
    assert (report.reviews, report.claims, report.documents, report.verified) == (1, 1, 1, 2)
    assert report.summary == "1 ClaimReview and 1 Claim, read back and equal"
    assert report.problems == [f"““y” and {'z' * 51}…” lacks a verdict"]
    assert done == [1, 2]
    nodes = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert nodes == [as_json(card, REVIEW), as_json(plain, REVIEW)]
    write([], tmp_path / "none.json")
    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_a_cancelled_export_leaves_what_was_there(card, tmp_path):
    (tmp_path / "c.json").write_text("mine")
    with pytest.raises(Cancelled):
        write([card], tmp_path / "c.json", REVIEW, cancelled=lambda: True)
    assert (tmp_path / "c.json").read_text() == "mine"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("not_enough_evidence", "Not enough evidence"), ("Mostly False", "Mostly False"), ("", "")],
)
def test_verdicts_are_words(verdict, words):
    assert verdict_words(verdict) == words


@pytest.mark.skipif(not GOLD.exists(), reason="the seed article is not here")
def test_the_seed_article_has_the_claims_of_its_gold_file(project):
    reading = read_text_file(SHARED / "seed-article.txt")
    project.documents.add(reading.text, reading.metadata)
    imported(project, SHARED / "seed-gold" / "seed-article.csv")
    ids = project.claims.ids(ClaimFilter(is_check_worthy=True))
    found = list(cards(project.claims.materials, ids, Roles(project.scheme)))
    # The gold file has a claim for each annotation; ours are one where they are the same.
    ours = {}
    for card in found:
        node = as_json(card)
        assert node["@type"] == "Claim"
        for one in card.mentions:
            ours[one.annotation.quote] = (card.wording, node.get("author"))
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    assert {one["itemReviewed"]["text"] for one in gold} <= ours.keys()
    for one in gold:
        wording, author = ours[one["itemReviewed"]["text"]]
        theirs = one["itemReviewed"].get("author")
        if theirs and isinstance(author, dict):
            assert author["name"] == theirs["name"]
        elif theirs:
            assert theirs["name"] in [each["name"] for each in author]
        if one["claimReviewed"] != one["itemReviewed"]["text"]:
            assert wording == one["claimReviewed"]


def test_each_review_has_an_address_of_its_own(card):
    review = Review("The Checkers", url=" https://checkers.example/{id} ")
    assert missing(card, review) == ()
    assert as_json(card, review)["url"] == "https://checkers.example/u1"


def test_a_review_is_dated_by_the_mention_that_has_the_verdict(card):
    later = mention(2)
    given = replace(later.annotation, updated_at="2026-11-27T08:00:00Z")
    both = replace(card, mentions=(*card.mentions, replace(later, annotation=given)))
    assert as_json(both, REVIEW)["datePublished"] == "2026-11-25"
    assert as_json(replace(both, holder=2), REVIEW)["datePublished"] == "2026-11-27"
    assert as_json(replace(both, holder=0), REVIEW)["datePublished"] == "2026-11-25"
