"""What can be read of the steps of a project: who, when, what, and what could be taken back."""

from typing import NamedTuple

from annotator.model.changes import Changes, RowChange
from annotator.store.db import Database

IN_EFFECT, UNDONE, DROPPED = 1, 0, -1


class Step(NamedTuple):
    """One line of history. ``standing``: 1 in effect, 0 undone and redoable, -1 undone for
    good; None for the undo and redo steps themselves, whose ``undoes`` names their step."""

    id: int
    title: str
    kind: str
    annotator: str
    at: str
    standing: int | None
    undoes: int | None


class History:
    """The steps of one project, as the signed-in ``annotator`` (an id) sees them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.annotator = 0

    def history(self, limit: int = 200, before: int | None = None) -> list[Step]:
        """Steps, newest first; ``before`` a step's id for the next page."""
        rows = self._database.all(
            "SELECT s.id, s.title, s.kind, a.name, s.at, s.standing, s.undoes"
            " FROM step s JOIN annotator a ON a.id = s.annotator"
            " WHERE s.id < ? ORDER BY s.id DESC LIMIT ?",
            (before if before is not None else 1 << 62, limit),
        )
        return [Step(*row) for row in rows]

    def batches(self, limit: int = 100) -> list[Step]:
        """The steps that changed many things at once and are in effect, newest first."""
        rows = self._database.all(
            "SELECT s.id, s.title, s.kind, a.name, s.at, s.standing, s.undoes"
            " FROM step s JOIN annotator a ON a.id = s.annotator"
            " WHERE s.batch <> '' AND s.standing = ? ORDER BY s.id DESC LIMIT ?",
            (IN_EFFECT, limit),
        )
        return [Step(*row) for row in rows]

    def changes_of(self, step: int) -> Changes:
        """What ``step`` changed; ``KeyError`` where there is no such step."""
        found = self._database.one("SELECT title, kind FROM step WHERE id = ?", (step,))
        if found is None:
            raise KeyError(step)
        return self._changes(step, *found)

    def _changes(self, step: int, title: str, kind: str, limit: int = -1) -> Changes:
        rows = self._database.all(
            "SELECT op, tbl, row, before FROM change WHERE step = ? ORDER BY id LIMIT ?",
            (step, limit),
        )
        is_partial = len(rows) == limit
        return Changes(step, title, tuple(RowChange(*r) for r in rows), kind, is_partial)

    def undo_title(self) -> str | None:
        """What ``undo`` would undo; None where there is nothing."""
        found = self._next_undo()
        return found[1] if found else None

    def redo_title(self) -> str | None:
        found = self._next_redo()
        return found[1] if found else None

    def _next_undo(self) -> tuple[int, str] | None:
        return self._standing_step(IN_EFFECT, "DESC")

    def _next_redo(self) -> tuple[int, str] | None:
        return self._standing_step(UNDONE, "ASC")

    def _standing_step(self, standing: int, order: str) -> tuple[int, str] | None:
        found: tuple[int, str] | None = self._database.one(
            "SELECT id, title FROM step WHERE annotator = ? AND standing = ?"
            f" ORDER BY id {order} LIMIT 1",
            (self.annotator, standing),
        )
        return found

    def _last_undoing(self, step: int) -> int:
        (found,) = self._database.one(
            "SELECT max(id) FROM step WHERE undoes = ? AND kind = 'undo'", (step,)
        )
        return int(found)

    def _newest_id(self) -> int:
        return int(self._database.one("SELECT coalesce(max(id), 0) FROM step")[0])
