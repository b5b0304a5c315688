"""Each check: what it finds and what it leaves alone."""

import pytest

from annotator.model.scheme import Attribute, Label, Scheme
from annotator.model.text import Span
from annotator.review.lint.findings import reason
from annotator.review.lint.rules import RULES, rule_named
from annotator.store import Project
from tests.review.lint.sound import fresh, told

TEXT = "Ann said the bridge is safe. Bo denied it. The Paper wrote so."


@pytest.fixture
def bridge(story):
    return story(TEXT)


def found(made, rule):
    """The annotations that a rule finds something wrong with."""
    return [id for name, id in told(fresh(made.project, made.document)) if name == rule]


def reasons(made, rule):
    findings = fresh(made.project, made.document)
    return [reason(finding) for finding in findings if finding.rule == rule]


def test_every_rule_has_a_name_of_its_own_a_title_and_a_reason():
    assert len({rule.id for rule in RULES}) == len(RULES) == 12
    assert all(rule.title and rule.reason.rstrip().endswith((".", "}")) for rule in RULES)
    assert rule_named("cut-word").title == "Cut words"
    with pytest.raises(KeyError):
        rule_named("no-such-rule")


def test_a_claim_needs_a_source(bridge):
    claim, source = bridge.mark("claim", "the bridge is safe"), bridge.mark("source", "Ann")
    assert found(bridge, "claim-without-source") == [claim]
    bridge.link("attributed_to", claim, source)
    assert found(bridge, "claim-without-source") == []


def test_a_source_of_another_mention_is_a_source(bridge):
    claim, again = bridge.mark("claim", "the bridge is safe"), bridge.mark("claim", "it")
    source = bridge.mark("source", "Ann")
    bridge.link("attributed_to", claim, source)
    assert found(bridge, "claim-without-source") == [again]
    bridge.link("same_as", again, claim)
    assert found(bridge, "claim-without-source") == []


def test_a_rejected_source_is_none_and_a_rejected_claim_is_not_looked_at(bridge):
    claim, source = bridge.mark("claim", "the bridge is safe"), bridge.mark("source", "Ann")
    bridge.link("attributed_to", claim, source)
    bridge.project.annotations.set_status(source, "rejected")
    assert found(bridge, "claim-without-source") == [claim]
    bridge.project.annotations.set_status(claim, "rejected")
    assert list(fresh(bridge.project, bridge.document)) == []


def test_a_suggestion_is_looked_at_once_it_is_accepted(bridge):
    claim = bridge.project.annotations.add(
        bridge.document, Span(9, 27), "claim", origin="suggestion"
    )
    assert found(bridge, "claim-without-source") == []
    bridge.project.annotations.set_status(claim, "accepted")
    assert found(bridge, "claim-without-source") == [claim]


def test_a_source_says_something_or_is_said_to(bridge):
    ann, bo = bridge.mark("source", "Ann"), bridge.mark("source", "Bo")
    claim = bridge.mark("claim", "the bridge is safe")
    bridge.link("same_as", ann, bo)
    assert found(bridge, "source-of-nothing") == [ann, bo]
    bridge.link("attributed_to", claim, bo)
    assert found(bridge, "source-of-nothing") == []


def test_a_denial_denies_something_that_somebody_said(bridge):
    denial, claim = bridge.mark("denial", "denied it"), bridge.mark("claim", "the bridge is safe")
    assert found(bridge, "denial-of-nothing") == [denial]
    assert found(bridge, "denial-without-source") == [denial]
    bridge.link("denies", claim, denial)  # the other way round does not count
    assert found(bridge, "denial-of-nothing") == [denial]
    bridge.link("denies", denial, claim)
    bridge.link("attributed_to", denial, bridge.mark("source", "Bo"))
    assert found(bridge, "denial-of-nothing") == found(bridge, "denial-without-source") == []


@pytest.mark.parametrize(
    ("words", "quote", "is_found"),
    [
        ("it is “safe”", "none", True),
        ("it is “safe”", "indirect", True),
        ("it is “safe”", "mixed", False),
        ("it is “safe”", "", False),
        ("it is safe", "none", False),
        ("it is «safe»", "none", True),
        ("it is ‘safe’", "none", True),
        ("Ann’s bridge, and Bo’s", "none", False),
        ("它是「安全」的", "none", True),
    ],
)
def test_quotation_marks_and_what_the_answers_say(story, words, quote, is_found):
    made = story(f"He said {words} and more.")
    claim = made.mark("claim", words, quote=quote)
    assert (found(made, "quotation-marks") == [claim]) is is_found
    if is_found:
        assert reasons(made, "quotation-marks") == [
            f"There are quotation marks in it, but Quoted is “{quote}”."
        ]


@pytest.mark.parametrize(
    ("links", "publisher", "is_found"),
    [
        ([("reported_by", "The Paper")], "", True),
        ([("attributed_to", "The Paper")], "", True),
        ([("reported_by", "The Paper"), ("attributed_to", "Ann")], "", False),
        ([("attributed_to", "Ann")], "", False),
        ([("reported_by", "The Paper")], "the paper", False),
        ([("reported_by", "The Paper")], "Another", True),
        ([], "", False),
    ],
)
def test_a_claim_that_only_another_outlet_reports(story, links, publisher, is_found):
    made = story(TEXT, publisher=publisher)
    claim = made.mark("claim", "the bridge is safe")
    kinds = {"The Paper": "media_outlet", "Ann": "person"}
    sources = {name: made.mark("source", name, source_type=kinds[name]) for name in kinds}
    for type, name in links:
        made.link(type, claim, sources[name])
    assert (found(made, "only-other-outlets") == [claim]) is is_found
    if is_found:
        told = "Its only source is another outlet’s report: The Paper."
        assert reasons(made, "only-other-outlets") == [told]


