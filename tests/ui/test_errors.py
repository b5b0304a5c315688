"""What goes wrong is told: a sentence for the user's world, a report for a bug of ours."""

import shutil
import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.store import errors as store
from annotator.ui import log, opening
from annotator.ui.dialogs.bug import BugDialog, bug_report
from annotator.ui.dialogs.errors import ExceptionHook, is_known
from tests.ui.conftest import place

SECRET = "the words of a document"


def fault():
    raise ValueError(SECRET)


def caught():
    try:
        fault()
    except ValueError as error:
        return error


def captions(window):
    return [button.text() for button in window.banner.buttons]


def test_a_file_that_is_no_project_is_told_in_one_sentence(open_window, tmp_path, project_file):
    window = open_window(project_file)
    other = tmp_path / "shopping.annotator"
    other.write_text("milk")
    assert not opening.open_project(window, other)
    assert "“shopping.annotator” is not an Annotator project" in window.banner.text
    assert captions(window) == ["Open another…"]
    assert window.session.project.path == project_file


def test_a_project_that_is_gone_leaves_the_recent_ones(open_window, tmp_path, settings):
    gone = tmp_path / "gone.annotator"
    settings.add_recent(gone)
    window = open_window()
    window.registry.run("file.open.1")
    assert "gone.annotator" in window.banner.text
    assert settings.recent == []


def test_a_project_moved_while_open_can_be_saved_elsewhere(window, project_file, tmp_path):
    shutil.move(project_file, tmp_path / "moved.annotator")
    window.session.select(place(window, "City hall"))
    window.registry.run("annotate.label.source")
    assert "moved, replaced or deleted" in window.banner.text
    assert captions(window) == ["Save a copy…", "Find the file…"]
    assert window.status.saved.text().startswith("Saving failed")
    window.files.answer = [tmp_path / "rescued.annotator"]
    window.banner.buttons[0].click()
    assert (tmp_path / "rescued.annotator").exists()
    assert window.banner.text == ""
    window.files.answer = [tmp_path / "moved.annotator"]
    window.registry.run("file.open")
    assert window.session.project.path == tmp_path / "moved.annotator"
    assert window.status.saved.text() == "All changes saved"


def test_a_read_only_project_says_so_and_offers_a_copy(window, project_file):
    window.session.open_project(project_file, "Ada", read_only=True)
    assert window.status.saved.text() == "Read-only"
    assert captions(window) == ["Save a copy…"]
    assert not window.registry.actions["annotate.label.claim"].isEnabled()
    assert not window.toolbar.done.isEnabled()


def test_the_banner_can_be_closed(window):
    window.report(store.DiskFull("The disk is full."))
    window.banner.close_button.click()
    assert window.banner.text == ""


def test_a_bug_is_not_told_as_if_it_were_the_users_world(window):
    assert not is_known(ValueError("x"))
    with pytest.raises(ValueError, match="words"):
        window.report(caught())


def test_a_report_names_places_but_no_words_of_a_document():
    report = bug_report(caught())
    assert "test_errors.py" in report
    assert "ValueError" in report
    assert "in fault" in report
    assert SECRET not in report


def test_the_hook_tells_of_a_bug_once_and_logs_it_each_time(window):
    told, kept = [], []
    hook = ExceptionHook(told.append, kept.append)
    error = caught()
    for _ in range(3):
        hook(type(error), error, error.__traceback__)
    assert len(kept) == 3
    assert told == []
    assert len(window.findChildren(BugDialog)) == 1
    dialog = hook.dialog
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText() == kept[0]
    dialog.accept()


def test_the_hook_passes_a_users_error_to_the_window():
    told = []
    error = store.DiskFull("The disk is full.")
    ExceptionHook(told.append, told.append)(type(error), error, None)
    assert told == [error]


def test_the_hook_lets_an_interruption_through(capsys):
    ExceptionHook(print, print)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_hook_is_installed(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    hook = ExceptionHook(print, print)
    hook.install()
    assert sys.excepthook is hook


def test_reports_are_kept_in_the_log():
    log.keep_report("Annotator 0\nValueError")
    assert log.log_file().read_text(encoding="utf-8").rstrip().endswith("ValueError")


def test_an_error_in_the_middle_of_a_step_leaves_nothing_half_done(window):
    project = window.session.project

    def half():
        with project.journal.step("Half"):
            project.annotations.add(1, place(window, "City hall"), "source")
            fault()

    with pytest.raises(ValueError, match="words"):
        half()
    assert project.annotations.counts(1)["source"] == 1
    window.session.select(place(window, "City hall"))
    window.registry.run("annotate.label.source")
    assert project.annotations.counts(1)["source"] == 2


def test_a_gesture_of_the_mouse_that_cannot_be_saved_is_told_in_a_sentence(
    qtbot, window, project_file, tmp_path
):
    """What an event lets through comes to the hook, as it does in the program's own loop."""
    reports = []
    viewport, rect_of = window.workspace.article.viewport(), window.workspace.article.rect_of
    window.session.arm("claim")
    shutil.move(project_file, tmp_path / "moved.annotator")
    words = place(window, "City hall has denied")
    end = rect_of(words.end).center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=rect_of(words.start).center())
    qtbot.mouseMove(viewport, rect_of(words.start + 9).center())
    qtbot.mouseMove(viewport, end)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    release = QMouseEvent(
        QEvent.Type.MouseButtonRelease, end, viewport.mapToGlobal(end), left, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.captureExceptions() as escaped:
        QGuiApplication.postEvent(viewport, release)
        qtbot.wait(50)
    assert escaped
    hook = ExceptionHook(window.report, reports.append)
    for kind, error, trace in escaped:
        hook(kind, error, trace)
    assert window.banner.text.startswith("“news.annotator” was moved")
    assert reports == []
    assert window.workspace.article.mouse.drag is None
    assert window.session.selection == words


def test_what_was_told_goes_once_a_change_is_saved(window, project_file, tmp_path):
    window.session.select(place(window, "City hall"))
    shutil.move(project_file, tmp_path / "moved.annotator")
    window.registry.run("annotate.label.source")
    assert window.banner.text
    shutil.move(tmp_path / "moved.annotator", project_file)
    window.registry.run("annotate.label.source")
    assert window.banner.text == ""
    assert window.status.saved.text() == "All changes saved"
