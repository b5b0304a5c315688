"""What a person does with the history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.panels.history import HistoryPanel
from annotator.ui.session import Session
from annotator.ui.theme import load_theme

from .conftest import Mark, Show


@pytest.fixture
def panel(show: Show) -> HistoryPanel:
    shown = show(HistoryPanel)
    assert isinstance(shown, HistoryPanel)
    return shown


def lines(panel: HistoryPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def click(qtbot: QtBot, panel: HistoryPanel, row: int) -> None:
    at = panel.view.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_steps_are_listed_newest_first(panel: HistoryPanel, mark: Mark) -> None:
    mark("The mayor", "source")
    assert lines(panel)[0] == "Mark source “The mayor”"
    assert lines(panel)[-1] == "Create project “news”"


def test_a_step_is_put_on_top_without_a_reset(
    panel: HistoryPanel, project: Project, mark: Mark
) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(panel.model.modelReset)
    mark("The mayor", "source")
    project.journal.undo()
    assert lines(panel)[:2] == ["Undo: Mark source “The mayor”", "Mark source “The mayor”"]
    assert panel.model.steps[1].standing == 0
    mark("any offer", "claim")
    assert panel.model.steps[2].standing == -1
    assert resets.count() == 0


def test_click_goes_to_the_place_also_in_another_document(
    qtbot: QtBot, panel: HistoryPanel, session: Session, mark: Mark
) -> None:
    there = mark("any offer", "claim", document=3)
    click(qtbot, panel, 0)
    assert session.document
    assert session.document.id == 3
    assert session.active == there


def test_click_on_a_deletion_shows_where_it_was(
    qtbot: QtBot, panel: HistoryPanel, session: Session, project: Project, mark: Mark
) -> None:
    project.annotations.delete(mark("The mayor", "source", document=2))
    click(qtbot, panel, 0)
    assert session.document
    assert session.document.id == 2
    assert session.selection == Span(0, 9)


def test_click_on_links_comments_and_documents_goes_there(
    qtbot: QtBot, panel: HistoryPanel, session: Session, project: Project, mark: Mark
) -> None:
    claim, source = mark("any offer", "claim"), mark("The mayor", "source")
    project.links.remove(project.links.add("attributed_to", claim, source))
    project.comments.add(1, "Why?", claim)
    project.documents.rename(4, "New")
    for row, document, active in ((0, 4, None), (1, 1, claim), (2, 1, claim)):
        session.show(2)
        click(qtbot, panel, row)
        assert session.document
        assert (session.document.id, session.active) == (document, active)


def test_click_on_a_link_that_was_made_goes_to_where_it_starts(
    qtbot: QtBot, panel: HistoryPanel, session: Session, project: Project, mark: Mark
) -> None:
    claim, source = mark("any offer", "claim", document=2), mark("The mayor", "source", document=2)
    link = project.links.add("attributed_to", claim, source)
    click(qtbot, panel, 0)
    assert session.active == claim
    project.links.change_type(link, "reported_by")
    session.select(None, None, 0)
    click(qtbot, panel, 0)
    assert session.active == claim


def test_a_step_without_a_place_says_so(qtbot: QtBot, panel: HistoryPanel) -> None:
    panel.view.scrollToBottom()
    click(qtbot, panel, panel.model.rowCount() - 1)
    assert "no longer there" in panel.notice.text


def test_undo_back_to_here(qtbot: QtBot, panel: HistoryPanel, project: Project, mark: Mark) -> None:
    first, second, third = mark("The mayor", "source"), mark("any", "claim"), mark("offer", "claim")
    click(qtbot, panel, 1)
    assert panel.back.isEnabled()
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert project.annotations.has(first)
    assert not project.annotations.has(second)
    assert not project.annotations.has(third)
    project.journal.redo()
    project.journal.redo()
    assert project.annotations.has(third)


def test_others_steps_cannot_be_undone_from_here(
    qtbot: QtBot, panel: HistoryPanel, project: Project, mark: Mark
) -> None:
    mark("The mayor", "source")
    project.sign_in("Grace")
    click(qtbot, panel, 0)
    assert not panel.back.isEnabled()
    panel.undo_back_to_chosen()
    assert project.annotations.counts()["source"] == 1


def test_a_refusal_is_said(qtbot: QtBot, panel: HistoryPanel, project: Project, mark: Mark) -> None:
    claim = mark("any offer", "claim")
    project.sign_in("Grace")
    project.annotations.set_note(claim, "Mine")
    project.sign_in("Ada")
    panel.reload()
    click(qtbot, panel, 1)
    qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert "Grace" in panel.notice.text
    assert project.annotations.has(claim)


def test_the_menu_offers_the_same(
    qtbot: QtBot, panel: HistoryPanel, project: Project, mark: Mark
) -> None:
    mark("The mayor", "source")
    click(qtbot, panel, 0)
    go, back, alone = panel.menu().actions()
    assert alone.isEnabled()
    go.trigger()
    back.trigger()
    assert project.annotations.counts()["source"] == 0


def test_older_steps_are_fetched_as_one_scrolls(panel: HistoryPanel, project: Project) -> None:
    for n in range(450):
        project.documents.rename(1, f"Title {n}")
    panel.reload()
    assert panel.model.rowCount() == 200
    while panel.model.canFetchMore(panel.view.rootIndex()):
        panel.model.fetchMore(panel.view.rootIndex())
    assert panel.model.rowCount() == len(project.journal.history(10_000))
    project.documents.rename(1, "Last")
    assert lines(panel)[0] == "Rename document to “Last”"


def test_a_hidden_history_reads_when_it_is_shown(panel: HistoryPanel, mark: Mark) -> None:
    panel.hide()
    mark("The mayor", "source")
    panel.show()
    assert lines(panel)[0] == "Mark source “The mayor”"


def test_without_a_project_it_says_so(panel: HistoryPanel, session: Session) -> None:
    session.close_project()
    assert panel.empty.isVisible()


def test_it_can_be_painted_in_both_themes(
    panel: HistoryPanel, project: Project, mark: Mark
) -> None:
    mark("The mayor", "source")
    project.journal.undo()
    panel.view.setCurrentIndex(panel.model.index(1))
    light = panel.grab().toImage()
    panel.set_theme(load_theme("dark"))
    assert panel.grab().toImage() != light


def test_only_one_step_is_undone(
    qtbot: QtBot, panel: HistoryPanel, project: Project, mark: Mark
) -> None:
    first, second = mark("The mayor", "source"), mark("any offer", "claim")
    project.annotations.set_note(second, "later")
    click(qtbot, panel, 2)
    qtbot.mouseClick(panel.alone, Qt.MouseButton.LeftButton)
    assert not project.annotations.has(first)
    assert project.annotations[second].note == "later"
    place = [(step.kind, step.standing) for step in panel.model.steps].index(("do", 1), 2)
    click(qtbot, panel, place)
    qtbot.mouseClick(panel.alone, Qt.MouseButton.LeftButton)
    assert "changed the same thing later" in panel.notice.text
    assert project.annotations.has(second)
