"""What is done with the annotations on the ticked hits: shown in the review table, given another
label, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from annotator.store import Project
from annotator.store.errors import Cancelled
from annotator.ui import jobs
from annotator.ui.panels.counting import counted
from annotator.ui.review import deciding
from annotator.ui.searching.model import tr

if TYPE_CHECKING:
    from array import array

    from annotator.store.text_search import Hit
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


def review_marked(window: Window, hits: Sequence[Hit], words: str) -> None:
    """The annotations that share a character with one of ``hits``, in the review table."""

    def then(ids: array[int]) -> None:
        if not len(ids):
            window.tell(tr("Nothing of that is marked."))
            return
        window.pages.show_view("review")
        if window.pages.review:
            window.pages.review.show_among(ids, words)

    _find(window, hits, then)


def relabel_marked(window: Window, hits: Sequence[Hit], label: str) -> None:
    """Gives what stands just on ``hits`` another label, after a question with its number."""
    _do(window, hits, *deciding.relabelling(window, label))


def delete_marked(window: Window, hits: Sequence[Hit]) -> None:
    """Deletes what stands just on ``hits``, after a question with its number."""
    _do(window, hits, *deciding.deleting())


def _do(window: Window, hits: Sequence[Hit], words: str, deed: deciding.Deed) -> None:
    def then(ids: array[int]) -> None:
        if len(ids):
            deciding.ask(window, words, ids, deed, tell)
        else:
            window.tell(tr("Nothing is marked just there."))

    def tell(count: int) -> None:
        done = counted(count, "annotation")
        window.tell(tr("{annotations} changed; Undo takes it back.").format(annotations=done))

    _find(window, hits, then, is_exact=True)


def _find(
    window: Window,
    hits: Sequence[Hit],
    then: Callable[[array[int]], object],
    *,
    is_exact: bool = False,
) -> None:
    project = window.session.project
    if project is None or not hits:
        window.tell(tr("Nothing is ticked."))
        return
    path = project.path

    def work(progress: Progress) -> array[int]:
        with Project.open(path, read_only=True) as own:
            found = own.review.on_hits(hits, is_exact=is_exact, stopped=progress.is_stopped)
        if progress.is_stopped():
            raise Cancelled(tr("Stopped. Nothing was changed."))
        return found

    jobs.start(window, tr("Looking for what is marked there…"), work, then)
