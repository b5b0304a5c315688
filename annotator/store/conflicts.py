"""Whether taking a step back would overwrite what somebody else did since."""

from annotator.store.db import Database
from annotator.store.errors import UndoRefused
from annotator.store.tracking import image_of


def refusal(title: str, kind: str, who: str) -> UndoRefused:
    """``kind`` is "undo" or "redo"."""
    return UndoRefused(
        f"“{title}” cannot be {kind}ne: {who} changed the same thing later, and that would be lost."
    )


def changed_since(database: Database, step: int, annotator: int) -> str | None:
    """Who, other than ``annotator``, touched a row of ``step`` later so that it is no longer
    as ``step`` left it; None where nobody did.

    A row is as ``step`` left it where it equals the image that the next change to it kept.
    So what somebody else did and took back again is no conflict.
    """
    others = "SELECT 1 FROM step WHERE id > ? AND annotator <> ? LIMIT 1"
    if database.one(others, (step, annotator)) is None:
        return None
    for (table,) in database.all("SELECT DISTINCT tbl FROM change WHERE step = ?", (step,)):
        facts = {"step": step, "annotator": annotator, "tbl": table}
        conflict = CHANGED.format(table=table, image=image_of(database.connection, table, "now"))
        found = database.one(conflict.format(mine=SINGLE_ROWS), facts)
        for first, last in database.all(RANGES, (step, table)):
            bounds = {**facts, "first": first, "last": last}
            found = found or database.one(conflict.format(mine=WITHIN), bounds)
        if found:
            return str(found[0])
    return None


RANGES = (
    "SELECT row, CAST(before AS INTEGER) FROM change WHERE step = ? AND tbl = ? AND op = 'range'"
)
SINGLE_ROWS = (
    "EXISTS (SELECT 1 FROM change mine WHERE mine.tbl = :tbl AND mine.row = theirs.row"
    " AND mine.step = :step AND mine.op <> 'range')"
)
WITHIN = "theirs.row BETWEEN :first AND :last"
CHANGED = """
    WITH touched AS (
        SELECT theirs.row AS row, max(theirs.step) AS step
        FROM step later
        CROSS JOIN change theirs ON theirs.step = later.id
        WHERE later.id > :step AND later.annotator <> :annotator
            AND theirs.tbl = :tbl AND theirs.op <> 'range' AND {{mine}}
        GROUP BY theirs.row
    )
    SELECT annotator.name
    FROM touched
    JOIN step ON step.id = touched.step
    JOIN annotator ON annotator.id = step.annotator
    LEFT JOIN {table} now ON now.id = touched.row
    WHERE CASE WHEN now.id IS NULL THEN NULL ELSE {image} END IS NOT (
        SELECT next.before FROM change next
        WHERE next.tbl = :tbl AND next.row = touched.row AND next.step > :step
            AND next.op <> 'range'
        ORDER BY next.id LIMIT 1
    )
    LIMIT 1
"""
