"""What has changed since annotations were last exported: told by the history, so that what was
undone counts as well."""

from typing import NamedTuple

from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.reading import Condition

KEY = "exported"
# Annotations that were made or changed in the steps after :step, in bulk too, those whose links
# or comments were, and those of labels and documents that were.
CHANGED = """a.id IN (
    SELECT row FROM change WHERE step > :step AND tbl = 'annotation' AND op <> 'range'
    UNION ALL SELECT n.id FROM change c
        JOIN annotation n ON n.id BETWEEN c.row AND CAST(c.before AS INTEGER)
        WHERE c.step > :step AND c.tbl = 'annotation' AND c.op = 'range'
    UNION ALL SELECT l.start FROM change c JOIN link l ON l.id = c.row
        WHERE c.step > :step AND c.tbl = 'link' AND c.op <> 'range'
    UNION ALL SELECT l.start FROM change c
        JOIN link l ON l.id BETWEEN c.row AND CAST(c.before AS INTEGER)
        WHERE c.step > :step AND c.tbl = 'link' AND c.op = 'range'
    UNION ALL SELECT json_extract(c.before, '$.start') FROM change c
        WHERE c.step > :step AND c.tbl = 'link' AND c.op IN ('update', 'delete')
    UNION ALL SELECT m.annotation FROM change c JOIN comment m ON m.id = c.row
        WHERE c.step > :step AND c.tbl = 'comment' AND c.op <> 'range'
    UNION ALL SELECT json_extract(c.before, '$.annotation') FROM change c
        WHERE c.step > :step AND c.tbl = 'comment' AND c.op IN ('update', 'delete')
    UNION ALL SELECT n.id FROM change c JOIN annotation n ON n.label = c.row
        WHERE c.step > :step AND c.tbl = 'label' AND c.op = 'update'
    UNION ALL SELECT n.id FROM change c JOIN document d ON d.id = c.row
        JOIN annotation n ON n.document = d.id
        WHERE c.step > :step AND c.tbl = 'document' AND c.op = 'update'
            AND json_extract(c.before, '$.updated_at') <> d.updated_at
)"""
# What was there before: its first change since is no insert.
DELETED = """
    SELECT count(*) FROM (
        SELECT row, min(id) AS first FROM change
        WHERE step > :step AND tbl = 'annotation' AND op <> 'range' GROUP BY row
    ) f JOIN change c ON c.id = f.first
    WHERE c.op <> 'insert' AND NOT EXISTS (SELECT 1 FROM annotation a WHERE a.id = f.row)
        AND NOT EXISTS (
            SELECT 1 FROM change r WHERE r.step > :step AND r.tbl = 'annotation'
                AND r.op = 'range' AND f.row BETWEEN r.row AND CAST(r.before AS INTEGER)
        )
"""


class Mark(NamedTuple):
    """Up to which step everything was exported, and when (ISO 8601, UTC)."""

    step: int
    at: str


class Exported:
    """The last export of all that was new: a mark that is no part of the history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def last(self) -> Mark | None:
        """None where there was none yet."""
        row = self._database.one("SELECT value FROM state WHERE key = ?", (KEY,))
        step, _, at = str(row[0]).partition(" ") if row else ("", "", "")
        return Mark(int(step), at) if step.isdecimal() and len(step) < 19 else None

    def reached(self) -> int:
        """The newest step: ask before an export, and ``remember`` it when it has succeeded."""
        return int(self._database.one("SELECT coalesce(max(id), 0) FROM step")[0])

    def remember(self, step: int) -> None:
        """Everything up to ``step`` was exported."""
        with self._database.unjournaled():
            self._database.execute(
                "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (KEY, f"{step} {now()}")
            )

    def changed(self) -> Condition:
        """True of what is new since then; of everything where nothing was exported yet."""
        last = self.last
        return Condition(CHANGED, {"step": last.step}) if last else Condition("1", {})

    def deleted(self) -> int:
        """How many annotations that were there then are gone."""
        last = self.last
        return int(self._database.one(DELETED, {"step": last.step})[0]) if last else 0
