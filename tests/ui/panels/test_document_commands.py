"""Documents are renamed, marked and deleted by keys and menu in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.ui.menus import IN_DOCUMENTS
from annotator.ui.window import Window


def test_f2_renames_and_delete_deletes_the_chosen_document(qtbot: QtBot, window: Window) -> None:
    project, view = window.session.project, window.workspace.documents.view
    assert project
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Another title")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: project.documents[1].title == "Another title")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert not project.documents.has(1)
    assert window.session.document
    assert window.session.document.id == 2


def test_delete_in_the_filter_deletes_a_letter_only(qtbot: QtBot, window: Window) -> None:
    panel, project = window.workspace.documents, window.session.project
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "ab")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Home)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Delete)
    assert panel.filter.text() == "b"
    assert project
    assert project.documents.count() == 3


def test_the_menu_marks_the_chosen_documents(window: Window) -> None:
    project = window.session.project
    assert project
    menu = window.context_menus.menu(IN_DOCUMENTS)
    entries = {action.text(): action for action in menu.actions()}
    for text, status in (("Mark as d&one", "done"), ("Mark as &to do", "todo"),
                         ("Mark as &in progress", "doing")):  # fmt: skip
        entries[text].trigger()
        assert project.documents[1].status == status
