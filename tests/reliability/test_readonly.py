"""Files and folders that may only be read, as a user without rights meets them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from annotator.store import Project
from annotator.store.check import check_project
from tests.reliability.work import new_project, state_of

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")


@pytest.fixture
def folder():
    """A folder that everybody may reach (pytest's own are private)."""
    path = Path(tempfile.mkdtemp(prefix="annotator-readonly-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.fixture
def path(folder):
    path = folder / "p.annotator"
    new_project(path, Random(1))
    path.chmod(0o644)
    return path


def as_nobody(path):
    """What ``nobody`` reports; where this runs without root, the user's own rights count."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.reliability.nobody", str(path)],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(path.parent / "no-such-home")},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "Permission denied" in result.stderr and "annotator" not in result.stdout:
        pytest.skip("nobody may not even read this checkout")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def digest(path):
    return sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)]
)
def test_it_opens_for_reading_and_says_why(path, folder, file_mode, folder_mode):
    before = digest(path)
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    told = as_nobody(path)
    assert told["read_only"]
    assert "read-only" in told["why"]
    assert "Save a copy" in told["why"]
    assert told["annotations"] == 20
    assert "read-only" in told["refused"]
    assert told["problems"] == []
    assert digest(path) == before


def test_a_file_that_may_not_be_read_is_one_sentence(path):
    path.chmod(0o000)
    if os.geteuid() != 0:
        pytest.skip("only root can look on")
    assert "You have no permission to read “p.annotator”" in as_nobody(path)["error"]


def test_an_unfinished_change_in_a_folder_that_may_not_be_written(path, folder):
    before = state_of(path)
    leave_hot_journal(path)
    folder.chmod(0o555)
    path.chmod(0o444)
    told = as_nobody(path)
    assert told["error"].startswith("ReadOnlyProject: “p.annotator” was not closed properly")
    folder.chmod(0o755)
    path.chmod(0o644)
    assert check_project(path).is_sound  # whoever may write takes the change back
    assert state_of(path) == before


def leave_hot_journal(path):
    """As a crash in the middle of a transaction leaves it."""
    copy = path.with_name("copy")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE change SET tbl = 'x' || tbl")
        connection.execute("UPDATE annotation SET note = note || 'never saved'")
        connection.execute("UPDATE text SET method = 'never saved'")
        shutil.copy(path, copy)
        shutil.copy(f"{path}-journal", f"{copy}-journal")
        connection.execute("ROLLBACK")
    copy.replace(path)
    Path(f"{copy}-journal").replace(f"{path}-journal")
    assert path.stat().st_size
    assert Path(f"{path}-journal").stat().st_size > 512


def test_a_hot_journal_is_rolled_back_by_whoever_opens(path):
    before = state_of(path)
    leave_hot_journal(path)
    with Project.open(path, annotator="Ada"):
        pass
    assert state_of(path) == before
    assert check_project(path).is_sound


def test_a_project_received_in_wal_mode_becomes_one_file(path, folder):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with Project.open(path, annotator="Ada") as project:
        assert not project.is_read_only
        assert [file.name for file in folder.iterdir()] == ["p.annotator"]
    assert check_project(path).is_sound


def test_one_that_another_program_holds_in_wal_mode_opens_for_reading(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE annotation SET note = 'from the log'")
        with Project.open(path, annotator="Ada") as project:
            assert project.is_read_only
            assert "open in another program" in project.why_read_only
            assert {one.note for one in project.annotations()} == {"from the log"}


def test_a_wal_file_where_nothing_may_be_written_is_one_sentence(path, folder):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    folder.chmod(0o555)
    assert "read-only" in as_nobody(path)["error"]
