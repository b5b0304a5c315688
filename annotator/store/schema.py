"""The schema's versions, and whether a file holds just what a project holds."""

import json
import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from annotator.store.errors import FOREIGN_SCHEMA, NotAProject

APPLICATION_ID = 0x416E4E6F
FOLDER = Path(__file__).parent / "migrations"
MIGRATIONS = (
    "0001_initial.sql", "0002_originals.sql", "0003_claims.sql", "0004_review.sql",
    "0005_disputes.sql",
)  # fmt: skip
SCHEMA_VERSION = len(MIGRATIONS)
ROLES_SINCE = 3
FTS_TABLES = ("text_fts",)


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one (``executescript`` would commit)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""


def migration(version: int) -> str:
    """The script that makes schema ``version`` (from 1) out of the one before."""
    return (FOLDER / MIGRATIONS[version - 1]).read_text(encoding="utf-8")


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Brings a file of schema ``found`` to the present; within the caller's transaction."""
    for version in range(found + 1, SCHEMA_VERSION + 1):
        for statement in statements(migration(version)):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def give_roles(connection: sqlite3.Connection) -> None:
    """What the migration that brought roles did to the scheme of a project that had none."""
    for statement in statements(migration(ROLES_SINCE)):
        if re.match(r"(?:--[^\n]*\n|\s)*(?:UPDATE|INSERT)\b", statement):
            connection.execute(statement)


def present(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Every object of the file as (type, name, SQL), white space folded, without the shadow
    tables' SQL, which SQLite's version decides."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master")
    return {_folded(*map(_text, row)) for row in rows.fetchall()}


def _text(value: object) -> str:
    """What damage leaves in the list of tables may be of any type."""
    return "" if value is None else str(value)


def _folded(kind: str, name: str, table: str, sql: str) -> tuple[str, str, str]:
    is_shadow = kind == "table" and any(name.startswith(f"{fts}_") for fts in FTS_TABLES)
    text = "" if is_shadow else re.sub(r"\s+", " ", sql).strip()
    return kind, f"{table}.{name}", text


@cache
def expected(version: int) -> frozenset[tuple[str, str, str]]:
    """What a file of schema ``version`` holds, as written down beside the migrations: it is
    asked for at each start. A version that is not yet written down is made for it."""
    file = _written(version)
    if not file.exists():
        return made(version)
    return frozenset(map(tuple, json.loads(file.read_text(encoding="utf-8"))))


def write_down(version: int) -> None:
    """After a migration was written: what it makes, for ``expected``."""
    text = json.dumps(sorted(made(version)), ensure_ascii=False, indent=0)
    _written(version).write_text(text + "\n", encoding="utf-8")


def _written(version: int) -> Path:
    return FOLDER / f"{version:04}_schema.json"


def made(version: int) -> frozenset[tuple[str, str, str]]:
    """What the migrations up to ``version`` make."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for number in range(1, version + 1):
            for statement in statements(migration(number)):
                connection.execute(statement)
        return frozenset(present(connection))
    finally:
        connection.close()


def refuse_foreign_schema(connection: sqlite3.Connection, version: int, name: str) -> None:
    """``NotAProject`` where the file holds anything but the tables of schema ``version``.

    ANALYZE's statistics tables are let through: they hold numbers only.
    """
    found = {entry for entry in present(connection) if ".sqlite_stat" not in entry[1]}
    difference = found ^ expected(version)
    if difference:
        kind, place, _ = min(difference)
        what = "".join(c if c.isprintable() else "\ufffd" for c in f"{kind} {place}")
        raise NotAProject(FOREIGN_SCHEMA.format(name=name, what=what))
