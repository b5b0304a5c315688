"""The one place that connects to project files: limits and settings as RELIABILITY says."""

import sqlite3
from collections import Counter
from pathlib import Path

from annotator.store.errors import IN_USE, ReadOnlyProject, is_busy, shown

MEGABYTE = 1 << 20
LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 256 * MEGABYTE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, MEGABYTE),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
)
SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
)
BUSY_SECONDS = 0.25
CACHE_KIBIBYTES = 16_384

Inode = tuple[int, int]  # device, inode
# Which files this process has open through SQLite. Locks belong to the process: whoever opens
# and closes such a file by other means, even to look, drops them.
_open_inodes: Counter[Inode] = Counter()


class Refused:
    """The document whose lock refused an edit last (see locking.py)."""

    document: int | None = None

    def note(self, document: int) -> None:
        self.document = document


class ProjectConnection(sqlite3.Connection):
    """A connection that says, while it is open, that this process holds its file; and what
    was ``refused`` on it."""

    inode: Inode | None = None
    refused = Refused()

    def hold(self, inode: Inode) -> None:
        self.inode = inode
        _open_inodes[inode] += 1

    def close(self) -> None:
        super().close()
        if self.inode is not None:
            _open_inodes[self.inode] -= 1
            self.inode = None


def inode_of(path: Path) -> Inode:
    """``OSError`` where there is no file."""
    status = path.stat()
    return status.st_dev, status.st_ino


def is_held(path: Path) -> bool:
    """Whether this process has the file open: then only SQLite may touch it."""
    return _open_inodes[inode_of(path)] > 0


def connect(path: Path, *, read_only: bool) -> ProjectConnection:
    """A connection with every limit and setting; an existing file only."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        factory=ProjectConnection,
    )
    try:
        connection.hold(inode_of(path))
        _set_up(connection)
        connection.execute("PRAGMA temp_store = MEMORY")
        if not read_only:
            _make_durable(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def private_connection() -> sqlite3.Connection:
    """A nameless database of this process: in memory while small, then a temporary file."""
    connection = sqlite3.connect(
        "", isolation_level=None, check_same_thread=False, factory=ProjectConnection
    )
    _set_up(connection)
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    for limit, value in LIMITS:
        connection.setlimit(limit, value)
    for setting in SETTINGS:
        connection.execute(setting)
    # LIKE knows the small letters of ASCII only.
    connection.create_function("folded", 1, str.casefold, deterministic=True)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    connection.execute("PRAGMA schema_version").fetchone()  # whatever ails the file shows now


def _make_durable(connection: sqlite3.Connection, path: Path) -> None:
    if _journal_mode(connection) != "delete":  # another program holds it in WAL mode
        raise ReadOnlyProject(IN_USE.format(name=shown(path)))
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: past the disk's own cache
    for pragma, wanted in (("synchronous", 3), ("foreign_keys", 1)):
        (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            raise RuntimeError(f"SQLite did not accept PRAGMA {pragma} = {wanted}")


def _journal_mode(connection: sqlite3.Connection) -> str:
    try:
        return str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
