"""Bad inputs that are more than a file, end to end: what changes while it is read, somebody who
stops, a full disk, a server. The sentence that is shown, and a project that does not change.

Their numbers are those of the list of bad inputs, as in ``test_add_bad_inputs``.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.commands.terminal import printable
from annotator.sources import url
from annotator.sources.url import Rules
from annotator.store.check import check_project
from tests.commands.bad_inputs import REFUSED, Bad
from tests.commands.project_hash import hash_of
from tests.reliability.small_disk import mounted
from tests.sources.web import allow_this_machine, answer, web

WORDS = "It rained for a week, and the bridge stood under water until Sunday. " * 40


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """Instead of the suite's own rule: these tests may reach this machine, and nothing else."""
    allow_this_machine(monkeypatch)


def named(case: Bad) -> str:
    return f"96-{case.row}-{case.what}"


@pytest.fixture
def news(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    main(["new", "news.annotator", "--annotator", "Ann"])
    return tmp_path / "news.annotator"


def folder_of(place: Path, count: int) -> Path:
    place.mkdir()
    for number in range(count):
        (place / f"{number:05}.txt").write_text(f"Story {number}. {WORDS}", encoding="utf-8")
    return place


def test_19_a_file_that_grows_while_it_is_read_is_told(news, capsys, monkeypatch):
    place = folder_of(Path("in"), 3)
    read = os.read

    def while_somebody_writes(descriptor: int, size: int) -> bytes:
        raw = read(descriptor, size)
        if raw.startswith(b"Story 1."):
            with (place / "00001.txt").open("ab") as more:
                more.write(b" And then")
        return raw

    before = hash_of(news)
    capsys.readouterr()
    monkeypatch.setattr(os, "read", while_somebody_writes)
    status = main(["add", "news", "--annotator", "Ann", "in"])
    monkeypatch.undo()
    assert (status, *capsys.readouterr()) == (
        1,
        "",
        (
            "annotator: in/00001.txt changed while it was being read; try again."
            " Nothing was added (--skip-bad adds the others).\n"
        ),
    )
    assert hash_of(news) == before


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_67_who_stops_in_the_middle_adds_nothing(news, tmp_path):
    folder_of(tmp_path / "in", 10_000)  # it goes on long after the first of them are on the disk
    before, size = hash_of(news), news.stat().st_size
    command = [sys.executable, "-m", "annotator", "add", str(news), "--annotator", "Ann", "in"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:  # fmt: skip
        journal = Path(f"{news}-journal")
        while process.poll() is None and not (journal.exists() and news.stat().st_size > size):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    assert (process.returncode, out, errors) == (130, b"", b"annotator: stopped.\n")
    assert hash_of(news) == before
    assert not journal.exists()


def test_68_a_full_disk_is_told_and_how_much_is_needed(tmp_path, capsys):
    with mounted(tmp_path / "small", 10 << 20) as disk:
        news = disk / "news.annotator"
        main(["new", str(news), "--annotator", "Ann"])
        place = folder_of(tmp_path / "in", 6000)
        news_before, before = shutil.copy(news, tmp_path), hash_of(news)
        capsys.readouterr()
        assert main(["add", str(news), "--annotator", "Ann", str(place)]) == 1
        errors = capsys.readouterr().err
        told = re.fullmatch(
            r"annotator: The disk with “news\.annotator” was full at document ([\d,]+), so none was"
            r" saved: about (\d+) MB are needed for all, and (\d+) MB are free\. Free some space"
            r" and try again; what was saved before is safe\.\n",
            errors,
        )
        assert told, errors
        assert hash_of(news) == before
        assert check_project(news).is_sound
    # Where there is so much room, it does.
    documents, needed, free = (int(one.replace(",", "")) for one in told.groups())
    assert 1000 < documents < 6000
    assert free == 9
    with mounted(tmp_path / "larger", (needed + 1) << 20) as disk:
        shutil.copy(news_before, disk / "news.annotator")
        assert main(["add", str(disk / "news.annotator"), "--annotator", "Ann", str(place)]) == 0
        assert shutil.disk_usage(disk).free < needed << 19


@pytest.mark.parametrize("case", [one for one in REFUSED if not one.is_path], ids=named)
def test_96_a_bad_source_from_the_web_is_told_as_from_here(
    news, tmp_path, capsys, monkeypatch, case: Bad
):
    case.write(tmp_path / "sent")
    rules = Rules(is_allowed=lambda address: address in ("127.0.0.1", "::1"))
    monkeypatch.setattr(url, "fetched", partial(url.fetched, rules=rules))
    before = hash_of(news)
    capsys.readouterr()
    with web() as server:
        raw = (tmp_path / "sent").read_bytes()
        server.default = answer(raw, Content_Type="application/octet-stream")
        address = server.url(f"/{case.name}")
        status = main(["add", "news", "--annotator", "Ann", "--url", address, *case.more])
    out, errors = capsys.readouterr()
    assert (status, out) == (1, "")
    said = " is larger than 20 MB" if case.row == 17 else printable(case.said)  # of a page, less
    assert errors.startswith(f"annotator: {address}{said}")
    assert errors.count("\n") == 1
    assert "Nothing was added" in errors
    assert hash_of(news) == before
