"""Annotators: who works in a project. Names are only ever added."""

from annotator.model.text import storable
from annotator.store.clock import new_uuid
from annotator.store.db import Database

NAME_CHARACTERS = 200
UNNAMED = "Unnamed"


def clean(name: str) -> str:
    """A name that the table accepts: without outer blanks, NUL and lone surrogates."""
    return storable(name.strip())[0][:NAME_CHARACTERS].rstrip() or UNNAMED


def known(database: Database, name: str) -> int:
    """The id of the annotator ``name``; 0 for a new one."""
    row = database.one("SELECT id FROM annotator WHERE name = ?", (clean(name),))
    return int(row[0]) if row else 0


def id_of(database: Database, name: str) -> int:
    """The id of the annotator ``name``, added if new; 0 in a project that cannot be written."""
    name = clean(name)
    row = database.one("SELECT id FROM annotator WHERE name = ?", (name,))
    if row or database.is_read_only:
        return int(row[0]) if row else 0
    with database.unjournaled():
        # Another window may have added the name since.
        database.execute(
            "INSERT INTO annotator (uuid, name) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
            (new_uuid(), name),
        )
        row = database.one("SELECT id FROM annotator WHERE name = ?", (name,))
    return int(row[0])
