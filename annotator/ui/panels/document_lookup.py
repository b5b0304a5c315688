"""Questions to a large project, asked on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.jobs import Progress, Worker
    from annotator.ui.session import Session

Answer = TypeVar("Answer")
# Asked of what is read, or of its reader on another thread: documents, annotations to review.
Question = Callable[[Any], Callable[[], object]]
SMALL = 5_000  # up to so many documents, every answer comes within a frame


class Lookup(QObject):
    """Answers one question at a time. A new one takes the place of the one before, which is
    interrupted; only the last one's answer is told."""

    def __init__(
        self,
        session: Session,
        parent: QObject,
        whom: Callable[[Project], Any] = lambda project: project.documents,
        is_small: Callable[[Project], bool] = lambda project: project.documents.count() <= SMALL,
    ) -> None:
        super().__init__(parent)
        self._session, self._whom, self._is_small = session, whom, is_small
        self._project: Project | None = None
        self._reader: Any = None
        self._worker: Worker | None = None
        self._waiting: Question | None = None
        session.before_closing.append(self.stop)

    @property
    def is_busy(self) -> bool:
        return self._worker is not None

    def ask(self, read: Callable[[Any], Answer], then: Callable[[Answer], object]) -> None:
        """Tells ``then`` what ``read`` finds: at once in a small project, else in a moment."""

        def question(documents: Any) -> Callable[[], object]:
            answer = read(documents)
            return lambda: then(answer)

        project = self._session.project
        self.drop()
        if project is None:
            return
        if self._is_small(project) or self._opened(project) is None:
            question(self._whom(project))()
            return
        self._waiting = question
        if self._worker is None:
            self._start()

    def drop(self) -> None:
        """Forgets what was asked."""
        self._waiting = None
        if self._worker is not None and self._reader is not None:
            self._reader.interrupt()

    def stop(self) -> None:
        """The same, and leaves the project."""
        self.drop()
        if self._worker is not None:
            self._worker.wait()
        if self._reader is not None:
            self._reader.close()
        self._project, self._reader, self._worker = None, None, None

    def _opened(self, project: Project) -> Any:
        if project is not self._project:
            self._project, self._reader = project, self._whom(project).reader()
        return self._reader

    def _start(self) -> None:
        from annotator.ui.jobs import Progress, Worker  # noqa: PLC0415  in large projects only

        reader, question = self._reader, self._waiting
        if reader is None or question is None:
            return
        answers: list[Callable[[], object]] = []

        def work(_progress: Progress) -> None:
            answers.append(question(reader))

        worker = self._worker = Worker(work, Progress())
        worker.finished.connect(lambda: self._finish(worker, question, answers))
        worker.start()

    def _finish(
        self, worker: Worker, question: Question, answers: list[Callable[[], object]]
    ) -> None:
        worker.deleteLater()
        if worker is not self._worker:  # the project was closed meanwhile
            return
        self._worker = None
        if self._waiting is not question:
            self._start()
            return
        self._waiting = None
        project = self._session.project
        if answers:
            answers[0]()
        elif project is not None:  # perhaps it can be read here; else its error is told
            question(self._whom(project))()
