"""Folders: one result per file."""

import os
from pathlib import Path

import pytest

from annotator.sources.folders import read_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_bytes(b"two")
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-")
    (tmp_path / ".hidden.txt").write_bytes(b"hidden")
    return tmp_path


def test_every_file_has_its_result_in_order(folder):
    hidden, *outcomes = list(read_all([folder]))
    assert hidden.is_left_out
    assert [outcome.path.name for outcome in outcomes] == ["a.txt", "two.md", "bad.txt", "c.pdf"]
    assert [bool(outcome.reading) for outcome in outcomes] == [True, True, False, False]
    assert "bad.txt is not valid UTF-16" in outcomes[2].problem
    assert outcomes[3].is_left_out


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_folders_are_not_followed(folder):
    (folder / "z").symlink_to(folder)
    (folder / "y.txt").symlink_to(folder / "a.txt")
    problems = [outcome.problem for outcome in read_all([folder]) if outcome.is_left_out]
    assert [problem for problem in problems if "it is a link" in problem] == [
        f"{folder}/y.txt was left out: it is a link.",
        f"{folder}/z was left out: it is a link.",
    ]


def test_a_file_that_is_named_is_read_whatever_its_name(folder):
    (folder / "notes.log").write_bytes(b"log")
    [outcome] = read_all([folder / "notes.log"])
    assert outcome.reading
    assert outcome.remarks == ()


def test_a_guessed_encoding_is_remarked(folder):
    (folder / "old.txt").write_bytes("déjà vu à Orléans".encode("latin-1"))
    [outcome] = read_all([folder / "old.txt"], "latin-1")
    assert outcome.remarks == (f"{folder}/old.txt was read as iso8859-1.",)


def test_what_is_not_there_is_told(folder):
    [outcome] = read_all([folder / "gone"])
    assert "there is no such file" in outcome.problem


def test_hidden_files_are_named_as_left_out_apart_from_those_of_the_system(tmp_path):
    for name in (".hidden.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "._a.txt", "a.txt"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    folder, hidden, read = read_all([tmp_path])
    assert [one.path.name for one in (folder, hidden, read)] == [".git", ".hidden.txt", "a.txt"]
    assert hidden.is_left_out
    assert folder.is_left_out
    assert hidden.problem.endswith(".hidden.txt was left out: it is hidden.")
