"""What the checks say of a real article that was annotated by hand with care."""

import pytest

from annotator.model.text import Span
from annotator.review.lint.findings import reason
from annotator.sources.plain import read_text_file
from tests.formats.csv_steps import SHARED, imported
from tests.review.lint.sound import fresh

GOLD = SHARED / "seed-gold" / "seed-article.csv"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the seed article is not here")
FOUND = {
    # The author's own words, which nobody is made to answer for.
    (373, "claim-without-source"): "Nobody is named as the source of this claim.",
    # Said by a newspaper of what it saw itself.
    (926, "only-other-outlets"): "Its only source is another outlet’s report: Maariv.",
}


@pytest.fixture
def gold(project):
    reading = read_text_file(SHARED / "seed-article.txt")
    project.documents.add(reading.text, reading.metadata)
    imported(project, GOLD)
    return project


def findings(project):
    return {
        (project.annotations[finding.annotation].start, finding.rule): reason(finding)
        for finding in fresh(project, 1)
    }


def at(project, start, label):
    (found,) = (one.id for one in project.annotations(label=label) if one.start == start)
    return found


def test_two_things_are_left_to_look_at(gold):
    assert findings(gold) == FOUND


@pytest.mark.parametrize(
    ("label", "start", "type", "rule"),
    [
        ("claim", 1391, "attributed_to", "claim-without-source"),
        ("claim", 2761, "attributed_to", "claim-without-source"),
        ("claim", 588, "attributed_to", "only-other-outlets"),
        ("denial", 2267, "denies", "denial-of-nothing"),
        ("denial", 2083, "attributed_to", None),  # the headline says it, too
    ],
)
def test_each_link_that_is_missed_is_told(gold, label, start, type, rule):
    id = at(gold, start, label)
    for link in gold.links.of(id):
        if link.type == type and link.start == id:
            gold.links.remove(link.id)
    new = findings(gold).keys() - FOUND.keys()
    assert {(place, name) for place, name in new if place == start} == (
        {(start, rule)} if rule else set()
    )


def test_slips_of_the_hand_are_told(gold):
    claim = gold.annotations[at(gold, 2761, "claim")]
    gold.annotations.resize(claim.id, Span(claim.start + 1, claim.end))
    assert findings(gold).keys() - FOUND.keys() == {(2762, "lone-quote")}
    gold.annotations.resize(claim.id, Span(claim.start, claim.end - 4))
    assert findings(gold).keys() - FOUND.keys() == {(2761, "cut-word")}
    gold.annotations.resize(claim.id, Span(claim.start - 1, claim.end))
    assert findings(gold).keys() - FOUND.keys() == {(2760, "outer-blank")}
    gold.journal.undo()
    gold.journal.undo()
    gold.journal.undo()
    gold.annotations.set_attribute(claim.id, "quote", "indirect")
    assert findings(gold).keys() - FOUND.keys() == {(2761, "quotation-marks")}


def test_whoever_takes_a_denial_alone_is_told_what_it_lacks(gold):
    denials = [one.id for one in gold.annotations(label="denial")]
    for denial in denials:
        for link in gold.links.of(denial):
            gold.links.remove(link.id)
    told = [(rule, start) for start, rule in findings(gold) if rule.startswith("denial")]
    assert sorted(told) == [
        *(("denial-of-nothing", start) for start in (101, 2083, 2267)),
        *(("denial-without-source", start) for start in (101, 2083, 2267)),
    ]
