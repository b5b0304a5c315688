"""A hostile file costs its own reading, nothing else."""

import sys
import threading
import time

import pytest

from annotator.sources.child import Child
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources import hostile

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are Unix's")


def read(child: Child, how) -> str:
    found = list(child.extracted(how, b"abc", "x.pdf", Options(password="p")))
    return found[0].blocks[0].text


def test_one_child_reads_file_after_file():
    with Child() as child:
        assert read(child, hostile.fine) == "x.pdf 3 p"
        assert read(child, hostile.fine) == "x.pdf 3 p"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (hostile.problem, r"^x\.pdf is odd\.$"),
        (hostile.error, r"x\.pdf cannot be read: its reader failed \(KeyError\)"),
        (hostile.crash, r"x\.pdf cannot be read: it made its reader break down \(7\)"),
        (hostile.network, r"its reader failed \(PermissionError\)"),
        pytest.param(hostile.memory, "needs more than 1024 MB of memory", marks=UNIX),
    ],
)
def test_what_goes_wrong_is_one_files_problem(how, said):
    with Child() as child:
        with pytest.raises(SourceProblem, match=said) as caught:
            read(child, how)
        assert "words of the document" not in str(caught.value)
        assert read(child, hostile.fine) == "x.pdf 3 p"


def test_what_a_reader_prints_stands_nowhere(capfd):
    with Child() as child:
        assert read(child, hostile.chatty) == "x.pdf 3 p"
    assert capfd.readouterr() == ("", "")


@UNIX
def test_a_busy_reader_is_ended():
    with Child(seconds=1) as child:
        with pytest.raises(SourceProblem, match="took longer than 1 s"):
            read(child, hostile.busy)
        assert read(child, hostile.fine) == "x.pdf 3 p"


def test_a_reader_that_waits_is_ended():
    with (
        Child(wall=1.5) as child,
        pytest.raises(SourceProblem, match=r"took longer than 1\.5 s"),
    ):
        read(child, hostile.asleep)


def test_a_reader_starts_no_program(tmp_path):
    mark = tmp_path / "made"
    with Child() as child, pytest.raises(SourceProblem, match="PermissionError"):
        list(child.extracted(hostile.program, str(mark).encode(), "x", Options()))
    assert not mark.exists()


def test_reading_can_be_called_off():
    child = Child()
    threading.Timer(1.5, child.close).start()
    start = time.monotonic()
    with pytest.raises(SourceProblem, match=r"cannot be read|was called off"):
        read(child, hostile.asleep)
    assert time.monotonic() - start < 20
