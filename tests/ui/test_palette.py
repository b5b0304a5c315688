"""The command palette: typing finds, arrows choose, Enter does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.ui.fuzzy import fit
from annotator.ui.panels.palette import Palette
from tests.ui.conftest import TITLES

CTRL = Qt.KeyboardModifier.ControlModifier


def ranked(typed, *names):
    found = [(fit(typed, name), name) for name in names]
    kept = [(score, name) for score, name in found if score is not None]
    return [name for _, name in sorted(kept, key=lambda pair: -pair[0])]


def test_letters_must_occur_in_their_order():
    assert fit("zin", "Zoom in") is not None
    assert fit("zni", "Zoom in") is None
    assert fit("", "anything") == 0


def test_beginnings_and_neighbours_go_first():
    names = ("Normal size", "Open recent", "Zoom in")
    assert ranked("zi", *names)[0] == "Zoom in"
    assert ranked("an", "Paste as new document", "Annotation panel")[0] == "Annotation panel"
    assert ranked("pand", "Next annotation panel", "Paste as new document")[0].startswith("Paste")
    assert ranked("find", "Find next", "Find")[0] == "Find"


@given(st.text(max_size=30), st.text(max_size=60))
def test_a_name_fits_itself_and_never_fails(typed, name):
    fit(typed, name)
    assert fit(name, name) is not None


@pytest.fixture
def palette(window, qtbot):
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_K, CTRL)
    box = window.findChild(Palette)
    assert box.isVisible()
    assert QApplication.focusWidget() is box.field
    return box


def titles(palette):
    return [entry.title for entry in palette.model.entries]


def test_a_command_is_found_and_done(window, palette, qtbot):
    before = window.workspace.article.zoom
    qtbot.keyClicks(palette.field, "zoom in")
    assert titles(palette)[0] == "Zoom in"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.workspace.article.hasFocus()
    assert window.workspace.article.zoom > before


def test_a_command_is_found_by_its_menu_too_after_those_of_that_name(window, palette, qtbot):
    palette.field.setText("sort title")
    assert palette.model.entries[0].title == "Title"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.workspace.documents.model.arrangement.sort == "title"
    palette.open("next")
    assert all("ext" in entry.title for entry in palette.model.entries[:3])


def test_a_document_is_found_by_title_and_by_its_words(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "harbour")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.document.title == TITLES[1]
    window.registry.run("help.palette")
    qtbot.keyClicks(palette.field, "weekly")
    assert set(TITLES) <= set(titles(palette))


def test_arrows_choose_and_escape_goes_back(window, palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.workspace.article.hasFocus()


def test_a_label_is_marked_from_the_palette(window, qtbot):
    window.session.select(None, None, 3)
    window.registry.run("help.palette")
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.field, "denial")
    assert titles(palette)[0] == "Denial"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.armed == "denial"


def test_nothing_found_does_nothing(palette, qtbot):
    qtbot.keyClicks(palette.field, "zzzzqqqq")
    assert titles(palette) == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_chooses(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "dark")
    row = titles(palette).index("Dark")
    where = palette.list.visualRect(palette.model.index(row)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.settings.theme == "dark"


def test_the_palette_closes_when_the_focus_leaves(window, palette):
    window.workspace.documents.filter.setFocus()
    assert not palette.isVisible()


def test_only_what_can_be_done_is_offered(open_window):
    window = open_window()
    window.registry.run("help.palette")
    offered = titles(window.findChild(Palette))
    assert "New project…" in offered
    assert "Undo" not in offered


def test_keys_are_shown_and_read_out(palette, qtbot):
    qtbot.keyClicks(palette.field, "undo")
    spoken = palette.model.data(palette.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Undo, Edit, Ctrl+Z"
    assert not palette.grab().isNull()
