"""From a supply to documents in the project: read, look through, add, report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from annotator.store.errors import Cancelled
from annotator.ui import jobs
from annotator.ui.adding.importing import Import, Target, judged
from annotator.ui.adding.incoming import MOST_BYTES, MOST_DOCUMENTS, Incoming
from annotator.ui.adding.preview import PreviewDialog
from annotator.ui.adding.report_dialog import ReportDialog, headline
from annotator.ui.dialogs.errors import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.arrivals.arrival import Arrival
    from annotator.arrivals.report import AddReport
    from annotator.ui.adding.supplies import Supply
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


def tr(text: str) -> str:
    return QCoreApplication.translate("Offering", text)


def offer(
    window: Window,
    supply: Supply,
    *,
    most_documents: int = MOST_DOCUMENTS,
    most_bytes: int = MOST_BYTES,
) -> None:
    """Reads ``supply`` on a worker and shows what came of it, to be chosen from and added.

    At most so many documents and bytes are read to be looked at; the rest follows when the
    user has them added.
    """
    project = window.session.project
    if project is None:
        window.tell(tr("Open a project first, or make a new one."))
        return
    if project.is_read_only:
        window.tell(tr("The project is open for reading only; save a copy to add articles."))
        return
    incoming = Incoming(supply, most_documents=most_documents, most_bytes=most_bytes)
    target = Target(project.path, project.annotator)

    def work(progress: Progress) -> list[Arrival]:
        outcomes = incoming.first(progress)
        if progress.is_stopped():
            incoming.close()
            raise Cancelled(tr("Stopped. Nothing was added."))
        return judged(target, outcomes)

    jobs.start(window, supply.title, work, partial(_show, window, incoming, target))


def _show(window: Window, incoming: Incoming, target: Target, arrivals: Sequence[Arrival]) -> None:
    if not arrivals:
        incoming.close()
        window.tell(tr("Nothing was found to add."))
        return
    preview = PreviewDialog(window, incoming, target, arrivals, partial(_add, window))
    # In a turn of its own: making it and painting it take as long as a window may keep waiting.
    QTimer.singleShot(0, preview, partial(_appear, preview))


def _appear(preview: PreviewDialog) -> None:
    preview.open()
    preview.activateWindow()  # also where the job's box had the keys, or a file manager


def _add(window: Window, preview: PreviewDialog) -> None:
    job = Import(
        preview.target,
        preview.incoming,
        [row.chosen() for row in preview.model.rows],
        is_whole=preview.all_or_none.isVisibleTo(preview) and preview.all_or_none.isChecked(),
        is_with_rest=preview.rest.isChecked(),
        is_keeping_originals=preview.keep.isChecked(),
    )
    title = preview.incoming.supply.title

    def end(report: AddReport) -> None:
        if job.is_undone(report):
            _come_back(preview, report)
            return
        preview.accept()
        tell_added(window, report)

    def fail(error: Exception) -> None:
        preview.come_back(str(error) if is_known(error) else tr("Nothing was added."))
        if not is_known(error):
            raise error

    jobs.start(window, title, job.run, end, hint=job.hint, otherwise=fail)


def _come_back(preview: PreviewDialog, report: AddReport) -> None:
    """To what was looked through, and to what failed beyond it."""
    failures = report.failures[:MOST_DOCUMENTS]
    preview.incoming.look_at(one.outcome for one in failures)
    words = report.problems[0] if len(report.problems) == 1 else ""
    nothing = tr("Nothing was added, because not all could be.")
    preview.come_back(" ".join(filter(None, (report.stopped, nothing, words))), failures)


def tell_added(window: Window, report: AddReport) -> None:
    """Shows the first new document; says what was not added, or not as it was."""
    session = window.session
    session.look_for_foreign_changes()
    count = len(report.added)
    if session.project and count:
        session.show(session.project.documents.ids()[-count])
        window.workspace.article.setFocus()
    window.banner.clear()
    words = headline(report)
    window.tell(words)
    is_trouble = bool(report.duplicates or report.problems or report.stopped or not count)
    if is_trouble or report.remarks or report.left_out:
        ways = ((tr("Show the report"), partial(show_report, window, report)),)
        window.banner.say(_in_short(words, report), ways)
    if is_trouble:
        show_report(window, report)


def show_report(window: Window, report: AddReport) -> None:
    """All of it, in a dialog beside the window."""
    ReportDialog(window, report).show()


def _in_short(words: str, report: AddReport) -> str:
    told = [*report.problems, *report.duplicates, *report.remarks]
    return f"{words} {told[0]}" if len(told) == 1 else words
