"""Sizes: small with every commit, as published by ``python3 run.py soak``."""

import os
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest

from tests.reliability.disk import Disk


@pytest.fixture
def amount(request):
    """How many times: ``amount(60, 2000)``, in a test marked ``both_sizes``."""

    def chosen(per_commit: int, published: int) -> int:
        if request.param == "commit":
            return per_commit
        return int(os.environ.get("ANNOTATOR_SOAK", published))

    return chosen


@pytest.fixture
def seed(request):
    """A new one each time, told when the test fails; ANNOTATOR_SEED repeats it."""
    chosen = int(os.environ.get("ANNOTATOR_SEED", Random().randrange(1 << 32)))
    request.node.add_report_section("call", "seed", f"ANNOTATOR_SEED={chosen}")
    return chosen


@pytest.fixture
def tmp_path(tmp_path):
    """In memory where there is such a place: what a real disk does after a cut or an error is
    simulated here, and waiting for it shows nothing."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="annotator-", dir=memory))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def installed_disk():
    disk = Disk()
    try:
        restore = disk.install()
    except (OSError, AttributeError, AssertionError) as error:
        pytest.skip(f"Python's SQLite cannot be reached from here: {error}")
    yield disk
    restore()


@pytest.fixture
def disk(installed_disk):
    """The watched disk; connections made in the test go through it."""
    return installed_disk


def pytest_terminal_summary(terminalreporter):
    """The figures that a test recorded, for publishing."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        if getattr(report, "when", "") == "call" and "reliability" in report.nodeid
    ]
    lines = [
        f"{report.nodeid.rsplit('::', 1)[1]}: "
        + ", ".join(f"{name} {figure}" for name, figure in report.user_properties)
        for report in reports
        if report.user_properties
    ]
    if lines:
        terminalreporter.section("figures")
        terminalreporter.write("\n".join(lines) + "\n")
