"""Draws the main views as pictures: ``python -m annotator.ui.shots FOLDER``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QSize,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from annotator.ui import opening
from annotator.ui.app import make_window
from annotator.ui.scenes import SCENES, settle
from annotator.ui.settings import Settings
from annotator.ui.window import Window

SIZE = QSize(1440, 900)
ANNOTATOR = "A. Novak"


def application() -> QApplication:
    """The one there is, or a new one without a screen."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(sys.argv[:1])


@contextmanager
def window_on(project: Path | None, folder: Path, mode: str = "light") -> Iterator[Window]:
    """A window on ``project`` with settings of its own in ``folder``; closed afterwards."""
    file = folder / "shots.ini"
    file.unlink(missing_ok=True)
    settings = Settings(file)
    settings.remember("annotator", ANNOTATOR)
    settings.remember("theme", mode)
    window = make_window(application(), settings)
    window.resize(SIZE)
    if project:
        opening.open_project(window, project)
    window.show()
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle(1)


def draw(folder: Path, names: tuple[str, ...] = ()) -> list[Path]:
    """Draws the scenes of these names, or all, in light and dark; each on a fresh project."""
    from annotator.sample import build  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with tempfile.TemporaryDirectory() as work:
        original = Path(work) / "lindenau.annotator"
        build(original)
        pristine = original.read_bytes()
        for mode in ("light", "dark"):
            for title, scene in SCENES:
                if names and title not in names:
                    continue
                original.write_bytes(pristine)
                picture = folder / f"{title}-{mode}.png"
                with window_on(original, Path(work), mode) as window:
                    scene(window)
                    settle()
                    _picture(window, picture)
                drawn.append(picture)
    return drawn


def _picture(window: Window, picture: Path) -> None:
    """The window, with an open dialog laid over it where the user would see it."""
    from PySide6.QtCore import QPoint  # noqa: PLC0415
    from PySide6.QtGui import QPainter  # noqa: PLC0415
    from PySide6.QtWidgets import QDialog, QMenu  # noqa: PLC0415

    image = window.grab()
    for menu in window.findChildren(QMenu):
        if menu.isVisible():
            painter = QPainter(image)
            painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            above = dialog.grab()
            painter = QPainter(image)
            middle = QPoint(image.width() - above.width(), image.height() - above.height()) / 2
            painter.drawPixmap(middle, above)
            painter.setPen(window.theme.shadow)
            painter.drawRect(middle.x() - 1, middle.y() - 1, above.width() + 1, above.height() + 1)
            painter.end()
    image.save(str(picture))


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt has to say, but for what it says of every dialog that has no screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    qInstallMessageHandler(_say)
    draw(Path(sys.argv[1]), tuple(sys.argv[2:]))
