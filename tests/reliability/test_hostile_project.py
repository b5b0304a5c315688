"""Projects made to harm whoever opens them: refused or harmless, and never modified."""

import sqlite3
import struct
from contextlib import closing
from random import Random

import pytest

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from annotator.store.rescue import rescue_project
from annotator.store.snapshots import Snapshots, folder_of
from tests.reliability.test_readonly import leave_hot_journal
from tests.reliability.work import annotate, new_project, state_of

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
COMMENT = (
    "SELECT x AS id, 'u' AS uuid, 1 AS document, NULL AS annotation, NULL AS replies_to,"
    " 'b' AS body, 1 AS annotator, 0 AS is_resolved, '' AS created_at FROM c"
)
REWRITTEN = "UPDATE sqlite_master SET sql = replace(sql, '{}', '{}') WHERE name = 'annotation'"
SCHEMAS = {
    "a trigger that deletes the rest": (
        "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM link; END",
    ),
    "a trigger that calls a function": (
        "CREATE TRIGGER t AFTER INSERT ON step BEGIN SELECT load_extension('/tmp/x'); END",
    ),
    "a view in place of a table": (
        "DROP TABLE comment",
        "CREATE VIEW comment AS SELECT a.* FROM annotation a, annotation b, annotation c",
    ),
    "an endless view": (
        "DROP TABLE comment",
        f"CREATE VIEW comment AS {ENDLESS} {COMMENT}",
    ),
    "an index that computes": ("CREATE INDEX i ON annotation (abs(start))",),
    "a virtual table": ("CREATE VIRTUAL TABLE v USING fts5 (x)",),
    "a default that computes": (
        "PRAGMA writable_schema = ON",
        REWRITTEN.format("''draft''", "(hex(zeroblob(9)))"),
    ),
    "a generated column": (
        "PRAGMA writable_schema = ON",
        REWRITTEN.format(
            "note TEXT NOT NULL DEFAULT ''''", "note TEXT AS (printf(''%.*c'', 90000000, 1))"
        ),
    ),
}
VALUES = {
    "attributes that are no JSON": "UPDATE annotation SET attributes = '{' WHERE id = 1",
    "attributes that are a list": "UPDATE annotation SET attributes = '[1]' WHERE id = 1",
    "attributes that are no texts": "UPDATE annotation SET attributes = '{\"a\": {}}'",
    "nested without end": f"UPDATE annotation SET attributes = '{'[' * 1500}{']' * 1500}'",
    "fragments out of order": "UPDATE annotation SET fragments = '[[9, 3], [1, 2]]' WHERE id = 1",
    "fragments that are none": "UPDATE annotation SET fragments = '{}' WHERE id = 1",
    "colours that are none": "UPDATE label SET colours = '7' WHERE id = 1",
    "choices that are none": "UPDATE attribute SET choices = '{}'",
    "ends that are none": "UPDATE link_type SET ends_from = 'x'",
    "a place past the text": "UPDATE annotation SET start = 99999990, stop = 99999999",
    "a label that is not there": "UPDATE annotation SET label = 77 WHERE id = 2",
    "a document without text": "UPDATE document SET text = 77",
    "details that are none": "UPDATE document SET extra = '[]'",
    "a history of the schema": "UPDATE change SET tbl = 'sqlite_master'",
    "an image that is none": "UPDATE change SET op = 'update', before = '[{}]'",
    "an image that names no column": (
        "UPDATE change SET op = 'update', before = '{\"id\": 1, \"x) --\": 2}' WHERE id > 3"
    ),
    "a step that undoes itself": "UPDATE step SET undoes = id",
    "text that is no UTF-8": "UPDATE document SET title = CAST(X'FFFE' AS TEXT)",
    "a huge note": "UPDATE annotation SET note = printf('%.*c', 9000000, 'x') WHERE id = 1",
    "open entries that are no JSON": "INSERT INTO state VALUES ('open:x', 'no json')",
    "an open entry of process 0": "INSERT INTO state VALUES ('open:x', '{\"host\":1,\"pid\":0}')",
    "a UUID that leads elsewhere": "UPDATE meta SET value = '../../../x' WHERE key = 'uuid'",
    "markup in every title": "UPDATE document SET title = '<img src=file:///etc/passwd>'",
}


