"""How long the window keeps one waiting while many files are added through it: the longest gap
between two turns of its event loop, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import documents, new_project
from tests.benchmarks.measure import Figure

CODE = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from annotator.ui import opening
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from annotator.ui.commands.adding import add_files
project, settings, folder = map(Path, sys.argv[1:])
app = QApplication([])
window = make_window(app, Settings(settings))
opening.open_project(window, project)
window.show()
app.processEvents()
gaps, last = [], time.perf_counter()
def beat():
    global last
    now = time.perf_counter()
    gaps.append(now - last)
    last = now
timer = QTimer(interval=1)
timer.timeout.connect(beat)
def preview():
    return next((one for one in window.findChildren(QDialog) if one.objectName() == "preview"), None)
def until(claim):
    while not claim():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
until(lambda: True)
last = time.perf_counter()
timer.start()
add_files(window, [folder])
until(lambda: preview() and preview().isVisible())
until(lambda: not window.jobs)
preview().add_now()
until(lambda: not window.jobs)
end = time.perf_counter() + 0.3
until(lambda: time.perf_counter() > end)
timer.stop()
count = window.session.project.documents.count()
print(json.dumps({"gaps": gaps, "count": count}))
window.close()
"""
ALLOWED = 50  # ms


def run(size: float, runs: int) -> list[Figure]:
    count = max(100, int(10_000 * size))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = place / "texts"
        folder.mkdir()
        for number, one in enumerate(documents(count, annotations=1)):
            content = one.text.content if one.text else ""
            (folder / f"{number:05}.txt").write_text(content, encoding="utf-8")
        worst = [_measured(place, folder, count) for _ in range(runs)]
    # The best of the runs: another program may keep this one waiting, too.
    name = f"longest wait of the window while it adds {count:,} files"
    return [Figure(name, min(worst), None, ALLOWED)]


def _measured(place: Path, folder: Path, count: int) -> float:
    project = place / "project.annotator"
    new_project(project).close()
    settings = place / "settings.ini"
    settings.write_text("[General]\nannotator=Bench\n")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(place)}
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(project), str(settings), str(folder)],
        check=True,
        env=environment,
        capture_output=True,
    )
    project.unlink()
    found = json.loads(done.stdout)
    if found["count"] != count:
        raise RuntimeError(f"{found['count']} of {count} files were added")
    return max(found["gaps"]) * 1000
