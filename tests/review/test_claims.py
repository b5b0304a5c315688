"""Claim cards: what is known of each claim, and what is missing."""

import pytest

from annotator.model.claims import Choice
from annotator.model.roles import Roles
from annotator.model.scheme import Label, Scheme
from annotator.model.text import Span
from annotator.review.claims import card, cards
from annotator.store import Project
from tests.review.conftest import Story

TEXT = "Ann said the bridge is safe. The Paper wrote so. Bo denied it. He had a report. It is old."


@pytest.fixture
def made(story):
    return story(TEXT, publisher="Herald", published="2026-01-02")


def the_cards(project):
    roles = Roles(project.scheme)
    return list(cards(project.claims.materials, project.claims.ids(), roles))


def the_card(made):
    (found,) = the_cards(made.project)
    return found


@pytest.fixture
def claim(made):
    """A claim with something of every kind linked to it."""
    claim = made.mark("claim", "the bridge is safe", check_worthiness="check_worthy")
    ann = made.mark("source", "Ann", source_type="person", entity="Ann Smith")
    paper = made.mark("source", "The Paper", source_type="media_outlet")
    bo = made.mark("source", "Bo")
    denial = made.mark("denial", "denied it")
    context = made.mark("context", "It is old")
    for type, start, end in (
        ("attributed_to", claim, ann), ("reported_by", claim, paper), ("denies", denial, claim),
        ("attributed_to", denial, bo), ("contextualises", context, claim),
    ):  # fmt: skip
        made.link(type, start, end)
    return claim


@pytest.mark.usefixtures("claim")
def test_a_card_tells_who_says_it_who_denies_it_and_what_surrounds_it(made):
    found = the_card(made)
    assert found.wording == "the bridge is safe"
    assert [(voice.name, voice.kind) for voice in found.originators] == [("Ann Smith", "person")]
    assert [(voice.name, voice.kind) for voice in found.reporters] == [("The Paper", "outlet")]
    (denial,) = found.denials
    assert denial.annotation.quote == "denied it"
    assert [voice.name for voice in denial.voices] == ["Bo"]
    assert [one.annotation.quote for one in found.context] == ["It is old"]
    assert found.document.metadata.publisher == "Herald"
    assert found.is_check_worthy


def test_another_mention_of_a_source_gives_its_name(made):
    claim = made.mark("claim", "the bridge is safe")
    ann = made.mark("source", "Ann", source_type="person")
    he = made.mark("source", "He had", named="pronoun")
    paper = made.mark("source", "The Paper")
    denial, other = made.mark("denial", "denied it"), made.mark("denial", "It is old")
    for type, start, end in (
        ("attributed_to", claim, he), ("same_as", he, ann), ("denies", denial, claim),
        ("same_as", denial, other), ("attributed_to", other, paper),
    ):  # fmt: skip
        made.link(type, start, end)
    (voice,) = the_card(made).voices
    assert (voice.name, voice.kind, voice.is_named) == ("Ann", "person", True)
    assert (voice.annotation.id, voice.mentions) == (he, (ann, he))
    assert voice.answers["source_type"] == "person"
    (statement,) = the_card(made).denials
    assert [one.name for one in statement.voices] == ["The Paper"]
    annotations = made.project.annotations
    annotations.set_attribute(ann, "entity", "Ann Smith")
    assert the_card(made).voices[0].name == "Ann Smith"
    made.link("attributed_to", claim, ann)
    assert [one.name for one in the_card(made).voices] == ["Ann Smith"]
    annotations.set_attribute(ann, "entity", "")
    annotations.set_attribute(he, "named", "named")
    assert [one.name for one in the_card(made).voices] == ["He had"]
    annotations.set_attribute(he, "named", "unnamed")
    annotations.set_attribute(ann, "named", "pronoun")
    assert not the_card(made).voices[0].is_named


def test_a_pronoun_that_stands_before_the_name_shows_the_name(made):
    claim = made.mark("claim", "the bridge is safe")
    he, name = made.mark("source", "It"), made.mark("source", "Ann", at=0)
    paper = made.mark("source", "The Paper")
    for type, start, end in (
        ("attributed_to", claim, name), ("same_as", name, paper), ("same_as", paper, he),
    ):  # fmt: skip
        made.link(type, start, end)
    assert [voice.name for voice in the_card(made).voices] == ["The Paper"]
    made.link("attributed_to", claim, he)
    for id, entity in ((he, "Second"), (name, "First")):
        made.project.annotations.set_attribute(id, "entity", entity)
    (voice,) = the_card(made).voices  # one name for all that are the same
    assert voice.name == "First"


