"""Damaged and hostile files of each kind: whatever is in them, only a ``SourceProblem`` comes
out, or a text that can be stored, and that soon."""

import pytest

from annotator.sources.child import Child
from annotator.sources.kinds import KINDS
from tests.sources.fuzz import damaged_file, faults_in
from tests.sources.fuzz_seeds import SEEDS
from tests.sources.web import allow_this_machine

RUNS = [pytest.param(40), pytest.param(100_000, marks=[pytest.mark.soak, pytest.mark.timeout(0)])]
# What is read in other ways than as a file of a kind.
OTHERS = {"text", "zip", "clipboard", "url"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """Instead of the suite's own rule: one of the kinds comes from a server of this machine."""
    allow_this_machine(monkeypatch)


@pytest.fixture(scope="module")
def child():
    with Child() as started:
        yield started


@pytest.mark.parametrize("runs", RUNS)
@pytest.mark.parametrize("kind", SEEDS)
def test_nothing_but_a_problem_comes_out_of_a_damaged_file(kind, runs, child):
    assert list(faults_in(kind, range(runs), child)) == []


def test_every_kind_of_source_is_tried():
    assert set(SEEDS) == {kind.name for kind in KINDS} | OTHERS


def test_a_number_makes_the_same_file_again():
    for kind in SEEDS:
        assert damaged_file(kind, 7) == damaged_file(kind, 7) != damaged_file(kind, 8)
