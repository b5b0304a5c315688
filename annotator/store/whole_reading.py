"""A whole project as records, one for the project and one for each document: everything but its
history, with names and UUIDs in place of ids."""

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

from annotator.store.db import Database

Record = dict[str, Any]
SCHEME_TABLES = ("label", "attribute", "link_type")
JSON_COLUMNS = {
    "label": ("colours", "aliases"),
    "attribute": ("choices", "meanings", "ratings"),
    "link_type": ("ends_from", "ends_to"),
    "saved_filter": ("conditions",),
    "document": ("extra",),
    "annotation": ("attributes", "fragments"),
    "decision": ("before", "after"),
    "origin": ("options",),
}
# What belongs to a document: table, and how its rows are found and in which order.
PARTS = (
    ("annotation", "document = ?", "start, stop, id"),
    ("comment", "document = ?", "id"),
    ("evidence", "annotation IN (SELECT id FROM annotation WHERE document = ?)", "id"),
    ("link", "start IN (SELECT id FROM annotation WHERE document = ?)", "id"),
    ("decision", "document = ?", "id"),
    ("sign_off", "document = ?", "id"),
)
PLURALS = {
    "annotation": "annotations", "comment": "comments", "evidence": "evidence", "link": "links",
    "decision": "decisions", "sign_off": "sign_offs",
}  # fmt: skip
# Columns that hold an id, and the table and column that stand for it.
NAMED = {
    ("annotation", "label"): ("label", "name"),
    ("annotation", "annotator"): ("annotator", "name"),
    ("attribute", "label"): ("label", "name"),
    ("comment", "annotation"): ("annotation", "uuid"),
    ("comment", "replies_to"): ("comment", "uuid"),
    ("comment", "annotator"): ("annotator", "name"),
    ("evidence", "annotation"): ("annotation", "uuid"),
    ("evidence", "annotator"): ("annotator", "name"),
    ("link", "type"): ("link_type", "name"),
    ("link", "start"): ("annotation", "uuid"),
    ("link", "stop"): ("annotation", "uuid"),
    ("link", "annotator"): ("annotator", "name"),
    ("decision", "annotation"): ("annotation", "uuid"),
    ("decision", "annotator"): ("annotator", "name"),
    ("decision", "reviewer"): ("annotator", "name"),
    ("sign_off", "annotator"): ("annotator", "name"),
}
# Columns that are called otherwise outside.
RENAMED = {"annotation": {"stop": "end"}, "link": {"start": "from", "stop": "to"}}
LEFT_OUT = frozenset(("id", "document"))


class WholeReader:
    """Reads record after record; a document at a time in memory. ``has_originals``: also the
    bytes that texts were made of."""

    def __init__(self, database: Database, *, has_originals: bool = True) -> None:
        self._database = database
        self._has_originals = has_originals
        self._told_originals = set[int]()  # those that an earlier document has told of

    def project(self) -> Record:
        """What the project is, its scheme, its people and its filters."""
        facts = dict(self._database.all("SELECT key, value FROM meta ORDER BY id"))
        people = self._database.all("SELECT uuid, name FROM annotator ORDER BY id")
        return {
            "type": "project",
            "facts": facts,
            "annotators": [{"uuid": uuid, "name": name} for uuid, name in people],
            **{f"{table}s": list(self._rows(table, "1", "id", ())) for table in SCHEME_TABLES},
            "saved_filters": list(self._rows("saved_filter", "1", "id", ())),
        }

    def documents(self, reached: Callable[[int], None] = lambda _done: None) -> Iterator[Record]:
        """In the order of their ids; ``reached`` is told how many were read."""
        ids = [row[0] for row in self._database.all("SELECT id FROM document ORDER BY id")]
        for count, id in enumerate(ids, 1):
            yield self._document(id)
            reached(count)

    def _document(self, id: int) -> Record:
        (facts,) = self._rows("document", "id = ?", "id", (id,))
        versions = self._database.all(
            "SELECT number, text, created_at FROM version WHERE document = ? ORDER BY number", (id,)
        )
        return {
            "type": "document",
            **facts,
            "versions": [
                {"number": number, "text": text, "created_at": at} for number, text, at in versions
            ],
            "texts": [self._text(text) for _, text, _ in versions],
            **{
                PLURALS[table]: list(self._rows(table, where, order, (id,)))
                for table, where, order in PARTS
            },
        }

    def _text(self, id: int) -> Record:
        columns = ("sha256", "raw_sha256", "encoding", "newline", "method", "created_at", "content")
        row = self._database.one(f"SELECT {', '.join(columns)} FROM text WHERE id = ?", (id,))
        record = {"key": id, **dict(zip(columns, row, strict=True))}
        origin = list(self._rows("origin", "id = ?", "id", (id,)))
        if origin and self._has_originals:
            record["origin"] = {**origin[0], **self._original(origin[0].pop("original"))}
        return record

    def _original(self, id: int) -> Record:
        sha256, size, packing, packed = self._database.one(
            "SELECT sha256, size, compression, packed FROM original WHERE id = ?", (id,)
        )
        if id in self._told_originals:
            return {"original": sha256}
        self._told_originals.add(id)
        data = base64.b64encode(packed).decode("ascii")
        return {"original": sha256, "size": size, "compression": packing, "packed": data}

    def _rows(
        self, table: str, where: str, order: str, parameters: tuple[int, ...]
    ) -> Iterator[Record]:
        columns = [row[1] for row in self._database.all(f"PRAGMA table_info({table})")]
        columns = [name for name in columns if name not in LEFT_OUT]
        read = ", ".join(_read(table, name) for name in columns)
        decoded = JSON_COLUMNS.get(table, ())
        for row in self._database.all(
            f"SELECT {read} FROM {table} WHERE {where} ORDER BY {order}", parameters
        ):
            record = dict(zip(columns, row, strict=True))
            for name in decoded:
                if record[name] is not None:
                    record[name] = json.loads(record[name])
            for name in RENAMED.get(table, {}):
                record[RENAMED[table][name]] = record.pop(name)
            yield record


def _read(table: str, column: str) -> str:
    if (table, column) not in NAMED:
        return f"{table}.{column}"
    other, name = NAMED[table, column]
    return f"(SELECT o.{name} FROM {other} o WHERE o.id = {table}.{column})"
