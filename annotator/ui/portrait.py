"""A picture of the window on a project, drawn where nobody looks."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.ui import opening
from annotator.ui.app import make_window
from annotator.ui.settings import Settings

WIDTH, HEIGHT = 1440, 900
ROUNDS = 5  # of events, until what is laid out later has been


def draw(project: Path, picture: Path, *, theme: str = "light") -> None:
    """Writes the window that shows ``project`` to the PNG file ``picture``.

    ``OSError`` where it cannot be written. The user's settings are neither read nor changed.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "annotator.ini")
        settings.remember("theme", theme)
        window = make_window(app, settings)
        window.resize(WIDTH, HEIGHT)
        if not opening.open_project(window, project):
            raise OSError(f"{project} cannot be opened")
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        for _ in range(ROUNDS):
            app.processEvents()
        is_written = window.grab().save(str(picture))
        opening.close_project(window)
        window.close()
        window.deleteLater()
        app.processEvents()
    if not is_written:
        raise OSError(f"{picture} cannot be written")
