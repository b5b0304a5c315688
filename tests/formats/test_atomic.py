"""Files that are complete or absent."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.formats.atomic import new_folder, put, replacing
from annotator.formats.problems import FormatProblem


def write(path: Path, raw: bytes) -> None:
    with replacing(path) as part:
        part.stream.write(raw)


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".part"]


def test_a_new_file_appears_whole(tmp_path):
    write(tmp_path / "new.csv", b"all of it")
    assert (tmp_path / "new.csv").read_bytes() == b"all of it"
    assert leftovers(tmp_path) == []


def test_after_an_error_the_old_file_is_there_and_nothing_else(tmp_path):
    target = tmp_path / "old.csv"
    target.write_bytes(b"old")

    def half(target: Path) -> None:
        with replacing(target) as part:
            part.stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_permissions_are_kept(tmp_path):
    target = tmp_path / "old.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_survives_and_its_target_is_replaced(tmp_path):
    (tmp_path / "there").mkdir()
    real = tmp_path / "there" / "real.csv"
    real.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(real)
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_project_is_never_replaced(tmp_path):
    project = tmp_path / "disguised.csv"
    sqlite3.connect(project).execute("CREATE TABLE t (x)").connection.close()
    before = project.read_bytes()
    for target, never in ((project, []), (project, [project]), (tmp_path / "new.annotator", [])):
        with pytest.raises(FormatProblem, match="project"), replacing(target, never=never):
            pass
    assert project.read_bytes() == before


def test_an_open_project_is_not_even_opened(tmp_path, monkeypatch):
    project = tmp_path / "x.csv"
    project.write_bytes(b"whatever")
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(FormatProblem), replacing(project, never=[project]):
        pass


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder", "is a folder"),
        ("missing/x.csv", "no such folder"),
        ("file/x.csv", "cannot be written"),
    ],
)
def test_a_target_that_cannot_be_is_told_in_a_sentence(tmp_path, name, sentence):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FormatProblem, match=sentence), replacing(tmp_path / name):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FormatProblem, match="not an ordinary file"), replacing(tmp_path / "pipe"):
        pass


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(FormatProblem, match="cannot be written"), replacing(tmp_path / "x.csv"):
        pass
    tmp_path.chmod(0o700)


WRITER = """
import sys
from pathlib import Path
from annotator.formats.atomic import new_folder, put, replacing
print("ready", flush=True)
for number in range(10**9):
    with replacing(Path(sys.argv[1])) as part:
        for _ in range(200):
            part.stream.write(b"%d\\n" % number * 50)
"""


@pytest.mark.kill
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_killed_writer_leaves_a_whole_file(tmp_path):
    target = tmp_path / "out.csv"
    chance = random.Random(3)
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, target],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.15))
        process.kill()
        process.wait()
        process.stdout.close()
        if target.exists():
            lines = target.read_bytes().splitlines()
            assert len(lines) == 200 * 50
            assert len(set(lines)) == 1
    assert target.exists()


def test_a_folder_appears_with_all_its_files(tmp_path):
    with new_folder(tmp_path / "out") as part:
        put(part / "a", b"1")
        put(part / "b", b"2")
        assert not (tmp_path / "out").exists()
    assert {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()} == {
        "a": b"1",
        "b": b"2",
    }
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_folder_is_not_there_after_an_error(tmp_path):
    def fill():
        with new_folder(tmp_path / "out") as part:
            put(part / "a", b"1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_takes_the_place_of_an_empty_one_only(tmp_path):
    (tmp_path / "empty").mkdir()
    with new_folder(tmp_path / "empty") as part:
        put(part / "a", b"1")
    for taken in ("empty", "empty/a"):
        with (
            pytest.raises(FormatProblem, match="is there already; name a new folder"),
            new_folder(tmp_path / taken),
        ):
            pass
    assert (tmp_path / "empty" / "a").read_bytes() == b"1"


def test_what_comes_into_an_empty_folder_meanwhile_stays(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(FormatProblem, match="cannot be written"), new_folder(tmp_path / "out"):
        (tmp_path / "out" / "mine").write_bytes(b"mine")
    assert [one.name for one in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / "mine").read_bytes() == b"mine"


def test_a_folder_needs_one_to_be_in(tmp_path):
    with (
        pytest.raises(FormatProblem, match="cannot be written: No such file"),
        new_folder(tmp_path / "no" / "out"),
    ):
        pass


def test_a_file_in_a_folder_is_never_written_over(tmp_path):
    put(tmp_path / "a", b"1")
    with pytest.raises(FileExistsError):
        put(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"1"
