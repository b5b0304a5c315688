"""Looking up the sample of an export on another thread: the newest question counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.departures.annotations import Sample
from annotator.formats.problems import FormatProblem
from annotator.store import Project, ProjectError
from annotator.ui.jobs import Progress, Worker

if TYPE_CHECKING:
    from annotator.ui.window import Window

Question = Callable[[Project], Sample]
PAUSE_MILLISECONDS = 120


class Sampler(QObject):
    """``found`` has the sample of the last question that was asked; ``failed`` a sentence."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, window: Window, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._path = window, path
        self._question: Question | None = None
        self._worker: Worker | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._question is not None

    def ask(self, question: Question) -> None:
        """Calls ``question`` on the other thread, with a project that is open there."""
        self._question = question
        self._pause.start()

    def stop(self) -> None:
        """Waits for what is under way and tells nothing more."""
        self._question = None
        self._pause.stop()
        if self._worker is not None:
            self._worker.stop()

    def _start(self) -> None:
        question = self._question
        if question is None or self._worker is not None or not self._window.isVisible():
            return
        answers: list[Sample | str] = []

        def work(_progress: Progress) -> None:
            answers.append(_looked_up(self._path, question))

        worker = self._worker = Worker(work, Progress())
        self._window.jobs.append(worker)  # the window waits for those when it closes
        worker.finished.connect(lambda: self._finish(worker, question, answers))
        worker.start()

    def _finish(self, worker: Worker, question: Question, answers: list[Sample | str]) -> None:
        worker.deleteLater()
        if worker not in self._window.jobs:  # the window was closed meanwhile
            return
        self._window.jobs.remove(worker)
        self._worker = None
        if self._question is not question:
            self._start()
            return
        self._question = None
        answer = answers[0] if answers else str(worker.error)
        if isinstance(answer, Sample):
            self.found.emit(answer)
        else:
            self.failed.emit(answer)


def _looked_up(path: Path, question: Question) -> Sample | str:
    try:
        with Project.open(path, read_only=True) as own:
            return question(own)
    except (FormatProblem, ProjectError) as error:
        return str(error)
