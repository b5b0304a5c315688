"""Checked copies of an open project, made through its own connection."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.store.db import Database
from annotator.store.errors import DAMAGED, DamagedProject, ProjectError, told

PAGES_PER_STEP = 512


def copy_to(
    database: Database, path: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Copies the project to ``path``: whole and checked, or not at all.

    Steps of 512 pages on the project's own connection, so that work goes on meanwhile.
    ``progress(pages left, pages in all)``. ``ProjectError`` where it cannot be done.
    """
    target = Path(os.path.realpath(path))
    if target == database.path and target.exists():
        raise ProjectError(f"“{target.name}” is the open project itself. Choose another name.")
    try:
        descriptor, name = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
        os.close(descriptor)
    except OSError as error:
        raise ProjectError(
            f"No copy can be written in “{target.parent}” ({error.strerror})."
            " Choose another folder."
        ) from error
    try:
        _write(database, Path(name), progress)
        os.replace(name, target)
        sync_folder(target.parent)
    except sqlite3.Error as error:
        raise told(error, target) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _write(database: Database, path: Path, progress: Callable[[int, int], None] | None) -> None:
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous = OFF")
        database.connection.backup(
            copy,
            pages=PAGES_PER_STEP,
            progress=(lambda _, left, total: progress(left, total)) if progress else None,
        )
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedProject(DAMAGED.format(name=database.path.name))
    finally:
        copy.close()
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
