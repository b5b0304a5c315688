"""Snapshots come by themselves: after opening, while working, before risky work, at closing."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from annotator.store import ProjectError, snapshots
from annotator.store.check import check_project
from annotator.store.snapshots import Snapshots, folder_of, listed
from annotator.ui import snapshot_timer
from annotator.ui.session import Session
from annotator.ui.snapshot_timer import SnapshotTimer
from tests.reliability.work import annotate, new_project


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path, monkeypatch):
    data = tmp_path / "data"
    monkeypatch.setattr(snapshots.platformdirs, "user_data_dir", lambda *_, **__: str(data))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    return path


@pytest.fixture
def session(qtbot):
    session = Session()
    yield session
    session.close_project()
    session.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def timer(session):
    timer = SnapshotTimer(session)
    yield timer
    timer.wait()
    timer.deleteLater()


def reasons(session):
    return [one.reason for one in Snapshots(session.project).list()]


@pytest.mark.usefixtures("timer")
def test_one_is_taken_soon_after_opening(session, path, qtbot, monkeypatch):
    monkeypatch.setattr(snapshot_timer, "FIRST_LOOK_MILLISECONDS", 1)
    session.open_project(path, "Ada")
    qtbot.waitUntil(lambda: reasons(session) == ["opening"])


@pytest.mark.usefixtures("timer")
def test_one_is_taken_at_closing_if_something_changed(session, path):
    session.open_project(path, "Ada")
    folder = folder_of(session.project.uuid)
    session.close_project()
    assert [one.reason for one in listed(folder)] == ["closing"]
    session.open_project(path, "Ada")
    session.close_project()
    assert len(listed(folder)) == 1, "nothing changed"
    session.open_project(path, "Ada")
    annotate(session.project, Random(2))
    session.close_project()
    assert [one.reason for one in listed(folder)] == ["closing", "closing"]
    assert all(check_project(one.path).is_sound for one in listed(folder))


def test_regular_ones_are_taken_while_work_goes_on(session, timer, path, qtbot):
    session.open_project(path, "Ada")
    long_ago = datetime.now(UTC) - timedelta(minutes=11)
    Snapshots(session.project).take("old", long_ago)
    timer.look()
    assert reasons(session) == ["old"], "nothing changed"
    annotate(session.project, Random(2))
    timer.look()
    annotate(session.project, Random(3))
    qtbot.waitUntil(lambda: reasons(session) == ["old", "regular"])
    timer.look()
    timer.wait()
    assert reasons(session) == ["old", "regular"], "not ten minutes old"


def test_risky_work_waits_for_its_snapshot(session, timer, path):
    session.open_project(path, "Ada")
    timer.take_before("import")
    timer.take_before("import")
    assert reasons(session) == ["before-import"]


def test_what_cannot_be_kept_is_told_once(session, timer, path, qtbot, monkeypatch):
    monkeypatch.setattr(snapshots, "free_at", lambda _: 0)
    told = []
    timer.failed.connect(told.append)
    session.open_project(path, "Ada")
    with qtbot.waitSignal(timer.failed):
        timer.look()
    timer.look()
    with pytest.raises(ProjectError, match="too little room"):
        timer.take_before("import")
    session.close_project()
    assert len(told) == 1
    assert "too little room" in told[0]


def test_a_project_open_for_reading_needs_none(session, timer, path):
    session.open_project(path, "Ada", read_only=True)
    folder = folder_of(session.project.uuid)
    timer.look()
    timer.take_before("import")
    session.close_project()
    assert listed(folder) == []


VISIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from annotator.model.text import Span
from annotator.ui import app

def mark_and_leave():
    window = next(w for w in app.QApplication.topLevelWidgets() if isinstance(w, app.Window))
    project = window.session.project
    project.annotations.add(project.documents.first(), Span(0, 7), "claim")
    window.close()

class Visit(app.QApplication):
    def exec(self):
        QTimer.singleShot(300, mark_and_leave)
        return super().exec()

app.QApplication = Visit
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_the_program_keeps_snapshots_without_being_asked(path, tmp_path):
    """Opened, marked in, closed: what was changed is kept."""
    done = subprocess.run(
        [sys.executable, "-c", VISIT, str(path)],
        check=False, capture_output=True, text=True, timeout=60,
        env=os.environ | {"XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (kept,) = tmp_path.glob("annotator/snapshots/*/*.annotator")
    assert ".closing." in kept.name
    assert check_project(kept).annotations == 21
