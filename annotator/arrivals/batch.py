"""Which of the sources that somebody looked through go into a project, and what follows them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from annotator.arrivals.arrival import LARGEST_KEPT, Arrival
from annotator.arrivals.judging import Judge
from annotator.arrivals.report import NOT_ANY_MORE, NOT_SHOWN, AddReport
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.folders import Outcome
from annotator.store import Project
from annotator.store.documents import unusable

Item = TypeVar("Item")


class NotAll(Exception):
    """Not all could be added, and all or none were wanted; the report says why."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An arrival as somebody left it, corrections included, and whether it is to be added."""

    arrival: Arrival
    is_wanted: bool


@dataclass
class Batch:
    """Turns choices, and then the ``rest`` that nobody looked at, into documents to write.

    Of what was looked at, similar documents are added where they are wanted; of the rest they
    are not. ``is_stopped`` is asked before each document. ``is_whole``: all or none.
    """

    project: Project
    chosen: Iterable[Chosen]
    rest: Iterable[Outcome] = ()
    is_whole: bool = False
    most_kept: int = LARGEST_KEPT
    is_stopped: Callable[[], bool] = lambda: False
    report: AddReport = field(default_factory=AddReport)

    def documents(self) -> Iterator[AnnotatedDocument]:
        """Those to write, as they come. ``NotAll`` after the last one, where all or none were
        wanted and one failed or it was stopped: that undoes the step."""
        judge = Judge(self.project, is_keeping_similar=True, is_being_written=True)
        yield from self._wanted(judge)
        judge.is_keeping_similar = False
        for outcome in self.rest:
            arrival = judge.arrival(_storable(outcome))
            if self.is_stopped():  # this one is told of; those after it were not read
                self.report.note_unwanted(arrival, NOT_ANY_MORE)
                break
            if arrival.standing == "new" and not outcome.is_offered:
                yield self._added(arrival)
            else:
                self._note_rest(arrival)
        if self.is_whole and (self.report.problems or self.is_stopped()):
            self.report.take_back()
            raise NotAll

    def _note_rest(self, arrival: Arrival) -> None:
        if arrival.outcome.is_offered:
            self.report.note_unwanted(arrival, NOT_SHOWN)
        else:
            self.report.note_not_added(arrival)
        if self.is_whole and arrival.standing in ("failed", "unclear"):
            self.report.failures.append(arrival)

    def _wanted(self, judge: Judge) -> Iterator[AnnotatedDocument]:
        for one in self._until_stopped(self.chosen):
            if not one.is_wanted:
                self.report.note_unwanted(one.arrival)
                continue
            # Held against the project as it is by now, and under a title that is free.
            arrival = judge.arrival(_storable(one.arrival.outcome))
            if arrival.standing in ("new", "similar"):
                yield self._added(arrival)
            else:
                self.report.note_not_added(arrival)

    def _until_stopped(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if self.is_stopped():
                return
            yield item

    def _added(self, arrival: Arrival) -> AnnotatedDocument:
        self.report.note_added(arrival)
        return arrival.document(most_kept=self.most_kept)


def _storable(outcome: Outcome) -> Outcome:
    """``outcome``, or a failure where no project could take its text."""
    trouble = unusable(outcome.reading.text.content) if outcome.reading else ""
    if not trouble:
        return outcome
    return replace(outcome, reading=None, problem=f"{outcome.shown} {trouble}")
