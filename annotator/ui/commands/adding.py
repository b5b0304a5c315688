"""Articles into the project: files, folders, drops and the clipboard, each time after a look
at what is in them, and as one step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.ui.opening import open_project

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from annotator.ui.window import Window

PROJECT_SUFFIX = ".annotator"
OFFERING = "annotator.ui.adding.offering"


def is_welcome(window: Window, data: QMimeData) -> bool:
    """Whether what is dragged over the window can be taken."""
    if data.hasUrls():
        return any(url.isLocalFile() for url in data.urls())
    return window.session.is_editable and bool(data.text().strip())


def take_drop(window: Window, data: QMimeData) -> None:
    """Offers dropped files or words to be added; opens a dropped project."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
    if projects:
        open_project(window, projects[0])
    elif paths:
        add_files(window, paths)
    elif data.text().strip():
        add_text(window, data.text(), data.html())


def add_text(window: Window, text: str, markup: str = "") -> None:
    """Offers pasted or dropped words; ``markup`` where they came from a web page."""

    def go_on() -> None:
        from annotator.ui.adding.offering import offer  # noqa: PLC0415
        from annotator.ui.adding.supplies import Pasted  # noqa: PLC0415

        offer(window, Pasted(text, markup))

    _when_loaded(window, go_on)


def add_files(window: Window, paths: Sequence[Path]) -> None:
    """Offers files of any kind, also those of folders and zip files."""

    def go_on() -> None:
        from annotator.ui.adding.offering import offer  # noqa: PLC0415
        from annotator.ui.adding.supplies import Files  # noqa: PLC0415

        offer(window, Files(paths))

    _when_loaded(window, go_on)


def _when_loaded(window: Window, go_on: Callable[[], object]) -> None:
    """Goes on once what reads articles is loaded: when the first one comes, for a start can do
    without, and on a worker, because it takes longer than a window may keep one waiting."""
    if OFFERING in sys.modules:
        go_on()
        return
    from annotator.ui import jobs  # noqa: PLC0415

    title = window.tr("Getting ready to read…")
    jobs.start(window, title, lambda _progress: import_module(OFFERING), lambda _module: go_on())
