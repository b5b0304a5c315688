"""What a person does with the checks panel, in the real window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.review.lint.rules import rule_named
from annotator.ui.panels.check_delegate import switch_area
from annotator.ui.theme import load_theme
from tests.benchmarks.claim_stock import claim_documents
from tests.ui.conftest import OpenWindow, place, wait_for_jobs

CLAIM, SOURCE = 1, 2


@pytest.fixture
def window(open_window: OpenWindow, project_file):
    return open_window(project_file)


@pytest.fixture
def panel(window):
    window.workspace.checking.finish()
    shown = window.workspace.tabs.panel("checks")
    tester = QAbstractItemModelTester.FailureReportingMode.Fatal
    shown.tester = QAbstractItemModelTester(shown.model, tester)
    QApplication.processEvents()
    return shown


def lines(panel):
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def at(panel, words):
    return panel.model.index(lines(panel).index(words))


def click(qtbot, panel, words, where=None):
    rect = panel.view.visualRect(at(panel, words))
    pos = where(rect) if where else rect.center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=pos)


def on_switch(rect):
    return switch_area(rect, Qt.LayoutDirection.LeftToRight).center()


def add(window, words, label):
    span = place(window, words)
    added = window.session.project.annotations.add(1, span, label)
    window.workspace.checking.finish()
    return added


ALL = [
    "Claims without a source", "offered the operator a tax waiver",
    "Sources linked to nothing", "Der Bote",
]  # fmt: skip


def test_what_is_found_is_listed_by_check(panel):
    assert lines(panel) == ALL
    assert panel.heading.text() == "2 CHECKS"
    full = panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert full.startswith("Nobody is named as the source of this claim.\noffered")
    assert panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole).count("Claims without") == 1


def test_click_and_return_go_there(qtbot, panel, window):
    click(qtbot, panel, "Der Bote")
    assert window.session.active == SOURCE
    qtbot.keyClick(panel.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert window.session.active == CLAIM
    window.session.select(None, SOURCE, 0)
    assert panel.view.currentIndex().data() == "Der Bote"
    window.session.select(None)
    assert not panel.view.selectedIndexes()


def test_rows_come_and_go_with_each_change(panel, window):
    resets = QSignalSpy(panel.model.modelReset)
    added = add(window, "The court stopped", "claim")
    assert lines(panel) == [*ALL[:2], "The court stopped", *ALL[2:]]
    add(window, "any offer was made", "denial")
    assert "Denials that deny nothing" in lines(panel)
    window.session.project.annotations.resize(added, place(window, "The court stopped the plan"))
    window.workspace.checking.finish()
    assert "The court stopped the plan" in lines(panel)
    for _ in range(3):
        window.session.project.journal.undo()
    window.workspace.checking.finish()
    assert lines(panel) == ALL
    window.session.project.links.add("attributed_to", CLAIM, SOURCE)
    window.workspace.checking.finish()
    assert lines(panel) == []
    assert resets.count() == 0
    assert panel.empty.text.startswith("Nothing to mend here")
    assert "Cut words" in panel.empty.text


def test_a_check_is_folded_and_stays_so(qtbot, panel, window):
    click(qtbot, panel, "Claims without a source")
    assert lines(panel) == [ALL[0], *ALL[2:]]
    added = add(window, "The court stopped", "claim")
    assert lines(panel) == [ALL[0], *ALL[2:]]
    window.session.select(None, CLAIM, 0)
    assert not panel.view.selectedIndexes()
    window.session.project.annotations.delete(added, CLAIM)
    window.workspace.checking.finish()
    assert lines(panel) == ALL[2:]
    window.session.project.journal.undo()
    window.workspace.checking.finish()
    assert lines(panel) == [ALL[0], *ALL[2:]]
    qtbot.keyClick(panel.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert lines(panel) == [*ALL[:2], "The court stopped", *ALL[2:]]
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.view.currentIndex().data() == ALL[1]
    for _ in range(2):
        qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    assert lines(panel) == [ALL[0], *ALL[2:]]
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert len(lines(panel)) == 5


def test_a_check_is_switched_off_and_on_as_a_step(qtbot, panel, window):
    click(qtbot, panel, "Claims without a source", on_switch)
    window.workspace.checking.finish()
    assert lines(panel) == [*ALL[2:], "Claims without a source"]
    assert window.status.checks.text() == "1 check"
    steps = window.session.project.journal.history()
    assert steps[0].title == "Switch off check “Claims without a source”"
    click(qtbot, panel, "Claims without a source", on_switch)
    window.workspace.checking.finish()
    assert lines(panel) == ALL
    window.session.project.journal.undo()
    window.workspace.checking.finish()
    assert lines(panel) == [*ALL[2:], "Claims without a source"]
    panel.view.setCurrentIndex(at(panel, "Claims without a source"))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    window.workspace.checking.finish()
    assert lines(panel) == ALL


def test_the_menu_goes_there_and_switches(panel, window):
    panel.view.setCurrentIndex(at(panel, "Der Bote"))
    go, switch = panel.view.menu().actions()
    go.trigger()
    assert window.session.active == SOURCE
    assert switch.text() == "Switch off “Sources linked to nothing”"
    switch.trigger()
    window.workspace.checking.finish()
    panel.view.setCurrentIndex(at(panel, "Sources linked to nothing"))
    (back,) = panel.view.menu().actions()
    assert back.text() == "Switch on “Sources linked to nothing”"


def test_where_nothing_is_found_the_checks_that_are_off_can_still_be_switched_on(
    qtbot, panel, window
):
    window.session.project.links.add("attributed_to", CLAIM, SOURCE)
    window.workspace.checking.switch(rule_named("cut-word"), is_on=False)
    window.workspace.checking.finish()
    QApplication.processEvents()
    assert lines(panel) == ["Cut words"]
    assert panel.empty.isVisible()
    assert "Cut words" not in panel.empty.text
    click(qtbot, panel, "Cut words")
    assert lines(panel) == ["Cut words"]
    click(qtbot, panel, "Cut words", on_switch)
    window.workspace.checking.finish()
    assert lines(panel) == []
    assert not panel.view.isVisible()


def test_a_project_that_is_read_only_is_not_switched(qtbot, open_window, project_file):
    window = open_window()
    window.session.open_project(project_file, "Ada", read_only=True)
    window.workspace.checking.finish()
    panel = window.workspace.tabs.panel("checks")
    QApplication.processEvents()
    click(qtbot, panel, "Claims without a source", on_switch)
    assert "reading only" in panel.notice.text
    assert lines(panel) == ALL


def test_the_panel_is_up_to_date_when_it_is_shown_again(panel, window):
    window.workspace.tabs.panel("history")
    add(window, "The court stopped", "claim")
    window.workspace.tabs.panel("checks")
    assert "The court stopped" in lines(panel)


def test_what_another_document_says_is_not_shown_here(panel, window):
    window.session.show(2)
    assert lines(panel) == []
    assert panel.empty.text.startswith("Looking at the document")
    window.workspace.checking.finish()
    assert panel.empty.text.startswith("Nothing to mend here")
    window.session.close_project()
    assert panel.empty.text.startswith("Nothing is open")


def test_it_wears_another_theme_and_paints_right_to_left(panel, window):
    add(window, "any offer was made", "denial")
    before = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert panel.grab().toImage() != before
    mirrored = switch_area(panel.view.visualRect(at(panel, ALL[0])), Qt.LayoutDirection.RightToLeft)
    assert mirrored.left() < 30


# The whole project


def run_through(qtbot, panel, window):
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)


def documents(panel):
    model = panel.project.model
    return [
        (model.index(row).data(), model.documents[row].count) for row in range(model.rowCount())
    ]


def test_the_whole_project_is_counted_by_document(qtbot, panel, window):
    project = window.session.project
    project.annotations.add(3, Span(0, 9), "source")
    run_through(qtbot, panel, window)
    assert documents(panel) == [("Mayor’s offer", 2), ("Fund manager declines", 1)]
    page = panel.project
    assert page.words.text() == "3 checks in 2 of 3 documents"
    tip = page.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Claims without a source: 1" in tip
    at = page.view.visualRect(page.model.index(1)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.session.document.id == 3
    window.workspace.checking.finish()
    assert panel.view.isVisible()
    assert lines(panel) == ["Sources linked to nothing", "The mayor"]


def test_a_change_makes_the_count_old_and_it_is_made_again(qtbot, panel, window):
    run_through(qtbot, panel, window)
    page = panel.project
    asked = QSignalSpy(page.asked)
    panel.show_document()
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    assert asked.count() == 0
    window.session.project.links.add("attributed_to", CLAIM, SOURCE)
    assert page.words.text() == "2 checks in 1 of 3 documents, before the latest changes"
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert documents(panel) == []
    assert page.empty.text.startswith("Nothing to mend in any document")


def test_looking_through_the_project_can_be_cancelled(qtbot, panel, window):
    window.session.project.exchange.write(claim_documents(300, 20), title="Import")
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    page = panel.project
    assert page.is_looking
    assert page.bar.isVisible()
    window.registry.run("check.project")
    assert len(window.jobs) == 1
    qtbot.waitUntil(lambda: "of 303 documents" in page.words.text(), timeout=30_000)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert not page.is_looking
    assert not page.bar.isVisible()
    assert 0 < page.found.looked_at < 303
    assert page.words.text().startswith("Stopped: ")
    assert documents(panel)[0] == ("Mayor’s offer", 2)
    run_through(qtbot, panel, window)
    assert page.found.looked_at == page.found.total == 303


def test_the_window_can_be_closed_while_the_project_is_looked_through(qtbot, panel, window):
    window.session.project.exchange.write(claim_documents(300, 20), title="Import")
    qtbot.mouseClick(panel.everywhere, Qt.MouseButton.LeftButton)
    window.close()
    assert not window.jobs
    assert panel.project.found is None


def test_the_project_is_looked_through_by_command_whatever_is_in_front(qtbot, window):
    window.workspace.tabs.hide()
    window.registry.run("check.project")
    wait_for_jobs(qtbot, window)
    panel = window.workspace.tabs.checks
    assert panel.isVisible()
    assert documents(panel) == [("Mayor’s offer", 2)]


def test_a_document_that_is_gone_is_said_to_be(qtbot, panel, window):
    run_through(qtbot, panel, window)
    page = panel.project
    window.session.show(2)
    panel.show_project()
    window.session.project.documents.delete(1)
    qtbot.keyClick(page.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert "no longer there" in panel.notice.text
    window.session.close_project()
    assert documents(panel) == []


def test_a_step_that_changes_many_is_shown_as_a_whole(panel, window):
    project = window.session.project
    with project.journal.step("Mark every letter"):
        for start in range(60):
            project.annotations.add(1, Span(start, start + 1), "source")
    window.workspace.checking.finish()
    assert len(lines(panel)) > 60
    project.journal.undo()
    window.workspace.checking.finish()
    assert lines(panel) == ALL


def test_the_menu_opens_with_the_keyboard(qtbot, panel):
    panel.view.setCurrentIndex(at(panel, "Der Bote"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.view.viewport(), event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()