def test_voices_of_one_name_are_one(made):
    claim = made.mark("claim", "the bridge is safe")
    ids = [made.mark("source", words, entity="Ann Smith") for words in ("Ann", "Bo")]
    for id in ids:
        made.link("attributed_to", claim, id)
    (voice,) = the_card(made).voices
    assert (voice.name, voice.mentions) == ("Ann Smith", tuple(ids))


def test_what_speaks_for_and_against_it(made, claim):
    for words, type in (("He had a report", "supports"), ("The Paper wrote so", "undermines")):
        made.link(type, made.mark("context", words), claim)
    found = the_card(made)
    assert [one.annotation.quote for one in found.supporting] == ["He had a report"]
    assert [one.annotation.quote for one in found.undermining] == ["The Paper wrote so"]


def test_what_is_missing_goes_as_it_is_done(made, claim):
    assert the_card(made).missing == ("wording", "verdict")
    annotations = made.project.annotations
    annotations.set_attribute(claim, "normalised", "The bridge is safe.")
    annotations.set_attribute(claim, "verdict", "in_progress")
    assert the_card(made).missing == ("verdict",)
    assert not the_card(made).is_rated
    annotations.set_attribute(claim, "verdict", "refuted")
    assert the_card(made).missing == ("reason", "evidence")
    annotations.set_attribute(claim, "verdict_note", "It fell.")
    made.project.evidence.add(claim, url="https://x.example/fall", stance="refutes")
    found = the_card(made)
    assert found.missing == ()
    assert (found.verdict, found.verdict_note, found.wording) == (
        "refuted", "It fell.", "The bridge is safe.",
    )  # fmt: skip


def test_mentions_share_a_card_and_its_verdict(made, claim):
    again = made.mark("claim", "it", at=40, verdict="refuted")
    made.link("same_as", again, claim)
    found = the_card(made)
    assert [mention.annotation.id for mention in found.mentions] == [claim, again]
    assert (found.id, found.holder, found.verdict) == (claim, again, "refuted")
    assert found.verdicts == ("refuted",)
    made.project.annotations.set_attribute(claim, "verdict", "supported")
    assert the_card(made).verdicts == ("supported", "refuted")
    assert the_card(made).holder == claim


def test_the_same_source_twice_is_one_voice(made, claim):
    he = made.mark("source", "He", named="pronoun", entity="Ann Smith")
    made.link("attributed_to", claim, he)
    assert [voice.name for voice in the_card(made).originators] == ["Ann Smith"]


def test_a_source_without_a_name_is_told_as_such(made, claim):
    he = made.mark("source", "He", named="pronoun")
    made.link("attributed_to", claim, he)
    named = {voice.name: voice.is_named for voice in the_card(made).originators}
    assert named == {"Ann Smith": True, "He": False}


def test_a_rating_has_its_scale(made, claim):
    choices = [
        Choice("open", "open"), Choice("true", rating="5"), Choice("false", rating="1.5"),
    ]  # fmt: skip
    made.project.choices.set("claim", "verdict", choices, {"unchecked": "open"})
    made.project.annotations.set_attribute(claim, "verdict", "true")
    assert (the_card(made).rating, the_card(made).scale) == (5.0, (1.5, 5.0))


def test_a_scheme_that_asks_nothing_has_plain_cards(tmp_path):
    scheme = Scheme("s", "S", labels=(Label("idea", "Idea", role="claim"),))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ann") as project:
        made = Story(project, TEXT)
        made.mark("idea", "the bridge is safe")
        found = the_card(made)
        assert (found.verdict, found.is_rated, found.scale) == ("", False, None)
        assert found.missing == ("source", "wording", "verdict")


def test_many_cards_are_read_in_pages(made):
    with made.project.journal.step("Mark all"):
        for number in range(240):
            span = Span(number // 6, number // 6 + number % 6 + 1)
            made.project.annotations.add(made.document, span, "claim")
    read = []

    def materials(ids):
        read.append(len(ids))
        return made.project.claims.materials(ids)

    ids = list(made.project.claims.ids())
    assert len(list(cards(materials, ids, Roles(made.project.scheme)))) == 240
    assert read == [200, 40]
    (material,) = made.project.claims.materials(ids[:1])
    assert card(material, Roles(made.project.scheme)).id == ids[0]
