"""Bringing a project of an older version up to date: wholly or not at all, and only after a
snapshot of what it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.store import schema
from annotator.store.connection import connect, private_connection
from annotator.store.errors import NOT_UPGRADED, DamagedProject, shown
from annotator.store.snapshots import snapshot_before_upgrade


def in_place(path: Path, found: int) -> None:
    """Upgrades the file at ``path`` from schema ``found``; the caller has looked at it.

    Snapshot, one exclusive transaction that is checked before it is committed, and a check of
    the file after it. ``ReadOnlyProject`` where the file cannot be written; ``DamagedProject``
    where the result is not as it must be, and then the file is as it was.
    """
    with closing(connect(path, read_only=False)) as connection:
        snapshot_before_upgrade(connection, path, found)
        connection.execute("PRAGMA foreign_keys = OFF")  # rebuilding a table needs it
        connection.execute("BEGIN EXCLUSIVE")
        try:
            migrated(connection, path, found)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def in_memory(path: Path, found: int) -> sqlite3.Connection:
    """An upgraded copy of a file that is not to be written, for reading."""
    copy = private_connection()
    try:
        with closing(connect(path, read_only=True)) as connection:
            connection.backup(copy)
        copy.execute("PRAGMA foreign_keys = OFF")
        copy.execute("BEGIN")
        migrated(copy, path, found)
        copy.execute("COMMIT")
    except BaseException:
        copy.close()
        raise
    return copy


def migrated(connection: sqlite3.Connection, path: Path, found: int) -> None:
    """Runs the migrations and looks at what they made, within the caller's transaction."""
    someone_else = connection.execute("PRAGMA user_version").fetchone()[0]
    if someone_else != found:  # another process was quicker
        return
    schema.migrate(connection, found)
    is_whole = (
        connection.execute("PRAGMA foreign_key_check").fetchone() is None
        and connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        and schema.present(connection) == schema.expected(schema.SCHEMA_VERSION)
    )
    if not is_whole:
        raise DamagedProject(NOT_UPGRADED.format(name=shown(path)))
