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


@pytest.fixture
def linked(project, document, claim):
    """The claim is linked to a source by Anna."""
    project.sign_in("Anna")
    source = project.annotations.add(document, Span(0, 4), "source")
    link = project.links.add("attributed_to", claim, source)
    project.sign_in("Bo")
    return link, source


def test_a_link_that_was_removed_is_told_and_put_back(project, claim, linked):
    link, source = linked
    project.links.remove(link)
    assert project.annotations[claim].status == "draft"
    dispute = disputed(project)
    ends = {"start": project.annotations[claim].uuid, "end": project.annotations[source].uuid}
    assert dispute.before == {"link": {"type": "attributed_to", **ends, "to": "Anna"}}
    assert (dispute.act, dispute.annotation, dispute.after) == ("edit", claim, {})
    project.disputes.give_way(dispute.id)
    (back,) = project.links.of(claim)
    assert (back.type, back.end, back.annotator) == ("attributed_to", source, "Bo")


def test_another_type_is_told_and_changed_back(project, document, claim, linked):
    project.sign_in("Anna")
    other = project.annotations.add(document, Span(31, 43), "claim")
    link = project.links.add("same_as", claim, other)
    project.links.change_type(link, "supports")  # one's own is nobody's business
    project.sign_in("Bo")
    assert linked
    assert project.decisions.of(claim) == []
    project.links.change_type(link, "undermines")
    dispute = disputed(project)
    assert dispute.after["link"]["type"] == "undermines"
    project.disputes.give_way(dispute.id)
    assert {one.type for one in project.links.of(claim)} == {"attributed_to", "supports"}


def test_a_link_that_is_gone_since_is_put_back_all_the_same(project, claim, linked):
    link, _ = linked
    other = project.annotations.add(1, Span(31, 33), "source")
    project.sign_in("Anna")
    project.annotations.relabel(other, "source")
    project.sign_in("Bo")
    project.links.change_type(link, "reported_by")
    dispute = disputed(project)
    project.links.remove(project.links.of(claim)[0].id)
    with pytest.raises(Misfit, match="Nobody disputes"):
        project.disputes.give_way(dispute.id + 1)
    project.disputes.give_way(dispute.id)
    assert [one.type for one in project.links.of(claim)] == ["attributed_to"]


def test_not_where_the_other_annotation_is_gone(project, claim, linked):
    link, source = linked
    project.links.remove(link)
    dispute = disputed(project)
    project.annotations.delete(source)
    with pytest.raises(Misfit, match="deleted"):
        project.disputes.give_way(dispute.id)
    assert project.decisions[dispute.id].answer == "disputed"
    assert project.annotations.has(claim)


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
