"""Who has a project open, and whether it was closed."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.store import Project, presence
from annotator.store.check import check_project


def entries(project):
    return [json.loads(value) for _, value in presence._entries(project._database)]


def leave_behind(project, value, key="open:left"):
    with project._database.unjournaled():
        project._database.execute("INSERT INTO state (key, value) VALUES (?, ?)", (key, value))


def entry(pid, host=None):
    return json.dumps({"pid": pid, "host": host or socket.gethostname(), "at": ""})


def gone():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait()
    return process.pid


def test_an_open_project_says_by_whom_until_it_is_closed(project, path):
    (mine,) = entries(project)
    assert (mine["pid"], mine["host"]) == (os.getpid(), socket.gethostname())
    with Project.open(path) as second:
        assert len(entries(second)) == 2
    assert len(entries(project)) == 1
    assert not presence.ended_uncleanly(project._database)


@pytest.mark.usefixtures("project")
def test_a_reader_leaves_no_trace(path):
    with Project.open(path, read_only=True) as second:
        assert len(entries(second)) == 1


@pytest.mark.parametrize(
    ("value", "is_dead"),
    [
        (lambda: entry(gone()), True),
        (lambda: entry(1 << 70), True),
        (lambda: entry(os.getpid()), False),
        (lambda: entry(1), False),
        (lambda: entry(-1), False),
        (lambda: entry(gone(), "elsewhere.example"), False),
        (lambda: "nonsense", True),
        (lambda: "[]", True),
        (lambda: '{"pid": null, "host": ""}', True),
    ],
)
def test_a_process_that_never_closed_is_noticed_and_forgotten_at_the_next_opening(
    project, path, value, is_dead
):
    leave_behind(project, value())
    assert presence.ended_uncleanly(project._database) == is_dead
    with Project.open(path) as second:
        assert len(entries(second)) == 2 + (not is_dead)


def test_a_process_of_somebody_else_is_alive(project, monkeypatch):
    def refused(*_):
        raise PermissionError

    leave_behind(project, entry(gone()))
    monkeypatch.setattr(os, "kill", refused)
    assert not presence.ended_uncleanly(project._database)


def test_a_project_from_elsewhere_gets_its_search_index_anew(project, path, document):
    database = project._database
    assert presence.is_at_home(database.connection)
    with database.unjournaled():
        database.execute("INSERT INTO text_fts (text_fts) VALUES ('delete-all')")
        database.execute("UPDATE state SET value = 'elsewhere' WHERE key = 'home'")
    assert list(project.documents.ids("bridge opened")) == []
    assert not presence.is_at_home(database.connection)
    project.close()
    with Project.open(path) as second:
        assert list(second.documents.ids("bridge opened")) == [document]
        assert presence.is_at_home(second._database.connection)


def test_a_home_that_cannot_be_kept_is_a_new_one_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    first = presence.home_token()
    assert presence.home_token() == first == Path(tmp_path, "data", "home").read_text()
    Path(tmp_path, "data", "home").write_bytes(b"\xff")
    second = presence.home_token()
    assert second not in ("", first)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: "/proc/none")
    assert presence.home_token() != presence.home_token()


def test_a_deed_that_fails_leaves_no_byte_behind(project, path, document):
    def fail(brief):
        with brief.journal.step("A deed"):
            brief.documents.add(SourceText("Some other text."), Metadata(title="Other"))
            assert len(entries(brief)) == 1
            raise ValueError("stop")

    project.close()
    before = path.read_bytes()
    with Project.open(path, annotator="Somebody new", is_brief=True) as brief:
        assert brief.documents.text(document)
        with pytest.raises(ValueError, match="stop"):
            fail(brief)
        with brief.journal.step("Nothing"):
            pass
        assert entries(brief) == []
    assert path.read_bytes() == before


def test_what_is_opened_for_one_deed_is_written_down_with_it(project, path):
    project.close()
    with Project.open(path, annotator="Somebody new", is_brief=True) as brief:
        with pytest.raises(ValueError, match="stop"), brief.journal.step("A deed"):
            raise ValueError("stop")
        added = brief.documents.add(SourceText("Some other text."), Metadata(title="Other"))
        assert len(entries(brief)) == 1
        brief.documents.rename(added, "Another")
        assert len(entries(brief)) == 1
    with Project.open(path, annotator="Somebody new") as again:
        assert len(entries(again)) == 1
        assert again.journal.undo().title == "Rename document to “Another”"


def test_who_opens_for_one_deed_is_known_before_it(project, path, document):
    project.documents.rename(document, "Another")
    project.close()
    with Project.open(path, annotator=project.annotator, is_brief=True) as brief:
        assert brief.journal.undo_title() == "Rename document to “Another”"
        assert brief.journal.undo().title == "Rename document to “Another”"
    with Project.open(path, annotator="Somebody new", is_brief=True) as brief:
        assert brief.journal.undo_title() is None


def test_a_search_index_from_elsewhere_is_made_anew_with_the_first_deed(project, path, document):
    database = project._database
    with database.unjournaled():
        database.execute("INSERT INTO text_fts (text_fts) VALUES ('delete-all')")
        database.execute("UPDATE state SET value = 'elsewhere' WHERE key = 'home'")
    project.close()
    with Project.open(path, is_brief=True) as brief:
        brief.documents.add(SourceText("Some other text."), Metadata(title="Other"))
        assert list(brief.documents.ids("bridge opened")) == [document]
        assert presence.is_at_home(brief._database.connection)
    assert check_project(path).is_sound
