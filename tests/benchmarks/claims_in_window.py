"""The claim board of a project with 100,000 claims in the real window: shown, scrolled, rated."""

import os
import statistics
import tempfile
from pathlib import Path
from time import thread_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.app import make_window
from annotator.ui.claims.board import ClaimBoard
from annotator.ui.settings import Settings
from tests.benchmarks.claim_stock import claim_documents
from tests.benchmarks.corpus import new_project
from tests.benchmarks.measure import Figure, percentile
from tests.benchmarks.open_document import settle

DOCUMENTS, PER_DOCUMENT = 5_000, 50
SHOW, SCROLL, RATE = 400.0, 16.0, 50.0
PAGES, STEPS = 200, 40


def run(size: float, runs: int) -> list[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    count = max(2, int(DOCUMENTS * size))
    with tempfile.TemporaryDirectory() as folder:
        with new_project(Path(folder) / "claims.annotator") as project:
            project.exchange.write(claim_documents(count, PER_DOCUMENT), title="Import")
            claims = project.annotations.counts()["claim"]
        settings = Settings(Path(folder) / "settings.ini")
        shows = []
        for number in range(max(2, runs)):
            window = make_window(app, settings)
            window.resize(1440, 900)
            window.session.open_project(project.path, "Bench")
            window.show()
            settle(app)
            begun = thread_time()
            window.registry.run("view.claims")
            app.processEvents()
            board = window.pages.board
            assert board
            board.view.viewport().repaint()
            if number:  # the first loads the modules
                shows.append((thread_time() - begun) * 1000)
            settle(app)
            if number < max(2, runs) - 1:
                window.close()
        what = f"{claims:,} claims"
        show = statistics.median(shows)
        figures = [
            Figure(f"claim board of {what}: shown", show, None, SHOW, " of CPU"),
            _scrolling(app, board, what),
            _rating(app, board, what),
        ]
        window.close()
    return figures


def _scrolling(app: QApplication, board: ClaimBoard, what: str) -> Figure:
    bar, taken = board.view.verticalScrollBar(), []
    bar.setValue(bar.maximum() // 3)
    app.processEvents()
    for _ in range(PAGES):
        begun = thread_time()
        bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        board.view.viewport().repaint()
        taken.append((thread_time() - begun) * 1000)
        settle(app)  # a person reads meanwhile, and what comes next is prepared
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure(
        f"claim board of {what}: scroll a page", percentile(taken, 0.99), None, SCROLL, note
    )


def _rating(app: QApplication, board: ClaimBoard, what: str) -> Figure:
    """A number pressed on a card: committed, read again and painted; without the disk's sync."""
    view, taken = board.view, []
    project = board._session.project
    assert project is not None
    project._database.execute("PRAGMA synchronous = OFF")
    view.setFocus()
    view.point_at(0)
    for step in range(STEPS):
        view.point_at(step * 3)
        settle(app)
        begun = thread_time()
        board.changing.rate_by_number(3 + step % 2)
        board._refresh()
        view.viewport().repaint()
        taken.append((thread_time() - begun) * 1000)
        QTest.qWait(1)
    note = f" of CPU, p99 (p50 {statistics.median(taken):.1f})"
    return Figure(f"claim board of {what}: a verdict", percentile(taken, 0.99), None, RATE, note)
