"""Rows on their way into tables, many at a time."""

from annotator.store.annotation_rows import INSERT_COLUMNS
from annotator.store.db import Database
from annotator.store.documents import COLUMNS
from annotator.store.originals import ORIGIN

INSERTS = {
    "text": "id, sha256, length, raw_sha256, encoding, newline, method, created_at, content",
    "origin": ORIGIN,
    "document": f"id, uuid, text, status, created_at, updated_at, extra, {COLUMNS}",
    "version": "document, number, text, created_at",
    "annotation": f"id, {INSERT_COLUMNS}",
    "comment": "uuid, document, annotation, body, annotator, created_at",
    "link": "uuid, type, start, stop, annotator, created_at",
}
STATEMENTS = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"
    for table, columns in INSERTS.items()
}


class Table:
    """The rows of one table on their way in; ids are given in order."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self.name = name
        self.first = self._next_id()
        self.next = self.first
        self.rows: list[tuple[str | int | None, ...]] = []
        self._uuids: set[str] = set()

    def _next_id(self) -> int:
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (self.name,))
        return int(row[0]) + 1 if row else 1

    def new_id(self) -> int:
        self.next += 1
        return self.next - 1

    def claim(self, uuid: str) -> bool:
        """Whether no row has ``uuid`` yet, neither in the table nor on its way; from now on
        one has."""
        sql = f"SELECT 1 FROM {self.name} WHERE uuid = ?"
        if uuid in self._uuids or self._database.one(sql, (uuid,)) is not None:
            return False
        self._uuids.add(uuid)
        return True

    def flush(self) -> None:
        self._database.executemany(STATEMENTS[self.name], self.rows)
        self.rows.clear()
        self._uuids.clear()
