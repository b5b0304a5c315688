"""Cold start to a painted window against importing PySide6 and painting an empty one."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from annotator.sample import build
from tests.benchmarks.measure import Figure, in_turn

EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()  # only now is it painted
print(time.monotonic(), flush=True)
"""
OURS = """
import sys
import time
from pathlib import Path
from annotator.ui import opening
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from PySide6.QtWidgets import QApplication
app = QApplication([])
window = make_window(app, Settings(Path(sys.argv[2])))
opening.open_project(window, Path(sys.argv[1]))
window.resize(1440, 900)
window.show()
app.processEvents()
print(time.monotonic(), flush=True)
window.close()
"""


def run(size: float, runs: int) -> list[Figure]:  # noqa: ARG001 (all rows are called alike)
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.annotator"
        build(sample)
        settings = Path(folder) / "settings.ini"
        settings.write_text("[General]\nannotator=Bench\n")

        def ours() -> float:
            return _process(OURS, str(sample), str(settings))

        def bare() -> float:
            return _process(EMPTY)

        ours()
        milliseconds, reference = in_turn(ours, bare, max(3, 3 * runs))
    name = "cold start to a painted window, sample open"
    return [Figure(name, milliseconds, reference, 1.6, "empty QMainWindow")]


def _process(code: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As on a user's machine, where the second start finds the modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "annotator-pycache")
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, env=environment, capture_output=True
    )
    return (float(done.stdout) - begun) * 1000
