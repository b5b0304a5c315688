"""What has to be asked before a source can be read, and the options that the answer makes.

Nothing here stops what goes on behind: ``then`` gets the options to read that source with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt

from annotator.sources.problems import ColumnsUnclear, PasswordWanted
from annotator.sources.table_preview import is_table, preview_of, table_preview
from annotator.ui import jobs
from annotator.ui.adding.columns import ColumnsDialog
from annotator.ui.adding.password import PasswordDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from annotator.sources.folders import Outcome
    from annotator.sources.options import Options
    from annotator.sources.tables import Preview
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

Then = Callable[["Options"], object]
Dialog = TypeVar("Dialog", bound="QDialog")


def ask(over: QWidget, outcome: Outcome, options: Options, then: Then) -> QDialog | None:
    """Asks for the columns or the password that ``outcome`` lacks; None where it is clear, or
    another question (its encoding). ``options``: those that it was read with."""
    problem, name = outcome.unclear, outcome.path.name
    if isinstance(problem, ColumnsUnclear):
        preview = preview_of(problem, name, options)
        return _ask_columns(over, preview, problem.raw, name, options, then)
    if isinstance(problem, PasswordWanted):
        return _ask_password(over, name, options, then, is_wrong=problem.is_wrong)
    return None


def has_columns(outcome: Outcome) -> bool:
    """Whether it came out of a table, whose columns can be chosen otherwise."""
    reading = outcome.reading
    return reading is not None and is_table(reading.raw, outcome.path.name)


def choose_columns(
    window: Window, over: QWidget, outcome: Outcome, options: Options, then: Then
) -> None:
    """Asks for the columns of a table that was read, with those that were taken chosen already;
    ``over``: what the dialog goes over."""
    if outcome.reading is None:
        return
    # Of a large table the bytes are not kept.
    raw, name = outcome.reading.raw or outcome.path, outcome.path.name

    def look(_progress: Progress) -> Preview:
        return table_preview(raw, options, name)

    def show(preview: Preview) -> None:
        _ask_columns(over, preview, raw, name, options, then)

    jobs.start(window, window.tr("Looking at “{name}”").format(name=name), look, show)


def _ask_columns(
    over: QWidget, preview: Preview, raw: bytes | Path, name: str, options: Options, then: Then
) -> ColumnsDialog:
    def again(delimiter: str) -> Preview:
        return table_preview(raw, replace(options, columns={}, delimiter=delimiter), name)

    dialog = ColumnsDialog(over, preview, name, again)

    def take() -> None:
        then(replace(options, columns=dialog.mapping, delimiter=dialog.delimiter))

    return _opened(dialog, take)


def _ask_password(
    over: QWidget, name: str, options: Options, then: Then, *, is_wrong: bool
) -> PasswordDialog:
    dialog = PasswordDialog(over, name, is_wrong=is_wrong)
    return _opened(dialog, lambda: then(replace(options, password=dialog.password)))


def _opened(dialog: Dialog, take: Callable[[], object]) -> Dialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(take)
    dialog.open()
    return dialog
