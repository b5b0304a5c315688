"""One huge document in the real window: opening it, marking in it, scrolling through it."""

import os
import random
import statistics
import tempfile
from pathlib import Path
from time import thread_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from annotator.ui.window import Window
from tests.benchmarks.corpus import LABELS, big_project
from tests.benchmarks.measure import Figure, in_turn, percentile, timed

CHARACTERS, ANNOTATIONS = 10_000_000, 100_000
FRAME = 16.0
STEPS = 300


def run(size: float, runs: int) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    characters, annotations = int(CHARACTERS * size), int(ANNOTATIONS * size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.annotator"
        project = big_project(path, characters, annotations)
        small = project.documents.add(SourceText("A short one."), Metadata(title="Short"))
        project.close()
        settings = Settings(Path(folder) / "settings.ini")
        figures = [_opening(app, settings, path, small, runs)]
        window = window_on(settings, path)
        window.session.show(1)
        settle(app)
        figures += [_marking(app, window), _scrolling(app, window)]
        window.close()
    what = f"{characters / 1e6:g} MB with {annotations:,}"
    return [Figure(f.name.format(what), *list(_rest(f))) for f in figures]


def _rest(figure: Figure) -> tuple[float, float | None, float, str]:
    return figure.milliseconds, figure.reference, figure.limit, figure.note


def window_on(settings: Settings, path: Path) -> Window:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = make_window(app, settings)
    window.resize(1440, 900)
    window.session.open_project(path, "Bench")
    window.show()
    settle(app)
    return window


def settle(app: QApplication) -> None:
    for _ in range(20):
        app.processEvents()


def _opening(app: QApplication, settings: Settings, path: Path, small: int, runs: int) -> Figure:
    texts: list[str] = []

    def ours() -> float:
        window = window_on(settings, path)
        window.session.show(small)
        assert window.session.project is not None
        window.session.project.documents._texts.clear()  # the file is read anew
        settle(app)

        def work() -> None:
            window.session.show(1)
            window.workspace.article.viewport().repaint()

        milliseconds = timed(work)
        settle(app)
        texts[:] = [window.session.text]
        window.close()
        window.deleteLater()
        settle(app)
        return milliseconds

    def bare() -> float:
        if not texts:
            ours()
        editor = QPlainTextEdit()
        editor.resize(900, 800)
        editor.show()
        settle(app)

        def work() -> None:
            editor.setPlainText(texts[0])
            editor.viewport().repaint()

        milliseconds = timed(work)
        editor.close()
        editor.deleteLater()
        settle(app)
        return milliseconds

    milliseconds, reference = in_turn(ours, bare, runs)
    return Figure("open {0} annotations", milliseconds, reference, 3.0, "bare QPlainTextEdit")


def _marking(app: QApplication, window: Window) -> Figure:
    """Label keys in random places, each committed and repainted; without the disk's sync."""
    session, article = window.session, window.workspace.article
    assert session.project is not None
    session.project._database.execute("PRAGMA synchronous = OFF")
    chance = random.Random(3)
    article.setFocus()
    taken = []
    for _ in range(STEPS):
        start = chance.randrange(len(session.text) - 100)
        session.select(Span(start, start + 30), None, start + 30)
        article.reveal(start)
        settle(app)
        key = str(1 + chance.randrange(len(LABELS)))
        begun = thread_time()
        QTest.keyClick(article, key)
        article.viewport().repaint()
        app.processEvents()
        taken.append((thread_time() - begun) * 1000)
        settle(app)
    session.project._database.execute("PRAGMA synchronous = EXTRA")
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure(
        "label key, {0}: committed, repainted", percentile(taken, 0.99), None, FRAME, note
    )


def _scrolling(app: QApplication, window: Window) -> Figure:
    article = window.workspace.article
    window.session.select(None, None, 0)
    article.reveal(0)
    settle(app)
    taken = []
    for _ in range(STEPS):
        begun = thread_time()
        bar = article.verticalScrollBar()
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        article.viewport().repaint()
        taken.append((thread_time() - begun) * 1000)
        app.processEvents()
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure("scroll one page, {0}", percentile(taken, 0.99), None, FRAME, note)
