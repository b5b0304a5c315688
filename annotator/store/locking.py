"""The TEMP triggers that refuse edits of what lies on documents that are signed off. They are on
the connection, like the journal's, so that nothing that writes goes round them."""

import sqlite3
from typing import TYPE_CHECKING, cast

from annotator.store.connection import Refused
from annotator.store.errors import SIGN, SIGNED_OFF, SIGNED_OFF_SOMEWHERE

if TYPE_CHECKING:
    from annotator.store.connection import ProjectConnection

# For each locked table, the documents that a row (new or old) belongs to.
LOCKED = {
    "document": "{row}.id",
    "annotation": "{row}.document",
    "link": "SELECT document FROM annotation WHERE id IN ({row}.start, {row}.stop)",
    "evidence": "SELECT document FROM annotation WHERE id = {row}.annotation",
}
ROWS = {"insert": ("new",), "update": ("old", "new"), "delete": ("old",)}


WHO = (
    "SELECT d.title, n.name FROM sign_off s JOIN document d ON d.id = s.document"
    " JOIN annotator n ON n.id = s.annotator WHERE s.document = ?"
)


def lock(connection: sqlite3.Connection) -> None:
    """Makes the triggers that refuse edits; TEMP ones, on this connection. Which document they
    refused last can be asked of ``refused_on``."""
    refused = Refused()
    connection.create_function("note_refused", 1, refused.note)
    cast("ProjectConnection", connection).refused = refused
    for table, document in LOCKED.items():
        for op, rows in ROWS.items():
            connection.execute(_trigger(table, op, [document.format(row=row) for row in rows]))


def refused_on(connection: sqlite3.Connection) -> int | None:
    """The document whose lock refused an edit last; None where none did."""
    document: int | None = getattr(connection, "refused", Refused()).document
    return document


def why_refused(connection: sqlite3.Connection, document: int | None) -> str:
    """Which document is signed off, by whom, and the way out."""
    row = connection.execute(WHO, (document,)).fetchone()
    return SIGNED_OFF.format(title=row[0], name=row[1]) if row else SIGNED_OFF_SOMEWHERE


def _trigger(table: str, op: str, documents: list[str]) -> str:
    locked = " OR ".join(
        f"EXISTS (SELECT 1 FROM sign_off WHERE document IN ({one}))" for one in documents
    )
    return (
        f"CREATE TEMP TRIGGER lock_{table}_{op} BEFORE {op.upper()} ON main.{table}"
        f" WHEN {locked} BEGIN SELECT note_refused(document) FROM sign_off"
        f" WHERE {' OR '.join(f'document IN ({one})' for one in documents)} LIMIT 1;"
        f" SELECT RAISE(ABORT, '{SIGN}'); END"
    )
