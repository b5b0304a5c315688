"""Calls that fail: disk full, input/output errors, folders that turn read-only, at the n-th
call, once or for good. Nothing is torn or lost, and the user is told or it worked all the same."""

import shutil
import sqlite3
from random import Random

import pytest

from annotator.store import Project, ProjectError, connection
from annotator.store.check import check_project
from tests.reliability.disk import FAILURES, Fault
from tests.reliability.test_readonly import leave_hot_journal
from tests.reliability.work import (
    annotate,
    both_sizes,
    incoming,
    new_project,
    one_step,
    state,
    state_of,
)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """A lock that never opens is waited for in vain just as well in a moment."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.005)


WORK = {
    "annotate": annotate,
    "any step": one_step,
    "import": lambda project, chance: project.exchange.write(incoming(chance), title="Import"),
    "delete documents": lambda project, _: project.documents.delete(*project.documents.ids()),
    "undo": lambda project, _: project.journal.undo(),
}
KINDS = (
    *(frozenset({kind}) for kind in FAILURES),
    frozenset({"write", "sync", "truncate", "delete", "open"}),
    frozenset({"write", "sync", "truncate", "delete", "open"}),
)


def some_fault(chance: Random) -> Fault:
    return Fault(
        at=chance.choice((1, 1, 2, 3, chance.randint(1, 30))),
        kinds=chance.choice(KINDS),
        choice=chance.randrange(2),
        lasts=chance.random() < 0.4,
        writes_half=chance.random() < 0.5,
    )


def check_one(disk, path, whole, chance):
    """One fault in one piece of work; whether the user was told of it."""
    shutil.copy(whole, path)
    fault = some_fault(chance)
    told = ""
    with disk.watching(path.parent), Project.open(path, annotator="Ada") as project:
        before = state(project)
        try:
            with disk.failing(fault):
                WORK[chance.choice(list(WORK))](project, chance)
        except ProjectError as error:
            told = str(error)
        after = state(project)
        project.rename("the same window works on")
    report = check_project(path)
    assert report.is_sound, (report.problems[:3], fault)
    assert state_of(path) == after, fault
    # What was told to have failed left nothing; what was not told to have failed is all there.
    assert not told or after == before, (told, fault)
    return bool(told)


def check_opening(disk, path, whole, chance):
    """One fault while a project is opened and closed; whether the user was told of it."""
    shutil.copy(whole, path)
    before = state_of(path)
    fault = some_fault(chance)
    told = ""
    try:
        with (
            disk.watching(path.parent),
            disk.failing(fault),
            Project.open(path, annotator="New") as project,
        ):
            told = project.why_read_only
    except ProjectError as error:
        told = str(error)
    assert check_project(path).is_sound, fault
    assert state_of(path) == before, fault
    return bool(told)


@both_sizes
def test_a_failing_call_never_tears_or_loses_and_is_told(
    disk, tmp_path, amount, seed, record_property
):
    chance = Random(seed)
    whole, path = tmp_path / "whole.annotator", tmp_path / "disk" / "p.annotator"
    path.parent.mkdir()
    new_project(whole, chance)
    told = 0
    for number in range(amount(100, 2000)):
        one = check_opening if number % 5 == 4 else check_one
        told += one(disk, path, whole, Random(f"{seed}/{number}"))
    record_property("faults", amount(100, 2000))
    record_property("told", told)
    assert told > amount(100, 2000) // 5, "the faults hardly ever struck"


def test_a_commit_that_only_seems_to_fail_is_found_and_called_saved(disk, tmp_path):
    """The journal was deleted, so the commit happened; only syncing the folder failed."""
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    fault = Fault(at=1, kinds=frozenset({"delete"}), choice=1)
    heard = []
    with disk.watching(tmp_path), Project.open(path, annotator="Ada") as project:
        project.journal.listeners.append(heard.append)
        with disk.failing(fault):
            new = annotate(project, Random(2))
        assert fault.struck == "delete"
        assert project.annotations.has(new)
        assert len(heard) == 1
        project.journal.undo()
        assert not project.annotations.has(new)
    assert check_project(path).is_sound


def test_a_full_disk_while_saving_is_one_sentence_and_nothing_is_lost(disk, tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    fault = Fault(at=1, kinds=frozenset({"write"}), lasts=True)
    with disk.watching(tmp_path), Project.open(path, annotator="Ada") as project:
        before = state(project)
        with disk.failing(fault), pytest.raises(ProjectError, match=r"full.*Free some space"):
            annotate(project, Random(2))
        assert state(project) == before
        annotate(project, Random(2))
    assert check_project(path).is_sound


def interrupted(project):
    with project.journal.step("Interrupted"):
        annotate(project, Random(2))
        raise KeyboardInterrupt


def test_an_interrupt_within_a_step_takes_the_step_back(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    with Project.open(path, annotator="Ada") as project:
        before = state(project)
        with pytest.raises(KeyboardInterrupt):
            interrupted(project)
        assert state(project) == before
        assert not project._database.connection.in_transaction
        annotate(project, Random(2))
    assert check_project(path).is_sound


def test_sqlite_errors_never_reach_the_user_raw(disk, tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    for kind in FAILURES:
        for at in range(1, 12):
            fault = Fault(at=at, kinds=frozenset({kind}), lasts=True)
            try:
                with (
                    disk.watching(tmp_path),
                    disk.failing(fault),
                    Project.open(path, annotator="Ada") as project,
                ):
                    annotate(project, Random(at))
            except ProjectError:
                pass
            except sqlite3.Error as error:
                pytest.fail(f"{kind} {at}: {error!r}")
    assert check_project(path).is_sound


@both_sizes
def test_a_fault_while_recovering_from_a_crash_costs_nothing(
    disk, tmp_path, amount, seed, record_property
):
    """The half-done change is taken back now or at the next opening; what was saved stays."""
    whole, path = tmp_path / "whole.annotator", tmp_path / "disk" / "p.annotator"
    path.parent.mkdir()
    new_project(whole, Random(seed))
    before = state_of(whole)
    leave_hot_journal(whole)
    journal, told = "p.annotator-journal", 0
    for number in range(amount(20, 500)):
        shutil.copy(whole, path)
        shutil.copy(f"{whole}-journal", path.with_name(journal))
        try:
            with disk.watching(path.parent), disk.failing(some_fault(Random(f"{seed}/{number}"))):
                Project.open(path, annotator="Ada").close()
        except ProjectError:
            told += 1
        assert check_project(path).is_sound, f"case {number}"
        assert state_of(path) == before, f"case {number}"
    record_property("faults", amount(20, 500))
    record_property("told", told)
    assert told
