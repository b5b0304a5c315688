"""Whether a project's history could be played: steps, and the row images of their changes."""

import sqlite3
from collections.abc import Iterator

from annotator.store.tracking import TRACKED

STEPS = """
    SELECT id FROM step
    WHERE (kind = 'do') <> (standing IS NOT NULL) OR (kind = 'do') <> (undoes IS NULL)
        OR undoes >= id
"""
UNKNOWN_TABLES = "SELECT id FROM change WHERE tbl NOT IN ({places})"
# The columns of an image are those of its table: undo puts exactly them back.
IMAGES = """
    SELECT id FROM change WHERE tbl = ? AND (
        (op = 'insert') <> (before IS NULL)
        OR (op = 'range' AND (before = '' OR before GLOB '*[^0-9]*'
            OR CAST(before AS INTEGER) < row))
        OR (op IN ('update', 'delete') AND CASE
            WHEN json_valid(before) THEN json_type(before) <> 'object'
                OR json_extract(before, '$.id') IS NOT row
                OR (SELECT count(*) FROM json_each(before) WHERE key NOT IN ({columns})) > 0
            ELSE 1 END)
    )
"""


def journal_problems(copy: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the history, a sentence each."""
    for (step,) in copy.execute(STEPS):
        yield f"Step {step} of the history contradicts itself."
    places = ", ".join("?" * len(TRACKED))
    for (change,) in copy.execute(UNKNOWN_TABLES.format(places=places), TRACKED):
        yield f"Change {change} of the history is of no table that has a history."
    for table in TRACKED:
        columns = [row[1] for row in copy.execute(f"PRAGMA table_info({table})").fetchall()]
        names = ", ".join(f"'{column}'" for column in columns)
        for (change,) in copy.execute(IMAGES.format(columns=names), (table,)):
            yield f"Change {change} of the history ({table}) cannot be undone: its image is broken."
