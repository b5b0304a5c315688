"""What a reviewer says to a dispute."""

import pytest

from annotator.model.scheme import PLAIN_DARK, PLAIN_LIGHT
from annotator.model.text import Span
from annotator.store.check import check_project
from annotator.store.decisions import newest_of
from annotator.store.errors import Misfit, SignedOff

WORTH = "check_worthiness"


@pytest.fixture
def claim(project, document):
    """A claim by Anna; Bo is at work."""
    id = project.annotations.add(document, Span(10, 29), "claim", note="As printed")
    project.annotations.set_attribute(id, WORTH, "check_worthy")
    project.sign_in("Bo")
    return id


def disputed(project, note="It is one."):
    """What Bo did is disputed by Anna; Bo is at work again."""
    project.sign_in("Anna")
    project.decisions.answer(project.decisions.inbox()[0].id, "disputed", note)
    assert project.decisions.waiting() == 0
    project.sign_in("Bo")
    (dispute,) = project.decisions.inbox()
    assert project.decisions.waiting() == 1
    return dispute


def test_it_waits_for_who_decided_until_they_decide_again(project, claim):
    project.reviewing.decide([claim], "reject", reason="no_claim")
    dispute = disputed(project)
    assert (dispute.act, dispute.answer, dispute.answer_note) == (
        "reject", "disputed", "It is one.",
    )  # fmt: skip
    project.sign_in("Cy")
    assert project.decisions.inbox() == []
    project.sign_in("Bo")
    project.reviewing.decide([claim], "accept")
    assert project.decisions.inbox() == []
    project.journal.undo()
    assert project.decisions.waiting() == 1


def test_to_stand_by_it(project, claim, path):
    project.reviewing.decide([claim], "reject", reason="no_claim")
    project.disputes.uphold(disputed(project).id, "It is an opinion.")
    assert project.annotations[claim].status == "rejected"
    assert project.decisions.waiting() == 0
    project.sign_in("Anna")
    (told,) = project.decisions.inbox()
    assert (told.act, told.reason, told.note, told.reviewer) == (
        "reject", "no_claim", "It is an opinion.", "Bo",
    )  # fmt: skip
    assert newest_of(project.decisions._database, [claim, 99]) == {claim: told}
    project.sign_in("Bo")
    project.journal.undo()
    assert project.decisions.waiting() == 1
    assert check_project(path).is_sound


def test_to_stand_by_another_label(project, claim):
    project.annotations.relabel(claim, "context")
    project.disputes.uphold(disputed(project).id)
    one = project.annotations[claim]
    assert (one.label, one.status) == ("context", "draft")


def test_to_give_way_puts_it_back(project, claim):
    before = project.annotations[claim]
    project.annotations.relabel(claim, "context")
    project.disputes.give_way(disputed(project).id, "You are right.")
    after = project.annotations[claim]
    assert (after.label, after.status, after.reviewer) == (before.label, "draft", "")
    project.sign_in("Anna")
    told = project.decisions.inbox()[0]
    assert (told.act, told.note) == ("reopen", "You are right.")
    project.sign_in("Bo")
    project.journal.undo()
    assert project.annotations[claim].label == "context"


@pytest.mark.parametrize(
    "change",
    [
        lambda edit, id: edit.resize(id, [Span(10, 14), Span(18, 29)]),
        lambda edit, id: edit.set_attribute(id, WORTH, ""),
        lambda edit, id: edit.set_note(id, "As said"),
        lambda edit, id: edit.set_confidence(id, "low"),
        lambda edit, id: edit.set_status(id, "rejected"),
    ],
)
def test_whatever_was_changed_is_put_back(project, claim, change):
    before = project.annotations[claim]
    change(project.annotations, claim)
    assert project.annotations[claim] != before
    project.disputes.give_way(disputed(project).id)
    after = project.annotations[claim]
    for name in ("label", "fragments", "attributes", "note", "confidence", "status"):
        assert getattr(after, name) == getattr(before, name)


def test_not_where_there_is_nothing_left(project, claim):
    project.annotations.delete(claim)
    dispute = disputed(project)
    with pytest.raises(Misfit, match="deleted"):
        project.disputes.give_way(dispute.id)
    project.disputes.uphold(dispute.id, "It was there twice.")
    assert project.decisions.waiting() == 0


def test_not_where_the_label_is_gone(project, document):
    name = project.label_keeping.add("Rumour", PLAIN_LIGHT, PLAIN_DARK)
    id = project.annotations.add(document, Span(0, 4), name)
    project.sign_in("Bo")
    project.annotations.relabel(id, "claim")
    dispute = disputed(project)
    project.label_keeping.delete("rumour")
    with pytest.raises(Misfit, match="“rumour” is not there any more"):
        project.disputes.give_way(dispute.id)


def test_on_a_document_that_is_signed_off_the_words_are_kept_and_the_annotation_is_not_touched(
    project, document, claim
):
    project.annotations.relabel(claim, "context")
    project.sign_offs.sign(document)
    dispute = disputed(project)
    assert project.annotations[claim].status == "draft"
    with pytest.raises(SignedOff):
        project.disputes.give_way(dispute.id)
    project.disputes.uphold(dispute.id)
    assert project.annotations[claim].status == "draft"
    assert project.decisions.waiting() == 0


def test_only_what_is_disputed(project, claim):
    project.reviewing.decide([claim], "reject")
    with pytest.raises(Misfit):
        project.disputes.uphold(project.decisions.of(claim)[0].id)
