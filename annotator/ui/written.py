"""Saying that a file was written, and where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.ui.window import Window

SHOWN_PROBLEMS = 3


def tell_written(window: Window, path: Path, words: str, problems: Sequence[str] = ()) -> None:
    """``words`` in the status bar and, with a way to the folder, over the article; the first of
    ``problems`` after them."""
    window.tell(words)
    more = len(problems) - SHOWN_PROBLEMS
    shown = [words, *problems[:SHOWN_PROBLEMS]]
    shown += [window.tr("And {number} more.").format(number=more)] if more > 0 else []
    open_it = (window.tr("Open folder"), partial(open_folder, path.parent))
    window.banner.say(" ".join(shown), (open_it,))


def open_folder(folder: Path) -> bool:
    """In the system's file manager; False, and nothing opened, where there is no such folder."""
    if not folder.is_dir():
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.resolve())))
