"""Undo must not overwrite what somebody else did later."""

from annotator.store.db import Database
from annotator.store.errors import UndoRefused

REFUSED = "“{title}” cannot be undone: {who} changed the same thing later, and that would be lost."


def refuse_conflict(database: Database, source: int, annotator: int, title: str) -> None:
    """``UndoRefused`` where a row that step ``source`` touched has a later change by another
    annotator that is still in effect."""
    for (later,) in database.all(_LATER_BY_OTHERS, (source, annotator)):
        for conflict in (_SAME_ROW, _WITHIN_RANGE):
            found = database.one(conflict, (source, later))
            if found:
                raise UndoRefused(REFUSED.format(title=title, who=found[0]))


_LATER_BY_OTHERS = """
    SELECT id FROM step
    WHERE id > ? AND annotator <> ? AND kind = 'do' AND standing = 1
"""
_SAME_ROW = """
    SELECT a.name FROM change theirs
    CROSS JOIN change mine ON mine.tbl = theirs.tbl AND mine.row = theirs.row AND mine.step = ?1
    JOIN step s ON s.id = theirs.step
    JOIN annotator a ON a.id = s.annotator
    WHERE theirs.step = ?2
    LIMIT 1
"""
_WITHIN_RANGE = """
    SELECT a.name FROM change mine
    CROSS JOIN change theirs ON theirs.step = ?2 AND theirs.tbl = mine.tbl
        AND theirs.row BETWEEN mine.row AND CAST(mine.before AS INTEGER)
    JOIN step s ON s.id = theirs.step
    JOIN annotator a ON a.id = s.annotator
    WHERE mine.step = ?1 AND mine.op = 'range'
    LIMIT 1
"""
