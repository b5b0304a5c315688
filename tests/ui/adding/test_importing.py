"""Adding what was looked at and what comes after it; stopping; the report."""

import json
import time
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator.store.snapshots import Snapshots
from annotator.ui import jobs
from annotator.ui.adding.importing import Import, Target
from annotator.ui.adding.incoming import Incoming, WatchedReader
from annotator.ui.adding.offering import offer
from annotator.ui.adding.report_dialog import ReportDialog
from annotator.ui.adding.supplies import Files
from annotator.ui.commands.adding import add_files
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.jobs import JobBox, Progress
from tests.commands.project_hash import hash_of
from tests.ui.conftest import TEXT, preview_of, wait_for_jobs


@pytest.fixture
def folder(tmp_path):
    """Twelve texts and one that is empty, last but one."""
    place = tmp_path / "in"
    place.mkdir()
    for number in range(12):
        (place / f"{number:02}.txt").write_text(f"Story {number}\n\nIt rained {number} times.")
    (place / "10-empty.txt").write_text("")
    return place


def count(window):
    return window.session.project.documents.count() - 3


def report_of(qtbot, window):
    def visible():
        return [one for one in window.findChildren(ReportDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[0]


def fates(report):
    return [one.fate for one in report.model.entries]


# More than can be looked at


def test_what_is_beyond_the_preview_is_added_with_it(qtbot, window, folder):
    offer(window, Files([folder]), most_documents=5)
    preview = preview_of(qtbot, window)
    assert len(preview.model.rows) == 5
    assert "The first 5 of 13 files" in preview.more.text()
    preview.model.toggle([1])
    qtbot.keyClicks(preview.details.text, "X")
    assert preview.add.text() == "Add 4 and the rest"
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert count(window) == 11
    documents = window.session.project.documents
    assert documents.text(4).startswith("XStory 0")
    assert documents.text(5).startswith("Story 2")
    report = report_of(qtbot, window)
    assert set(fates(report)) == {"failed"}
    report.filters.button(0).click()
    assert sorted(set(fates(report))) == ["added", "failed", "left_out"]
    window.registry.run("edit.undo")
    assert count(window) == 0


def test_no_row_of_a_table_is_added_as_it_was_read_before_its_columns_were_chosen(
    qtbot, window, tmp_path
):
    path = tmp_path / "table.jsonl"
    rows = [{"summary": f"Sum {n}", "body": f"Body {n}"} for n in range(8)]
    path.write_text("\n".join(map(json.dumps, rows)))
    offer(window, Files([path]), most_documents=3)
    preview = preview_of(qtbot, window)
    change = partial(replace, columns={"text": "summary"})
    preview.rereader.read_again([path], change)
    wait_for_jobs(qtbot, window)
    assert preview.add.text() == "Add 3 and the rest"
    preview.add_now()
    wait_for_jobs(qtbot, window)
    documents = window.session.project.documents
    found = [documents.text(one) for one in documents.ids()[3:]]
    assert found == [f"Sum {n}" for n in range(8)]


def test_the_rest_can_be_left(qtbot, window, folder):
    offer(window, Files([folder]), most_documents=5)
    preview = preview_of(qtbot, window)
    assert preview.tick_all.text() == "Untick all"
    preview.tick_all.click()
    assert preview.tick_all.text() == "Tick all"
    assert preview.add.text() == "Add only the rest"
    preview.rest.click()
    assert not preview.add.isEnabled()
    preview.tick_all.click()
    assert preview.add.text() == "Add 5 articles"
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert count(window) == 5


def test_the_preview_takes_no_more_than_it_may(qtbot, window, folder):
    offer(window, Files([folder]), most_bytes=200)
    preview = preview_of(qtbot, window)
    assert 1 < len(preview.model.rows) < 6
    preview.cancel.click()
    assert count(window) == 0


def test_an_encoding_for_all_is_that_of_later_files_that_do_not_say_theirs(qtbot, window, tmp_path):
    words = "Мэр отрицает обвинения номер {}.\nПредставитель мэрии заявил.\n"
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(words.format(number).encode("cp1251"))
    (tmp_path / "4.txt").write_text("Ясно.")
    offer(window, Files([tmp_path / f"{number}.txt" for number in range(5)]), most_documents=2)
    preview = preview_of(qtbot, window)
    preview.unreadable.ways.buttons[0].click()
    wait_for_jobs(qtbot, window)
    dialog = preview.findChildren(EncodingDialog)[0]
    dialog.for_all.setChecked(True)
    dialog.read_button.click()
    wait_for_jobs(qtbot, window)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    documents = window.session.project.documents
    assert [documents.text(n) for n in range(4, 9)] == [
        *(words.format(n) for n in range(4)),
        "Ясно.",
    ]


def test_before_many_a_snapshot_is_taken(qtbot, window, tmp_path):
    files = [tmp_path / f"{number}.txt" for number in range(25)]
    for number, file in enumerate(files):
        file.write_text(f"Story {number}")
    before = len(Snapshots(window.session.project).list())
    add_files(window, files)
    preview_of(qtbot, window).add_now()
    wait_for_jobs(qtbot, window)
    found = Snapshots(window.session.project).list()
    assert len(found) == before + 1
    assert found[-1].reason == "before-import"


# Stopping


class StopAfter(Progress):
    """As if somebody pressed Stop while the ``number``th document is written."""

    def __init__(self, number):
        super().__init__()
        self._left = number

    def is_stopped(self):
        self._left -= 1
        return self._left < 0


def run(window, folder, number, **choices):
    project = window.session.project
    incoming = Incoming(Files([folder]), most_documents=1)
    incoming.first(Progress())
    job = Import(Target(project.path, project.annotator), incoming, [], **choices)
    report = job.run(StopAfter(number))
    window.session.look_for_foreign_changes()
    return job, report


def test_stopping_keeps_what_was_added_as_one_step(window, folder):
    job, report = run(window, folder, 4)
    assert "is kept" in job.hint
    assert count(window) == len(report.added) == 4
    assert "7 files were not read" in report.stopped
    [dropped] = report.left_out  # with the first, which was looked at and not chosen: thirteen
    assert dropped.endswith("05.txt was read, but not added: it was stopped then.")
    window.registry.run("edit.undo")
    assert count(window) == 0


def test_stopping_adds_nothing_where_all_or_none_is_wanted(window, folder):
    history = window.session.project.journal.history()
    before = hash_of(window.session.project.path)
    job, report = run(window, folder, 4, is_whole=True)
    assert "nothing is added" in job.hint
    assert count(window) == 0
    assert report.added == []
    assert window.session.project.journal.history() == history
    assert hash_of(window.session.project.path) == before
    assert {one.fate for one in report.entries} == {"left_out"}


def test_all_or_none_adds_none_where_a_later_file_fails(qtbot, window, folder):
    offer(window, Files([folder]), most_documents=5)
    preview = preview_of(qtbot, window)
    preview.all_or_none.setChecked(True)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert count(window) == 0
    assert preview.isVisible()
    assert [row.path.name for row in preview.model.rows[5:]] == ["10-empty.txt"]


def test_the_box_names_the_file_says_what_stopping_does_and_stops(
    qtbot, window, folder, monkeypatch
):
    monkeypatch.setattr(jobs, "PATIENCE_MILLISECONDS", 0)
    # A disk as slow as this leaves somebody the time to look and to stop.
    original = WatchedReader.readings

    def slowly(self, raw, path, shown):
        time.sleep(0.15)
        return original(self, raw, path, shown)

    monkeypatch.setattr(WatchedReader, "readings", slowly)
    offer(window, Files([folder]), most_documents=2)
    preview_of(qtbot, window).add_now()

    def box():
        found = (one for one in window.findChildren(JobBox) if one.isVisible())
        return next((one for one in found if one.name.text()), None)

    qtbot.waitUntil(
        lambda: box() is not None and box().name.text().endswith("05.txt"), timeout=20_000
    )
    shown = box()
    assert "kept" in shown.hint.text()
    assert shown.cancel.text() == "Stop"
    qtbot.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    wait_for_jobs(qtbot, window)
    assert 5 <= count(window) < 12
    assert "stopped" in report_of(qtbot, window).headline.text()


# The report


@pytest.fixture
def report(qtbot, window, tmp_path):
    for name, content in (("new", "New"), ("old", f"{TEXT}\n(0)"), ("bad", "")):
        (tmp_path / f"{name}.txt").write_text(content)
    add_files(window, [tmp_path / f"{name}.txt" for name in ("new", "old", "bad")])
    preview_of(qtbot, window).add_now()
    wait_for_jobs(qtbot, window)
    return report_of(qtbot, window)


def test_the_report_shows_one_fate_or_all(report):
    assert fates(report) == ["failed"]  # first what somebody has to do something about
    captions = [button.text() for button in report.filters.buttons()]
    assert captions == ["All 3", "Added 1", "Skipped 1", "Failed 1", "Left out 0"]
    report.filters.buttons()[2].click()
    assert fates(report) == ["skipped"]
    report.filters.buttons()[0].click()
    assert fates(report) == ["added", "skipped", "failed"]


def test_the_report_can_be_saved_for_people_and_for_programs(window, report, tmp_path):
    window.files.answer = [tmp_path / "r.txt", tmp_path / "r.json"]
    report.save.click()
    report.save.click()
    text = (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert text.startswith("Added 1 article. 1 skipped, 1 failed.")
    assert "bad.txt holds no text" in text
    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert found["added"] == ["New"]
    assert len(found["problems"]) == len(found["duplicates"]) == 1
    report.copy.click()
    assert QGuiApplication.clipboard().text() == text


def test_the_report_never_takes_the_place_of_the_project(window, report):
    window.files.answer = [window.session.project.path]
    before = window.session.project.documents.count()
    from annotator.formats.problems import FormatProblem

    with pytest.raises(FormatProblem):
        report.choose_and_save()
    assert window.session.project.documents.count() == before


def test_the_report_can_be_shown_again(qtbot, window, report):
    report.close_button.click()
    qtbot.waitUntil(lambda: not window.findChildren(ReportDialog))
    assert window.banner.text == "Added 1 article. 1 skipped, 1 failed."
    window.banner.buttons[0].click()
    assert fates(report_of(qtbot, window)) == ["failed"]
