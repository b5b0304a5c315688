"""PySide6 6.12.0 dropped one reference to None on each void call: Python 3.11 then aborts."""

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(60_000):
    thing.setObjectName("x")
print("alive")
"""


def test_many_void_calls_leave_the_interpreter_alive():
    done = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip() == "alive", done.stderr[-500:]
