"""The inbox of decisions, and the comments that are still open."""

import pytest
from PySide6.QtCore import Qt

from annotator.model.text import Span
from annotator.ui.review.columns import STATUS, WHY
from annotator.ui.review.inbox import Inbox
from annotator.ui.review.lists import Batches, OpenComments

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def decided(window):
    """Ada's claim was rejected and her source moved, by Bo."""
    project = window.session.project
    claim, source = (one.id for one in project.annotations.of(1))
    project.sign_in("Bo")
    project.reviewing.decide([claim], "reject", reason="label", note="See the guideline")
    project.annotations.resize(source, Span(0, 3))
    project.sign_in("Ada")
    return claim, source


def opened(window, command, kind, qtbot):
    window.registry.run(command)
    (dialog,) = window.findChildren(kind)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def texts(dialog):
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(1, table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_what_was_decided_comes_with_before_and_after(window, decided, qtbot):
    inbox = opened(window, "review.inbox", Inbox, qtbot)
    moved, rejected = texts(inbox)
    assert moved[:2] == ["Bo", "other bounds"]
    assert moved[2:5] == ["The", "“Der Bote”", "“The”"]
    assert rejected == [
        "Bo", "rejected: Wrong label", "offered the operator a tax waiver", "", "",
        "See the guideline",
    ]  # fmt: skip
    inbox.table.setCurrentCell(1, 0)
    qtbot.keyClicks(inbox.note, "It is one")
    qtbot.mouseClick(inbox.dispute, LEFT)
    assert window.session.project.annotations[decided[0]].status == "discuss"
    assert len(texts(inbox)) == 1
    qtbot.mouseClick(inbox.go, LEFT)
    assert window.session.active == decided[1]
    qtbot.mouseClick(inbox.understood, LEFT)
    assert inbox.empty.isVisible()
    assert not inbox.understood.isEnabled()
    window.session.project.journal.undo()
    assert len(texts(inbox)) == 1


def test_open_comments_are_answered_and_resolved(window, qtbot):
    project = window.session.project
    claim = project.annotations.of(1)[0].id
    thread = project.comments.add(1, "Really?", claim)
    project.comments.add(2, "Who wrote this?")
    project.comments.resolve(project.comments.add(1, "Old", claim))
    dialog = opened(window, "review.comments", OpenComments, qtbot)
    document, first = texts(dialog)
    assert document[:3] == ["Ada", "Who wrote this?", "the document"]
    assert first[1:3] == ["Really?", "offered the operator a tax waiver"]
    dialog.table.setCurrentCell(1, 0)
    qtbot.keyClicks(dialog.note, "Yes")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return)
    assert [one.body for one in project.comments.of(claim)] == ["Really?", "Old", "Yes"]
    assert texts(dialog)[1][-1] == "1"
    dialog.table.setCurrentCell(1, 0)
    qtbot.mouseClick(dialog.resolve, LEFT)
    assert project.comments[thread].is_resolved
    assert len(texts(dialog)) == 1
    qtbot.mouseClick(dialog.go, LEFT)
    assert window.session.document.id == 2
    dialog.close()


def test_before_and_after_of_every_kind_of_change(window, qtbot):
    project = window.session.project
    claim, source = (one.id for one in project.annotations.of(1))
    project.links.add("attributed_to", claim, source)
    project.sign_in("Bo")
    edit = project.annotations
    edit.relabel(claim, "context")
    edit.set_note(source, "A paper")
    edit.set_confidence(source, "low")
    project.links.remove(project.links.of(claim)[0].id)
    edit.delete(claim)
    project.reviewing.decide([source], "reopen")
    project.sign_in("Ada")
    inbox = opened(window, "review.inbox", Inbox, qtbot)
    rows = {row[1]: row[2:5] for row in texts(inbox)}
    quote = "offered the operator a tax waiver"
    assert rows == {
        "deleted": [quote, "", ""],
        "other confidence": ["Der Bote", "none", "low"],
        "other note": ["Der Bote", "none", "A paper"],
        "other label": [quote, "Claim", "Context"],
        "link removed": [quote, "said by → “Der Bote”", ""],
    }


