"""The TEMP triggers that write a step's row images; they exist only on our connections.

Whether they write is said in a TEMP table: asking a function of ours for each of many rows
takes as long as writing them, and longer where other threads run.
"""

import sqlite3
from collections.abc import Iterator

TRACKED = (
    "meta", "label", "attribute", "link_type", "document", "version",
    "annotation", "link", "comment", "evidence", "decision", "saved_filter", "sign_off",
)  # fmt: skip


def track(connection: sqlite3.Connection) -> None:
    """Makes the triggers; they call ``journal_step()``, which must be there."""
    connection.execute("CREATE TEMP TABLE journaling AS SELECT 1 AS is_on")
    for table in TRACKED:
        for statement in _triggers(connection, table):
            connection.execute(statement)


def switch(connection: sqlite3.Connection, *, is_on: bool) -> None:
    """Whether the triggers write from now on."""
    connection.execute("UPDATE temp.journaling SET is_on = ?", (is_on,))


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def image_of(connection: sqlite3.Connection, table: str, row: str) -> str:
    """SQL for the image of ``row`` (an alias of ``table``), always written the same way."""
    columns = columns_of(connection, table)
    pairs = ", ".join(f"'{column}', {row}.{column}" for column in columns)
    return f"json_object({pairs})"


def _triggers(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    image = image_of(connection, table, "old")
    values = {"insert": "new.id, NULL", "update": f"old.id, {image}"}
    values["delete"] = values["update"]
    for op, row in values.items():
        yield (
            f"CREATE TEMP TRIGGER journal_{table}_{op} AFTER {op.upper()} ON main.{table}"
            " WHEN (SELECT is_on FROM temp.journaling) BEGIN"
            f" INSERT INTO change (step, op, tbl, row, before)"
            f" VALUES (journal_step(), '{op}', '{table}', {row}); END"
        )
