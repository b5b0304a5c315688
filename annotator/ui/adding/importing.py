"""The job that writes what was chosen in the preview, and what comes after it, as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.arrivals.arrival import LARGEST_KEPT, Arrival
from annotator.arrivals.batch import Batch, Chosen, NotAll
from annotator.arrivals.judging import Judge
from annotator.store import Project

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.arrivals.report import AddReport
    from annotator.model.exchange import AnnotatedDocument
    from annotator.sources.folders import Outcome
    from annotator.ui.adding.incoming import Incoming
    from annotator.ui.jobs import Progress

MANY = 20  # documents; before more, a snapshot is taken


def tr(text: str) -> str:
    return QCoreApplication.translate("Importing", text)


@dataclass(frozen=True, slots=True)
class Target:
    """The project to write to: a worker opens it anew, for itself."""

    path: Path
    annotator: str


def judged(target: Target, outcomes: Sequence[Outcome]) -> list[Arrival]:
    """Each held against the project and those before it. To be called on a worker."""
    with Project.open(target.path, annotator=target.annotator, read_only=True) as project:
        judge = Judge(project, is_keeping_similar=True)
        return list(judge.arrivals(outcomes))


@dataclass(frozen=True)
class Import:
    """``run`` is the job: on a worker it adds ``chosen`` and, ``is_with_rest``, the rest of
    ``incoming``."""

    target: Target
    incoming: Incoming
    chosen: Sequence[Chosen]
    is_whole: bool = False
    is_with_rest: bool = True
    is_keeping_originals: bool = True

    @property
    def has_more(self) -> bool:
        """Whether something follows that nobody has looked at."""
        return self.is_with_rest and not self.incoming.is_complete

    @property
    def hint(self) -> str:
        """What stopping does."""
        if self.is_whole:
            return tr("All or none: if you stop, nothing is added.")
        return tr("If you stop, what was added so far is kept, as one step.")

    def run(self, progress: Progress) -> AddReport:
        """To be called on a worker."""
        progress.total = self.incoming.count if self.has_more else len(self.chosen)
        is_done = False
        try:
            with Project.open(
                self.target.path, annotator=self.target.annotator, is_brief=True
            ) as project:
                batch = self._batch(project, progress)
                if len(self.chosen) > MANY or self.has_more:
                    from annotator.store.snapshots import Snapshots  # noqa: PLC0415  rarely needed

                    Snapshots(project).take_if_changed("before import")
                with suppress(NotAll):  # the report says so
                    self._write(project, self._watched(batch, progress), progress)
            batch.report.stopped = self._stopped(progress)
            is_done = not self.is_undone(batch.report)
        finally:
            if is_done:
                self.incoming.close()
            else:
                self.incoming.rewind()  # it may be tried again
        return batch.report

    def is_undone(self, report: AddReport) -> bool:
        """Whether nothing was added because not all could be."""
        return self.is_whole and not report.added and bool(report.problems or report.stopped)

    def _batch(self, project: Project, progress: Progress) -> Batch:
        return Batch(
            project,
            self.chosen,
            self.incoming.rest(progress) if self.has_more else (),
            is_whole=self.is_whole,
            most_kept=LARGEST_KEPT if self.is_keeping_originals else 0,
            is_stopped=progress.is_stopped,
        )

    def _write(
        self, project: Project, documents: Iterator[AnnotatedDocument], progress: Progress
    ) -> None:
        first = next(documents, None)
        if first is not None:  # no step in the history for nothing
            every = chain([first], documents)
            title = self.incoming.supply.title
            project.exchange.write(every, title=title, share=lambda: progress.share)

    def _watched(self, batch: Batch, progress: Progress) -> Iterator[AnnotatedDocument]:
        for number, document in enumerate(batch.documents(), 1):
            if number <= len(self.chosen):  # later ones are told of when they are read
                progress.reach(number)
                progress.name = document.metadata.file_name
            sleep(0)  # gives the window's thread a turn
            yield document

    def _stopped(self, progress: Progress) -> str:
        if not progress.is_stopped():
            return ""
        unread = self.incoming.count - self.incoming.files_read
        if unread > 0 and self.has_more:
            return tr("It was stopped; {number} files were not read.").format(number=unread)
        return tr("It was stopped.")
