"""A project made anew of an export of a whole one, in the window."""

import pytest
from PySide6.QtCore import Qt

from annotator.departures.whole import write_whole
from annotator.ui import jobs
from annotator.ui.commands.adding import add_files
from annotator.ui.dialogs.question import Question
from tests.ui.conftest import wait_for_jobs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lines(window, tmp_path):
    write_whole(window.session.project, tmp_path / "all.jsonl")
    return tmp_path / "all.jsonl"


@pytest.mark.parametrize("name", ["file.restore", "file.open"])
def test_it_is_restored_and_opened(window, qtbot, tmp_path, lines, name):
    before = [one.quote for one in window.session.project.annotations.of(1)]
    window.files.answer = [lines, tmp_path / "again.annotator"]
    window.registry.run(name)
    wait_for_jobs(qtbot, window)
    project = window.session.project
    assert project.path == tmp_path / "again.annotator"
    assert [one.quote for one in project.annotations.of(1)] == before
    assert window.status.message.text() == "again was restored: 3 documents."
    assert project.annotator == window.settings.annotator


def test_brought_as_an_article_it_is_offered(window, qtbot, tmp_path, lines):
    window.files.answer = [tmp_path / "again.annotator"]
    add_files(window, [tmp_path / "none.txt", lines])
    wait_for_jobs(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(Question)))
    (question,) = window.findChildren(Question)
    assert (
        question.sentence.text() == "“all.jsonl” holds a whole project. Make a new project of it?"
    )
    qtbot.mouseClick(question.yes, LEFT)
    wait_for_jobs(qtbot, window)
    assert window.session.project.path == tmp_path / "again.annotator"


def test_what_cannot_be_restored_is_told_and_leaves_nothing(window, qtbot, tmp_path, lines):
    here = window.session.project.path
    lines.write_bytes(lines.read_bytes()[:-90])
    window.files.answer = [lines, tmp_path / "again.annotator"]
    window.registry.run("file.restore")
    wait_for_jobs(qtbot, window)
    assert "all.jsonl" in window.banner.text
    assert not (tmp_path / "again.annotator").exists()
    window.files.answer = [lines, here]
    window.registry.run("file.restore")
    wait_for_jobs(qtbot, window)
    assert window.session.project.path == here


def test_it_can_be_stopped(window, qtbot, tmp_path, lines, monkeypatch):
    monkeypatch.setattr(jobs.Progress, "is_stopped", lambda _self: True)
    window.files.answer = [lines, tmp_path / "again.annotator"]
    window.registry.run("file.restore")
    wait_for_jobs(qtbot, window)
    assert "stopped" in window.banner.text
    assert not (tmp_path / "again.annotator").exists()


def test_nothing_happens_where_no_file_is_chosen(window, lines):
    here = window.session.project.path
    window.files.answer = []
    window.registry.run("file.restore")
    window.files.answer = [lines]
    window.registry.run("file.restore")
    assert window.session.project.path == here
