"""A new project made of the records of another one."""

import base64
import binascii
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from annotator.model.text import storable
from annotator.store.check import check_project
from annotator.store.db import Database
from annotator.store.errors import Misfit, ProjectError
from annotator.store.journal import Journal
from annotator.store.opening import create_database
from annotator.store.people import id_of
from annotator.store.search import rebuild
from annotator.store.whole_reading import (
    JSON_COLUMNS,
    NAMED,
    PARTS,
    PLURALS,
    RENAMED,
    SCHEME_TABLES,
    Record,
)

TEXT_COLUMNS = ("sha256", "raw_sha256", "encoding", "newline", "method", "created_at", "content")
ORIGIN_COLUMNS = ("place", "media_type", "name", "options")
UNUSABLE = "it does not hold what a project holds ({reason})"


def restore(
    path: Path,
    records: Iterable[tuple[int, Record]],
    progress: Callable[[int], None] = lambda _done: None,
) -> int:
    """Makes the project at ``path`` of numbered lines; how many documents it has.

    ``Misfit`` names the line that does not fit, or says what the whole lacks; then there is no
    new file. ``ProjectError`` where there is a file of that name.
    """
    database = create_database(path)
    try:
        count = _Restoring(database).write(records, progress)
        database.close()
        problems = check_project(path).problems
        if problems:
            raise Misfit(f"It is not whole: {problems[0]}")
    except BaseException:
        database.close()
        database.path.unlink(missing_ok=True)
        raise
    return count


class _Restoring:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: dict[tuple[str, str], dict[Any, int]] = {}
        self._texts: dict[int, int] = {}
        self._originals: dict[str, int] = {}
        self._waiting: list[tuple[int, Record]] = []  # links: their ends may come later
        self._columns: dict[str, list[str]] = {}
        self._first: Record = {}

    def write(self, records: Iterable[tuple[int, Record]], progress: Callable[[int], None]) -> int:
        rest = iter(records)
        journal = Journal(self._database)
        journal.annotator = self._people(*next(rest, (1, {})))
        count = 0
        with journal.step("Restore project") as step, journal.bulk():
            self._told(1, self._scheme, self._first)
            for line, record in rest:
                self._told(line, self._document, line, record)
                count += 1
                progress(count)
            for line, row in self._waiting:
                self._told(line, self._insert, "link", row)
            rebuild(self._database)
            self._database.execute("UPDATE step SET standing = -1 WHERE id = ?", (step,))
            facts = self._database.one("SELECT count(*) FROM meta")[0]
            journal.record_range("meta", 1, int(facts))
        return count

    def _people(self, line: int, record: Record) -> int:
        """Those who worked on it, before the first step is made; the first one's id."""
        self._first = record

        def add() -> None:
            if record.get("type") != "project":
                raise ValueError("the first record is not that of a project")
            for person in record["annotators"]:
                self._insert("annotator", {"uuid": person["uuid"], "name": person["name"]})

        with self._database.unjournaled():
            self._told(line, add)
        self._remember("annotator", "name")
        return min(self._ids["annotator", "name"].values(), default=0) or id_of(self._database, "")

    def _told(self, line: int, work: Callable[..., object], *arguments: object) -> None:
        """Does ``work``; ``Misfit`` with the line where the record is not what it needs."""
        try:
            work(*arguments)
        except _BAD as error:
            raise _refusal(line, error) from error

    def _scheme(self, record: Record) -> None:
        for key, value in record["facts"].items():
            self._insert("meta", {"key": key, "value": value})
        for table in (*SCHEME_TABLES, "saved_filter"):
            for row in record[f"{table}s"]:
                self._insert(table, row)
            if table in ("label", "link_type"):
                self._remember(table, "name")

    def _document(self, line: int, record: Record) -> None:
        if record["type"] != "document":
            raise ValueError(f"a record of type “{record['type']}” is out of place")
        for text in record["texts"]:
            self._text(text)
        parts = {plural: record[plural] for plural in PLURALS.values()}
        rest = {*parts, "type", "versions", "texts"}
        facts = {name: value for name, value in record.items() if name not in rest}
        id = self._insert("document", {**facts, "text": self._texts[facts["text"]]})
        for version in record["versions"]:
            row = {**version, "document": id, "text": self._texts[version["text"]]}
            self._insert("version", row)
        for table, _, _ in PARTS:
            for row in parts[PLURALS[table]]:
                if table == "link":
                    self._waiting.append((line, row))
                else:
                    self._part(table, row, id)

    def _part(self, table: str, row: Record, document: int) -> None:
        facts = dict(row)
        if table != "evidence":
            facts["document"] = document
        if table == "annotation":
            facts["text"] = self._texts[facts["text"]]
        if table == "decision" and facts["annotation"] is None:
            facts["annotation"] = 0  # it was deleted: nothing refers to it any more
            id = self._insert(table, facts, kept=("annotation",))
        else:
            id = self._insert(table, facts)
        if table in ("annotation", "comment"):
            self._ids.setdefault((table, "uuid"), {})[row["uuid"]] = id

    def _text(self, record: Record) -> None:
        content = record["content"]
        if storable(content)[1]:
            raise ValueError("a text holds NUL or half characters")
        facts = {name: record[name] for name in TEXT_COLUMNS}
        id = self._insert("text", {**facts, "length": len(content)})
        self._texts[record["key"]] = id
        origin = record.get("origin")
        if origin:
            sha256 = origin["original"]
            if sha256 not in self._originals:
                packed = base64.b64decode(origin["packed"], validate=True)
                row = {"sha256": sha256, "size": origin["size"], "packed": packed}
                self._originals[sha256] = self._insert(
                    "original", {**row, "compression": origin["compression"]}
                )
            row = {name: origin[name] for name in ORIGIN_COLUMNS}
            self._insert("origin", {**row, "id": id, "original": self._originals[sha256]})

    def _insert(self, table: str, facts: Mapping[str, Any], kept: tuple[str, ...] = ()) -> int:
        """Columns that the table lacks are refused; names become ids."""
        ours = {theirs: name for name, theirs in RENAMED.get(table, {}).items()}
        values = {}
        for theirs, value in facts.items():
            name = ours.get(theirs, theirs)
            if name not in self._columns_of(table):
                raise ValueError(f"{table} has no “{theirs}”")
            is_named = (table, name) in NAMED and name not in kept
            values[name] = self._id(table, name, value) if is_named else value
            if name in JSON_COLUMNS.get(table, ()) and value is not None:
                values[name] = json.dumps(value, ensure_ascii=False)
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        cursor = self._database.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", values)
        return int(cursor.lastrowid or 0)

    def _id(self, table: str, column: str, value: object) -> int | None:
        if value is None:
            return None
        return self._ids[NAMED[table, column]][value]

    def _columns_of(self, table: str) -> list[str]:
        if table not in self._columns:
            rows = self._database.all(f"PRAGMA table_info({table})")
            self._columns[table] = [row[1] for row in rows]
        return self._columns[table]

    def _remember(self, table: str, column: str) -> None:
        rows = self._database.all(f"SELECT {column}, id FROM {table}")
        self._ids[table, column] = dict(rows)


# What a record of another shape leads to.
_BAD = (
    sqlite3.Error, ProjectError, KeyError, TypeError, ValueError, AttributeError, binascii.Error,
)  # fmt: skip


def _refusal(line: int, error: BaseException) -> Misfit:
    cause = error.__cause__ or error
    reason = f"“{cause.args[0]}” is missing or unknown" if isinstance(cause, KeyError) else cause
    return Misfit(f"line {line}: {UNUSABLE.format(reason=reason)}")
