"""Starting the program, and the pictures of its views."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.ui import scenes, shots
from annotator.ui.names import system_name
from annotator.ui.settings import Settings, settings_file

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from annotator.ui import app
from annotator.ui.dialogs.name import NameDialog

def look_and_leave():
    window = next(w for w in app.QApplication.topLevelWidgets() if isinstance(w, app.Window))
    dialogs = window.findChildren(NameDialog)
    project = window.session.project
    print(project.documents.count() if project else "none", len(dialogs))
    for dialog in dialogs:
        dialog.reject()
    window.close()

class Visit(app.QApplication):
    def exec(self):
        QTimer.singleShot(300, look_and_leave)
        return super().exec()

app.QApplication = Visit
sys.exit(app.run(Path(sys.argv[1]) if sys.argv[1:] else None))
"""


def run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        check=False, capture_output=True, text=True, timeout=60, env=environment,
    )  # fmt: skip


def test_the_program_starts_asks_for_a_name_and_ends(tmp_path, project_file):
    done = run(tmp_path, str(project_file))
    assert (done.returncode, done.stdout.strip()) == (0, "3 1"), done.stderr


def test_the_program_starts_without_a_project_and_knows_its_user(tmp_path):
    kept = Settings(tmp_path / "annotator" / "annotator.ini")
    kept.remember("annotator", "Ada")
    kept.save()
    done = run(tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "none 0"), done.stderr


def test_settings_lie_in_the_users_folder():
    assert settings_file().parts[-2:] == ("annotator", "annotator.ini")


def test_the_system_knows_a_name(monkeypatch):
    assert system_name()
    monkeypatch.setenv("LOGNAME", "no such account")
    assert system_name() == "no such account"


@pytest.mark.parametrize("name", [name for name, _ in scenes.SCENES])
@pytest.mark.usefixtures("qapp")
def test_every_picture_is_drawn(tmp_path, name):
    drawn = shots.draw(tmp_path, (name,))
    assert [file.name for file in drawn] == [f"{name}-light.png", f"{name}-dark.png"]
    assert all(file.stat().st_size > 5_000 for file in drawn)
