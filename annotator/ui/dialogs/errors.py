"""Telling what went wrong: a sentence for the user's world, a report for a bug of ours."""

import platform
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.store import errors as store
from annotator.ui.actions import Registry
from annotator.ui.panels.banner import Ways
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

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


def bug_report(error: BaseException) -> str:
    """Versions and places in the program; no text of a document, no message that quotes one."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames]
    versions = f"Annotator {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join([versions, platform.platform(), type(error).__qualname__, *places])


class BugDialog(QDialog):
    """Says that the program has a fault, that the work is safe, and what to send to whom."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(560)
        headline = PlainLabel(self.tr("The program made a mistake"))
        set_look(headline, "title")
        words = PlainLabel(
            self.tr(
                "The last action was not carried out. Everything saved before it is safe, and"
                " you can go on working. If it happens again, please send this report to the"
                " developers; it contains no text of your documents."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox()
        self.copy = QPushButton(self.tr("Copy the report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on = QPushButton(self.tr("Go on working"))
        set_look(go_on, "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (headline, words, self.report, buttons):
            column.addWidget(widget)


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
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if is_known(error):
            self._tell(error)
            return
        report = bug_report(error)
        self._log(report)
        if report not in self._told:
            self._told.add(report)
            self.dialog = BugDialog(QApplication.activeWindow(), report)
            self.dialog.open()
