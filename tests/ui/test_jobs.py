"""Long work: off the window's thread, with progress, stoppable, told when done."""

import sys
import threading
import time

import pytest
from PySide6.QtCore import Qt

from annotator.store.errors import Cancelled
from annotator.ui import jobs


def test_the_work_runs_elsewhere_and_its_result_comes_back_here(window, qtbot):
    seen = {}

    def work(_progress):
        seen["work"] = threading.get_ident()
        return 42

    def then(result):
        seen["then"], seen["result"] = threading.get_ident(), result

    jobs.start(window, "Counting", work, then)
    qtbot.waitUntil(lambda: "result" in seen)
    assert seen["result"] == 42
    assert seen["then"] == threading.get_ident() != seen["work"]
    assert window.jobs == []


def test_a_long_job_shows_its_progress_and_can_be_cancelled(window, qtbot):
    def work(progress):
        while not progress.is_stopped():
            progress.reach(progress.done + 1)
            time.sleep(0.01)
        raise Cancelled("Stopped. Nothing was imported.")

    jobs.start(window, "Counting", work, pytest.fail, total=1000)
    box = window.findChild(jobs.JobBox)
    qtbot.waitUntil(box.isVisible)
    qtbot.waitUntil(lambda: "of 1,000" in box.count.text())
    assert 0 < box.bar.value() < 1000
    qtbot.mouseClick(box.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs)
    assert window.banner.text == "Stopped. Nothing was imported."


def test_escape_and_the_close_button_cancel_too(window, qtbot):
    for leave in (lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape), lambda box: box.close()):

        def work(progress):
            while not progress.is_stopped():
                time.sleep(0.01)

        jobs.start(window, "Waiting", work, lambda _result: None)
        box = window.findChild(jobs.JobBox)
        box.show()
        qtbot.waitUntil(box.isActiveWindow)
        leave(box)
        qtbot.waitUntil(lambda: not window.jobs)
        qtbot.waitUntil(lambda: window.findChild(jobs.JobBox) is None)


def test_a_short_job_shows_no_box(window, qtbot):
    done = []
    jobs.start(window, "Quick", lambda _progress: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not any(box.isVisible() for box in window.findChildren(jobs.JobBox))


def test_a_bug_in_a_job_is_a_bug_here(window, qtbot):
    def work(_progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        jobs.start(window, "Dividing", work, pytest.fail)
        qtbot.waitUntil(lambda: not window.jobs)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_closing_the_window_stops_what_runs(window):
    ended = threading.Event()

    def work(progress):
        while not progress.is_stopped():
            time.sleep(0.01)
        ended.set()

    jobs.start(window, "Waiting", work, pytest.fail)
    window.close()
    assert ended.is_set()


def test_while_a_job_runs_the_project_is_not_looked_at_which_might_wait_for_it(window, qtbot):
    go_on = threading.Event()
    jobs.start(window, "Writing", lambda _progress: go_on.wait(10), lambda _result: None)
    jobs.start(window, "Writing", lambda _progress: go_on.wait(10), lambda _result: None)
    assert not window.session._poll.isActive()
    assert sys.getswitchinterval() < 0.001
    go_on.set()
    qtbot.waitUntil(lambda: not window.jobs)
    assert window.session._poll.isActive()
    assert sys.getswitchinterval() == pytest.approx(0.005)


def test_a_project_that_is_opened_while_a_job_runs_is_looked_at_afterwards(
    window, qtbot, project_file
):
    go_on = threading.Event()
    jobs.start(window, "Waiting", lambda _progress: go_on.wait(10), lambda _result: None)
    window.session.close_project()
    window.session.open_project(project_file, "Ada")
    assert not window.session._poll.isActive()
    go_on.set()
    qtbot.waitUntil(lambda: not window.jobs)
    assert window.session._poll.isActive()


def test_a_job_names_what_it_works_on_and_says_what_stopping_does(window, qtbot):
    def work(progress):
        progress.name = "/a/folder/with a long name " * 8 + "report.pdf"
        while not progress.is_stopped():
            time.sleep(0.01)

    jobs.start(window, "Adding", work, lambda _result: None, hint="What was added is kept.")
    box = window.findChild(jobs.JobBox)
    box.show()
    qtbot.waitUntil(lambda: box.name.text().endswith("report.pdf"))
    assert box.hint.text() == "What was added is kept."
    box.grab()
    assert box.name.toolTip() != ""
    assert box.width() < 600
    box.cancel.click()
    qtbot.waitUntil(lambda: not window.jobs)
