"""The checks in a document with 10,000 annotations: what a change costs, reading included, and
until the window shows what is found now; how long the window waits while all is looked at."""

import os
import random
import tempfile
from contextlib import suppress
from pathlib import Path
from time import thread_time

from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.review.lint.findings import Findings
from annotator.store import Project
from annotator.store.errors import LinkDoesNotFit
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from tests.benchmarks.claim_stock import claim_documents
from tests.benchmarks.corpus import LABELS, new_project
from tests.benchmarks.measure import Figure, percentile

ANNOTATIONS, LIMIT, STEPS = 10_000, 50.0, 200


def run(size: float, runs: int) -> list[Figure]:
    count = max(50, int(ANNOTATIONS * size))
    with (
        tempfile.TemporaryDirectory() as folder,
        new_project(Path(folder) / "lint.annotator") as project,
    ):
        project.exchange.write(claim_documents(1, count, 100 * count), title="Import")
        project.exchange.write(claim_documents(20, 50), title="Import others")
        changes = [change for _ in range(runs) for change in _changes(project)]
        shown, turns = _shown(Path(folder), project.path)
    what = f"in a document of {count:,} annotations"
    note = " of CPU, in the list, the margin and the status bar"
    return [
        Figure(f"checks: a change {what}, p99", percentile(changes, 0.99), None, LIMIT),
        Figure(f"checks: shown after a change {what}, p99", percentile(shown, 0.99), None, LIMIT,
               note),
        Figure("checks: longest turn of a first look", max(turns), None, LIMIT),
    ]  # fmt: skip


def _changes(project: Project) -> list[float]:
    findings = Findings(project.scheme, 1, project.documents.text(1))
    findings.update(project.checks.news(1))
    seen = []
    project.journal.listeners.append(seen.append)
    taken = []
    person = Person(project)
    for _ in range(STEPS):
        person.step()
        for changes in seen:
            start = thread_time()
            news = project.checks.news_after(1, changes, findings)
            assert news is not None
            findings.update(news)
            taken.append((thread_time() - start) * 1000)
        seen.clear()
    project.journal.listeners.remove(seen.append)
    return taken


def _shown(folder: Path, path: Path) -> tuple[list[float], list[float]]:
    """What each change takes until it is painted, and each turn of the first look."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    window = make_window(app, Settings(folder / "settings.ini"))
    window.resize(1440, 900)
    window.session.open_project(path, "Bench")
    window.show()
    window.session.show(1)
    window.workspace.tabs.panel("checks")
    checking, turns = window.workspace.checking, []
    while checking.findings is None:
        begun = thread_time()
        app.processEvents()
        turns.append((thread_time() - begun) * 1000)
    assert window.session.project is not None
    person, taken = Person(window.session.project), []
    for _ in range(STEPS):
        person.step()
        app.processEvents()
        begun = thread_time()
        checking.finish()
        app.processEvents()
        taken.append((thread_time() - begun) * 1000)
    window.close()
    return taken, turns


class Person:
    """Does what people do: marks, changes labels and bounds, answers, links, deletes, undoes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._chance = random.Random(3)
        self._length = len(project.documents.text(1))
        marks = project.annotations.of(1)
        self._ids = [one.id for one in marks]
        self._claims = [one.id for one in marks if one.label == "claim"]
        project.sign_in("Bench again")  # whose undo does not reach back to the import

    def step(self) -> None:
        annotations, chance = self._project.annotations, self._chance
        id, start = chance.choice(self._ids), chance.randrange(self._length - 40)
        deed = chance.choice(("add", "label", "resize", "note", "status", "link", "undo"))
        if deed == "add":
            annotations.add(1, Span(start, start + 12), chance.choice(LABELS))
        elif deed == "label":
            annotations.relabel(id, chance.choice(LABELS))
        elif deed == "resize":
            annotations.resize(id, Span(start, start + 20))
        elif deed == "note":
            annotations.set_note(id, str(start))
        elif deed == "status":
            annotations.set_status(id, chance.choice(("rejected", "accepted")))
        elif deed == "link":
            with suppress(LinkDoesNotFit):
                self._project.links.add("same_as", *chance.sample(self._claims[:200], 2))
        else:
            self._project.journal.undo()
