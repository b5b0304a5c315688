"""The schema: what a file may hold, and what the tables refuse."""

import sqlite3

import pytest

from annotator.store import Project, schema
from annotator.store.errors import NotAProject
from tests.store.conftest import TEXT

FOREIGN = {
    "a table": "CREATE TABLE odd (x)",
    "a view": "CREATE VIEW odd AS SELECT 1",
    "a trigger": "CREATE TRIGGER odd AFTER INSERT ON annotation BEGIN DELETE FROM link; END",
    "an index": "CREATE INDEX odd ON annotation (note)",
    "a virtual table": "CREATE VIRTUAL TABLE odd USING fts5 (x)",
    "a column": "ALTER TABLE document ADD COLUMN odd TEXT",
    "a missing index": "DROP INDEX annotation_by_place",
    "a missing trigger": "DROP TRIGGER annotation_within_text_insert",
    "a renamed table": "ALTER TABLE comment RENAME TO remark",
}


@pytest.mark.parametrize("sql", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_with_anything_foreign_is_refused_and_left_alone(project, path, sql, read_only):
    project.close()
    stranger = sqlite3.connect(path)
    stranger.execute(sql)
    stranger.close()
    before = path.read_bytes()
    with pytest.raises(NotAProject, match=r"news\.annotator"):
        Project.open(path, annotator="Anna", read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION + 1))
def test_what_is_written_down_of_a_schema_is_what_its_migrations_make(version):
    assert schema.expected(version) == schema.made(version)


def test_statistics_of_sqlite_are_no_strangers(project, path):
    project.close()
    stranger = sqlite3.connect(path)
    stranger.execute("ANALYZE")
    stranger.close()
    with Project.open(path) as opened:
        assert opened.title == "News"


def test_scripts_are_split_at_whole_statements():
    script = """
        -- a; b
        CREATE TABLE a (x);

        CREATE TRIGGER t AFTER INSERT ON a
        BEGIN
            DELETE FROM a; SELECT ';';
        END;
    """
    found = list(schema.statements(script))
    assert len(found) == 2
    assert found[1].endswith("END;")


def test_a_new_file_holds_exactly_what_is_expected(project):
    assert schema.present(project._database.connection) == schema.expected(schema.SCHEMA_VERSION)


ROW = (
    "INSERT INTO annotation (uuid, document, text, label, start, stop, fragments, quote,"
    " annotator, created_at, updated_at) VALUES (:uuid, 1, 1, :label, :start, :stop, :fragments,"
    " :quote, 1, '', '')"
)
FACTS = {
    "uuid": "u" * 36, "label": 1, "start": 0, "stop": 4, "fragments": None, "quote": "Anna",
}  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    [
        {"start": -1, "stop": 3},
        {"stop": 0, "quote": ""},
        {"start": 4, "stop": 0},
        {"stop": len(TEXT) + 1, "quote": "x" * (len(TEXT) + 1)},
        {"quote": "Ann"},
        {"quote": "Ann\0"},
        {"label": 99},
        {"label": None},
        {"uuid": "short"},
        {"start": 0.5},
    ],
)
@pytest.mark.usefixtures("document")
def test_the_tables_themselves_refuse_what_cannot_be(project, odd):
    connection = project._database.connection
    project._database.begin()
    project.journal._step = 1
    try:
        connection.execute(ROW, FACTS)
        connection.execute("DELETE FROM annotation")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(ROW, {**FACTS, **odd})
    finally:
        project.journal._step = None
        project._database.roll_back()


@pytest.mark.usefixtures("document")
def test_a_label_in_use_cannot_be_deleted(project):
    connection = project._database.connection
    project._database.begin()
    project.journal._step = 1
    try:
        connection.execute(ROW, FACTS)
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("DELETE FROM label WHERE id = 1")
    finally:
        project.journal._step = None
        project._database.roll_back()
