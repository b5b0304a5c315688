"""What the other program does, in tests of two on one file."""

import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from annotator.store import Project
from annotator.store.errors import LockedProject
from tests.reliability.work import annotate


def annotate_when_asked(path: str, line: Connection) -> None:
    with Project.open(Path(path), annotator="Bob") as project:
        line.send("ready")
        line.recv()
        line.send(annotate(project, Random(50)))
        line.recv()
        found = project.foreign_changes()
        line.send([id_ for changes in found for id_ in sorted(changes.ids("annotation"))])
        wait_for_the_end(line)


def annotate_many(path: str, line: Connection) -> None:
    with Project.open(Path(path), annotator="Bob") as project:
        line.send("ready")
        chance = Random(51)
        line.send([annotate(project, chance) for _ in range(line.recv())])
        wait_for_the_end(line)


def hold_a_step_open(path: str, line: Connection) -> None:
    with Project.open(Path(path), annotator="Bob") as project:
        line.send("ready")
        line.recv()
        with project.journal.step("Long"):
            annotate(project, Random(52))
            line.send("holding")
            line.recv()
        line.send("done")
        wait_for_the_end(line)


def hold_for_a_moment(path: str, line: Connection) -> None:
    with Project.open(Path(path), annotator="Bob") as project:
        line.send("ready")
        line.recv()
        with project.journal.step("Short"):
            annotate(project, Random(53))
            line.send("holding")
            time.sleep(0.6)
        line.send("done")
        wait_for_the_end(line)


def try_to_write(path: str, line: Connection) -> None:
    line.send("ready")
    line.recv()
    try:
        with Project.open(Path(path), annotator="Bob") as project:
            annotate(project, Random(54))
    except LockedProject:
        line.send("locked")
    else:
        line.send("written")
    wait_for_the_end(line)


def wait_for_the_end(line: Connection) -> None:
    with suppress(EOFError):
        line.recv()
