"""Telling what went wrong: a sentence for the user's world, a report for a bug of ours."""

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from annotator.store import errors as store
from annotator.ui.actions import Registry
from annotator.ui.panels.banner import Ways

if TYPE_CHECKING:
    from annotator.ui.dialogs.bug import BugDialog
    from annotator.ui.window import Window

SAVE_A_COPY = ("Save a copy…", "file.save_copy")
FIND_THE_FILE = ("Find the file…", "file.open")
# Which buttons stand beside the sentence: caption and command.
WAYS: tuple[tuple[type[store.ProjectError], tuple[tuple[str, str], ...]], ...] = (
    (store.ProjectMoved, (SAVE_A_COPY, FIND_THE_FILE)),
    (store.ReadOnlyProject, (SAVE_A_COPY,)),
    (store.DiskFull, (SAVE_A_COPY,)),
    (store.SaveFailed, (SAVE_A_COPY,)),
    (store.NotAProject, (("Open another…", "file.open"),)),
    (store.NewerProject, (("Open another…", "file.open"),)),
    (store.UndoRefused, (("Show the history", "view.tab.history"),)),
)
SAVING = (
    store.ProjectMoved, store.ReadOnlyProject, store.DiskFull, store.SaveFailed,
    store.LockedProject,
)  # fmt: skip


def is_known(error: BaseException) -> bool:
    """Whether it is of the user's world, and its text a sentence for the user."""
    from annotator.formats.problems import FormatProblem  # noqa: PLC0415  rarely needed
    from annotator.sources.problems import SourceProblem  # noqa: PLC0415  rarely needed

    return isinstance(error, store.ProjectError | FormatProblem | SourceProblem)


def is_about_saving(error: BaseException) -> bool:
    """Whether it means that the last change is not on disk."""
    return isinstance(error, SAVING)


def ways_out(registry: Registry, error: BaseException) -> Ways:
    """The buttons for this error."""
    found = next((ways for kind, ways in WAYS if isinstance(error, kind)), ())
    return tuple(
        (QCoreApplication.translate("Errors", caption), partial(registry.run, name))
        for caption, name in found
    )


def tell(window: "Window", error: Exception) -> None:
    """Says in ``window`` what of the user's world went wrong; raises again what is a bug."""
    if not is_known(error):
        raise error
    is_unsaved = is_about_saving(error)
    window.banner.say(str(error), ways_out(window.registry, error), is_until_saved=is_unsaved)
    if is_unsaved:
        window.status.show_failure()


class ExceptionHook:
    """Stands in for sys.excepthook: Qt calls it for what a slot or an event lets through.

    ``tell`` shows an error of the user's world, ``log`` keeps a report of a bug, which the
    user is told of once per place in the program.
    """

    def __init__(self, tell: Callable[[Exception], object], log: Callable[[str], object]) -> None:
        self._tell, self._log = tell, log
        self._told: set[str] = set()
        self.dialog: BugDialog | None = None

    def install(self) -> None:
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):  # Ctrl+C in the terminal
            sys.__excepthook__(kind, error, trace)
            QApplication.closeAllWindows()
            return
        if is_known(error):
            self._tell(error)
            return
        from annotator.ui.dialogs.bug import BugDialog, bug_report  # noqa: PLC0415  only for bugs

        report = bug_report(error)
        self._log(report)
        if report not in self._told:
            self._told.add(report)
            self.dialog = BugDialog(QApplication.activeWindow(), report)
            self.dialog.open()
