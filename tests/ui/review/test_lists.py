"""The inbox of decisions, and the comments that are still open."""

import pytest
from PySide6.QtCore import Qt

from annotator.model.text import Span
from annotator.ui.review.lists import Inbox, OpenComments

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
    assert moved[2:4] == ["“Der Bote”", "“The”"]
    assert rejected == [
        "Bo", "rejected: Wrong label", "offered the operator a tax waiver", "", "See the guideline",
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
