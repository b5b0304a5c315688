"""The open project file: statements, transactions, and SQLite's errors in the user's words."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from annotator.store.connection import connect, inode_of
from annotator.store.errors import (
    MOVED,
    TROUBLE,
    ProjectError,
    ProjectMoved,
    SignedOff,
    is_busy,
    shown,
    told,
)
from annotator.store.locking import refused_on, why_refused

BUSY_TRIES = 8  # each waits BUSY_SECONDS
STREAMED = 5_000  # rows

Parameters = Sequence[Any] | Mapping[str, Any]  # whatever SQLite stores: str, int, None
Result = TypeVar("Result")


class Database:
    """The writing connection to one project file; it can be opened anew after a failure.

    Reading and writing raise ``ProjectError``; only ``begin`` and ``commit`` let SQLite's own
    errors through, to whoever must know whether a transaction happened. A detached one lies
    in memory and only bears the file's name.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        read_only: bool,
        is_detached: bool = False,
    ) -> None:
        self.path = path
        self.is_read_only = read_only
        self.connection = connection
        self._inode = None if is_detached else inode_of(path)

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        return self._told(lambda: self.connection.execute(sql, parameters))

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> sqlite3.Cursor:
        return self._told(lambda: self.connection.executemany(sql, rows))

    def one(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first row, or None; the cursor is finished, so that no read lock stays."""
        rows = self._told(
            lambda: patiently(lambda: self.connection.execute(sql, parameters).fetchmany(1))
        )
        return rows[0] if rows else None

    def all(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        return self._told(
            lambda: patiently(lambda: self.connection.execute(sql, parameters).fetchall())
        )

    def stream(
        self, sql: str, parameters: Parameters = (), at_once: int = STREAMED
    ) -> Iterator[Any]:
        """As ``all``, with ``at_once`` rows at a time in memory; nothing may be written before
        the end."""
        cursor = self.execute(sql, parameters)
        while rows := self._told(lambda: cursor.fetchmany(at_once)):
            yield from rows

    def _told(self, work: Callable[[], Result]) -> Result:
        try:
            return work()
        except TROUBLE as error:
            raise self._refusal(error) from error

    def _refusal(self, error: sqlite3.Error | UnicodeDecodeError) -> ProjectError:
        found = told(error, self.path)
        if isinstance(found, SignedOff):
            document = refused_on(self.connection)
            return SignedOff(why_refused(self.connection, document))
        return found

    def begin(self) -> None:
        """Takes the write lock; waits a little for others."""
        patiently(lambda: self.connection.execute("BEGIN IMMEDIATE"))

    def commit(self) -> None:
        """Returns when the transaction is on disk; waits a little for readers."""
        patiently(lambda: self.connection.execute("COMMIT"))

    @contextmanager
    def unjournaled(self) -> Iterator[None]:
        """A transaction for what is no part of the project's history; joins an open one."""
        if self.connection.in_transaction:
            yield
            return
        try:
            self.begin()
            yield
            self.commit()
        except TROUBLE as error:
            raise told(error, self.path) from error
        finally:
            self.roll_back()

    def roll_back(self) -> None:
        """Drops the open transaction, if there is one."""
        if self.connection.in_transaction:
            # Where even this fails, SQLite has left the transaction all the same.
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def reopen(self) -> None:
        """A fresh connection in place of one that is in doubt; its open transaction is lost.

        ``ProjectMoved`` where there is another file of that name now, or none.
        """
        self.roll_back()
        if not self.is_same_file():
            raise ProjectMoved(MOVED.format(name=shown(self.path)))
        fresh = connect(self.path, read_only=self.is_read_only)
        self.connection.close()
        self.connection = fresh

    def beside(self) -> "Database | None":
        """A second connection to the same file, for reading on another thread; None where
        there is none to be had."""
        if self._inode is None:
            return None
        try:
            connection = connect(self.path, read_only=True)
        except (*TROUBLE, OSError):
            return None
        if connection.inode == self._inode:
            return Database(self.path, connection, read_only=True)
        connection.close()
        return None

    def is_same_file(self) -> bool:
        """Whether the project's name still means the file that was opened."""
        try:
            return self._inode is None or self._inode == inode_of(self.path)
        except OSError:
            return False

    def close(self) -> None:
        self.connection.close()


def patiently(work: Callable[[], Result]) -> Result:
    """Does ``work``, again and again while another connection's lock is in the way."""
    for _ in range(BUSY_TRIES - 1):
        try:
            return work()
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
    return work()
