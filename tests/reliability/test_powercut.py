"""Power cuts at any moment, simulated from a record of what the program wrote and synced."""

import shutil
from contextlib import closing
from random import Random

import pytest

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from tests.reliability.disk import Event
from tests.reliability.powercut import after_cut
from tests.reliability.work import both_sizes, new_project, one_step, state, state_of

CUTS_PER_RUN = 60
STEPS = 12


def record(disk, folder, chance, *, synchronous=None):
    """Works on a project; returns the disk before, the events, and the states after each step
    (a "mark" event says when the program called the step saved)."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "p.annotator"
    new_project(path, chance)
    start = {str(path): path.read_bytes()}
    with disk.recording(folder) as events, closing(Project.open(path, annotator="Ada")) as project:
        if synchronous:
            project._database.execute(f"PRAGMA synchronous = {synchronous}")
        states = [state(project)]
        events.append(Event("mark", place=0))
        for number in range(1, STEPS + 1):
            one_step(project, chance)
            states.append(state(project))
            events.append(Event("mark", place=number))
        kept = list(events)
    return path, start, kept, states


def outcome(path, start, events, states, chance):
    """Cuts the power once; "" or what went wrong."""
    cut = chance.randint(0, len(events))
    saved = max((e.place for e in events[:cut] if e.kind == "mark"), default=0)
    for file in path.parent.iterdir():
        file.unlink()
    for name, content in after_cut(start, events, cut, chance).items():
        path.with_name(name.rsplit("/", 1)[1]).write_bytes(content)
    try:
        report = check_project(path)
    except ProjectError as error:
        return f"destroyed: {error}"
    if not report.is_sound:
        return f"damaged: {report.problems[:3]}"
    found = state_of(path)
    if found not in states[saved : saved + 2]:
        return "lost" if found in states else "torn"
    return ""


def failures(disk, folder, seed, cuts, **settings):
    chance = Random(seed)
    found = []
    while cuts > 0:
        recorded = record(disk, folder, chance, **settings)
        found += [outcome(*recorded, chance) for _ in range(min(cuts, CUTS_PER_RUN))]
        cuts -= CUTS_PER_RUN
    return [one for one in found if one]


def publish(record_property, cuts, found):
    record_property("cuts", cuts)
    for kind in ("lost", "torn", "damaged", "destroyed"):
        record_property(kind, sum(one.startswith(kind) for one in found))


@both_sizes
def test_what_was_called_saved_survives_a_power_cut(disk, tmp_path, amount, seed, record_property):
    found = failures(disk, tmp_path / "disk", seed, amount(300, 10_000))
    publish(record_property, amount(300, 10_000), found)
    assert found == [], f"ANNOTATOR_SEED={seed}"


@both_sizes
@pytest.mark.parametrize("synchronous", ["FULL", "OFF"])
def test_weaker_settings_lose_work_so_the_simulation_bites(
    disk, tmp_path, amount, seed, synchronous, record_property
):
    found = failures(disk, tmp_path / "disk", seed, amount(120, 3000), synchronous=synchronous)
    publish(record_property, amount(120, 3000), found)
    assert "lost" in found, f"ANNOTATOR_SEED={seed}"
