"""Reading and rescuing: what the reliability tests do not come to."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotator.store import (
    Project,
    ProjectError,
    page_one,
    remains,
    rescue,
    salvage,
    snapshots,
)
from annotator.store.check import check_project
from annotator.store.errors import SaveFailed
from annotator.store.rescue import rescue_project
from annotator.store.salvage import Salvage
from annotator.store.snapshots import Snapshot, Snapshots
from tests.reliability.test_readonly import leave_hot_journal
from tests.reliability.work import new_project, state_of


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    return path


def change(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            raw.execute(statement)


class HalfReadable:
    """A file of which the disk cannot read the first block."""

    def __init__(self, file):
        self._file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def seek(self, place):
        if place < salvage.BLOCK:
            raise OSError(errno.EIO, "Input/output error")
        self._file.seek(place)

    def read(self, length):
        return self._file.read(length)


def test_what_the_disk_cannot_read_is_taken_for_nothing(path, tmp_path, monkeypatch):
    opened = Path.open

    def half(self, mode="r", *rest, **options):
        file = opened(self, mode, *rest, **options)
        return HalfReadable(file) if self == path and mode == "rb" else file

    monkeypatch.setattr(Path, "open", half)
    salvage._copy_bytes(path, tmp_path / "copy")
    monkeypatch.undo()
    data, copy = path.read_bytes(), (tmp_path / "copy").read_bytes()
    assert copy == bytes(salvage.BLOCK) + data[salvage.BLOCK :]


def test_a_newer_file_without_a_table_is_read_as_far_as_it_goes(path, tmp_path):
    change(
        path, "DROP TABLE comment", "PRAGMA user_version = 9", "ALTER TABLE step DROP COLUMN batch"
    )
    report = rescue_project(path, tmp_path / "new.annotator")
    assert report.annotations == 20
    assert report.comments == 0


def test_a_table_without_ids_gives_nothing(path, tmp_path):
    change(
        path,
        "PRAGMA user_version = 9",
        "DROP TABLE comment",
        "CREATE TABLE comment (body TEXT)",
    )
    with closing(Salvage(path, tmp_path)) as found:
        assert list(found.rows("comment")) == []


def test_an_open_file_that_sqlite_cannot_read_is_told(path, tmp_path, monkeypatch):
    def fail(*_, **__):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(salvage, "connect", fail)
    with Project.open(path, annotator="Ada"), pytest.raises(SaveFailed):
        rescue_project(path, tmp_path / "new.annotator")


def test_rows_that_the_new_project_cannot_hold_are_counted_as_lost(path, tmp_path):
    change(
        path,
        "UPDATE annotation SET uuid = 'short' WHERE id = 3",
        "UPDATE annotation SET confidence = 'so-so' WHERE id = 4",
        "UPDATE document SET status = 'lost' WHERE id = 2",
    )
    report = rescue_project(path, tmp_path / "new.annotator")
    assert report.lost_documents == 1
    assert report.lost_annotations >= 2
    assert check_project(tmp_path / "new.annotator").is_sound


def test_history_that_says_nothing_sensible_is_overlooked(path, tmp_path):
    change(
        path,
        "UPDATE change SET tbl = 'nothing' WHERE id = 1",
        "UPDATE change SET op = 'range', before = '-3' WHERE id = 2",
        "INSERT INTO change (step, op, tbl, row, before) VALUES (1, 'update', 'link', 77, '[')",
        "INSERT INTO change (step, op, tbl, row, before) VALUES (1, 'update', 'link', 78, '[]')",
    )
    report = rescue_project(path, tmp_path / "new.annotator")
    assert report.annotations == 20
    assert "2 links could not be recovered." in report.problems


def test_an_unfinished_change_is_taken_back_in_the_copy_only(path, tmp_path):
    before = state_of(path)
    leave_hot_journal(path)
    whole = path.read_bytes()
    rescue_project(path, tmp_path / "new.annotator")
    assert state_of(tmp_path / "new.annotator") == before
    assert path.read_bytes() == whole
    assert path.with_name("p.annotator-journal").exists()


def test_a_table_that_cannot_be_looked_at_gives_nothing(path, tmp_path):
    found = Salvage(path, tmp_path)
    found.close()
    assert list(found.rows("annotation")) == []


class LoosePages:
    """A damaged file in whose pages a row lies twice."""

    is_damaged = True

    def carved(self):
        yield "original", {"id": 1, "packed": b"large"}
        for at in ("2026-02", "2026-03", "2026-01"):
            yield "annotation", {"id": 1, "updated_at": at}


def test_of_stale_rows_the_newest_counts():
    found = remains._carved(LoosePages())
    assert found["annotation"][1]["updated_at"] == "2026-03"
    assert "original" not in found, "those are not gathered in memory"


def test_history_read_backwards_is_the_same():
    changes = [
        {"id": id_, "tbl": "link", "row": 1, "op": op, "before": None, "step": 1}
        for id_, op in ((1, "insert"), (2, "delete"))
    ]
    assert remains._history(changes) == remains._history(changes[::-1])
    assert remains._history(changes)["link", 1].op == "delete"


def test_a_small_schema_lies_in_page_one_alone():
    assert page_one._schema_pages(bytes(100) + b"\x0d" + bytes(20)) == [1]


def test_ranges_name_every_row_between_their_ends():
    row = {"row": 3, "op": "range", "before": "6"}
    assert list(remains._ids(row)) == [3, 4, 5, 6]


def test_a_rescue_that_fails_leaves_no_file(path, tmp_path, monkeypatch):
    def fail(_database):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(rescue, "rebuild", fail)
    with pytest.raises(ProjectError, match="No space"):
        rescue_project(path, tmp_path / "new.annotator")
    assert [file.name for file in tmp_path.iterdir()] == ["p.annotator"]


def test_a_rescue_needs_a_folder(path, tmp_path):
    with pytest.raises(ProjectError, match="Choose another folder"):
        rescue_project(path, tmp_path / "nowhere" / "new.annotator")


def test_a_rescue_without_room_for_its_rows_says_so(path, tmp_path, monkeypatch):
    real = rescue._insert

    def full(database, table, row, found):
        if table == "annotation":
            error = ProjectError("The disk is full.")
            error.__cause__ = sqlite3.OperationalError("database or disk is full")
            monkeypatch.setattr(database, "execute", lambda *_: (_ for _ in ()).throw(error))
        real(database, table, row, found)

    monkeypatch.setattr(rescue, "_insert", full)
    with pytest.raises(ProjectError, match="full"):
        rescue_project(path, tmp_path / "new.annotator")


# Snapshots


def test_the_size_of_a_snapshot_that_is_gone(tmp_path):
    at = snapshots.datetime.now(snapshots.UTC)
    assert Snapshot(at, 1, "gone", tmp_path / "gone").size == 0


def test_a_moved_project_can_still_be_kept(path, tmp_path):
    with Project.open(path, annotator="Ada") as project:
        path.rename(tmp_path / "moved")
        assert check_project(Snapshots(project).take("moved").path).is_sound


def test_a_folder_that_cannot_be_made_is_told(path, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(
        snapshots.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "file")
    )
    with (
        Project.open(path, annotator="Ada") as project,
        pytest.raises(SaveFailed, match="No snapshot can be kept in"),
    ):
        Snapshots(project).take("test")
