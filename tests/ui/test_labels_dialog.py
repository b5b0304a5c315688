"""The labels of a project, changed in their dialog."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit, QWidgetItem

from annotator.model.label_colours import COLOURS, pair_of
from annotator.ui.dialogs import label_deeds
from annotator.ui.dialogs.labels import LabelsDialog
from annotator.ui.dialogs.question import Question
from tests.ui.conftest import wait_for_jobs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window, qtbot):
    window.registry.run("labels.edit")
    (made,) = window.findChildren(LabelsDialog)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def titles(dialog):
    return [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]


def pick(button, words):
    button.menu().aboutToShow.emit()
    next(action for action in button.menu().actions() if action.text() == words).trigger()


def answer(qtbot, dialog):
    (question,) = [one for one in dialog.findChildren(Question) if one.isVisible()]
    sentence = question.sentence.text()
    qtbot.mouseClick(question.yes, LEFT)
    return sentence


def rename(qtbot, dialog, words):
    qtbot.mouseClick(dialog.rename, LEFT)
    write(qtbot, dialog, words)


def write(qtbot, dialog, words):
    """Into the field that is open, and waits until it is closed."""
    (editor,) = [one for one in dialog.table.findChildren(QLineEdit) if one.isVisible()]
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    state = dialog.table.State.EditingState
    qtbot.waitUntil(lambda: dialog.table.state() != state)


def test_labels_are_listed_with_their_counts(dialog):
    assert titles(dialog) == ["Claim", "Source", "Denial", "Context"]
    assert [dialog.table.item(row, 1).text() for row in range(4)] == ["1", "1", "0", "0"]


def test_renaming_shows_everywhere(dialog, window, qtbot):
    rename(qtbot, dialog, "Statement")
    assert titles(dialog)[0] == "Statement"
    assert dialog.table.item(0, 3).text() == "was claim"
    assert window.session.scheme.labels[0].name == "statement"
    assert "Statement" in window.toolbar.chips["statement"].text()
    rename(qtbot, dialog, "Source")
    assert "already" in dialog.problem.text()
    assert titles(dialog)[0] == "Statement"
    window.session.project.journal.undo()
    assert titles(dialog)[0] == "Claim"


def test_merging_says_what_it_touches(dialog, window, qtbot):
    pick(dialog.merge, "Context")
    sentence = answer(qtbot, dialog)
    assert sentence.startswith(
        "Merge “Claim” into “Context”? What has it becomes “Context”: 1 annotation in 1 document."
    )
    assert titles(dialog) == ["Source", "Denial", "Context"]
    assert window.session.project.annotations.counts()["context"] == 1


def test_deleting_says_what_goes_along(dialog, window, qtbot):
    qtbot.mouseClick(dialog.delete, LEFT)
    assert answer(qtbot, dialog).startswith("Delete “Claim” with 1 annotation in 1 document")
    assert titles(dialog) == ["Source", "Denial", "Context"]
    window.session.project.journal.undo()
    assert titles(dialog)[0] == "Claim"
    dialog.table.setCurrentCell(2, 0)
    qtbot.mouseClick(dialog.delete, LEFT)
    assert answer(qtbot, dialog) == "Delete “Denial”? No annotation has it."


def test_what_touches_many_is_done_on_another_thread(dialog, window, qtbot, monkeypatch):
    monkeypatch.setattr(label_deeds, "MANY", 0)
    pick(dialog.merge, "Context")
    answer(qtbot, dialog)
    assert not dialog.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    wait_for_jobs(qtbot, window)
    assert titles(dialog) == ["Source", "Denial", "Context"]
    assert window.session.project.annotations.counts()["context"] == 1
    window.registry.run("edit.undo")
    assert titles(dialog)[0] == "Claim"
    dialog.table.setCurrentCell(0, 0)
    window.session.project.sign_offs.sign(1)
    pick(dialog.merge, "Context")
    answer(qtbot, dialog)
    wait_for_jobs(qtbot, window)
    assert "was signed off" in dialog.problem.text()
    assert dialog.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_archived_labels_are_offered_no_more(dialog, window, qtbot):
    qtbot.mouseClick(dialog.archive, LEFT)
    assert dialog.archive.text() == "Bring back"
    assert dialog.table.item(0, 3).text() == "archived"
    assert list(window.toolbar.chips) == ["source", "denial", "context"]
    assert "annotate.label.claim" not in window.registry.commands
    qtbot.mouseClick(dialog.archive, LEFT)
    assert next(iter(window.toolbar.chips)) == "claim"


def test_order_and_colour(dialog, window, qtbot):
    qtbot.mouseClick(dialog.down, LEFT)
    assert titles(dialog)[:2] == ["Source", "Claim"]
    assert dialog.table.currentRow() == 1
    qtbot.mouseClick(dialog.up, LEFT)
    assert not dialog.up.isEnabled()
    pick(dialog.colour, "Teal")
    assert window.session.scheme.label("claim").light == COLOURS["teal"][0]


def test_a_new_label_is_named_at_once(dialog, window, qtbot):
    qtbot.mouseClick(dialog.add, LEFT)
    write(qtbot, dialog, "Opinion")
    assert titles(dialog)[-1] == "Opinion"
    assert window.session.scheme.has_label("opinion")


def test_keys_are_changed_in_their_place(dialog, window, qtbot):
    for typed, shown in (("7 k", "7 K"), ("k", "K"), ("", ""), ("2", ""), ("1", "1")):
        qtbot.mouseClick(dialog.keys, LEFT)
        (editor,) = [one for one in dialog.table.findChildren(QLineEdit) if one.isVisible()]
        editor.clear()
        write(qtbot, dialog, typed) if typed else qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.table.state() != dialog.table.State.EditingState)
        assert dialog.table.item(0, 2).text() == shown
        problem = "“Source” has the digit 2 already." if typed == "2" else ""
        assert (dialog.problem.text(), dialog.problem.isVisible()) == (problem, bool(problem))
    label = window.session.scheme.label("claim")
    assert (label.digit, label.letter) == (1, "")


def test_any_colour_can_be_chosen(dialog, window):
    pick(dialog.colour, "Other colour…")
    (chooser,) = dialog.findChildren(QColorDialog)
    chooser.setCurrentColor(QColor("#ff00ff"))
    chooser.accept()
    label = window.session.scheme.label("claim")
    assert (label.light, label.dark) == pair_of("#ff00ff")


def test_what_is_armed_follows_its_label(dialog, window, qtbot):
    window.session.arm("claim")
    rename(qtbot, dialog, "Statement")
    assert window.session.armed == "statement"
    window.session.project.journal.undo()
    assert window.session.armed is None
    window.session.arm("claim")
    qtbot.mouseClick(dialog.archive, LEFT)
    assert window.session.armed is None


@pytest.mark.usefixtures("dialog")
def test_nothing_stands_for_items_of_layouts_that_have_gone(window, qtbot):
    """PySide keeps what stands for a layout's item that was asked for, and takes whatever lies at
    its place later for it: the program then crashes somewhere else."""

    def standing():
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        wrappers = shiboken6.getAllValidWrappers()
        return sum(type(one) is QWidgetItem for one in wrappers)

    def rename(name):
        window.session.project.label_keeping.rename(window.session.scheme.labels[0].name, name)
        QApplication.processEvents()

    for name in ("One", "Two", "Three", "Four"):  # the first ones are of cards that come and stay
        rename(name)
    qtbot.wait(300)  # until all is shown that is shown a little later
    before = standing()
    for name in ("Five", "Six", "Seven", "Eight"):
        rename(name)
    qtbot.waitUntil(lambda: standing() <= before)
