"""Starting the program: one application, one session, one window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from annotator import resources
from annotator.ui import opening, state, theme
from annotator.ui.dialogs.errors import ExceptionHook
from annotator.ui.session import Session
from annotator.ui.settings import Settings
from annotator.ui.starting import collect_as_usual
from annotator.ui.tabs import AFTER_FIRST_PAINT
from annotator.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path


def make_window(app: QApplication, settings: Settings) -> Window:
    """A window in the user's colours that follows the system's; nothing is open in it yet."""
    theme.prepare(app)
    chosen = theme.theme_for(settings.theme)
    window = Window(Session(), settings, chosen)
    theme.wear(app, chosen)  # after: else each part is dressed whenever it gets another parent
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: state.wear_system(window))
    QTimer.singleShot(AFTER_FIRST_PAINT, window, collect_as_usual)
    return window


def run(path: Path | None, settings: Settings | None = None) -> int:
    """Shows the window, with the project at ``path`` where one is named; the exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setDesktopFileName("annotator")
    app.setWindowIcon(QIcon(str(resources.path("icons", "annotator.svg"))))
    kept = settings or Settings()
    window = make_window(app, kept)
    ExceptionHook(window.report, _log_bug).install()
    if path:
        opening.open_project(window, path)
    window.show()
    QTimer.singleShot(0, window, lambda: _keep_snapshots(window))
    if not kept.annotator:
        from annotator.ui.dialogs.name import ask_name  # noqa: PLC0415  once in a lifetime

        ask_name(window)
    status = app.exec()
    # Qt must not outlive Python's objects, nor a project its window.
    window.deleteLater()
    app.processEvents()
    return status


def _keep_snapshots(window: Window) -> None:
    from annotator.ui.snapshot_timer import SnapshotTimer  # noqa: PLC0415  after painting

    SnapshotTimer(window.session, window).failed.connect(window.tell)


def _log_bug(report: str) -> None:
    from annotator.ui.log import keep_report  # noqa: PLC0415  only when something went wrong

    keep_report(report)
