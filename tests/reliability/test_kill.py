"""Processes killed at random moments while they write: nothing acknowledged is lost, nothing
is damaged, and what was under way happened wholly or not at all."""

import multiprocessing
import shutil
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import NotAProject
from annotator.store.opening import look
from annotator.store.snapshots import folder_of
from tests.reliability.future import later_version
from tests.reliability.victim import newest, work
from tests.reliability.work import both_sizes, new_project, state

# Of every 20 kills; with the longest life in seconds from when the work began.
SHARES = {
    "annotating": (9, 0.2),
    "importing": (4, 0.4),
    "migrating": (4, 0.12),
    "keeping": (2, 0.3),
    "creating": (1, 0.05),
}
KINDS = [kind for kind, (share, _) in SHARES.items() for _ in range(share)]
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.kill


@pytest.fixture(scope="module")
def processes():
    """Processes that begin quickly: forked from one that has imported everything."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["tests.reliability.victim"])
    return context


@pytest.fixture
def lives(processes, tmp_path):
    """The longest life of each kind of process; an upgrade is timed on this machine as it is."""
    path = tmp_path / "timed.annotator"
    new_project(path, Random(1), documents=3, annotations=60)
    hear, tell = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=("migrating", str(path), "", tell))
    process.start()
    tell.close()
    with closing(hear):
        assert hear.recv() is None
        begun = time.monotonic()
        assert hear.recv() is not None
    process.join()
    found = {kind: longest for kind, (_, longest) in SHARES.items()}
    return found | {"migrating": 2 * (time.monotonic() - begun)}


def killed(processes, kind, path, chance, longest):
    """Runs a process, kills it; the last thing that it acknowledged."""
    hear, tell = processes.Pipe(duplex=False)
    arguments = (kind, str(path), str(chance.random()), tell)
    process = processes.Process(target=work, args=arguments)
    process.start()
    tell.close()
    told = None
    with closing(hear):
        assert hear.poll(PATIENCE_SECONDS), "the process never began"
        try:
            told = hear.recv()
            time.sleep(chance.uniform(0, longest))
            process.kill()
            while True:
                told = hear.recv()
        except (EOFError, OSError):
            pass
    process.join()
    return told


def check_after(path, told):
    """What must be true of the file, in the version of the program that it is of now."""
    report = check_project(path)
    assert report.is_sound, report.problems[:5]
    with Project.open(path, annotator="Ada") as project:
        step, found = newest(project), state(project)
    if told is not None:
        saved, held = told
        assert step in {saved, saved + 1}, "a step is missing, or one came from nowhere"
        assert step > saved or found == held, "something saved is lost"
    return found


def check_created(path):
    """A new project is there, or it is refused in a sentence."""
    try:
        Project.open(path, annotator="Ada").close()
    except NotAProject:
        return
    assert check_project(path).is_sound


def version_of(path):
    with later_version():
        return look(path)


@both_sizes
def test_nothing_saved_is_lost_when_the_program_is_killed(
    processes, tmp_path, amount, seed, lives, record_property
):
    chance = Random(seed)
    whole, path = tmp_path / "whole.annotator", tmp_path / "p.annotator"
    new_project(whole, chance, documents=3, annotations=60)
    with Project.open(whole, read_only=True) as project:
        before, uuid = state(project), project.uuid
    upgraded = 0
    for number in range(amount(60, 2000)):
        kind = KINDS[number % len(KINDS)]
        shutil.copy(whole, path)
        Path(f"{path}-journal").unlink(missing_ok=True)
        told = killed(processes, kind, path, chance, lives[kind])
        if kind == "creating":
            check_created(path)
        elif kind == "migrating" and version_of(path) > 1:
            upgraded += 1
            with later_version():
                assert check_after(path, told) == before
        elif kind == "migrating":
            assert told is None, "an upgrade that was called done is gone"
            assert check_after(path, told) == before
        else:
            check_after(path, told)
        for snapshot in folder_of(uuid).glob("*.annotator"):
            if kind == "keeping":
                assert check_project(snapshot).is_sound
            snapshot.unlink()
    record_property("kills", amount(60, 2000))
    record_property("upgrades that were finished", upgraded)
    assert upgraded, "no upgrade was ever finished: the kills come too early"
