"""Runs as a user without rights: opens a project, tries to work, says in JSON what came of it."""

import json
import os
import sys
import tempfile
from pathlib import Path
from random import Random

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from tests.reliability.work import annotate, new_project, state

NOBODY = 65534


def report(path: Path) -> dict[str, object]:
    told: dict[str, object] = {}
    try:
        with Project.open(path, annotator="Nobody") as project:
            told |= {"read_only": project.is_read_only, "why": project.why_read_only}
            told["annotations"] = len(state(project)[0])
            try:
                annotate(project, Random(1))
            except ProjectError as error:
                told["refused"] = str(error)
        told["problems"] = list(check_project(path).problems)
    except ProjectError as error:
        told["error"] = f"{type(error).__name__}: {error}"
    return told


def load_everything() -> None:
    """Nobody may not be allowed to read Python's own files later."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.annotator")
        new_project(path, Random(1))
        report(path)


def main() -> None:
    load_everything()
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    sys.stdout.write(json.dumps(report(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
