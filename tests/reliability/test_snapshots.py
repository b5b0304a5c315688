"""Snapshots: taken when something changed, checked, private, thinned; and opened again."""

import os
import threading
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from annotator.store import Project, snapshots
from annotator.store.check import check_project
from annotator.store.errors import DiskFull
from annotator.store.snapshots import Snapshot, Snapshots, folder_of, kept
from tests.reliability.work import annotate, new_project, state, state_of

NOON = datetime(2026, 6, 17, 12, tzinfo=UTC)  # a Wednesday


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path, monkeypatch):
    data = tmp_path / "data"
    monkeypatch.setattr(snapshots.platformdirs, "user_data_dir", lambda *_, **__: str(data))


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    with Project.open(path, annotator="Ada") as project:
        yield project


def test_a_snapshot_is_a_whole_project_of_its_own(project):
    before = state(project)
    snapshot = Snapshots(project).take("Before import!")
    annotate(project, Random(2))
    assert snapshot.reason == "before-import"
    assert check_project(snapshot.path).is_sound
    assert state_of(snapshot.path) == before
    assert Snapshots(project).list() == [snapshot]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_nobody_else_can_read_it(project):
    snapshot = Snapshots(project).take("test")
    assert snapshot.path.stat().st_mode & 0o777 == 0o600
    assert snapshot.path.parent.stat().st_mode & 0o777 == 0o700


def test_it_lies_outside_the_projects_folder(project):
    snapshot = Snapshots(project).take("test")
    assert snapshot.path.parent == folder_of(project.uuid)
    assert project.path.parent not in (snapshot.path.parent, *snapshot.path.parents[1:2])


def test_one_is_due_when_something_changed_and_the_last_is_ten_minutes_old(project):
    kept_ones = Snapshots(project)
    assert kept_ones.due(NOON)
    kept_ones.take("regular", NOON)
    assert not kept_ones.due(NOON + timedelta(hours=1)), "nothing changed"
    annotate(project, Random(2))
    assert not kept_ones.due(NOON + timedelta(minutes=9))
    assert kept_ones.due(NOON + timedelta(minutes=10))
    assert kept_ones.due(NOON - timedelta(days=1)), "the clock was put back"


def test_whether_something_changed_is_known_after_a_restart(project, tmp_path):
    assert Snapshots(project).take_if_changed("closing")
    project.close()
    with Project.open(tmp_path / "p.annotator", annotator="Ada") as again:
        assert Snapshots(again).take_if_changed("opening") is None
        annotate(again, Random(2))
        assert Snapshots(again).take_if_changed("closing")
        again.journal.undo()
        assert Snapshots(again).is_changed, "an undo is a change too"


def test_a_project_open_for_reading_needs_none(project):
    with Project.open(project.path, read_only=True) as reading:
        assert not Snapshots(reading).due(NOON)


def test_a_large_project_gets_none_every_ten_minutes(project, monkeypatch):
    monkeypatch.setattr(snapshots, "LARGE_BYTES", 1000)
    assert not Snapshots(project).due(NOON)
    assert Snapshots(project).take("before import")


def test_a_damaged_copy_replaces_nothing(project, disk_that_lies):
    good = Snapshots(project).take("good")
    annotate(project, Random(2))
    with pytest.raises(disk_that_lies):
        Snapshots(project).take("bad")
    assert Snapshots(project).list() == [good]
    assert [file.name for file in good.path.parent.iterdir()] == [good.path.name]


@pytest.fixture
def disk_that_lies(monkeypatch):
    """Copies come out damaged."""
    from annotator.store import copying
    from annotator.store.errors import DamagedProject

    class Copy(copying.sqlite3.Connection):
        def execute(self, sql, *rest):
            if "quick_check" in sql:
                return super().execute("SELECT 'a page is rubbish'")
            return super().execute(sql, *rest)

    connect = copying.sqlite3.connect

    def lying(*arguments, **options):
        return connect(*arguments, **options, factory=Copy)

    original = Snapshots.take

    def take(self, reason, now=None):
        if reason == "bad":
            monkeypatch.setattr(copying.sqlite3, "connect", lying)
        return original(self, reason, now)

    monkeypatch.setattr(Snapshots, "take", take)
    return DamagedProject


