"""The answers that an attribute offers."""

import pytest

from annotator.model.claims import Choice
from annotator.model.text import Span
from annotator.store.errors import Misfit
from tests.store.conftest import everything, steps

STARS = [Choice("unchecked", "open"), Choice("true", rating="5"), Choice("false", rating="1")]


@pytest.fixture
def claims(project, document):
    return [
        project.annotations.add(document, Span(0, end), "claim", attributes={"verdict": verdict})
        for end, verdict in ((4, "refuted"), (9, "refuted"), (13, "supported"), (20, "unchecked"))
    ]


def verdicts(project):
    return [project.annotations[id].attributes.get("verdict") for id in (1, 2, 3, 4)]


def test_choices_are_read_with_what_they_mean(project):
    found = project.choices.of("claim", "verdict")
    assert found[:3] == [
        Choice("unchecked", "open"), Choice("in_progress", "open"), Choice("supported"),
    ]  # fmt: skip
    for label, name in ((None, "verdict"), ("claim", "normalised"), ("source", "verdict")):
        with pytest.raises(KeyError):
            project.choices.of(label, name)


def test_a_vocabulary_of_ones_own_with_a_scale(project):
    project.choices.set("claim", "verdict", STARS)
    asked = next(a for a in project.scheme.label("claim").attributes if a.name == "verdict")
    assert asked.values == ("unchecked", "true", "false")
    assert asked.rating("true") == 5.0
    assert asked.rating("unchecked") is None
    assert asked.meaning("unchecked") == "open"
    project.journal.undo()
    assert len(project.choices.of("claim", "verdict")) == 6


@pytest.mark.usefixtures("claims")
def test_an_answer_in_use_is_not_dropped_unless_its_users_move(project):
    before = everything(project)
    with pytest.raises(Misfit, match="1 annotation has the answer “supported”"):
        project.choices.set("claim", "verdict", STARS)
    with pytest.raises(Misfit, match="2 annotations have the answer “refuted”"):
        project.choices.set("claim", "verdict", STARS, {"supported": "true"})
    with pytest.raises(Misfit, match="“wrong”, which “refuted” should become"):
        project.choices.set("claim", "verdict", STARS, {"supported": "true", "refuted": "wrong"})
    assert everything(project) == before
    project.choices.set("claim", "verdict", STARS, {"refuted": "false", "supported": "true"})
    assert verdicts(project) == ["false", "false", "true", "unchecked"]
    assert project.choices.users("claim", "verdict") == {"false": 2, "true": 1, "unchecked": 1}
    project.journal.undo()
    assert everything(project) == before


@pytest.mark.usefixtures("claims")
def test_a_default_that_is_dropped_moves_with_its_users(project):
    new = [Choice("open", "open"), Choice("refuted"), Choice("supported")]
    project.choices.set("claim", "verdict", new, {"unchecked": "open"})
    asked = next(a for a in project.scheme.label("claim").attributes if a.name == "verdict")
    assert asked.default == "open"
    assert verdicts(project)[3] == "open"
    project.choices.set("claim", "verdict", [*STARS, Choice("refuted"), Choice("supported")],
                        {"open": "unchecked"})  # fmt: skip


def test_a_default_that_nobody_uses_may_simply_go(project):
    project.choices.set("claim", "verdict", [Choice("yes")])
    asked = next(a for a in project.scheme.label("claim").attributes if a.name == "verdict")
    assert asked.default == ""


def test_the_same_choices_again_are_no_step(project):
    before = steps(project)
    project.choices.set("claim", "verdict", project.choices.of("claim", "verdict"))
    assert steps(project) == before


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ([], "at least one"),
        ([Choice(" ")], "needs a name"),
        ([Choice("a"), Choice("a ")], "stands twice"),
        ([Choice("a", rating="five")], "must be a number"),
        ([Choice("a", "marked")], "cannot mean"),
    ],
)
def test_choices_that_cannot_be_are_refused(project, choices, told):
    with pytest.raises(Misfit, match=told):
        project.choices.set("claim", "verdict", choices)


def test_an_attribute_of_any_label_has_choices_too(project, document):
    with project.journal.step("Add an attribute"):
        project._database.execute(
            "INSERT INTO attribute (label, name, title, kind, choices, position)"
            " VALUES (NULL, 'mood', 'Mood', 'choice', '[\"good\", \"bad\"]', 0)"
        )
    project.annotations.add(document, Span(0, 4), "source", attributes={"mood": "bad"})
    assert project.choices.users(None, "mood") == {"bad": 1}
    project.choices.set(None, "mood", [Choice("good")], {"bad": "good"})
    assert project.annotations[1].attributes["mood"] == "good"


@pytest.mark.usefixtures("claims")
def test_two_answers_change_places(project):
    before = everything(project)
    old = project.choices.of("claim", "verdict")
    swap = {"refuted": "supported", "supported": "refuted"}
    new = [Choice(swap.get(one.value, one.value), one.meaning, one.rating) for one in old]
    project.choices.set("claim", "verdict", new, swap)
    assert verdicts(project) == ["supported", "supported", "refuted", "unchecked"]
    project.journal.undo()
    assert everything(project) == before


@pytest.mark.usefixtures("claims")
def test_an_answer_that_stays_may_become_only_one_that_is_offered(project):
    before = everything(project)
    with pytest.raises(Misfit, match="“wrong”, which “refuted” should become"):
        project.choices.set(
            "claim", "verdict", project.choices.of("claim", "verdict"), {"refuted": "wrong"}
        )
    assert everything(project) == before
