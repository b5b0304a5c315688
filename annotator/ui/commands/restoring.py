"""A project made anew of an export of a whole one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.departures.whole import is_whole, restore_whole
from annotator.formats.problems import Cancelled
from annotator.ui import jobs
from annotator.ui.dialogs.question import Question
from annotator.ui.opening import open_project
from annotator.ui.panels.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

LINES = ".jsonl"


def whole_among(paths: Sequence[Path]) -> Path | None:
    """The first of ``paths`` that holds a whole project."""
    found = (path for path in paths if path.suffix.lower() == LINES and is_whole(path))
    return next(found, None)


def offer_to_restore(window: Window, source: Path) -> None:
    """For a file that was brought as an article."""
    words = window.tr("“{name}” holds a whole project. Make a new project of it?")
    question = Question(
        window,
        words.format(name=source.name),
        window.tr("Restore"),
        partial(restore_from, window, source),
    )
    question.open()


def restore_from(window: Window, source: Path) -> None:
    """Asks where to, makes the project on another thread, and opens it."""
    target = window.files.new_project(source.stem)
    if target is None:
        return

    def work(progress: Progress) -> int:
        def reach(done: int) -> None:
            progress.reach(done)
            if progress.is_stopped():
                raise Cancelled(window.tr("Nothing was restored: it was stopped."))

        return restore_whole(source, target, reach)

    def then(count: int) -> None:
        if open_project(window, target):
            words = window.tr("{name} was restored: {documents}.")
            window.tell(words.format(name=target.stem, documents=counted(count, "document")))

    title = window.tr("Restore “{name}”").format(name=source.name)
    jobs.start(window, title, work, then, hint=window.tr("Stopping leaves nothing behind."))
