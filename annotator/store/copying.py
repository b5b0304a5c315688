"""Checked copies of an open project, made through its own connection."""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.store.connection import is_held
from annotator.store.db import Database
from annotator.store.errors import (
    DAMAGED,
    TROUBLE,
    DamagedProject,
    ProjectError,
    shown,
    told,
)

PAGES_PER_STEP = 512

Progress = Callable[[int, int], None]  # pages left, pages in all; what it raises stops the copy


def copy_to(database: Database, path: Path, progress: Progress | None = None) -> None:
    """Copies the project to ``path``: whole and checked, or not at all.

    Steps of 512 pages on the project's own connection, so that work goes on meanwhile, also
    on another thread. ``ProjectError`` where it cannot be done.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and (target == database.path or is_held(target)):
        raise ProjectError(f"“{shown(target)}” is an open project. Choose another name.")
    part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(6)}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except OSError as error:
        raise ProjectError(
            f"No copy can be written in “{target.parent}” ({error.strerror})."
            " Choose another folder."
        ) from error
    os.close(descriptor)
    try:
        _write(database, part, progress)
        part.replace(target)
        sync_folder(target.parent)
    except TROUBLE as error:
        raise told(error, target) from error
    except OSError as error:
        raise ProjectError(
            f"“{shown(target)}” cannot be written ({error.strerror}). Choose another name."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write(database: Database, path: Path, progress: Progress | None) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")  # an interrupted copy is thrown away
        copy.execute("PRAGMA synchronous = OFF")
        database.connection.backup(
            copy,
            pages=PAGES_PER_STEP,
            progress=(lambda _, left, total: progress(left, total)) if progress else None,
        )
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedProject(DAMAGED.format(name=shown(database.path)))
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes a rename in ``folder`` last through a power cut, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
