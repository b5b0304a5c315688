"""What the start leaves out: it is said here, so that it is noticed when it comes back."""

import builtins
import gc
import os
import subprocess
import sys
from pathlib import Path

import annotator
from annotator.sample import build
from annotator.ui import starting

WINDOW = """
import sys
from pathlib import Path
from annotator.ui import checking, opening, tabs, tally
from annotator.ui.app import make_window
from annotator.ui.settings import Settings
from PySide6.QtWidgets import QApplication
app = QApplication([])
# What comes a moment later may come before the first paint where a machine is busy.
tabs.AFTER_FIRST_PAINT = tally.PAUSE_MILLISECONDS = checking.AFTER_OPENING = 10**6
window = make_window(app, Settings(Path(sys.argv[2])))
opening.open_project(window, Path(sys.argv[1]))
window.show()
app.processEvents()
print(*sys.modules)
import linecache
print(*linecache.cache)
window.close()
"""
# Of the store: what shows no document. Of the interface: what nobody sees yet.
LATER = {
    "annotator.store.claim_board", "annotator.store.label_keeping",
    "annotator.store.review_listing", "annotator.store.statistics",
    "annotator.ui.claims.board", "annotator.ui.panels.inspector", "annotator.ui.review.board",
}  # fmt: skip


def test_the_window_is_there_before_what_nobody_sees_yet_is_loaded(tmp_path):
    sample, settings = tmp_path / "sample.annotator", tmp_path / "settings.ini"
    build(sample)
    settings.write_text("[General]\nannotator=Bench\n", encoding="utf-8")
    shown = subprocess.run(
        [sys.executable, "-c", WINDOW, str(sample), str(settings)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    modules, read = shown.stdout.splitlines()
    loaded = set(modules.split())
    assert "annotator.ui.article.view" in loaded
    assert loaded & LATER == set()
    ours = f"{Path(annotator.__file__).parent}{os.sep}"
    assert ours not in read  # PySide6 looked into no source


def test_pyside_still_keeps_the_import_that_it_replaced():
    assert builtins.__import__ is builtins.__orig_import__  # or else the start is slow again


def test_garbage_is_collected_as_usual_once_the_window_is_painted():
    before = gc.get_threshold()
    try:
        starting.put_off_collecting()
        starting.collect_as_usual.__wrapped__()  # a window may have been painted before
        assert gc.isenabled()
        assert gc.get_threshold()[0] == starting.OBJECTS_LATER
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
