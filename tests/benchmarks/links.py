"""One screen with 200 links in the real window: painting it with all of them shown."""

import os
import random
import statistics
import tempfile
from pathlib import Path
from time import thread_time

from PySide6.QtWidgets import QApplication

from annotator.model.document import Metadata, SourceText
from annotator.model.links import fitting
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.settings import Settings
from annotator.ui.window import Window
from tests.benchmarks.corpus import LABELS, article, new_project
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.open_document import FRAME, settle, window_on

LINKS, MARKS, SCREEN = 200, 60, 1500  # characters on one screen
PAINTINGS = 200


def run(size: float, _runs: int) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "links.annotator"
        project = new_project(path)
        fill(project)
        project.close()
        window = window_on(Settings(Path(folder) / "settings.ini"), path)
        count = max(20, int(PAINTINGS * size))
        without = painting(app, window, count)
        window.workspace.article.linkage.show_all(is_all=True)
        shown = painting(app, window, count)
        busiest = max(window.workspace.article.marks.by_id, key=window_links(window))
        window.session.select(None, busiest, 0)
        settle(app)
        active = painting(app, window, count)
        window.close()
    return [
        figure("paint a screen without its 200 links", without),
        figure("paint a screen with 200 links", shown),
        figure("paint a screen with 200 links, one end active", active),
    ]


def window_links(window: Window):
    links = window.workspace.article.linkage.links
    return lambda annotation: len(links.of(annotation))


def fill(project: Project) -> None:
    """A text of which one screen holds 60 annotations with 200 links among them."""
    chance = random.Random(5)
    text = article(chance, 20_000)
    document = project.documents.add(SourceText(text), Metadata(title="Links"))
    step = SCREEN // MARKS
    with project.journal.step("Fill"):
        made = [
            project.annotations.add(
                document, Span(at, at + chance.randint(8, step)), chance.choice(LABELS)
            )
            for at in range(0, step * MARKS, step)
        ]
        labels = {id: project.annotations[id].label for id in made}
        count = 0
        while count < LINKS:
            first, last = chance.sample(made, 2)
            fit = chance.choice(fitting(project.scheme, labels[first], labels[last]))
            before = len(project.links.of(first))
            project.links.add_either(fit, first, last)
            count += len(project.links.of(first)) > before


def painting(app: QApplication, window: Window, count: int) -> list[float]:
    view = window.workspace.article
    settle(app)
    taken = []
    for number in range(count):
        view.scrolling.by(3 if number % 2 else -3)  # nothing can be kept from the last time
        begun = thread_time()
        view.viewport().repaint()
        taken.append((thread_time() - begun) * 1000)
        app.processEvents()
    return taken


def figure(name: str, taken: list[float]) -> Figure:
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure(name, percentile(taken, 0.99), None, FRAME, note)
