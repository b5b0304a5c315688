"""Adding what a supply holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.arrivals.judging import Judge
from annotator.sources.reading import Reader
from annotator.store import Project
from annotator.ui import jobs
from annotator.ui.commands.adding import Added, tell_added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model.exchange import AnnotatedDocument
    from annotator.ui.adding.supplies import Supply
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


def offer(window: Window, supply: Supply) -> None:
    """Adds what is new in ``supply``, as one step, and tells what was not added and why."""
    project = window.session.project
    if project is None:
        window.tell(window.tr("Open a project first, or make a new one."))
        return
    place, annotator = project.path, project.annotator

    def work(progress: Progress) -> Added:
        added = Added()
        with Project.open(place, annotator=annotator) as own, Reader() as reader:
            added.report = own.exchange.write(
                _new(own, supply, reader, added),
                title=supply.title,
                progress=progress.reach,
                cancelled=progress.is_stopped,
            )
        return added

    jobs.start(window, supply.title, work, lambda added: tell_added(window, added))


def _new(
    project: Project, supply: Supply, reader: Reader, added: Added
) -> Iterator[AnnotatedDocument]:
    for arrival in Judge(project).arrivals(supply.outcomes(reader)):
        if arrival.standing == "new":
            added.problems.extend(arrival.remarks)
            yield arrival.document()
            continue
        added.problems.append(arrival.sentence)
        if arrival.known_document:
            added.known.append(arrival.known_document)
