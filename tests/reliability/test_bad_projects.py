"""Files that are no projects, half projects, newer or damaged: one sentence, no traceback, no
byte changed; and what damage the check finds."""

import os
import sqlite3
import zipfile
from contextlib import closing, suppress
from hashlib import sha256
from random import Random

import pytest

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from annotator.store.errors import DamagedProject, NewerProject, NotAProject
from annotator.store.rescue import rescue_project
from tests.reliability.work import both_sizes, new_project, one_step, state

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A project in which every table holds something."""
    path = tmp_path_factory.mktemp("whole") / "p.annotator"
    chance = Random(1)
    new_project(path, chance, annotations=40)
    with Project.open(path, annotator="Ada") as project:
        for _ in range(30):
            one_step(project, chance)
        ids = [one.id for one in project.annotations(label="source")]
        claim = next(project.annotations(label="claim")).id
        project.links.add("attributed_to", claim, ids[0])
        project.comments.add(1, "a comment")
    return path.read_bytes()


def changed(data, offset, new):
    return data[:offset] + new + data[offset + len(new) :]


def a_zip(path, data):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p.annotator", data)


def with_sql(*statements):
    def make(path, data):
        path.write_bytes(data)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return make


def another_database(path, _data):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        connection.execute("PRAGMA application_id = 1234")


def as_bytes(make):
    return lambda path, data: path.write_bytes(make(data))


MALFORMED = {
    "empty": (as_bytes(lambda _: b""), NotAProject),
    "one byte": (as_bytes(lambda _: b"S"), NotAProject),
    "15 bytes": (as_bytes(lambda data: data[:15]), NotAProject),
    "16 bytes": (as_bytes(lambda data: data[:16]), NotAProject),
    "header only": (as_bytes(lambda data: data[:100]), DamagedProject),
    "text": (as_bytes(lambda _: b"Dear diary,\n" * 50), NotAProject),
    "random": (as_bytes(lambda _: Random(1).randbytes(20_000)), NotAProject),
    "zeros": (as_bytes(lambda _: bytes(20_000)), NotAProject),
    "zip": (a_zip, NotAProject),
    "another database": (another_database, NotAProject),
    "first page zeroed": (as_bytes(lambda data: bytes(PAGE) + data[PAGE:]), NotAProject),
    "second page zeroed": (as_bytes(lambda data: changed(data, PAGE, bytes(PAGE))), ProjectError),
    "half": (as_bytes(lambda data: data[: len(data) // 2]), DamagedProject),
    "cut in a page": (as_bytes(lambda data: data[:-1000]), DamagedProject),
    "newer": (with_sql("PRAGMA user_version = 99"), NewerProject),
    "version 0": (with_sql("PRAGMA user_version = 0"), NotAProject),
    "a table too many": (with_sql("CREATE TABLE extra (x)"), NotAProject),
    "a table too few": (with_sql("DROP TABLE comment"), NotAProject),
    "read version 3": (as_bytes(lambda data: changed(data, 19, b"\3")), NotAProject),
    "schema format 5": (as_bytes(lambda data: changed(data, 44, b"\0\0\0\5")), DamagedProject),
    "page size 3": (as_bytes(lambda data: changed(data, 16, b"\0\3")), ProjectError),
}


def digest(folder):
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_refused_in_one_sentence_and_left_alone(name, whole, tmp_path):
    make, kind = MALFORMED[name]
    path = tmp_path / "p.annotator"
    make(path, whole)
    before = digest(tmp_path)
    for read_only in (False, True):
        with pytest.raises(kind) as told:
            Project.open(path, annotator="Ada", read_only=read_only)
        assert "p.annotator" in str(told.value)
        assert "\n" not in str(told.value)
    with suppress(ProjectError):
        assert not check_project(path).is_sound
    assert digest(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["folder", "missing", "dangling link", "fifo", "null device", "NUL in the name"]
)
def test_what_is_no_file_is_refused(name, tmp_path):
    path = tmp_path / "p.annotator"
    if name == "folder":
        path.mkdir()
    elif name == "dangling link":
        path.symlink_to(tmp_path / "nowhere")
    elif name == "fifo":
        os.mkfifo(path)
    elif name == "null device":
        path.symlink_to(os.devnull)
    elif name == "NUL in the name":
        path = tmp_path / "a\0b"
    for work in (Project.open, check_project):
        with pytest.raises(NotAProject):
            work(path)
    assert not (tmp_path / "nowhere").exists()
    assert name != "missing" or list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["a b#c%41?mode=memory.annotator", "Ä😀.annotator", "line\nbreak.annotator", "'\";.annotator"],
)
def test_names_of_any_kind_work(name, tmp_path, whole):
    path = tmp_path / name
    path.write_bytes(whole)
    with Project.open(path, annotator="Ada") as project:
        project.rename("Renamed")
    assert check_project(path).is_sound
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_to_a_project_opens_the_project(tmp_path, whole):
    path = tmp_path / "p.annotator"
    path.write_bytes(whole)
    (tmp_path / "link").symlink_to(path)
    with Project.open(tmp_path / "link", annotator="Ada") as project:
        assert project.path == path


def test_garbage_behind_the_end_harms_nothing(tmp_path, whole):
    path = tmp_path / "p.annotator"
    path.write_bytes(whole + b"garbage" * 100)
    assert check_project(path).is_sound


def flipped(data, chance):
    """A few bits are others: memory or a cable is bad."""
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        data = changed(data, place, bytes([data[place] ^ (1 << chance.randrange(8))]))
    return data


def broken(data, chance):
    """A sector or a page is lost or rubbish, or the end is missing: the disk is bad."""
    kind = chance.random()
    if kind < 0.15:
        return data[: chance.randrange(100, len(data))]
    size = chance.choice((512, PAGE))
    place = chance.randrange(len(data) // size) * size
    return changed(data, place, chance.choice((bytes(size), chance.randbytes(size))))


def everything(path):
    """All that a person could see of a project; None where it cannot be opened or read."""
    try:
        with Project.open(path, read_only=True) as project:
            scheme, found = project.scheme, state(project)
            exchanged = tuple(project.exchange.read())
            steps = tuple(project.journal.history(limit=1000))
            history = tuple(project.journal.changes_of(step.id) for step in steps)
            return project.title, scheme, found, exchanged, steps, history
    except ProjectError:
        return None


@both_sizes
@pytest.mark.parametrize(("damage", "share"), [(broken, 0.99), (flipped, 0.7)])
def test_damage_is_found_and_nothing_crashes_hangs_or_is_changed(
    whole, tmp_path, amount, seed, damage, share, record_property
):
    """What goes unseen of single bits is a character of a title, a note, a guideline: there is
    no second copy of those to compare with."""
    path = tmp_path / "p.annotator"
    path.write_bytes(whole)
    sound = everything(path)
    harmful, unseen = 0, []
    for number in range(amount(100, 2500)):
        data = damage(whole, Random(f"{seed}/{number}"))
        path.write_bytes(data)
        before = digest(tmp_path)
        harmed = everything(path) != sound
        try:
            found = not check_project(path).is_sound
        except ProjectError:
            found = True
        assert digest(tmp_path) == before, f"case {number}"
        harmful += harmed
        if harmed and not found:
            unseen.append(number)
    record_property("harmful", harmful)
    record_property("unseen", len(unseen))
    assert harmful > amount(100, 2500) // 4
    assert len(unseen) <= max(1, harmful * (1 - share)), f"unseen: {unseen} of {harmful} harmful"


def test_check_tells_each_kind_of_damage(tmp_path, whole):
    path = tmp_path / "p.annotator"
    cases = {
        "UPDATE text SET content = replace(content, 'the', 'teh')": "checksum differs",
        "UPDATE annotation SET start = start + 1, stop = stop + 1": "words are not those",
        "UPDATE annotation SET attributes = '[]' WHERE id = 1": "attributes of annotation 1",
        "UPDATE annotation SET fragments = '[[5, 3]]' WHERE id = 1": "impossible fragments",
        "UPDATE annotation SET fragments = '[[1, 3], [2, 4]]' WHERE id = 1": "impossible bounds",
        "UPDATE change SET before = '{' WHERE op = 'update'": "cannot be undone",
        "UPDATE change SET tbl = 'sqlite_master' WHERE id = 1": "no table that has a history",
        "UPDATE step SET standing = NULL": "contradicts itself",
        "DELETE FROM version": "none of its versions",
        "DELETE FROM meta WHERE key = 'uuid'": "uuid is missing",
        "UPDATE label SET colours = '{}'": "colours of label",
        "UPDATE document SET extra = '' WHERE id = 1": "details of document 1",
        "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'annotation'": "same number twice",
        "INSERT INTO text_fts (text_fts) VALUES ('delete-all')": "search index",
        "UPDATE comment SET document = 999": "belongs to a document that is not there",
        "UPDATE text SET method = CAST(X'FF' AS TEXT)": "no text",
    }
    for sql, sentence in cases.items():
        path.write_bytes(whole)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute(sql)
        problems = check_project(path).problems
        assert any(sentence in problem for problem in problems), (sql, problems[:3])


def test_check_says_how_far_it_is(tmp_path, whole):
    path = tmp_path / "p.annotator"
    path.write_bytes(whole)
    told = []
    report = check_project(path, lambda done, total: told.append((done, total)))
    assert report.documents >= 2
    assert told[-1][0] == told[-1][1]


def test_an_unreadable_file_is_rescued_as_far_as_it_goes(tmp_path, whole):
    path = tmp_path / "p.annotator"
    path.write_bytes(bytes(100) + whole[100:])
    assert rescue_project(path, tmp_path / "new.annotator").annotations > 20
