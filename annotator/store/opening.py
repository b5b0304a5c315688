"""Opening and making project files; the order of RELIABILITY 2.12: what is not a sound
project of ours is refused before anything could be written."""

import os
import sqlite3
import stat
import struct
from contextlib import closing
from pathlib import Path
from time import monotonic

from annotator.store import presence, schema
from annotator.store.connection import MEGABYTE, connect, is_held
from annotator.store.db import Database
from annotator.store.errors import (
    DAMAGED,
    FOREIGN_JOURNAL,
    HALF_CREATED,
    MISSING,
    NEWER,
    NOT_A_PROJECT,
    PERMISSION,
    TROUBLE,
    UNFINISHED,
    DamagedProject,
    NewerProject,
    NotAProject,
    ProjectError,
    ReadOnlyProject,
    error_name,
    shown,
    told,
)
from annotator.store.values import impossible_values

STRUCTURE_BYTES = 32 * MEGABYTE
VALUES_BYTES = 4 * MEGABYTE
PATIENCE_SECONDS = 60.0
HEADER_BYTES = 100
NOTHING_YET = (
    "SELECT NOT EXISTS (SELECT 1 FROM meta WHERE key = 'uuid')"
    " AND NOT EXISTS (SELECT 1 FROM document)"
)
MAGIC = b"SQLite format 3\0"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def located(path: Path | str) -> Path:
    """The real path of an existing regular file; ``NotAProject`` otherwise."""
    try:
        real = Path(os.path.realpath(path))
        status = real.stat()
    except ValueError as error:
        raise NotAProject(NOT_A_PROJECT.format(name=shown(Path(path)))) from error
    except PermissionError as error:
        raise NotAProject(PERMISSION.format(name=shown(Path(path)))) from error
    except OSError as error:
        raise NotAProject(MISSING.format(name=shown(Path(path)))) from error
    if not stat.S_ISREG(status.st_mode) or status.st_size < HEADER_BYTES:
        raise NotAProject(NOT_A_PROJECT.format(name=shown(real)))
    _refuse_foreign_header(real)
    return real


def _refuse_foreign_header(path: Path) -> None:
    """A stranger's database is not even given to SQLite, which might write beside it."""
    if is_held(path):  # it passed already, and reading it here would drop SQLite's locks
        return
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except PermissionError as error:
        raise NotAProject(PERMISSION.format(name=shown(path))) from error
    except OSError as error:
        raise DamagedProject(DAMAGED.format(name=shown(path))) from error
    if not header.startswith(MAGIC):
        raise NotAProject(NOT_A_PROJECT.format(name=shown(path)))
    if struct.unpack(">I", header[68:72]) != (schema.APPLICATION_ID,):
        raise NotAProject(NOT_A_PROJECT.format(name=shown(path)))


def look(path: Path, *, check: bool | None = None) -> int:
    """Looks at a project without writing; returns its schema version.

    Refuses with a ``ProjectError`` what is not a project, is newer, holds anything foreign, or
    is damaged. ``check`` forces or forbids looking for damage (by default: up to 32 MB).
    A transaction that a crash left half done is rolled back first, as whoever opens must.
    """
    try:
        with closing(_look_connection(path)) as connection:
            return _looked(connection, path, check=check)
    except TROUBLE as error:
        raise told(error, path) from error


def _look_connection(path: Path) -> sqlite3.Connection:
    try:
        return connect(path, read_only=True)  # its settings read the file
    except sqlite3.OperationalError as error:
        if error_name(error) != "SQLITE_READONLY_ROLLBACK":
            raise
    refuse_foreign_journal(path)
    try:
        return connect(path, read_only=False)
    except sqlite3.OperationalError as error:
        if error_name(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            raise ReadOnlyProject(UNFINISHED.format(name=shown(path))) from error
        raise


def refuse_foreign_journal(path: Path) -> None:
    """``NotAProject`` where the journal beside the file names a super-journal: SQLite would
    delete the file of that name, whatever it is. Ours never has one."""
    journal = path.with_name(path.name + "-journal")
    try:
        with journal.open("rb") as file:
            file.seek(-len(JOURNAL_MAGIC), os.SEEK_END)
            tail = file.read()
    except OSError:
        return
    if tail == JOURNAL_MAGIC:
        raise NotAProject(FOREIGN_JOURNAL.format(name=shown(path), journal=shown(journal)))


def _looked(connection: sqlite3.Connection, path: Path, *, check: bool | None) -> int:
    end = monotonic() + PATIENCE_SECONDS
    connection.set_progress_handler(lambda: monotonic() > end, 100_000)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != schema.APPLICATION_ID or version < 1:
        raise NotAProject(NOT_A_PROJECT.format(name=shown(path)))
    if version > schema.SCHEMA_VERSION:
        sentence = NEWER.format(name=shown(path), found=version, known=schema.SCHEMA_VERSION)
        raise NewerProject(sentence)
    schema.refuse_foreign_schema(connection, version, shown(path))
    if connection.execute(NOTHING_YET).fetchone() == (1,):
        raise NotAProject(HALF_CREATED.format(name=shown(path)))
    size = path.stat().st_size
    is_wanted = size <= STRUCTURE_BYTES if check is None else check
    if is_wanted and not _is_sound(connection, is_small=size <= VALUES_BYTES):
        raise DamagedProject(DAMAGED.format(name=shown(path)))
    return version


def _is_sound(connection: sqlite3.Connection, *, is_small: bool) -> bool:
    """SQLite's own check; and, for small files and all that come from elsewhere, whether rows
    contradict each other or what their readers rely on."""
    if not is_small and presence.is_at_home(connection):
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        return False
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        return False
    is_present = connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    return not is_present or next(impossible_values(connection), None) is None


def open_database(path: Path | str, *, read_only: bool, check: bool | None = None) -> Database:
    """Opens an existing project file after a look at it; ``ProjectError`` if it cannot be.

    One of an older version is brought up to date: in the file after a snapshot, or, where
    that cannot be written, in memory.
    """
    real = located(path)
    version = look(real, check=check)
    try:
        if version == schema.SCHEMA_VERSION:
            return Database(real, connect(real, read_only=read_only), read_only=read_only)
        from annotator.store import upgrade  # noqa: PLC0415  rarely needed

        if read_only:
            memory = upgrade.in_memory(real, version)
            return Database(real, memory, read_only=True, is_detached=True)
        upgrade.in_place(real, version)
        look(real, check=check)
        return Database(real, connect(real, read_only=False), read_only=False)
    except TROUBLE as error:
        raise told(error, real) from error


def create_database(path: Path | str) -> Database:
    """Makes a new, empty project file of the present schema; refuses an existing one."""
    real = Path(os.path.realpath(path))
    try:
        descriptor = os.open(real, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError as error:
        raise ProjectError(
            f"There is a file “{shown(real)}” already. Open it, or choose another name."
        ) from error
    except OSError as error:
        raise ProjectError(
            f"“{shown(real)}” cannot be created in “{real.parent}” ({error.strerror})."
            " Choose another folder."
        ) from error
    os.close(descriptor)
    try:
        return Database(real, _new_connection(real), read_only=False)
    except sqlite3.Error as error:
        real.unlink(missing_ok=True)
        raise told(error, real) from error


def _new_connection(path: Path) -> sqlite3.Connection:
    connection = connect(path, read_only=False)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        schema.migrate(connection, 0)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
