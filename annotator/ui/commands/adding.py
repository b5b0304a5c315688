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
MARKUP = "text/html"
OFFERING = "annotator.ui.adding.offering"


def is_welcome(window: Window, data: QMimeData) -> bool:
    """Whether what is dragged over the window can be taken."""
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return window.session.is_editable and bool(data.text().strip() or data.hasUrls())


def take_drop(window: Window, data: QMimeData) -> None:
    """Offers dropped files or words to be added; opens a dropped project."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    projects = [path for path in paths if path.suffix == PROJECT_SUFFIX]
    if projects:
        open_project(window, projects[0])
    elif paths:
        add_files(window, paths)
    else:
        take_words(window, data)


def add_text(window: Window, text: str, markup: str = "") -> None:
    """Offers words as a document; ``markup`` where they came from a web page."""
    from PySide6.QtCore import QMimeData  # noqa: PLC0415  not at the start

    data = QMimeData()
    data.setText(text)
    if markup:
        data.setData(MARKUP, markup.encode())
    take_words(window, data)


def take_words(window: Window, data: QMimeData | None) -> None:
    """Offers copied or dropped words, a piece of a web page, or files that were copied; shows an
    address, which is fetched only if one asks for it. ``data`` is None of an empty clipboard on
    some systems."""
    kept = _copy_of(data)

    def go_on() -> None:
        from annotator.ui.adding.clipboard import offer_words  # noqa: PLC0415

        if not offer_words(window, kept):
            window.tell(window.tr("There is no text on the clipboard."))

    _when_loaded(window, go_on)


def _copy_of(data: QMimeData | None) -> QMimeData:
    """What is needed of ``data``, which lives no longer than the event that brought it."""
    from PySide6.QtCore import QMimeData  # noqa: PLC0415  not at the start

    copied = QMimeData()
    if data is not None and data.hasUrls():
        copied.setUrls(data.urls())
    elif data is not None:
        copied.setText(data.text())
        if data.hasHtml():
            copied.setData(MARKUP, data.html().encode())
    return copied


def add_files(window: Window, paths: Sequence[Path]) -> None:
    """Offers files of any kind, also those of folders and zip files; to make a project of one
    that holds a whole project."""

    def go_on() -> None:
        from annotator.ui.commands.restoring import offer_to_restore, whole_among  # noqa: PLC0415

        whole = whole_among(paths)
        if whole:
            offer_to_restore(window, whole)
            return
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
