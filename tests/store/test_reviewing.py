"""Decisions on annotations, what edits make of them, the annotator's inbox, reasons."""

import pytest

from annotator.model.decisions import REASONS
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import Cancelled, Misfit


@pytest.fixture
def made(project, document):
    """Three annotations by Anna; Bo is at work."""
    add = project.annotations.add
    ids = [add(document, Span(0, 4), "source"), add(document, Span(10, 29), "claim"),
           add(document, Span(31, 33), "source")]  # fmt: skip
    project.sign_in("Bo")
    return ids


def facts(project, id):
    one = project.annotations[id]
    return one.status, one.reviewer, bool(one.reviewed_at)


def acts(project, id):
    return [(one.act, one.reason, one.reviewer) for one in project.decisions.of(id)]


def test_one_decision_is_one_step_and_is_kept(project, made):
    before = project.annotations[made[1]]
    assert project.reviewing.decide(made[1:2], "reject", reason="boundary", note="too short") == 1
    assert facts(project, made[1]) == ("rejected", "Bo", True)
    (decision,) = project.decisions.of(made[1])
    assert (decision.annotator, decision.reviewer, decision.note) == ("Anna", "Bo", "too short")
    assert (decision.before, decision.after) == ({"status": "draft"}, {"status": "rejected"})
    assert project.decisions[decision.id] == decision
    assert project.journal.undo_title() == "Reject claim “the bridge was safe”"
    assert len(decision.uuid) == 36
    project.journal.undo()
    assert project.annotations[made[1]] == before
    assert project.decisions.of(made[1]) == []
    project.journal.redo()
    assert project.decisions.of(made[1]) == [decision]
    with pytest.raises(KeyError):
        project.decisions[99]


def test_many_are_decided_in_one_step(project, made, path):
    told = []
    assert project.reviewing.decide(made, "accept", progress=told.append) == 3
    assert told == [3]
    assert [facts(project, id)[0] for id in made] == ["accepted"] * 3
    assert project.journal.undo_title() == "Accept 3 annotations"
    assert project.reviewing.decide(made, "accept") == 0
    assert project.reviewing.decide([*made, 99], "discuss") == 3
    assert [len(project.decisions.of(id)) for id in made] == [2, 2, 2]
    project.journal.undo()
    project.journal.undo()
    assert [facts(project, id) for id in made] == [("draft", "", False)] * 3
    assert check_project(path).is_sound


def test_the_same_again_for_another_reason(project, made):
    project.reviewing.decide(made[:1], "reject")
    assert project.reviewing.decide(made[:1], "reject") == 0
    assert project.reviewing.decide(made[:1], "reject", reason="label") == 1
    assert project.reviewing.decide(made[:1], "reject", note="See above") == 1
    assert [one.reason for one in project.decisions.of(made[0])] == ["", "label", ""]


def test_back_to_be_reviewed(project, made):
    project.reviewing.decide(made[:1], "accept")
    project.reviewing.decide(made[:1], "reopen")
    assert facts(project, made[0]) == ("draft", "", True)
    with pytest.raises(Misfit):
        project.reviewing.decide(made, "praise")


WORTH = "check_worthiness"
EDITS = {
    "relabel": lambda project, id: project.annotations.relabel(id, "context"),
    "move": lambda project, id: project.annotations.resize(id, Span(10, 25)),
    "edit": lambda project, id: project.annotations.set_attribute(id, WORTH, "check_worthy"),
    "note": lambda project, id: project.annotations.set_note(id, "See the minutes."),
    "confidence": lambda project, id: project.annotations.set_confidence(id, "high"),
}
ACTS = {"note": "edit", "confidence": "edit"}


@pytest.mark.parametrize("act", EDITS)
def test_what_was_decided_and_is_changed_goes_back(project, made, act):
    claim = made[1]
    project.reviewing.decide([claim], "accept")
    project.sign_in("Anna")
    EDITS[act](project, claim)
    assert facts(project, claim) == ("draft", "Bo", True)
    assert acts(project, claim)[1:] == [("reopen", "", "Anna")]
    project.journal.undo()
    assert facts(project, claim) == ("accepted", "Bo", True)
    assert len(acts(project, claim)) == 1


@pytest.mark.parametrize("act", EDITS)
def test_who_made_it_is_told_what_another_changed(project, made, act):
    EDITS[act](project, made[1])
    assert acts(project, made[1]) == [(ACTS.get(act, act), "", "Bo")]
    (decision,) = project.decisions.of(made[1])
    assert decision.before.keys() == decision.after.keys()
    assert decision.before != decision.after
    project.sign_in("Anna")
    assert project.decisions.inbox() == [decision]
    EDITS[act](project, made[1])
    assert len(acts(project, made[1])) == 1


