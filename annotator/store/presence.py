"""Who has a project open: written at opening (which proves that it can be written), taken
back at closing, so that an unclean end is noticed."""

import json
import os
import sqlite3
import sys
from pathlib import Path

import platformdirs

from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import (
    FULL_AT_OPENING,
    READ_ONLY,
    DiskFull,
    ProjectError,
    ReadOnlyProject,
    error_name,
    shown,
)
from annotator.store.search import rebuild

OPEN = "open:"
HOME = "home"
UNWRITABLE = ("SQLITE_CANTOPEN", "SQLITE_IOERR")


def enter(database: Database, *, is_new: bool) -> str:
    """Writes this process down and returns its entry's key.

    ``ReadOnlyProject`` where the file cannot be written. A project that comes from another
    computer gets its search index made anew, so that no stranger's index is trusted.
    """
    key = f"{OPEN}{new_uuid()}"
    home = home_token()
    try:
        with database.unjournaled():
            _forget_the_dead(database)
            entry = {"pid": os.getpid(), "host": _host(), "at": now()}
            database.execute(
                "INSERT INTO state (key, value) VALUES (?, ?)", (key, json.dumps(entry))
            )
            known = database.one("SELECT value FROM state WHERE key = ?", (HOME,))
            if known != (home,):
                database.execute(
                    "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (HOME, home)
                )
                if not is_new:
                    rebuild(database)
    except DiskFull as error:
        raise ReadOnlyProject(FULL_AT_OPENING.format(name=shown(database.path))) from error
    except ProjectError as error:
        if not error_name(error.__cause__).startswith(UNWRITABLE):
            raise
        raise ReadOnlyProject(READ_ONLY.format(name=shown(database.path))) from error
    return key


def leave(database: Database, key: str) -> None:
    with database.unjournaled():
        database.execute("DELETE FROM state WHERE key = ?", (key,))


def ended_uncleanly(database: Database) -> bool:
    """Whether a process of this computer that is gone never closed the project."""
    return any(_is_dead(value) for _, value in _entries(database))


def is_at_home(connection: sqlite3.Connection) -> bool:
    """Whether this user on this computer was the last to work on the project."""
    row = connection.execute("SELECT value FROM state WHERE key = ?", (HOME,)).fetchone()
    return row is not None and bool(row[0] == home_token())


def _forget_the_dead(database: Database) -> None:
    for key, value in _entries(database):
        if _is_dead(value):
            database.execute("DELETE FROM state WHERE key = ?", (key,))


def _entries(database: Database) -> list[tuple[str, str]]:
    return database.all("SELECT key, value FROM state WHERE key LIKE ?", (f"{OPEN}%",))


def _is_dead(value: str) -> bool:
    try:
        entry = json.loads(value)
        host, pid = entry["host"], int(entry["pid"])
    except (ValueError, KeyError, TypeError):
        return True
    return host == _host() and not _runs(pid)


def _host() -> str:
    """This computer's name; importing ``socket`` for it would take 4 ms of the start."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _runs(pid: int) -> bool:
    """Whether there is a process of that number; taken for granted on Windows, which has no
    harmless signal."""
    try:
        if os.name != "nt" and pid > 0:
            os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def home_token() -> str:
    """A random name for this user on this computer, kept beside the snapshots."""
    path = Path(platformdirs.user_data_dir("annotator", appauthor=False)) / "home"
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeError):
        token = new_uuid()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(token, encoding="ascii")
    except OSError:
        return token
    return token
