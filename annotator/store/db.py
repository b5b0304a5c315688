"""The one place that opens project files: order, limits and settings as RELIABILITY says."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

from annotator.store import schema
from annotator.store.errors import (
    DAMAGED,
    LOCKED,
    MISSING,
    NEWER,
    NOT_A_PROJECT,
    DamagedProject,
    LockedProject,
    NewerProject,
    NotAProject,
    ProjectError,
    error_name,
    is_busy,
    told,
)

MEGABYTE = 1 << 20
LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 256 * MEGABYTE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, MEGABYTE),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
)
BUSY_SECONDS = 0.25
BUSY_TRIES = 8
QUICK_CHECK_BYTES = 32 * MEGABYTE
CACHE_KIBIBYTES = 16_384

Parameters = Sequence[Any] | Mapping[str, Any]  # whatever SQLite stores: str, int, None


class Database:
    """The writing connection to one project file; it can be opened anew after a failure."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.is_read_only = read_only
        self.connection = connection

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        return self.connection.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> sqlite3.Cursor:
        return self.connection.executemany(sql, rows)

    def one(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first row, or None; the cursor is finished, so that no read lock stays."""
        rows = self.connection.execute(sql, parameters).fetchmany(1)
        return rows[0] if rows else None

    def all(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        return self.connection.execute(sql, parameters).fetchall()

    def begin(self) -> None:
        """Takes the write lock; waits a little for others."""
        self._patiently("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Returns when the transaction is on disk; waits a little for readers."""
        self._patiently("COMMIT")

    def _patiently(self, statement: str) -> None:
        for _ in range(BUSY_TRIES - 1):
            try:
                self.connection.execute(statement)
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
            else:
                return
        self.connection.execute(statement)

    @contextmanager
    def unjournaled(self) -> Iterator[None]:
        """A transaction for what is no part of the project's history; joins an open one."""
        if self.connection.in_transaction:
            yield
            return
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.roll_back()
            raise

    def roll_back(self) -> None:
        """Drops the open transaction, if there is one."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def reopen(self) -> None:
        """A fresh connection in place of one that is in doubt; its open transaction is lost."""
        with suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")
        fresh = connect(self.path, read_only=self.is_read_only)
        self.connection.close()
        self.connection = fresh

    def close(self) -> None:
        self.connection.close()


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection with every limit and setting; an existing file only."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        for limit, value in LIMITS:
            connection.setlimit(limit, value)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        if not read_only:
            _make_durable(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_durable(connection: sqlite3.Connection, path: Path) -> None:
    (journal_mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if journal_mode != "delete":
        raise LockedProject(LOCKED.format(name=path.name))
    connection.execute("PRAGMA synchronous = EXTRA")
    for pragma, wanted in (("synchronous", 3), ("foreign_keys", 1)):
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            raise RuntimeError(f"SQLite did not accept PRAGMA {pragma} = {wanted}")


def located(path: Path | str) -> Path:
    """The real path of an existing regular file; ``NotAProject`` otherwise."""
    real = Path(os.path.realpath(path))
    try:
        status = real.stat()
    except OSError as error:
        raise NotAProject(MISSING.format(name=real.name)) from error
    except ValueError as error:
        raise NotAProject(NOT_A_PROJECT.format(name=repr(str(path)))) from error
    if not stat.S_ISREG(status.st_mode) or status.st_size == 0:
        raise NotAProject(NOT_A_PROJECT.format(name=real.name))
    return real


def look(path: Path, *, check: bool | None = None) -> int:
    """Looks at a project without writing; returns its schema version.

    Refuses with a ``ProjectError`` what is not a project, is newer, holds anything foreign, or
    is damaged. ``check`` forces or forbids SQLite's quick check (by default: up to 32 MB).
    """
    try:
        connection = _look_connection(path)
        try:
            return _looked(connection, path, check=check)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise told(error, path) from error


def _look_connection(path: Path) -> sqlite3.Connection:
    connection = connect(path, read_only=True)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not error_name(error).startswith("SQLITE_READONLY"):
            raise
        # An unfinished transaction must be rolled back before anybody can read the file.
        return connect(path, read_only=False)
    except BaseException:
        connection.close()
        raise
    return connection


def _looked(connection: sqlite3.Connection, path: Path, *, check: bool | None) -> int:
    deadline = _Deadline(seconds=30)
    connection.set_progress_handler(deadline.has_passed, 100_000)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != schema.APPLICATION_ID:
        raise NotAProject(NOT_A_PROJECT.format(name=path.name))
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.SCHEMA_VERSION:
        sentence = NEWER.format(name=path.name, found=version, known=schema.SCHEMA_VERSION)
        raise NewerProject(sentence)
    if version < 1:
        raise NotAProject(NOT_A_PROJECT.format(name=path.name))
    schema.refuse_foreign_schema(connection, version, path.name)
    is_wanted = path.stat().st_size <= QUICK_CHECK_BYTES if check is None else check
    if is_wanted and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamagedProject(DAMAGED.format(name=path.name))
    return version


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def has_passed(self) -> bool:
        return monotonic() > self._end


def open_database(path: Path | str, *, read_only: bool, check: bool | None = None) -> Database:
    """Opens an existing project file after a read-only look at it; ``ProjectError`` if not."""
    real = located(path)
    look(real, check=check)
    try:
        return Database(real, connect(real, read_only=read_only), read_only=read_only)
    except sqlite3.Error as error:
        raise told(error, real) from error


def create_database(path: Path | str) -> Database:
    """Makes a new, empty project file of the present schema; refuses an existing one."""
    real = Path(os.path.realpath(path))
    try:
        descriptor = os.open(real, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError as error:
        raise ProjectError(
            f"There is a file “{real.name}” already. Open it, or choose another name."
        ) from error
    except OSError as error:
        raise ProjectError(
            f"“{real.name}” cannot be created in “{real.parent}” ({error.strerror})."
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
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    schema.migrate(connection, 0)
    connection.execute("COMMIT")
    return connection
