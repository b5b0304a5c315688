"""Long work off the window's thread, with progress and a Cancel button.

A job opens a connection of its own to the project: SQLite's belong to one thread each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from annotator.ui.text import ElidedLabel, PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.window import Window

Result = TypeVar("Result")
Work = Callable[["Progress"], Result]
WIDTH = 420
PATIENCE_MILLISECONDS = 400
LOOK_MILLISECONDS = 80
# How long Python lets one thread run while another waits. A window that waits its turn for each
# of a hundred calls that draw it stutters at the usual pace: measured, half of the waits beyond
# 50 ms go, and the work takes as long as before.
USUAL_TURN, SHORT_TURN = 0.005, 0.0005  # seconds


class Progress:
    """What the worker tells and asks. Plain attributes: both threads may touch them.

    ``name`` is what is being worked on, such as a file; "" shows none.
    """

    def __init__(self, total: int = 0) -> None:
        self.total = total
        self.done = 0
        self.name = ""
        self._is_stopped = False

    def reach(self, done: int) -> None:
        self.done = done

    @property
    def share(self) -> float:
        """How much of all is done (0 to 1), without what is in hand; 0 where that is not known."""
        return max(0, self.done - 1) / self.total if self.total else 0.0

    def stop(self) -> None:
        self._is_stopped = True

    def is_stopped(self) -> bool:
        return self._is_stopped


class Worker(QThread):
    """Runs ``work`` once; afterwards ``error`` holds what went wrong, if anything did."""

    def __init__(self, work: Callable[[Progress], None], progress: Progress) -> None:
        super().__init__()
        self._work, self._progress = work, progress
        self.error: Exception | None = None

    def stop(self) -> None:
        """Asks the work to stop and waits until it has."""
        self._progress.stop()
        self.wait()

    def run(self) -> None:
        try:
            self._work(self._progress)
        except Exception as error:  # noqa: BLE001  raised again on the window's thread
            self.error = error


class JobBox(QDialog):
    """Over the window while a job runs; shown only if that takes a moment.

    ``hint``: a sentence on what stopping does.
    """

    def __init__(self, window: Window, title: str, progress: Progress, hint: str = "") -> None:
        super().__init__(window)
        self._progress = progress
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(WIDTH)
        self.words = PlainLabel(title)
        self.words.setWordWrap(True)
        set_look(self.words, "title")
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.count = PlainLabel()
        self.hint = PlainLabel(hint)
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(hint))
        for label in (self.name, self.count, self.hint):
            set_look(label, "small")
        self.cancel = QPushButton(self.tr("Stop") if hint else self.tr("Cancel"))
        self.cancel.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.words, self.name, self.bar, self.hint):
            column.addWidget(widget)
        column.addLayout(row)
        self._look = QTimer(self, interval=LOOK_MILLISECONDS)
        self._look.timeout.connect(self._show_progress)
        self._look.start()
        self._show_progress()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        event.ignore()

    def reject(self) -> None:
        """What Esc does: it does not hide the box, for the job still runs."""
        self._stop()

    def _stop(self) -> None:
        self._progress.stop()
        self.cancel.setEnabled(False)
        self.count.setText(self.tr("Stopping…"))

    def _show_progress(self) -> None:
        done, total = self._progress.done, self._progress.total
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))
        self.name.setText(self._progress.name)
        if self._progress.is_stopped() or not done:
            return
        words = self.tr("{done:,} of {total:,}") if total else self.tr("{done:,}")
        self.count.setText(words.format(done=done, total=total))


def start(
    window: Window,
    title: str,
    work: Work[Result],
    then: Callable[[Result], object],
    *,
    total: int = 0,
    hint: str = "",
    otherwise: Callable[[Exception], object] | None = None,
) -> Worker:
    """Does ``work`` on a thread, then ``then`` with its result on this one.

    An error of the work is raised here, as if it had happened in the window, unless there is
    ``otherwise``, which is told of it. ``hint`` says what stopping does.
    """
    progress = Progress(total)
    box = JobBox(window, title, progress, hint)
    patience = QTimer(box, singleShot=True, interval=PATIENCE_MILLISECONDS)
    patience.timeout.connect(box.show)

    def finish() -> None:
        patience.stop()  # else it may yet show the box, over what follows
        box.hide()  # now, for what follows may ask something and take keys
        box.deleteLater()

    worker = run(window, work, then, progress, finish, otherwise)
    patience.start()
    return worker


def run(
    window: Window,
    work: Work[Result],
    then: Callable[[Result], object],
    progress: Progress,
    first: Callable[[], object] = lambda: None,
    otherwise: Callable[[Exception], object] | None = None,
) -> Worker:
    """As ``start``, for a caller that shows the progress itself; ``first`` is called before
    ``then``, and also when the work failed."""
    results: list[Result] = []
    worker = Worker(lambda told: results.append(work(told)), progress)

    def finish() -> None:
        window.session.resume()
        first()
        worker.deleteLater()
        is_wanted = worker in window.jobs
        if is_wanted:
            window.jobs.remove(worker)
        if not window.jobs:
            sys.setswitchinterval(USUAL_TURN)
        if not is_wanted:
            return
        if worker.error is not None:
            (otherwise or window.report)(worker.error)
        else:
            then(results[0])

    sys.setswitchinterval(SHORT_TURN)
    window.session.pause()
    window.jobs.append(worker)
    worker.finished.connect(finish)
    worker.start()
    return worker
