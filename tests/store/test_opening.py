"""Opening, looking and creating: what the reliability tests do not come to."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotator.store import (
    Project,
    ProjectError,
    connection,
    copying,
    opening,
    presence,
    schema,
    upgrade,
)
from annotator.store.check import check_project
from annotator.store.db import Database
from annotator.store.errors import (
    DamagedProject,
    LockedProject,
    NotAProject,
    ReadOnlyProject,
    SaveFailed,
    told,
)
from annotator.store.opening import create_database, located, look
from tests.reliability.future import later_version
from tests.reliability.work import new_project


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    return path


def refusing(monkeypatch, error, method="open"):
    def refuse(*_arguments, **_options):
        raise error

    monkeypatch.setattr(Path, method, refuse)


def test_a_folder_that_may_not_be_entered(path, monkeypatch):
    refusing(monkeypatch, PermissionError(13, "Permission denied"), "stat")
    with pytest.raises(NotAProject, match="You have no permission to read"):
        located(path)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied"), "You have no permission to read"),
        (OSError(5, "Input/output error"), "is damaged"),
    ],
)
def test_a_header_that_cannot_be_read(path, monkeypatch, error, sentence):
    refusing(monkeypatch, error)
    with pytest.raises(ProjectError, match=sentence):
        located(path)


def test_a_journal_that_cannot_be_read_is_left_to_sqlite(path):
    opening.refuse_foreign_journal(path)
    path.with_name("p.annotator-journal").write_bytes(b"x")
    opening.refuse_foreign_journal(path)


def test_a_project_that_was_never_finished_is_told_so(tmp_path):
    path = tmp_path / "p.annotator"
    create_database(path).close()
    with pytest.raises(NotAProject, match="was being created when the program ended"):
        Project.open(path)
    with pytest.raises(ProjectError, match="already"):
        create_database(path)


def test_a_project_is_not_created_where_there_is_no_folder(tmp_path):
    with pytest.raises(ProjectError, match=r"cannot be created in .* Choose another folder"):
        create_database(tmp_path / "nowhere" / "p.annotator")


def test_a_creation_that_fails_leaves_no_file(tmp_path, monkeypatch):
    def fail(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(schema, "migrate", fail)
    with pytest.raises(SaveFailed):
        create_database(tmp_path / "p.annotator")
    assert list(tmp_path.iterdir()) == []


def test_a_large_file_from_home_gets_the_quick_look_only(path, monkeypatch):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE document SET extra = '[]'")
    with pytest.raises(DamagedProject):
        look(path)
    monkeypatch.setattr(opening, "VALUES_BYTES", 0)
    look(path)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE state SET value = 'elsewhere'")
    with pytest.raises(DamagedProject):
        look(path)


def test_what_belongs_to_nothing_is_damage(path):
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE version SET document = 99 WHERE document = 1")
    with pytest.raises(DamagedProject):
        look(path)


def test_a_file_in_use_by_a_long_writer_is_told(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedProject):
            look(path)


def test_an_error_while_connecting_is_told(path, monkeypatch):
    def fail(*_, **__):
        raise sqlite3.OperationalError("disk I/O error")

    look(path)
    monkeypatch.setattr(opening, "look", lambda *_, **__: schema.SCHEMA_VERSION)
    monkeypatch.setattr(opening, "connect", fail)
    with pytest.raises(SaveFailed, match="could not be read or written"):
        opening.open_database(path, read_only=False)


@pytest.mark.parametrize(
    ("name", "kind", "sentence"),
    [
        ("SQLITE_IOERR", SaveFailed, "could not be read or written"),
        ("SQLITE_READONLY_DIRECTORY", ReadOnlyProject, "was not closed properly"),
        ("SQLITE_CANTOPEN", ReadOnlyProject, "was not closed properly"),
    ],
)
def test_a_recovery_that_fails_is_told(path, monkeypatch, name, kind, sentence):
    def fail(_path, *, read_only):
        error = sqlite3.OperationalError("no")
        error.sqlite_errorname = "SQLITE_READONLY_ROLLBACK" if read_only else name
        raise error

    monkeypatch.setattr(opening, "connect", fail)
    with pytest.raises(kind, match=sentence):
        look(path)


class Unwell:
    """A connection on which nothing works."""

    def execute(self, _sql):
        raise sqlite3.OperationalError("disk I/O error")


def test_only_a_lock_keeps_the_journal_mode_from_being_told():
    with pytest.raises(sqlite3.OperationalError, match="disk I/O error"):
        connection._journal_mode(Unwell())


def test_an_error_while_entering_is_told(path, monkeypatch):
    def fail(*_, **__):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(presence, "enter", fail)
    with pytest.raises(SaveFailed):
        Project.open(path, annotator="Ada")
    assert not connection.is_held(path)


def test_the_computers_name_on_windows(monkeypatch):
    monkeypatch.setattr(presence.sys, "platform", "win32")
    monkeypatch.setenv("COMPUTERNAME", "DESK")
    assert presence._host() == "DESK"


def test_settings_that_sqlite_does_not_take_are_a_bug(path, monkeypatch):
    monkeypatch.setattr(connection, "SETTINGS", ())
    with pytest.raises(RuntimeError, match="foreign_keys"):
        connection.connect(path, read_only=False)
    assert not connection.is_held(path)


def test_two_programs_that_upgrade_at_once_do_it_once(path):
    with later_version() as new:
        upgrade.in_place(path, new - 1)
        upgrade.in_place(path, new - 1)  # the second comes late
        assert look(path) == new


def test_an_upgrade_in_memory_that_fails_is_told(path):
    before = path.read_bytes()
    with later_version("DELETE FROM text;"), pytest.raises(DamagedProject):
        Project.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_detached_database_is_never_another_file(path):
    with later_version(), Project.open(path, read_only=True) as project:
        path.unlink()
        assert project._database.is_same_file()


def test_a_database_whose_file_is_gone_is_not_the_same(path):
    database = Database(path, connection.connect(path, read_only=True), read_only=True)
    path.unlink()
    assert not database.is_same_file()
    database.close()


def test_a_copy_needs_a_folder_and_a_name_that_is_free(path, tmp_path):
    (tmp_path / "folder").mkdir()
    with Project.open(path, annotator="Ada") as project:
        with pytest.raises(ProjectError, match="No copy can be written in"):
            project.copy_to(tmp_path / "nowhere" / "copy.annotator")
        with pytest.raises(ProjectError, match="cannot be written"):
            project.copy_to(tmp_path / "folder")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "p.annotator"]


def test_folders_are_not_synced_where_the_system_has_no_such_call(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "name", "nt")
    copying.sync_folder(tmp_path / "nowhere")


def test_a_message_that_cannot_be_decoded_is_a_sign_of_damage(path):
    error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")
    assert isinstance(told(error, path), DamagedProject)


def test_names_in_sentences_stay_on_one_line():
    sentence = str(told(sqlite3.DatabaseError("x"), Path("a\nb\u202ec")))
    assert "a\ufffdb\ufffdc" in sentence


def test_the_check_tells_what_it_cannot_copy(path, monkeypatch):
    from annotator.store import check

    def fail(*_, **__):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(check, "connect", fail)
    assert "could not be read or written" in check_project(path).problems[0]


def test_the_schema_that_is_written_down_is_the_one_that_is_made(tmp_path, monkeypatch):
    for version in range(1, schema.SCHEMA_VERSION + 1):
        assert schema.expected(version) == schema.made(version)
    monkeypatch.setattr(schema, "_written", lambda version: tmp_path / str(version))
    schema.write_down(1)
    schema.expected.cache_clear()
    assert schema.expected(1) == schema.made(1)
    schema.expected.cache_clear()


def test_a_list_of_tables_that_holds_bytes_is_refused_in_one_sentence(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET tbl_name = X'0aff' WHERE name = 'link_by_stop'")
    with pytest.raises(ProjectError) as refused:
        look(path)
    assert "\n" not in str(refused.value)
