"""Whether a project's history could be played: steps, and the row images of their changes."""

import sqlite3
from collections.abc import Iterator

from annotator.store.tracking import TRACKED

STEPS = """
    SELECT id FROM step
    WHERE (kind = 'do') <> (standing IS NOT NULL) OR (kind = 'do') <> (undoes IS NULL)
        OR undoes >= id
"""
# The columns of an image are those of its table: undo puts exactly them back.
IMAGES = """
    SELECT id FROM change WHERE tbl = ? AND (
        (op = 'insert') <> (before IS NULL)
        OR (op = 'range' AND (before = '' OR before GLOB '*[^0-9]*'
            OR CAST(before AS INTEGER) < row))
        OR (op IN ('update', 'delete') AND json_valid(before) AND (
            json_extract(before, '$.id') IS NOT row
            OR EXISTS (SELECT 1 FROM json_each(before) WHERE key NOT IN ({columns}))))
    )
"""


def journal_problems(copy: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the history, a sentence each."""
    for (step,) in copy.execute(STEPS):
        yield f"Step {step} of the history contradicts itself."
    for table in TRACKED:
        columns = [row[1] for row in copy.execute(f"PRAGMA table_info({table})").fetchall()]
        names = ", ".join(f"'{column}'" for column in columns)
        for (change,) in copy.execute(IMAGES.format(columns=names), (table,)):
            yield f"Change {change} of the history ({table}) cannot be undone: its image is broken."
