"""Articles into the project: files, folders, drops and the clipboard, each time after a look
at what is in them, and as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.ui.opening import open_project

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from annotator.ui.window import Window

PROJECT_SUFFIX = ".annotator"


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
    # When the first article comes: reading brings libraries that a start can do without.
    from annotator.ui.adding.offering import offer  # noqa: PLC0415
    from annotator.ui.adding.supplies import Pasted  # noqa: PLC0415

    offer(window, Pasted(text, markup))


def add_files(window: Window, paths: Sequence[Path]) -> None:
    """Offers files of any kind, also those of folders and zip files."""
    from annotator.ui.adding.offering import offer  # noqa: PLC0415
    from annotator.ui.adding.supplies import Files  # noqa: PLC0415

    offer(window, Files(paths))
