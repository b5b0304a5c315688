"""Sorting and grouping the documents by menu and palette, and going through them in that order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator.model.arrangement import FREE, Arrangement
from annotator.model.document import Metadata
from annotator.ui import opening
from annotator.ui.commands.offers import offer
from annotator.ui.window import Window

from .conftest import OpenWindow

BY_TITLE = ["Fund manager declines", "Harbour report", "Mayor’s offer"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def titles(window: Window) -> list[str]:
    model = window.workspace.documents.model
    return [model.index(row).data() for row in range(model.rowCount())]


def shown(window: Window) -> str:
    return window.session.document.title if window.session.document else ""


def entries(menu: QMenu) -> dict[str, bool]:
    """What a menu offers, and whether it has a tick."""
    return {one.text(): one.isChecked() for one in menu.actions() if not one.isSeparator()}


@pytest.fixture
def own_fields(window: Window) -> Window:
    """The first two documents have a field of their own."""
    project = window.session.project
    assert project
    for document, desk in ((1, "local"), (2, "foreign")):
        metadata = project.documents[document].metadata
        project.documents.set_metadata(
            document, Metadata(title=metadata.title, extra={"desk & region": desk})
        )
    return window


def test_the_order_is_chosen_by_command_and_remembered(
    window: Window, open_window: OpenWindow
) -> None:
    window.registry.run("view.sort.title")
    assert titles(window) == BY_TITLE
    window.registry.run("view.sort_descending")
    assert titles(window) == BY_TITLE[::-1]
    window.registry.run("view.group.publisher")
    assert titles(window) == ["Valley Herald", *BY_TITLE[::-1]]
    project = window.session.project
    assert project
    path = project.path
    window.close()
    again = open_window(path)
    assert titles(again) == ["Valley Herald", *BY_TITLE[::-1]]
    assert again.workspace.documents.model.arrangement == Arrangement("title", True, "publisher")
    again.registry.run("view.group.none")
    assert titles(again) == BY_TITLE[::-1]


def test_each_project_has_an_order_of_its_own(window: Window, tmp_path) -> None:
    window.registry.run("view.sort.title")
    opening.create_project(window, tmp_path / "other.annotator")
    assert window.workspace.documents.model.arrangement == Arrangement()


def test_next_and_previous_follow_the_order_shown(qtbot: QtBot, window: Window) -> None:
    window.registry.run("view.sort.title")
    assert shown(window) == BY_TITLE[2]
    for key, title in (
        (Qt.Key.Key_PageUp, BY_TITLE[1]),
        (Qt.Key.Key_PageUp, BY_TITLE[0]),
        (Qt.Key.Key_PageUp, BY_TITLE[0]),
        (Qt.Key.Key_PageDown, BY_TITLE[1]),
    ):
        qtbot.keyClick(window.workspace.article, key, CONTROL)
        assert shown(window) == title


def test_next_passes_over_what_the_filter_hides(qtbot: QtBot, window: Window) -> None:
    panel = window.workspace.documents
    panel.filter.setText("-title:harbour")
    qtbot.waitUntil(lambda: titles(window) == ["Mayor’s offer", "Fund manager declines"])
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_PageDown, CONTROL)
    assert shown(window) == "Fund manager declines"
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_PageDown, CONTROL)
    assert shown(window) == "Fund manager declines"


def test_done_next_goes_on_in_a_list_of_what_is_to_do(qtbot: QtBot, window: Window) -> None:
    panel, article = window.workspace.documents, window.workspace.article
    window.registry.run("view.sort.title")
    window.session.show(3)
    panel.filter.setText("-status:done")
    qtbot.waitUntil(lambda: panel.heading.text() == "DOCUMENTS · 3 of 3")
    qtbot.keyClick(article, Qt.Key.Key_Return, CONTROL)
    assert shown(window) == "Harbour report"
    assert titles(window) == BY_TITLE[1:]
    qtbot.keyClick(article, Qt.Key.Key_Return, CONTROL)
    assert shown(window) == "Mayor’s offer"
    assert titles(window) == BY_TITLE[2:]


def test_going_on_unfolds_the_group_of_the_next(qtbot: QtBot, window: Window) -> None:
    window.registry.run("view.group.status")
    window.registry.run("view.fold_groups")
    assert titles(window) == ["to do", "in progress"]
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_PageUp, CONTROL)
    assert titles(window) == ["to do", "Harbour report", "Fund manager declines", "in progress"]
    window.registry.run("view.unfold_groups")
    assert titles(window)[-1] == "Mayor’s offer"


def test_the_button_offers_the_same_as_the_menu(window: Window) -> None:
    window.registry.run("view.sort.title")
    menu = window.workspace.documents.line.menu
    menu.aboutToShow.emit()
    sort, group = [action.menu() for action in menu.actions()]
    assert isinstance(sort, QMenu)
    assert isinstance(group, QMenu)
    assert entries(sort)["&Title"]
    assert not entries(sort)["&Publisher"]
    assert entries(group)["&Nothing"]
    assert list(entries(group))[-1] == "&Unfold all groups"
    (by_year,) = [one for one in group.actions() if one.text() == "&Year of publication"]
    by_year.trigger()
    assert titles(window)[0] == "None given"


def test_fields_of_their_own_are_offered_a_moment_later(qtbot: QtBot, own_fields: Window) -> None:
    name = f"view.group.{FREE}desk & region"
    qtbot.waitUntil(lambda: name in own_fields.registry.commands)
    assert own_fields.registry.commands[name].title == "desk & region"
    own_fields.registry.run(name)
    assert titles(own_fields)[:4] == ["foreign", "Harbour report", "local", "Mayor’s offer"]
    own_fields.registry.run(f"view.sort.{FREE}desk & region")
    assert own_fields.workspace.documents.model.arrangement.sort == f"{FREE}desk & region"
    assert "desk & region" in {entry.title for entry in offer(own_fields, "desk")}
    own_fields.registry.run("edit.undo")
    own_fields.registry.run("edit.undo")
    qtbot.waitUntil(lambda: name not in own_fields.registry.commands)


def test_without_a_project_nothing_can_be_sorted(open_window: OpenWindow) -> None:
    empty = open_window()
    assert not {one.id for one in empty.registry.available()} & {"view.sort.title"}
    empty.registry.run("view.sort.title")
    assert empty.workspace.documents.model.arrangement == Arrangement()


def test_the_order_can_be_reached_by_keys_alone(qtbot: QtBot, window: Window) -> None:
    panel = window.workspace.documents
    panel.filter.setFocus()
    qtbot.keyClick(panel.filter, Qt.Key.Key_Tab)
    assert panel.line.button.hasFocus()
    qtbot.keyClick(panel.line.button, Qt.Key.Key_Tab)
    assert panel.view.hasFocus()
