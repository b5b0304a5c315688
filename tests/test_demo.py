"""The demonstration does the program's job from beginning to end, without a screen."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store import Project

DEMO = [sys.executable, "-m", "annotator.demo"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DEMO, *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("demo")
    return run(str(folder)), folder


def test_it_says_where_each_result_lies(done):
    process, folder = done
    assert process.returncode == 0, process.stderr
    for name in ("sample.annotator", "sample.csv", "window.png"):
        assert str(folder / name) in process.stdout
        assert (folder / name).stat().st_size > 1000


def test_every_exported_row_is_verified_and_the_new_one_is_there(done):
    process, folder = done
    assert "61 of 61 rows verified" in process.stdout
    with (folder / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 61
    assert "lawyers of the company had asked for it to be removed" in {row["quote"] for row in rows}


def test_the_new_annotation_is_in_the_project(done):
    _, folder = done
    with Project.open(folder / "sample.annotator", read_only=True) as project:
        assert len(list(project.annotations())) == 61
