"""Who has a project open: written at opening (which proves that it can be written), taken
back at closing, so that an unclean end is noticed."""

import json
import os
import socket
import sqlite3
from pathlib import Path

import platformdirs

from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import FULL, READ_ONLY, ReadOnlyProject, error_name
from annotator.store.search import rebuild

OPEN = "open:"
HOME = "home"
UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_FULL")


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
            entry = {"pid": os.getpid(), "host": socket.gethostname(), "at": now()}
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
    except sqlite3.OperationalError as error:
        name = error_name(error)
        if not name.startswith(UNWRITABLE):
            raise
        sentence = FULL if name.startswith("SQLITE_FULL") else READ_ONLY
        raise ReadOnlyProject(sentence.format(name=database.path.name)) from error
    return key


def leave(database: Database, key: str) -> None:
    with database.unjournaled():
        database.execute("DELETE FROM state WHERE key = ?", (key,))


def ended_uncleanly(database: Database) -> bool:
    """Whether a process of this computer that is gone never closed the project."""
    return any(_is_dead(value) for _, value in _entries(database))


def _forget_the_dead(database: Database) -> None:
    for key, value in _entries(database):
        if _is_dead(value):
            database.execute("DELETE FROM state WHERE key = ?", (key,))


def _entries(database: Database) -> list[tuple[str, str]]:
    return database.all("SELECT key, value FROM state WHERE key LIKE ?", (f"{OPEN}%",))


def _is_dead(value: str) -> bool:
    entry = json.loads(value)
    if entry["host"] != socket.gethostname():
        return False
    try:
        os.kill(entry["pid"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


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
