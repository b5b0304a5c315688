"""Annotators: who works in a project. Names are only ever added."""

from annotator.store.clock import new_uuid
from annotator.store.db import Database


def id_of(database: Database, name: str) -> int:
    """The id of the annotator ``name``, added if new; 0 in a project that cannot be written."""
    row = database.one("SELECT id FROM annotator WHERE name = ?", (name,))
    if row:
        return int(row[0])
    if database.is_read_only:
        return 0
    with database.unjournaled():
        cursor = database.execute(
            "INSERT INTO annotator (uuid, name) VALUES (?, ?)", (new_uuid(), name)
        )
    return int(cursor.lastrowid or 0)
