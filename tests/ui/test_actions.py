"""Commands: reachable in every way, keys that never clash, keys that people change."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.ui import commands
from annotator.ui.actions import Registry, command
from annotator.ui.commands.offers import offer
from annotator.ui.dialogs.shortcuts import ShortcutSheet
from annotator.ui.keys import KeyRefused, readable
from annotator.ui.settings import Settings


def made(name, keys, scope="window", ran=None):
    @command(name, f"&Do {name}", menu="&File", keys=keys, scope=scope)
    def do(_window):
        if ran is not None:
            ran.append(name)

    return do


def menu_texts(menu):
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.menu():
            yield from (inner.text() for inner in action.menu().actions())
        yield action.text()


def test_no_two_commands_of_ours_have_the_same_key(window):
    registry = window.registry
    seen = {}
    for name, one in registry.commands.items():
        for key in registry.keys(name):
            for scope in {one.scope, "window"}:
                assert seen.setdefault((key, scope), name) == name or scope != one.scope
            assert registry.holder(key, one.scope) is one


def test_a_key_that_is_taken_is_refused(window):
    with pytest.raises(KeyRefused, match="already does “Undo”"):
        window.registry.add("extra", (made("extra.one", "Ctrl+Z"),))


def test_a_window_key_is_taken_for_the_article_too(window):
    window.registry.add("extra", (made("extra.one", "Ctrl+J"),))
    with pytest.raises(KeyRefused):
        window.registry.add("more", (made("extra.two", "Ctrl+J", scope="article"),))


def test_the_same_key_may_mean_two_things_in_two_parts(window):
    window.registry.add("extra", (made("extra.one", "Q", scope="documents"),))
    window.registry.add("more", (made("extra.two", "Q", scope="article"),))
    assert window.registry.keys("extra.one") == window.registry.keys("extra.two") == ["Q"]


@pytest.mark.parametrize("key", ["A", "Space", "Return", "Shift+A", "5"])
def test_a_key_for_typing_is_refused_for_the_whole_window(window, key):
    with pytest.raises(KeyRefused, match="needed for typing"):
        window.registry.add("extra", (made("extra.one", key),))


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "Home", "PgUp"])
def test_a_caret_key_is_refused_in_the_article(window, key):
    with pytest.raises(KeyRefused, match="moves the caret"):
        window.registry.rebind("go.next_annotation", [key])


def test_two_commands_of_one_name_are_a_mistake(window):
    with pytest.raises(ValueError, match=r"edit\.undo"):
        window.registry.add("extra", (made("edit.undo", "Ctrl+J"),))


def test_every_command_is_in_a_menu(window):
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    shown = {text for menu in menus for text in menu_texts(menu)}
    assert {one.caption for one in window.registry.commands.values()} <= shown


def test_every_command_that_can_be_done_is_in_the_palette(window):
    offered = {entry.title for entry in offer(window, "")}
    missing = {one.title for one in window.registry.available()} - offered
    assert missing == {"Search or run a command…"}


def test_every_command_but_recent_projects_is_on_the_shortcut_sheet(window, qtbot):
    sheet = ShortcutSheet(window, window.registry)
    qtbot.addWidget(sheet)
    listed = set(sheet.fields)
    assert listed == {n for n in window.registry.commands if not n.startswith("file.open.")}


def test_a_changed_key_works_at_once_and_after_a_restart(window, qtbot, open_window, settings):
    window.registry.rebind("view.zoom_in", ["Ctrl+J"])
    before = window.workspace.article.zoom
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.article.zoom > before
    settings.save()
    again = open_window(kept=Settings(settings.file))
    assert again.registry.keys("view.zoom_in") == ["Ctrl+J"]


def test_a_key_that_the_user_gave_away_does_not_come_back(window, open_window, settings):
    window.registry.rebind("edit.find", [])
    window.registry.rebind("view.zoom_in", ["Ctrl+F"])
    again = open_window()
    assert again.registry.keys("edit.find") == []
    assert again.registry.keys("view.zoom_in") == ["Ctrl+F"]
    again.registry.rebind("view.zoom_in", again.registry.default_keys("view.zoom_in"))
    assert "view.zoom_in" not in settings.changed_keys()


def test_a_kept_key_that_another_command_has_by_now_is_dropped(open_window, settings):
    settings.keep_keys("view.zoom_in", ["Ctrl+F", "Ctrl+J"])
    registry = open_window().registry
    keys = [registry.keys(name) for name in ("edit.find", "view.zoom_in")]
    assert sorted(itertools.chain(*keys)) == ["Ctrl+F", "Ctrl+J"]


def test_labels_get_their_digit_and_letter(window):
    keys = {n: window.registry.keys(n) for n in window.registry.commands if ".label." in n}
    for label in window.session.scheme.labels:
        assert str(label.digit) in keys[f"annotate.label.{label.name}"]


def test_letters_type_in_a_field_and_mark_only_in_the_article(window, qtbot):
    session = window.session
    session.select(None, None, 3)
    field = window.workspace.documents.filter
    field.setFocus()
    qtbot.keyClicks(field, "1 n")
    assert field.text() == "1 n"
    assert session.armed is None
    window.workspace.article.setFocus()
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_1)
    assert session.armed == "claim"
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_Escape)
    assert session.armed is None


def test_what_cannot_be_done_is_grey_and_does_nothing(open_window):
    window = open_window()
    assert not window.registry.actions["edit.undo"].isEnabled()
    window.registry.run("edit.undo")
    assert window.registry.actions["file.new"].isEnabled()


def test_the_sheet_takes_a_key_and_refuses_a_taken_one(window, qtbot):
    sheet = ShortcutSheet(window, window.registry)
    qtbot.addWidget(sheet)
    sheet.open()
    field = sheet.fields["view.zoom_in"]
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_Control)
    qtbot.keyClick(field, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.registry.keys("view.zoom_in") == ["Ctrl+J"]
    assert readable("Ctrl+J") in field.text()
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "already does “Undo”" in sheet.message.text()
    assert window.registry.keys("view.zoom_in") == ["Ctrl+J"]
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.registry.keys("view.zoom_in") == ["Ctrl+J"]
    field.click()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert window.registry.keys("view.zoom_in") == []
    sheet.reset()
    assert window.registry.keys("view.zoom_in") == window.registry.default_keys("view.zoom_in")


def test_the_sheet_filters(window, qtbot):
    sheet = ShortcutSheet(window, window.registry)
    qtbot.addWidget(sheet)
    sheet.filter.setText("zoom in")
    assert not sheet.fields["view.zoom_in"].isHidden()
    assert sheet.fields["edit.undo"].isHidden()


def test_a_registry_of_its_own_keeps_tables_apart(window):
    ran = []
    window.registry.add("extra", (made("extra.one", "Ctrl+J", ran=ran), None))
    window.registry.run("extra.one")
    window.registry.add("extra", ())
    assert ran == ["extra.one"]
    assert "extra.one" not in window.registry.commands


def test_recent_projects_are_commands(window, project_file):
    commands.offer_recent(window.registry, window.settings)
    assert project_file.stem in window.registry.commands["file.open.1"].title
    assert isinstance(window.registry, Registry)
