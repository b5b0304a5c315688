"""Two programs on one file: each sees the other's work, and nobody's is overwritten."""

import multiprocessing
import sys
from random import Random

import pytest

from annotator.store import Project
from annotator.store.check import check_project
from annotator.store.errors import LockedProject
from tests.reliability import neighbour
from tests.reliability.work import annotate, new_project, state, state_of


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    return path


@pytest.fixture
def processes():
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["tests.reliability.neighbour"])
    return context


@pytest.fixture
def started(processes, path):
    """Starts a neighbour who does one thing; yields the line to talk to it."""
    running = []

    def start(work):
        here, there = processes.Pipe()
        process = processes.Process(target=work, args=(str(path), there))
        process.start()
        there.close()
        running.append((process, here))
        assert here.recv() == "ready"
        return here

    yield start
    for process, here in running:
        here.close()
        process.join(30)
        assert process.exitcode == 0


def test_each_sees_what_the_other_did(path, started):
    line = started(neighbour.annotate_when_asked)
    with Project.open(path, annotator="Ada") as project:
        assert project.foreign_changes() == []
        line.send("annotate")
        theirs = line.recv()
        (changes,) = project.foreign_changes()
        assert changes.is_foreign
        assert changes.ids("annotation") == {theirs}
        assert project.annotations[theirs].annotator == "Bob"
        mine = annotate(project, Random(5))
        line.send("look")
        assert line.recv() == [mine]
        assert project.foreign_changes() == []


def test_both_write_at_once_and_nothing_is_lost(path, started):
    before = len(state_of(path)[0])
    line = started(neighbour.annotate_many)
    line.send(40)
    with Project.open(path, annotator="Ada") as project:
        chance = Random(6)
        mine = {annotate(project, chance) for _ in range(40)}
        theirs = set(line.recv())
        held = {row[0] for row in state(project)[0]}
    assert mine | theirs <= held
    assert not mine & theirs
    assert len(held) == before + len(mine | theirs)
    assert check_project(path).is_sound


def test_while_another_writes_for_long_one_can_read_and_is_told_to_wait(path, started):
    line = started(neighbour.hold_a_step_open)
    with Project.open(path, annotator="Ada", read_only=True) as project:
        before = state(project)
        line.send("hold")
        assert line.recv() == "holding"
        assert state(project) == before
    with pytest.raises(LockedProject, match="another window or program"):
        Project.open(path, annotator="Ada")
    line.send("go on")
    assert line.recv() == "done"
    with Project.open(path, annotator="Ada") as project:
        annotate(project, Random(7))


def test_a_writer_waits_a_moment_for_the_other(path, started):
    with Project.open(path, annotator="Ada") as project:
        line = started(neighbour.hold_for_a_moment)
        line.send("hold")
        assert line.recv() == "holding"
        mine = annotate(project, Random(8))  # waits for the other's step to end
        assert line.recv() == "done"
        assert project.annotations.has(mine)
    assert check_project(path).is_sound


def test_two_windows_of_one_process_share_the_file(path):
    with Project.open(path, annotator="Ada") as one, Project.open(path, annotator="Bob") as two:
        mine = annotate(one, Random(9))
        (changes,) = two.foreign_changes()
        assert changes.ids("annotation") == {mine}
        theirs = annotate(two, Random(10))
        assert one.annotations.has(theirs)
    assert check_project(path).is_sound


def test_opening_it_twice_keeps_the_locks_of_the_first(path, started):
    """POSIX drops a process's locks when any of its handles is closed: ours must not."""
    line = started(neighbour.try_to_write)
    with Project.open(path, annotator="Ada") as project, project.journal.step("Long"):
        annotate(project, Random(11))
        check_project(path)
        Project.open(path, read_only=True).close()
        line.send("try")
        assert line.recv() == "locked"
