"""Marking documents as done: the checks say what is left, and stop nobody."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from annotator.model.text import Span
from annotator.ui import checking_done
from tests.ui.conftest import wait_for_jobs

CTRL = Qt.KeyboardModifier.ControlModifier


def done(qtbot, window):
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_Return, CTRL)


def test_done_warns_and_goes_on_all_the_same(qtbot, window):
    done(qtbot, window)
    assert window.session.document.id == 2
    assert window.session.project.documents[1].status == "done"
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "“Mayor’s offer” is done, with 2 checks left."
    assert window.workspace.article.hasFocus()
    show = window.banner.findChild(QPushButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.session.document.id == 1
    assert window.workspace.tabs.current == "checks"
    assert not window.banner.isVisible()


def test_what_is_known_already_is_not_looked_for_again(qtbot, window):
    window.workspace.checking.finish()
    done(qtbot, window)
    qtbot.waitUntil(window.banner.isVisible)
    assert "2 checks" in window.banner.text


def test_nothing_is_said_where_nothing_is_left(qtbot, window):
    window.session.project.links.add("attributed_to", 1, 2)
    window.workspace.checking.finish()
    done(qtbot, window)
    qtbot.wait(60)
    assert not window.banner.isVisible()
    window.session.project.journal.undo()
    window.session.project.journal.redo()
    qtbot.wait(60)
    assert not window.banner.isVisible()


def test_the_word_goes_with_the_next_step(qtbot, window):
    done(qtbot, window)
    qtbot.waitUntil(window.banner.isVisible)
    window.session.project.annotations.add(2, Span(0, 9), "source")
    assert not window.banner.isVisible()


def test_several_at_once_are_told_of_together(qtbot, window):
    project = window.session.project
    project.annotations.add(3, Span(0, 9), "source")
    with project.journal.step("Mark as done"):
        for document in (1, 2, 3):
            project.documents.set_status(document, "done")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "2 of 3 documents are done with 3 checks left."


def test_more_than_can_be_looked_at_in_passing_are_offered_to_be(qtbot, window, monkeypatch):
    monkeypatch.setattr(checking_done, "MANY", 2)
    project = window.session.project
    with project.journal.step("Mark as done"):
        for document in (1, 2, 3):
            project.documents.set_status(document, "done")
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.text == "3 documents are done; the checks did not look at so many."
    qtbot.mouseClick(window.banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert window.workspace.tabs.checks.project.found.count == 2


def test_a_document_that_is_too_large_and_a_project_that_is_closed_are_let_be(
    qtbot, window, monkeypatch
):
    monkeypatch.setattr(checking_done, "MOST", 1)
    done(qtbot, window)
    qtbot.wait(60)
    assert not window.banner.isVisible()
    window.session.project.documents.set_status(3, "done")
    window.session.close_project()
    qtbot.wait(60)
    assert not window.banner.isVisible()