def test_a_status_that_is_set_by_hand_is_a_decision(project, made):
    project.annotations.set_status(made[0], "accepted")
    project.annotations.set_status(made[0], "accepted")
    assert facts(project, made[0]) == ("accepted", "Bo", True)
    project.annotations.set_status(made[0], "draft")
    assert facts(project, made[0]) == ("draft", "", False)
    assert acts(project, made[0]) == [("accept", "", "Bo"), ("reopen", "", "Bo")]
    with pytest.raises(Misfit):
        project.annotations.set_status(made[0], "praised")


def test_the_inbox_and_its_answers(project, document, made):
    project.reviewing.decide(made[:1], "accept")
    project.reviewing.decide(made[1:2], "reject", reason="no_claim")
    project.annotations.resize(made[2], [Span(31, 33), Span(45, 48)])
    project.annotations.delete(made[0])
    project.annotations.add(document, Span(5, 9), "context")
    assert project.decisions.inbox() == []
    assert project.decisions.waiting() == 0
    project.sign_in("Anna")
    inbox = project.decisions.inbox()
    assert [(one.act, one.annotation) for one in inbox] == [
        ("delete", made[0]), ("move", made[2]), ("reject", made[1]),
    ]  # fmt: skip
    assert inbox[0].before["quote"] == "Anna"
    assert inbox[1].after["fragments"] == [[31, 33], [45, 48]]
    assert project.decisions.waiting() == 3
    project.decisions.answer(inbox[2].id, "disputed", "It is one.")
    assert facts(project, made[1])[0] == "discuss"
    project.decisions.answer(inbox[0].id, "understood")
    assert [one.act for one in project.decisions.inbox()] == ["move"]
    answered = project.decisions[inbox[2].id]
    assert (answered.answer, answered.answer_note) == ("disputed", "It is one.")
    assert answered.answered_at
    project.journal.undo()
    assert project.decisions.waiting() == 2
    with pytest.raises(Misfit):
        project.decisions.answer(inbox[1].id, "whatever")
    assert project.decisions.inbox(limit=1)[0].act == "delete"


def test_what_goes_with_its_document_goes_from_the_inbox(project, document, made):
    project.reviewing.decide(made, "reject")
    project.documents.delete(document)
    project.sign_in("Anna")
    assert project.decisions.waiting() == 0
    project.sign_in("Bo")
    project.journal.undo()
    project.sign_in("Anna")
    assert project.decisions.waiting() == 3


def test_many_get_another_label(project, made):
    told = []
    assert project.reviewing.relabel([*made, 99], "source", progress=told.append) == 1
    assert told == [4]
    assert {one.label for one in project.annotations.of(1)} == {"source"}
    assert project.journal.undo_title() == "Change 4 annotations to source"
    project.journal.undo()
    assert project.annotations[made[1]].label == "claim"


def test_many_get_an_answer_where_their_label_has_the_question(project, made):
    assert project.reviewing.set_attribute(made, "check_worthiness", "check_worthy") == 1
    assert project.annotations[made[1]].attributes["check_worthiness"] == "check_worthy"
    assert project.reviewing.set_attribute(made, "check_worthiness", "nonsense") == 0


def test_many_are_deleted(project, made):
    assert project.reviewing.delete(made[:2]) == 2
    assert [one.id for one in project.annotations.of(1)] == made[2:]
    assert project.journal.undo_title() == "Delete 2 annotations"
    project.journal.undo()
    assert len(project.annotations.of(1)) == 3


def test_stopping_leaves_everything(project, made):
    for do in (
        lambda: project.reviewing.decide(made, "accept", cancelled=lambda: True),
        lambda: project.reviewing.delete(made, cancelled=lambda: True),
    ):
        with pytest.raises(Cancelled):
            do()
    assert [facts(project, id)[0] for id in made] == ["draft"] * 3


def test_reasons(project, path):
    assert project.decisions.reasons == REASONS
    project.decisions.set_reasons([("cut", " Cut off "), ("x", "Other")])
    with Project.open(path, read_only=True) as again:
        assert again.decisions.reasons == (("cut", "Cut off"), ("x", "Other"))
        assert again.decisions.titles == {**dict(REASONS), "cut": "Cut off", "x": "Other"}
    project.decisions.set_reasons([("x", "Something else")])
    assert project.decisions.titles["cut"] == "Cut off"
    assert project.decisions.titles["x"] == "Something else"
    project.journal.undo()
    project.journal.undo()
    assert project.decisions.reasons == REASONS


@pytest.mark.parametrize("wrong", [[], [("a", "")], [("a", "A"), ("a", "B")], [("", "A")],
                                   [(str(n), "A") for n in range(10)]])  # fmt: skip
def test_reasons_that_cannot_be(project, wrong):
    with pytest.raises(Misfit):
        project.decisions.set_reasons(wrong)


@pytest.mark.parametrize("spoilt", ["", "{}", "[]", "[3]", '["ab"]', "{"])
def test_reasons_that_somebody_spoilt_are_the_usual(project, spoilt):
    with project.journal.step("x"):
        project.decisions._database.execute(
            "INSERT INTO meta (key, value) VALUES ('review.reasons', ?)", (spoilt,)
        )
    found = project.decisions.reasons
    assert found in (REASONS, (("a", "b"),))