def test_the_outlet_itself_may_go_by_its_entity(story):
    made = story(TEXT, publisher="Valley Herald")
    claim = made.mark("claim", "the bridge is safe")
    source = made.mark("source", "The Paper", source_type="media_outlet", entity="Valley Herald")
    made.link("attributed_to", claim, source)
    assert found(made, "only-other-outlets") == []


def test_blanks_at_the_ends_of_any_fragment(bridge):
    good = bridge.mark("claim", "the bridge", "safe")
    bad = bridge.mark("claim", "the bridge", " safe")
    odd = bridge.mark("context", "said ")
    assert found(bridge, "outer-blank") == [odd, bad]
    assert good not in found(bridge, "outer-blank")


def test_words_cut_in_two(bridge):
    cut = bridge.mark("claim", "the bri")
    bridge.mark("claim", "the bridge")
    assert found(bridge, "cut-word") == [cut]
    assert reasons(bridge, "cut-word") == ["It cuts a word: bri|dge"]


def test_a_quotation_mark_without_its_partner(story):
    made = story("He said “it is safe” and “it stands”. She did not.")
    lone = made.mark("claim", "it is safe”")
    whole = made.mark("claim", "“it is safe” and “it stands”")
    assert found(made, "lone-quote") == [lone]
    assert whole not in found(made, "lone-quote")


def test_a_required_answer_is_asked_for(tmp_path):
    asked = Attribute("sure", "Sure", values=("yes", "no"), required=True)
    scheme = Scheme("s", "S", labels=(Label("thing", "Thing", attributes=(asked,)),))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ann") as project:
        from tests.review.conftest import Story

        made = Story(project, TEXT)
        thing = made.mark("thing", "Ann")
        assert told(fresh(project, made.document)) == [("unanswered", thing)]
        assert reasons(made, "unanswered") == ["Sure is required."]
        project.annotations.set_attribute(thing, "sure", "no")
        assert told(fresh(project, made.document)) == []


def test_the_same_mark_twice_by_the_same_person(bridge):
    first = bridge.mark("claim", "the bridge is safe")
    second = bridge.mark("context", "the bridge is safe")
    bridge.project.annotations.relabel(second, "claim")
    assert found(bridge, "duplicate") == [second]
    (finding,) = (f for f in fresh(bridge.project, bridge.document) if f.rule == "duplicate")
    assert finding.others == (first,)


def test_two_people_may_agree(bridge):
    bridge.mark("claim", "the bridge is safe")
    bridge.project.sign_in("Bo")
    bridge.mark("claim", "the bridge is safe")
    assert found(bridge, "duplicate") == []


def test_the_same_words_with_another_label_elsewhere(story):
    made, other = story("Ann and Bo and Ann again."), story("Ann is here.")
    source = made.mark("source", "Ann")
    assert found(made, "labelled-differently") == []
    claim = made.mark("claim", "Ann", at=5)
    context = other.mark("context", "Ann")
    assert found(made, "labelled-differently") == [source, claim]
    assert reasons(made, "labelled-differently") == [
        "“Ann” is marked as claim, context elsewhere.",
        "“Ann” is marked as context, source elsewhere.",
    ]
    assert found(other, "labelled-differently") == [context]


def test_another_label_at_the_same_place_is_not_elsewhere(bridge):
    bridge.mark("claim", "Ann")
    bridge.mark("source", "Ann")
    assert found(bridge, "labelled-differently") == []


def test_a_word_that_stands_often_is_told_of_once_for_each_label(story):
    made = story("it " * 9)
    for position in range(0, 24, 3):
        made.mark("source" if position < 20 else "claim", "it", at=position)
    assert len(found(made, "labelled-differently")) == 2


def test_rules_that_are_off_find_nothing(bridge):
    bridge.mark("claim", "the bri")
    found = fresh(bridge.project, bridge.document, {"cut-word"})
    assert [finding.rule for finding in found] == ["claim-without-source"]
    assert (len(found), found.counts()) == (1, {"claim-without-source": 1})


def test_a_scheme_without_roles_is_checked_for_what_needs_none(tmp_path):
    scheme = Scheme("s", "S", labels=(Label("claim", "Claim"), Label("denial", "Denial")))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ann") as project:
        from tests.review.conftest import Story

        made = Story(project, TEXT)
        made.mark("claim", "“”" if "“”" in TEXT else "the bridge")
        made.mark("denial", "denied i")
        assert [rule for rule, _ in told(fresh(project, made.document))] == ["cut-word"]


def test_when_the_first_of_a_label_goes_the_next_is_told(story):
    made = story("Ann and Ann and Ann again.")
    first, second = made.mark("source", "Ann"), made.mark("source", "Ann", at=5)
    claim = made.mark("claim", "Ann", at=10)
    findings, seen = fresh(made.project, made.document), []
    made.project.journal.listeners.append(seen.append)
    made.project.annotations.resize(first, Span(4, 7))
    news = made.project.checks.news_after(made.document, seen.pop(), findings)
    assert second in findings.update(news)
    assert list(findings) == list(fresh(made.project, made.document))
    assert found(made, "labelled-differently") == [second, claim]
