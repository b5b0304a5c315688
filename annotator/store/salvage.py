"""Reading what is left of a damaged, hostile or newer project file: row by row, from both
ends, in a private copy; triggers and views of the file never run."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from annotator.store import schema
from annotator.store.carving import Carver
from annotator.store.connection import SETTINGS, connect, is_held
from annotator.store.errors import (
    TROUBLE,
    told,
)
from annotator.store.opening import JOURNAL_MAGIC
from annotator.store.page_one import mend_header, restore_schema

CORE = {"text", "document", "annotation"}
BLOCK = 1 << 16
UUID = "-" * 36
MOST_PROBES = 200_000
TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
LOWEST, HIGHEST = -(1 << 62), 1 << 62

Row = dict[str, Any]  # column name to what SQLite read there


class Salvage:
    """What can be read of the project at ``path``. ``folder`` takes the private copy."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.gaps: dict[str, int] = {}
        self.was_schema_restored = False
        self._expected = _expected_columns()
        self._probes = 0
        self._copy = folder / "copy"
        self._connection = self._opened(path, self._copy)

    def _opened(self, path: Path, copy: Path) -> sqlite3.Connection:
        _copy(path, copy)
        for repair in (_nothing, mend_header):
            repair(copy)
            connection = _connected(copy)
            is_ours = _version(connection) == schema.SCHEMA_VERSION
            wanted = set(self._expected) if is_ours else CORE
            if wanted <= _real_tables(connection):
                return connection
            connection.close()
        restore_schema(copy)
        self.was_schema_restored = True
        return _connected(copy)

    def close(self) -> None:
        self._connection.close()

    def carved(self) -> Iterator[tuple[str, Row]]:
        """Rows of any table in any page of the file, also stale ones: (table, row)."""
        by_width: dict[int, list[str]] = {}
        for table in sorted(self._expected, key=lambda name: "uuid" not in self._expected[name]):
            by_width.setdefault(len(self._expected[table]), []).append(table)
        with closing(Carver(self._copy)) as carver:
            for rowid, values in carver.rows():
                for table in by_width.get(len(values), ()) if values[0] is None else ():
                    row = {**dict(zip(self._expected[table], values, strict=True)), "id": rowid}
                    if self._is_plausible(table, row) and len(str(row.get("uuid", UUID))) == 36:
                        yield table, row
                        break

    @property
    def is_damaged(self) -> bool:
        """Whether tables could not be read whole, as far as they were read."""
        return bool(self.gaps) or self.was_schema_restored

    def originals(self) -> Iterator[Row]:
        """The originals that can be read, one at a time in memory; some may come twice, or not
        be what they say."""
        yield from self.rows("original")
        if self.is_damaged:
            yield from (row for table, row in self.carved() if table == "original")

    def rows(self, table: str) -> Iterator[Row]:
        """The table's readable rows that hold what its columns may hold, each once."""
        columns = self._columns(table)
        if "id" not in columns:
            return
        seen: set[int] = set()
        for sign in (1, -1):
            before = self.gaps.get(table, 0)
            for values in self._walk(table, columns, sign):
                row = dict(zip(columns, values, strict=True))
                if row["id"] not in seen and self._is_plausible(table, row):
                    seen.add(row["id"])
                    yield row
            if self.gaps.get(table, 0) == before:
                return

    def from_index(self, index: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """Columns of the annotations as an index repeats them."""
        for order in ("", " DESC"):
            sql = f"SELECT {columns} FROM annotation INDEXED BY {index} ORDER BY 1{order}, 2{order}"
            try:
                yield from self._connection.execute(sql)
            except TROUBLE:
                continue
            return

    def _columns(self, table: str) -> list[str]:
        """The columns we know that the file has as plain ones (generated ones would compute)."""
        with suppress(*TROUBLE):
            found = self._connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
            plain = {row[1] for row in found if row[6] == 0}
            return [name for name in self._expected[table] if name in plain]
        return []

    def _walk(self, table: str, columns: list[str], sign: int) -> Iterator[tuple[Any, ...]]:
        """Rows from one end to the other, over the gaps."""
        sql = (
            f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"
            f" WHERE id {'>' if sign > 0 else '<'} ? ORDER BY id {'ASC' if sign > 0 else 'DESC'}"
        )
        where = columns.index("id")
        position: int | None = LOWEST * sign
        while position is not None:
            try:
                for values in self._connection.execute(sql, (position,)):
                    yield values
                    position = values[where]
            except TROUBLE:
                self.gaps[table] = self.gaps.get(table, 0) + 1
                position = self._beyond(table, position, sign)
            else:
                return

    def _beyond(self, table: str, position: int, sign: int) -> int | None:
        """The nearest place after which the table can be read again; None where there is none.

        Damage spoils a page, that is, a run of ids: doubles the stride until reading succeeds,
        then halves it to lose no more than the run.
        """
        if position in (LOWEST, HIGHEST):
            position = -1 if sign > 0 else self._highest(table) + 1
        stride = 1
        while not self._can_read(table, position + sign * stride, sign):
            stride *= 2
            if stride > HIGHEST // 2 or self._probes > MOST_PROBES:
                return None
        low, high = stride // 2, stride
        while high - low > 1:
            middle = (low + high) // 2
            if self._can_read(table, position + sign * middle, sign):
                high = middle
            else:
                low = middle
        return position + sign * high

    def _can_read(self, table: str, position: int, sign: int) -> bool:
        self._probes += 1
        sql = (
            f"SELECT id FROM {table} NOT INDEXED WHERE id {'>' if sign > 0 else '<'} ?"
            f" ORDER BY id {'ASC' if sign > 0 else 'DESC'} LIMIT 1"
        )
        try:
            self._connection.execute(sql, (position,)).fetchone()
        except TROUBLE:
            return False
        return True

    def _highest(self, table: str) -> int:
        """The highest id that the table ever gave, as far as that can be read."""
        with suppress(*TROUBLE, TypeError, ValueError):
            sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
            return int(self._connection.execute(sql, (table,)).fetchone()[0]) + 1
        return 1 << 24

    def known(self, table: str, image: Row) -> Row:
        """The columns of a row image that the table has; nothing where a value cannot be."""
        row = {name: image[name] for name in self._expected[table] if name in image}
        return row if self._is_plausible(table, row) else {}

    def _is_plausible(self, table: str, row: Row) -> bool:
        expected = self._expected[table]
        return all(
            isinstance(value, expected[name][0]) or (value is None and expected[name][1])
            for name, value in row.items()
        )


def _nothing(_copy: Path) -> None:
    pass


def _expected_columns() -> dict[str, dict[str, tuple[type, bool]]]:
    """For each table of the present schema its columns: type, and whether NULL is allowed."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as template:
        schema.migrate(template, 0)
        tables = template.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'text_fts%'"
            " AND name NOT LIKE 'sqlite_%' AND name <> 'state'"
        ).fetchall()
        return {
            table: {
                row[1]: (TYPES[row[2]], not row[3] and row[1] != "id")
                for row in template.execute(f"PRAGMA table_info({table})").fetchall()
            }
            for (table,) in tables
        }


def _copy(path: Path, copy: Path) -> None:
    """Copies the file with what lies beside it: through SQLite where this process has it
    open, byte for byte otherwise, with zeros for what the disk cannot read."""
    if is_held(path):
        try:
            with (
                closing(connect(path, read_only=True)) as connection,
                closing(sqlite3.connect(copy, isolation_level=None)) as target,
            ):
                connection.backup(target)
        except TROUBLE as error:
            raise told(error, path) from error
        return
    _copy_bytes(path, copy)
    for suffix in ("-journal", "-wal"):
        beside = path.with_name(path.name + suffix)
        if beside.is_file() and not _names_a_file(beside):
            shutil.copyfile(beside, copy.with_name(copy.name + suffix))


def _copy_bytes(path: Path, copy: Path) -> None:
    size = path.stat().st_size
    with path.open("rb", buffering=0) as source, copy.open("wb") as target:
        for offset in range(0, size, BLOCK):
            length = min(BLOCK, size - offset)
            try:
                source.seek(offset)
                data = source.read(length)
            except OSError:
                data = b""
            target.write(data.ljust(length, b"\0"))


def _names_a_file(journal: Path) -> bool:
    """Whether SQLite would delete a file that this journal names."""
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(JOURNAL_MAGIC)), os.SEEK_SET)
        return file.read() == JOURNAL_MAGIC


def _connected(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.text_factory = lambda data: data.decode(errors="surrogateescape")
    with suppress(*TROUBLE):
        for setting in (*SETTINGS, "PRAGMA writable_schema = ON"):  # overlooks broken entries
            connection.execute(setting)
    return connection


def _version(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except TROUBLE:
        return 0


def _real_tables(connection: sqlite3.Connection) -> set[str]:
    """Names of plain tables: no views, no virtual tables."""
    try:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        ).fetchall()
    except TROUBLE:
        return set()
    return {name for name, sql in rows if "VIRTUAL" not in str(sql)[:20].upper()}
