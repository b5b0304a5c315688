"""Which sources go into a project from the command line: all of them or none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.arrivals.arrival import LARGEST_KEPT, Arrival
from annotator.arrivals.judging import Judge
from annotator.arrivals.report import AddReport
from annotator.commands.running import Failed
from annotator.commands.ways_out import on_command_line
from annotator.model.document import is_verbatim
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.archives import ZIP
from annotator.sources.files import printable_name
from annotator.sources.folders import Outcome
from annotator.store import Project

MEGABYTE = 1024**2


@dataclass
class Adding:
    """Turns outcomes into documents to write, and keeps count, of the ``files``, too."""

    project: Project
    is_skipping: bool = False
    is_keeping_similar: bool = False
    most_kept: int = LARGEST_KEPT
    is_dry_run: bool = False
    report: AddReport = field(default_factory=AddReport)
    files: int = 0
    _not_kept: Path | None = None
    _latest: Path | None = None

    def documents(self, outcomes: Iterator[Outcome]) -> Iterator[AnnotatedDocument]:
        """Those to add. ``Failed``, after the last file, where one was bad: that undoes all."""
        judge = Judge(
            self.project,
            is_keeping_similar=self.is_keeping_similar,
            is_being_written=not self.is_dry_run,
        )
        for arrival in judge.arrivals(self._counted(outcomes)):
            if not self._is_to_be_added(arrival):
                advice = "it was not added (--keep-similar adds it)."
                self.report.note_not_added(arrival, advice if arrival.standing == "similar" else "")
            elif self._may_go_on:
                self.report.note_added(arrival)
                yield self._document(arrival)
        if not self._may_go_on:
            self._fail()

    def _counted(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            file = next(
                (one for one in outcome.path.parents if one.suffix.lower() == ZIP), outcome.path
            )
            self.files += file != self._latest and not outcome.is_left_out
            self._latest = file
            yield outcome

    def _document(self, arrival: Arrival) -> AnnotatedDocument:
        """The document to write; says once of each file that it is too large to be kept."""
        document = arrival.document(most_kept=self.most_kept)
        reading = arrival.reading
        size = (reading.size or len(reading.raw)) if reading else 0
        if document.original or reading is None or not size or self.most_kept <= 0:
            return document
        if is_verbatim(reading.text.method):  # the text itself gives its file again
            return document
        path = arrival.outcome.path
        if path != self._not_kept:
            self._not_kept = path
            shown = f"{size / MEGABYTE:.1f} MB" if size > MEGABYTE / 10 else f"{size:,} bytes"
            self.report.remarks.append(
                f"{printable_name(path)} has {shown}, so the file itself is not"
                " kept in the project (--originals all keeps it)."
            )
        return document

    def _is_to_be_added(self, arrival: Arrival) -> bool:
        is_kept = arrival.standing == "similar" and self.is_keeping_similar
        return arrival.standing == "new" or is_kept

    @property
    def _may_go_on(self) -> bool:
        return self.is_skipping or not self.report.problems

    def _fail(self) -> None:
        problems = [on_command_line(one) for one in self.report.problems]
        advice = " (--skip-bad adds the others)" if self.report.added or len(problems) > 1 else ""
        if len(problems) == 1:
            raise Failed(f"{problems[0]} Nothing was added{advice}.")
        raise Failed(
            f"Nothing was added: {len(problems)} sources are bad{advice}.", tuple(problems)
        )
