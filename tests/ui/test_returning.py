"""Where the keyboard is: Esc leads back to the article, and nothing odd has it at the start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui import opening
from tests.ui.conftest import place


def focused():
    return QApplication.focusWidget()


def test_esc_in_the_note_leads_back_and_keeps_what_was_typed(qtbot, window):
    article = window.workspace.article
    window.session.select(None, 1)
    window.registry.run("annotate.note")
    qtbot.keyClicks(focused(), "Ask for the recording")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is article
    assert window.session.project.annotations[1].note == "Ask for the recording"
    qtbot.keyClick(article, Qt.Key.Key_Space)
    assert window.session.active == 2


@pytest.mark.parametrize("tab", ["annotation", "list", "history", "guidelines", "document"])
def test_esc_leads_back_from_every_panel(qtbot, window, tab):
    window.session.select(None, 1)
    window.workspace.tabs.panel(tab)
    window.workspace.focus(window.workspace.tabs)
    assert focused() is not window.workspace.article
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is window.workspace.article


def test_esc_leads_back_from_the_documents_and_their_filter(qtbot, window):
    for command in ("go.filter_documents", "go.next_part"):
        window.registry.run(command)
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
        assert focused() is window.workspace.article


def test_the_first_page_offers_its_first_button_to_the_keyboard(open_window):
    window = open_window()
    assert focused() is window.welcome.beginnings[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_last_project_is_one_key_away(qtbot, open_window, settings, project_file, key):
    settings.add_recent(project_file)
    window = open_window()
    assert focused() is window.welcome.recent[0]
    qtbot.keyClick(focused(), key)
    assert window.session.project.path == project_file


def test_a_new_project_has_the_keyboard_in_the_article(open_window, tmp_path):
    window = open_window()
    assert opening.create_project(window, tmp_path / "fresh.annotator")
    assert focused() is window.workspace.article


def test_undo_after_a_mark_needs_no_mouse(qtbot, window):
    window.session.select(place(window, "City hall"))
    qtbot.keyClick(window.workspace.article, Qt.Key.Key_2)
    assert window.session.active is not None
    window.registry.run("edit.undo")
    assert window.session.project.annotations.counts(1)["source"] == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_going_on_with_ctrl_chooses_only_the_document_shown(window, key):
    """With Ctrl down Qt would add to what is selected, and Delete would delete both."""
    QTest.keyClick(window.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document.id == 2
    assert window.workspace.documents.view.chosen() == [2]


def test_undoing_a_deletion_with_ctrl_chooses_only_what_is_shown(window):
    window.workspace.documents.delete_chosen()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.documents.view.chosen() == [window.session.document.id]
