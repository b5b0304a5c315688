"""What every test stands on: no screen, no network, nothing of the person who runs it."""

import atexit
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt; `QT_QPA_PLATFORM=xcb python3 run.py test` shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Settings, logs and snapshots go where nobody misses them, also those of started processes.
HOME = tempfile.mkdtemp(prefix="annotator-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
    folder = Path(HOME, kind.lower())
    folder.mkdir()
    os.environ[f"XDG_{kind}_HOME"] = str(folder)

# A loaded machine is no bug: time limits are pytest-timeout's business.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the program does may reach the network."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        assert self.family not in (socket.AF_INET, socket.AF_INET6), f"connects to {address}"
        connect(self, address)  # type: ignore[arg-type]  # what a local family takes

    monkeypatch.setattr(socket.socket, "connect", local_only)
