"""Projects of older versions: upgraded after a snapshot, wholly or not at all; and the schema
of each released version, kept as it was."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from random import Random

import pytest

from annotator import resources
from annotator.model.document import Metadata, Original, SourceText
from annotator.model.scheme import parse_scheme
from annotator.store import Project, ProjectError, schema
from annotator.store.check import check_project
from annotator.store.errors import DamagedProject, NewerProject
from annotator.store.opening import look
from annotator.store.rescue import rescue_project
from annotator.store.snapshots import Snapshots, folder_of, listed
from tests.reliability.future import BROKEN, later_version
from tests.reliability.work import annotate, new_project, state, state_of
from tests.versions.dump import FOLDER, dump, load


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    with Project.open(path, annotator="Ada") as project:
        project.comments.add(1, "a comment", 1)
    return path


def uuid_of(path):
    with Project.open(path, read_only=True) as project:
        return project.uuid


def test_an_older_project_is_upgraded_after_a_snapshot(path):
    before, uuid, whole = state_of(path), uuid_of(path), path.read_bytes()
    with later_version() as new:
        with Project.open(path, annotator="Ada") as project:
            assert state(project) == before
            annotate(project, Random(2))
            project.journal.undo()
        assert look(path) == new
        assert check_project(path).is_sound
    (snapshot,) = listed(folder_of(uuid))
    assert snapshot.reason == f"before-upgrade-from-{schema.SCHEMA_VERSION}"
    assert snapshot.path.read_bytes()[100:] == whole[100:], "the file as it was"
    assert state_of(snapshot.path) == before


def test_undo_reaches_back_before_the_upgrade(path):
    before = state_of(path)
    with Project.open(path, annotator="Ada") as project:
        annotate(project, Random(2))
    with later_version(), Project.open(path, annotator="Ada") as project:
        project.journal.undo()
        assert state(project)[0] == before[0]


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path):
    before = path.read_bytes()
    for script in (BROKEN, "ALTER TABLE nowhere ADD COLUMN x;", "CREATE TABLE extra (x) STRICT;"):
        expected = (ProjectError, sqlite3.Error)
        with later_version(script):
            if script.startswith("CREATE"):
                continue
            with pytest.raises(expected):
                Project.open(path, annotator="Ada")
        assert path.read_bytes() == before
        assert check_project(path).is_sound


def test_a_result_that_is_not_sound_is_not_committed(path):
    before = path.read_bytes()
    with later_version(BROKEN), pytest.raises(DamagedProject, match="could not be brought up"):
        Project.open(path, annotator="Ada")
    assert path.read_bytes() == before


def test_one_that_may_not_be_written_is_upgraded_in_memory_only(path):
    before, whole = state_of(path), path.read_bytes()
    with later_version(), Project.open(path, read_only=True) as project:
        assert project.is_read_only
        assert state(project) == before
        project.copy_to(path.with_name("copy.annotator"))
    assert path.read_bytes() == whole
    with later_version() as new:
        assert look(path.with_name("copy.annotator")) == new


def test_an_older_snapshot_can_be_looked_at(path):
    with Project.open(path, annotator="Ada") as project:
        snapshot = Snapshots(project).take("test")
        before = state(project)
    with later_version():
        assert state_of(snapshot.path) == before


def test_a_newer_project_is_refused_and_left_as_it_is(path):
    with later_version():
        Project.open(path, annotator="Ada").close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerProject, match="made by a newer version"):
            Project.open(path, read_only=read_only)
    assert path.read_bytes() == before


# What came after the first version


def test_a_first_project_has_its_originals_where_its_texts_give_them(tmp_path):
    path = tmp_path / "old.annotator"
    load(FOLDER / "0001.sql", path)
    raw = b"The mayor knew.\r\nSo did we.\r\n"
    facts = sha256(raw).hexdigest(), "utf-8", "CRLF", "plain 1"
    with closing(sqlite3.connect(path)) as connection, connection:
        text = raw.decode().replace("\r\n", "\n")
        known = sha256(text.encode()).hexdigest()
        connection.execute(
            "INSERT INTO text (id, sha256, length, raw_sha256, encoding, newline, method,"
            " created_at, content) VALUES (2, ?, ?, ?, ?, ?, ?, '', ?)",
            (known, len(text), *facts, text),
        )
        connection.execute("INSERT INTO text_fts (rowid, content) VALUES (2, ?)", (text,))
        connection.execute("UPDATE document SET text = 2, file_name = 'a.txt'")
        connection.execute("UPDATE version SET text = 2")
        for table in ("change", "comment", "link", "annotation"):
            connection.execute(f"DELETE FROM {table}")
    for read_only in (True, False):
        with Project.open(path, annotator="Ada", read_only=read_only) as project:
            assert project.originals.of(1) == Original(raw, "", "a.txt")
    assert look(path) == schema.SCHEMA_VERSION


def test_a_first_project_is_checked_as_it_is(tmp_path):
    path = tmp_path / "old.annotator"
    load(FOLDER / "0001.sql", path)
    before = path.read_bytes()
    assert check_project(path).problems == ()
    assert path.read_bytes() == before


def test_an_upgraded_project_takes_originals_and_goes_back_before_the_upgrade(tmp_path):
    path = tmp_path / "old.annotator"
    load(FOLDER / "0001.sql", path)
    with Project.open(path, annotator="Ada") as project:
        text = SourceText("The bridge is shut.", method="html/1")
        original = Original(b"<p>The bridge is shut.</p>")
        document = project.documents.add(text, Metadata(title="Page"), original)
        assert project.originals.of(document) == original
        assert project.originals.of(1) is None
        project.journal.undo()
        project.journal.undo()
    assert check_project(path).is_sound


# Released versions


def test_every_released_version_has_its_dump():
    assert [file.name for file in sorted(FOLDER.glob("*.sql"))] == [
        f"{version:04}.sql" for version in range(1, schema.SCHEMA_VERSION + 1)
    ]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_a_project_of_each_released_version_opens_with_all_it_holds(file, tmp_path):
    path = tmp_path / "old.annotator"
    load(file, path)
    assert look(path) == int(file.stem)
    with Project.open(path, annotator="Ada") as project:
        assert project.title == "Released"
        assert len(state(project)[0]) == 6
        assert {len(one.fragments) for one in project.annotations()} == {1, 2}
        assert project.scheme == parse_scheme(resources.read_text("schemes", "fact-check.toml"))
        assert project.journal.undo() is not None
        annotate(project, Random(3))
        assert project.documents.listing(filter="mayor")
    assert check_project(path).is_sound


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.sql")), ids=lambda file: file.stem)
def test_the_migrations_of_a_released_version_are_never_edited(file, tmp_path):
    """A released schema is what users' files have: a change is a new migration."""
    path = tmp_path / "old.annotator"
    load(file, path)
    with closing(sqlite3.connect(path)) as connection:
        assert schema.present(connection) == schema.expected(int(file.stem))


def test_a_dump_restores_what_was_dumped(path, tmp_path):
    script = tmp_path / "0001.sql"
    script.write_text(dump(path), encoding="utf-8")
    load(script, tmp_path / "again.annotator")
    assert state_of(tmp_path / "again.annotator") == state_of(path)


def test_rescue_gives_the_scheme_of_an_old_project_its_roles(tmp_path):
    path = tmp_path / "old.annotator"
    load(FOLDER / "0001.sql", path)
    rescue_project(path, tmp_path / "new.annotator")
    with Project.open(tmp_path / "new.annotator", annotator="Ada") as project:
        assert project.scheme == parse_scheme(resources.read_text("schemes", "fact-check.toml"))
        assert len(list(project.claims.ids())) == 1