def dispute(window, qtbot, words):
    """Ada disputes the first thing in her inbox; Bo is at work."""
    inbox = opened(window, "review.inbox", Inbox, qtbot)
    inbox.table.setCurrentCell(0, 0)
    qtbot.keyClicks(inbox.note, words)
    qtbot.mouseClick(inbox.dispute, LEFT)
    inbox.close()
    qtbot.waitUntil(lambda: not window.findChildren(Inbox))
    window.session.project.sign_in("Bo")


@pytest.mark.parametrize("is_upheld", [True, False])
def test_a_dispute_is_seen_and_settled_by_who_decided(window, qtbot, is_upheld):
    project = window.session.project
    claim = project.annotations.of(1)[0].id
    project.sign_in("Bo")
    project.annotations.relabel(claim, "context")
    project.sign_in("Ada")
    dispute(window, qtbot, "It is one")
    window.registry.run("view.review")
    review = window.pages.review
    qtbot.waitUntil(lambda: len(review.table.rows.ids) == 2)
    place = list(review.table.rows.ids).index(claim)
    assert review.table.rows.index(place, STATUS).data() == "disputed"
    assert review.table.rows.index(place, WHY).data() == "Ada disputes it: “It is one”"
    assert "It is one" in review.table.rows.index(place, STATUS).data(Qt.ItemDataRole.ToolTipRole)
    window.status.refresh()
    assert window.status.inbox.text() == "Inbox: 1"
    qtbot.mouseClick(window.status.inbox, LEFT)
    (inbox,) = window.findChildren(Inbox)
    assert texts(inbox) == [
        ["Ada", "disputes: other label", "offered the operator a tax waiver", "Claim", "Context",
         "It is one"],
    ]  # fmt: skip
    assert not inbox.understood.isVisible()
    qtbot.keyClicks(inbox.note, "So be it")
    qtbot.mouseClick(inbox.stand if is_upheld else inbox.give_way, LEFT)
    assert project.annotations[claim].label == ("context" if is_upheld else "claim")
    assert inbox.empty.isVisible()
    assert not window.status.inbox.isVisible()
    project.sign_in("Ada")
    inbox.refill()
    assert texts(inbox)[0][-1] == "So be it"
    assert inbox.understood.isVisible()


def test_what_cannot_be_settled_says_why(window, qtbot):
    project = window.session.project
    claim = project.annotations.of(1)[0].id
    project.sign_in("Bo")
    project.annotations.delete(claim)
    project.sign_in("Ada")
    dispute(window, qtbot, "Why?")
    inbox = opened(window, "review.inbox", Inbox, qtbot)
    qtbot.mouseClick(inbox.give_way, LEFT)
    assert "nothing to put back" in inbox.problem.text()


def test_a_batch_is_taken_back_later(window, qtbot):
    project = window.session.project
    ids = [one.id for one in project.annotations.of(1)]
    project.reviewing.decide(ids, "accept")
    project.comments.add(1, "Later")
    batches = opened(window, "review.batches", Batches, qtbot)
    assert texts(batches)[0] == ["Ada", "Accept 2 annotations"]
    qtbot.mouseClick(batches.undo, LEFT)
    assert [project.annotations[id].status for id in ids] == ["draft"] * 2
    assert "Accept 2 annotations" not in [row[1] for row in texts(batches)]
    project.reviewing.decide(ids, "reject")
    project.reviewing.decide(ids[:1], "accept")
    batches.table.setCurrentCell(0, 0)
    qtbot.mouseClick(batches.undo, LEFT)
    assert "changed the same thing later" in batches.problem.text()
    project.sign_in("Bo")
    batches.refill()
    assert not batches.undo.isEnabled()


def test_the_inspector_says_what_was_decided_and_why(window, decided, qtbot):
    session = window.session
    session.select(None, decided[0], 0)
    card = window.workspace.tabs.panel("annotation").card
    expected = "Bo: rejected: Wrong label · See the guideline"
    qtbot.waitUntil(lambda: card.decided.text() == expected)
    session.project.decisions.answer(session.project.decisions.inbox()[-1].id, "understood")
    session.select(None, decided[1], 0)
    qtbot.waitUntil(card.decided.isHidden)
