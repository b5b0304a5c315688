"""Marking all hits of a search with a label, as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from annotator.model.exchange import AnnotatedDocument, ImportReport, LooseAnnotation
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.clock import new_uuid
from annotator.ui import jobs
from annotator.ui.dialogs.question import Question
from annotator.ui.panels import lettering
from annotator.ui.panels.counting import counted
from annotator.ui.searching.model import tr

if TYPE_CHECKING:
    from annotator.store.text_search import Hit
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


def mark_all(window: Window, hits: Sequence[Hit], label: str) -> None:
    """After a question with their number; what has the label already stays as it is."""
    project = window.session.project
    if project is None or not hits:
        window.tell(tr("Nothing is ticked."))
        return
    title = window.session.scheme.label(label).title
    documents = len({hit.document for hit in hits})
    words = tr("Mark {hits} in {documents} as {label}?").format(
        hits=counted(len(hits), "place"), documents=counted(documents, "document"), label=title
    )
    Question(window, words, tr("Mark"), lambda: _mark(window, hits, label, title)).open()


def _mark(window: Window, hits: Sequence[Hit], label: str, title: str) -> None:
    project = window.session.project
    if project is None:
        return
    place, annotator = project.path, project.annotator
    name = tr("Mark {hits} places as {label}").format(hits=len(hits), label=title.lower())

    def work(progress: Progress) -> ImportReport:
        with Project.open(place, annotator=annotator) as own:
            return own.exchange.write(
                documents_of(own, hits, label),
                title=name,
                batch=new_uuid(),
                progress=progress.reach,
                cancelled=progress.is_stopped,
            )

    def then(report: ImportReport) -> None:
        window.session.look_for_foreign_changes()
        if not report.annotations:
            window.tell(tr("Nothing had to be marked: all of it has that label already."))
            return
        words = tr("Marked {number} places; Undo takes all of it back.").format(
            number=lettering.number(report.annotations)
        )
        if report.skipped:
            words += " " + tr("{number} were marked so already.").format(
                number=lettering.number(report.skipped)
            )
        window.tell(words)

    jobs.start(window, name, work, then, total=len({hit.document for hit in hits}))


def documents_of(project: Project, hits: Sequence[Hit], label: str) -> Iterator[AnnotatedDocument]:
    """The hits as annotations of their documents, which are found by UUID."""
    for document, group in groupby(hits, key=lambda hit: hit.document):
        known = project.documents[document]
        text = project.documents.text(document)
        taken = {
            (mark.start, mark.end) for mark in project.annotations.marks(document)
            if mark.label == label
        }  # fmt: skip
        yield AnnotatedDocument(
            known.metadata,
            uuid=known.uuid,
            annotations=tuple(
                LooseAnnotation(
                    label, (Span(hit.start, hit.end),), text[hit.start : hit.end], origin="manual"
                )
                for hit in group
                if (hit.start, hit.end) not in taken
            ),
        )
