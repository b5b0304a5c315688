"""Whole projects as JSON Lines, out and in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats import jsonl
from annotator.sources.files import open_regular, printable_name
from annotator.sources.problems import SourceProblem
from annotator.store.whole_writing import restore

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.formats.csv_writer import ExportReport
    from annotator.store import Project


def write_whole(
    project: Project,
    target: Path,
    *,
    has_originals: bool = True,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Everything but the history; ``progress`` is told the documents written so far."""
    whole = project.whole(has_originals=has_originals)
    return jsonl.write(
        whole.project(),
        whole.documents(),
        target,
        never=[project.path],
        progress=progress,
        cancelled=cancelled,
    )


def is_whole(path: Path) -> bool:
    """Whether a file begins as ``write_whole`` writes it; False also where it cannot be read."""
    try:
        with open_regular(path) as stream:
            return jsonl.is_ours(stream)
    except (OSError, SourceProblem):
        return False


def restore_whole(
    source: Path, target: Path, progress: Callable[[int], None] = lambda _done: None
) -> int:
    """Makes a new project of what ``write_whole`` wrote; how many documents it has.

    ``FormatProblem`` where the file is none of ours, was cut or changed; ``Misfit`` names the
    line that fits into no project. Then there is no new project.
    """
    with open_regular(source) as stream:
        return restore(target, jsonl.read(stream, printable_name(source)), progress)