def test_without_room_it_is_refused_in_one_sentence(project, monkeypatch):
    monkeypatch.setattr(snapshots, "free_at", lambda _: 1000)
    with pytest.raises(DiskFull, match=r"too little room for a snapshot of “p\.annotator”"):
        Snapshots(project).take("test")
    assert Snapshots(project).list() == []


def test_it_is_taken_on_a_thread_while_work_goes_on(project):
    kept_ones = Snapshots(project)
    before = state(project)
    plan = kept_ones.plan("regular")
    failures = []

    def write():
        try:
            kept_ones.write(plan)
        except BaseException as error:  # noqa: BLE001  asserted on below
            failures.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    chance = Random(2)
    new = [annotate(project, chance) for _ in range(10)]
    thread.join()
    assert failures == []
    assert check_project(plan.path).is_sound
    held = {row[0] for row in state_of(plan.path)[0]}
    assert {row[0] for row in before[0]} <= held
    assert all(project.annotations.has(one) for one in new)
    assert kept_ones.is_changed, "the plan was made before the work"


# Thinning


def taken(*ages):
    """Snapshots of these ages in hours before noon."""
    return [
        Snapshot(NOON - timedelta(hours=age), number, "regular", folder_of("x") / str(number))
        for number, age in enumerate(ages)
    ]


def test_all_of_today_and_yesterday_are_kept():
    found = taken(*(hour / 6 for hour in range(6 * 24)))
    assert kept(found, NOON) == set(found)


def test_older_ones_thin_out_with_age():
    found = taken(*range(2, 24 * 500, 2))
    keep = kept(found, NOON)
    older = sorted(one.at for one in keep if one.at < NOON - timedelta(hours=40))
    days = {at.date() for at in older}
    assert len(days) == len(older), "one a day at the most"
    assert 12 + 10 + 9 - 6 <= len(older) <= 12 + 10 + 9
    assert older[0] < NOON - timedelta(days=200)


def test_after_a_long_pause_the_last_ones_are_still_there():
    found = taken(*(24 * 300 + 24 * day for day in range(5)))
    assert kept(found, NOON) == set(found)


def test_thinning_deletes_files_and_leaves_others_alone(project):
    kept_ones = Snapshots(project)
    for days in (400, 399, 398, 397, 100, 1, 0):
        kept_ones.take("regular", NOON - timedelta(days=days))
    stranger = kept_ones.folder / "letter.txt"
    stranger.write_text("hello", encoding="utf-8")
    for number in range(40):
        kept_ones.write(kept_ones.plan("regular", NOON - timedelta(days=60, minutes=number)))
    kept_ones.thin(NOON)
    ages = [(NOON - one.at).days for one in kept_ones.list()]
    assert ages.count(60) == 1
    assert ages[-2:] == [1, 0]
    assert stranger.exists()


def test_together_they_take_no_more_than_a_fifth_of_what_is_free(project, monkeypatch):
    kept_ones = Snapshots(project)
    for number in range(6):
        annotate(project, Random(number))
        kept_ones.take("regular", NOON + timedelta(minutes=number))
    size = kept_ones.list()[-1].size
    monkeypatch.setattr(snapshots, "free_at", lambda _: 10 * size)
    kept_ones.thin(NOON + timedelta(minutes=9))
    assert len(kept_ones.list()) == 3  # a fifth of 10 free and 6 taken
    monkeypatch.setattr(snapshots, "free_at", lambda _: 0)
    kept_ones.thin(NOON + timedelta(minutes=9))
    assert [one.at for one in kept_ones.list()] == [NOON + timedelta(minutes=5)], "never the last"
