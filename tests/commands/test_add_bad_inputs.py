"""Bad inputs, end to end: the sentence that is shown, and a project that does not change.

The rows of the list of bad inputs that concern sources are ``MEANT``. Most are in the tables of
``bad_inputs`` and ``odd_inputs``, whose numbers are in the names of the tests ("43-open-quote");
``ELSEWHERE`` names the tests of the others, which need more than a file; they, too, assert the
sentence and that the project does not change.
"""

import ast
import os
import shutil
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.commands.terminal import printable
from annotator.store import Project
from tests.commands.bad_inputs import OTHERS, REFUSED, Bad
from tests.commands.odd_inputs import TAKEN, Odd
from tests.commands.project_hash import hash_of

# 51 to 66 are about annotations, 99 to 102 about projects, patterns and models.
MEANT = {*range(1, 51), *range(67, 99)}
ELSEWHERE = {
    19: "commands/test_add_elsewhere.py::test_19_a_file_that_grows_while_it_is_read_is_told",
    67: "commands/test_add_elsewhere.py::test_67_who_stops_in_the_middle_adds_nothing",
    68: "commands/test_add_elsewhere.py::test_68_a_full_disk_is_told_and_how_much_is_needed",
    96: "commands/test_add_elsewhere.py::test_96_a_bad_source_from_the_web_is_told_as_from_here",
    97: "ui/adding/test_bad_inputs.py::test_97_a_selection_without_words_is_told",
    98: "ui/adding/test_bad_inputs.py::test_98_of_5000_files_and_folders_each_is_reported",
}
TESTS = Path(__file__).parents[1]


def named(case: Bad | Odd) -> str:
    return f"{case.row}-{case.what}"


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "news.annotator"
    main(["new", str(path), "--annotator", "Ann"])
    return path


@pytest.fixture
def news(empty, tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(empty, tmp_path / "news.annotator"))


@pytest.mark.parametrize("case", [*REFUSED, *OTHERS], ids=named)
def test_a_bad_source_is_told_and_the_project_is_as_before(news, capsys, case: Bad):
    case.write(Path(case.name))
    before = hash_of(news)
    capsys.readouterr()
    assert main(["add", "news", "--annotator", "Ann", case.name, *case.more]) == 1
    out, errors = capsys.readouterr()
    assert out == ""
    assert errors.startswith(f"annotator: {case.name}{printable(case.said)}")
    assert errors.count("\n") == 1
    assert "Nothing was added" in errors
    assert hash_of(news) == before


@pytest.mark.parametrize("case", TAKEN, ids=named)
def test_an_odd_source_that_is_sound_is_taken_as_it_is(news, capsys, case: Odd):
    case.write(Path(case.name))
    capsys.readouterr()
    assert main(["add", "news", "--annotator", "Ann", case.name, *case.more]) == 0
    assert case.said in "".join(capsys.readouterr())
    with Project.open(news) as project:
        documents = project.documents
        assert tuple(documents.text(one) for one in documents.ids()) == case.texts


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_25_a_source_that_may_not_be_read_is_told(news, capsys):
    Path("x.txt").write_text("words", encoding="utf-8")
    Path("x.txt").chmod(0)
    before = hash_of(news)
    assert main(["add", "news", "--annotator", "Ann", "x.txt"]) == 1
    assert "x.txt cannot be read: you may not read this file." in capsys.readouterr().err
    assert hash_of(news) == before


def test_every_row_of_the_list_that_concerns_sources_is_tried():
    assert {case.row for case in (*REFUSED, *TAKEN)} | set(ELSEWHERE) == MEANT


@pytest.mark.parametrize("place", ELSEWHERE.values())
def test_the_tests_of_the_other_rows_are_there(place):
    file, _, name = place.partition("::")
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