def hostile(path, statements):
    new_project(path, Random(1))
    with Project.open(path, annotator="Ada") as project:
        project.annotations.set_note(1, "changed once")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("DROP TRIGGER annotation_within_text_update")
        trigger = _trigger()
        for statement in statements:
            assert connection.execute(statement).rowcount != 0
        connection.execute(trigger)


def _trigger():
    """The schema's own, which would refuse some of what is done here."""
    from annotator.store import schema

    script = schema.migration(1)
    start = script.index("CREATE TRIGGER annotation_within_text_update")
    return script[start : script.index("END;", start) + 3]


def use(path):
    """Everything that a window does with a project that it is given."""
    with Project.open(path, annotator="Ada") as project:
        assert project.scheme.labels
        assert list(project.exchange.read())
        for document in project.documents.ids():
            project.annotations.of(document)
            project.annotations.marks(document)
            project.documents.listing()
        for step in project.journal.history():
            for change in project.journal.changes_of(step.id).rows:
                assert change.image is not None
        project.comments.of_document(1)
        annotate(project, Random(2))
        project.journal.undo()
        project.journal.undo()
        project.copy_to(path.with_name("copy.annotator"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_foreign_schema_is_refused_and_the_file_left_as_it_is(name, tmp_path):
    path = tmp_path / "p.annotator"
    hostile(path, SCHEMAS[name])
    before = path.read_bytes()
    for work in (use, check_project):
        with pytest.raises(ProjectError, match="no Annotator project has"):
            work(path)
    assert path.read_bytes() == before
    report = rescue_project(path, tmp_path / "rescued.annotator")
    assert report.annotations == 20
    assert report.documents == 2
    assert path.read_bytes() == before
    use(tmp_path / "rescued.annotator")


@pytest.mark.parametrize("is_received", [False, True])
@pytest.mark.parametrize("name", VALUES)
def test_hostile_values_are_refused_or_harmless(name, tmp_path, is_received):
    path = tmp_path / "p.annotator"
    statements = [VALUES[name]]
    if is_received:
        statements.append("UPDATE state SET value = 'elsewhere' WHERE key = 'home'")
    hostile(path, statements)
    try:
        use(path)
    except ProjectError:
        assert not check_project(path).is_sound
    rescue_project(path, tmp_path / "rescued.annotator")
    assert check_project(tmp_path / "rescued.annotator").is_sound
    use(tmp_path / "rescued.annotator")


def test_a_journal_that_names_another_file_deletes_nothing(tmp_path):
    """SQLite deletes the super-journal that a hot journal names: here, somebody's letter."""
    path, letter = tmp_path / "p.annotator", tmp_path / "letter.txt"
    new_project(path, Random(1))
    leave_hot_journal(path)
    letter.write_bytes(b"Dear Ada")
    name = str(letter).encode()
    with path.with_name("p.annotator-journal").open("ab") as journal:
        journal.write(struct.pack(">I", (1 << 30) // 4096 + 1))
        journal.write(name + struct.pack(">II", len(name), sum(name)))
        journal.write(bytes.fromhex("d9d505f920a163d7"))
    before = path.read_bytes()
    for work in (Project.open, check_project):
        with pytest.raises(ProjectError, match="names another file to be deleted"):
            work(path)
    assert letter.read_bytes() == b"Dear Ada"
    assert path.read_bytes() == before
    rescue_project(path, tmp_path / "rescued.annotator")
    assert letter.read_bytes() == b"Dear Ada"
    with closing(sqlite3.connect(path)) as unguarded:
        unguarded.execute("SELECT count(*) FROM step").fetchone()
    assert not letter.exists(), "the trap does not work, so nothing was shown"


def test_snapshots_of_a_made_up_uuid_stay_in_their_folder(tmp_path):
    path = tmp_path / "p.annotator"
    hostile(path, ["UPDATE meta SET value = '../../../x' WHERE key = 'uuid'"])
    with Project.open(path, annotator="Ada") as project:
        snapshot = Snapshots(project).take("test")
    assert snapshot.path.parent.parent == folder_of("x").parent


def test_a_received_project_gets_its_search_index_made_anew(tmp_path):
    path = tmp_path / "p.annotator"
    hostile(
        path,
        [
            "UPDATE state SET value = 'elsewhere' WHERE key = 'home'",
            "INSERT INTO text_fts (text_fts) VALUES ('delete-all')",
        ],
    )
    assert not check_project(path).is_sound
    with Project.open(path, annotator="Ada"):
        pass
    assert check_project(path).is_sound
    assert len(state_of(path)[0]) == 20
