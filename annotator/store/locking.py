"""The TEMP triggers that refuse edits of what lies on documents that are signed off. They are on
the connection, like the journal's, so that nothing that writes goes round them."""

import sqlite3

from annotator.store.errors import SIGN

# For each locked table, the documents that a row (new or old) belongs to.
LOCKED = {
    "annotation": "{row}.document",
    "link": "SELECT document FROM annotation WHERE id IN ({row}.start, {row}.stop)",
    "evidence": "SELECT document FROM annotation WHERE id = {row}.annotation",
}
ROWS = {"insert": ("new",), "update": ("old", "new"), "delete": ("old",)}


def lock(connection: sqlite3.Connection) -> None:
    """Makes the triggers that refuse edits; TEMP ones, on this connection."""
    for table, document in LOCKED.items():
        for op, rows in ROWS.items():
            connection.execute(_trigger(table, op, [document.format(row=row) for row in rows]))


def _trigger(table: str, op: str, documents: list[str]) -> str:
    locked = " OR ".join(
        f"EXISTS (SELECT 1 FROM sign_off WHERE document IN ({one}))" for one in documents
    )
    return (
        f"CREATE TEMP TRIGGER lock_{table}_{op} BEFORE {op.upper()} ON main.{table}"
        f" WHEN {locked} BEGIN SELECT RAISE(ABORT, '{SIGN}'); END"
    )
