"""The card of an annotation's links: made, changed and removed from it, each a step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.store import Project
from annotator.ui.article.link_menu import LinkMenu
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.link_row import LinkRow
from annotator.ui.session import Session
from tests.ui.panels.conftest import Mark, Show

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # a menu, no screen
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def claim(mark: Mark) -> int:
    return mark("offered the operator a tax waiver", "claim")


@pytest.fixture
def source(mark: Mark) -> int:
    return mark("the weekly Der Bote", "source")


@pytest.fixture
def denial(mark: Mark) -> int:
    return mark("City hall has denied", "denial")


@pytest.fixture
def panel(show: Show) -> InspectorPanel:
    made = show(InspectorPanel)
    assert isinstance(made, InspectorPanel)
    return made


def only_row(panel: InspectorPanel) -> LinkRow:
    panel.reload()
    (row,) = panel.links.rows
    assert isinstance(row, LinkRow)
    return row


def open_menu(qtbot: QtBot, row: LinkRow) -> LinkMenu:
    qtbot.mouseClick(row.more, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LinkMenu)
    return menu


def test_the_type_is_changed_in_one_step_and_back(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int,
) -> None:  # fmt: skip
    link = project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    menu = open_menu(qtbot, only_row(panel))
    assert [action.text() for action in menu.actions()] == [
        "1   said by", "2   reported by", "", "Remove link",
    ]  # fmt: skip
    assert menu.actions()[0].isChecked()
    qtbot.keyClick(menu, "2")
    assert project.links[link].type == "reported_by"
    assert project.journal.undo_title() == "Change link: said by to reported by"
    project.journal.undo()
    assert project.links[link].type == "attributed_to"
    project.journal.redo()
    assert project.links[link].type == "reported_by"


def test_a_link_is_turned_round_from_either_end(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    denial: int,
) -> None:  # fmt: skip
    link = project.links.add("denies", denial, claim)
    session.select(None, claim, 0)
    menu = open_menu(qtbot, only_row(panel))
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["2   denied by"]
    qtbot.keyClick(menu, "1")
    assert (project.links[link].start, project.links[link].end) == (claim, denial)
    session.select(None, denial, 0)
    menu = open_menu(qtbot, only_row(panel))
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["2   denied by"]
    qtbot.keyClick(menu, "1")
    assert (project.links[link].start, project.links[link].end) == (denial, claim)


def _by_menu(qtbot: QtBot, row: LinkRow) -> None:
    open_menu(qtbot, row).actions()[-1].trigger()


def _by_key(qtbot: QtBot, row: LinkRow) -> None:
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Delete)


@pytest.mark.parametrize("way", [_by_menu, _by_key])
def test_a_link_is_removed_and_undo_brings_it_back(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int, way: Callable[[QtBot, LinkRow], None],
) -> None:  # fmt: skip
    link = project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    way(qtbot, only_row(panel))
    assert project.links.of(claim) == []
    project.journal.undo()
    assert [one.id for one in project.links.of(claim)] == [link]


def test_other_keys_still_press_a_row_and_a_right_click_opens_its_menu(
    qtbot: QtBot, panel: InspectorPanel, session: Session, project: Project, claim: int,
    source: int,
) -> None:  # fmt: skip
    project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    row = only_row(panel)
    at = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, row.mapToGlobal(at))
    QApplication.sendEvent(row, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, LinkMenu)
    menu.close()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert session.active == source


def test_a_link_that_has_gone_meanwhile_is_told(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    link = project.links[project.links.add("attributed_to", claim, source)]
    session.select(None, claim, 0)
    panel.reload()
    menu = panel.links.menu(link)
    assert menu is not None
    project.links.remove(link.id)
    menu.actions()[1].trigger()
    assert panel.notice.text == "This link has gone meanwhile."
    assert panel.links.menu(link) is None
    panel.links._open_menu(link, QPoint(0, 0))
    assert QApplication.activePopupWidget() is None
    panel.notice.hide()
    panel.links._changes.remove(link.id)
    assert panel.notice.text == "This link has gone meanwhile."


def test_a_refused_change_is_told_in_the_panel(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int,
    locked: Callable[[], None],
) -> None:  # fmt: skip
    link = project.links[project.links.add("attributed_to", claim, source)]
    session.select(None, claim, 0)
    panel.reload()
    project._database.connection.execute("PRAGMA busy_timeout = 10")
    menu = panel.links.menu(link)
    assert menu is not None
    locked()
    menu.actions()[1].trigger()
    assert "is being written by another window" in panel.notice.text


def test_a_project_that_is_only_read_offers_no_changes(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    project.links.add("attributed_to", claim, source)
    path = project.path
    session.close_project()
    session.open_project(path, "Ada", read_only=True)
    session.select(None, claim, 0)
    assert only_row(panel).more.isHidden()
    assert panel.links.add.isHidden()
    session.select(None, None, 0)
    assert session.project is not None


def test_a_new_label_that_costs_links_is_told_in_the_panel(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    panel.reload()
    panel.card.relabelled.emit("source")
    assert panel.notice.text.startswith("A link that no longer fits went with it")


def test_rows_are_mirrored_with_the_interface(
    panel: InspectorPanel, session: Session, project: Project, claim: int, source: int
) -> None:
    project.links.add("attributed_to", claim, source)
    session.select(None, claim, 0)
    row = only_row(panel)
    right = row.more.geometry().center().x()
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(row.width() - 1, row.height())
    assert row.more.geometry().center().x() < right / 2
    row.grab()
