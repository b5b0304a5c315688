"""What the processes do that are going to be killed. Each says when a step was called saved."""

from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from annotator.store import Project
from annotator.store.snapshots import Snapshots
from tests.reliability.future import later_version
from tests.reliability.work import annotate, incoming, new_project, one_step, state


def newest(project: Project) -> int:
    return project.journal.history(limit=1)[0].id


def annotating(path: Path, chance: Random, told: Connection) -> None:
    with Project.open(path, annotator="Ada") as project:
        while True:
            told.send((newest(project), state(project)))
            one_step(project, chance)


def importing(path: Path, chance: Random, told: Connection) -> None:
    with Project.open(path, annotator="Ada") as project:
        while True:
            told.send((newest(project), state(project)))
            project.exchange.write(incoming(chance, 60, 20), title="Import")


def migrating(path: Path, _chance: Random, told: Connection) -> None:
    with later_version():
        told.send(None)
        with Project.open(path, annotator="Ada") as project:
            told.send((newest(project), state(project)))


def keeping(path: Path, chance: Random, told: Connection) -> None:
    with Project.open(path, annotator="Ada") as project:
        snapshots = Snapshots(project)
        while True:
            told.send((newest(project), state(project)))
            annotate(project, chance)
            snapshots.take("test")


def creating(path: Path, chance: Random, told: Connection) -> None:
    path.unlink()
    told.send(None)
    new_project(path, chance)


PARTS = (annotating, importing, migrating, keeping, creating)
WORK = {work.__name__: work for work in PARTS}


def work(kind: str, path: str, seed: str, told: Connection) -> None:
    WORK[kind](Path(path), Random(seed), told)
