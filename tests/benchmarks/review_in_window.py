"""The review view of a large project in the real window: how long until rows are on the screen,
after it was opened and after each filter."""

import os
import statistics
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotation_filter import parse_annotation_filter
from annotator.ui.app import make_window
from annotator.ui.review.board import ReviewBoard
from annotator.ui.settings import Settings
from tests.benchmarks.measure import Figure
from tests.benchmarks.open_document import settle

SHOW, FILTER = 400.0, 200.0


def figures(path: Path, name: str, filters: tuple[str, ...], runs: int) -> Iterator[Figure]:
    """``path``: the project; ``filters`` as one types them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app, Settings(path.with_name("settings.ini")))
    window.resize(1440, 900)
    window.session.open_project(path, "Bench")
    window.show()
    settle(app)
    begun = perf_counter()
    window.registry.run("view.review")
    board = window.pages.review
    assert board
    _wait_for_rows(app, board)
    shown = (perf_counter() - begun) * 1000
    yield Figure(f"{name}, window: shown, modules and all", shown, None, SHOW)
    for typed in filters:
        took = [_filtered(app, board, typed) for _ in range(max(2, runs))]
        yield Figure(f"{name}, window: {typed}, rows seen", statistics.median(took), None, FILTER)
    window.close()


def _filtered(app: QApplication, board: ReviewBoard, typed: str) -> float:
    board.show_all()
    _settle(app, board)
    begun = perf_counter()
    board.show_filter(parse_annotation_filter(typed))
    _wait_for_rows(app, board)
    took = (perf_counter() - begun) * 1000
    _settle(app, board)
    return took


def _wait_for_rows(app: QApplication, board: ReviewBoard) -> None:
    """Until what was asked for is painted, or it is known that there is nothing."""
    loop = QEventLoop()
    for signal in (board.rows.began, board.rows.found):
        signal.connect(loop.quit)
    loop.exec()
    board.table.viewport().repaint()
    loop.deleteLater()
    app.processEvents()


def _settle(app: QApplication, board: ReviewBoard) -> None:
    while board.rows.is_busy:
        QTest.qWait(5)
    settle(app)
