"""Documents that are signed off: what lies on them is locked against every edit, undo and
import included, until somebody unlocks them. Comments and decisions' answers stay possible.

What refuses the edits: ``locking``.
"""

from typing import NamedTuple

from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.journal import Journal


class Signature(NamedTuple):
    """Who signed a document off, and when (ISO 8601, UTC)."""

    document: int
    annotator: str
    at: str


class SignOffs:
    """The signatures of one project. Signing and unlocking are steps."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def of(self, document: int) -> Signature | None:
        """None where it is not signed off."""
        row = self._database.one(
            "SELECT s.document, n.name, s.created_at FROM sign_off s"
            " JOIN annotator n ON n.id = s.annotator WHERE s.document = ?",
            (document,),
        )
        return Signature(*row) if row else None

    def documents(self) -> set[int]:
        """Those that are signed off."""
        return {row[0] for row in self._database.all("SELECT document FROM sign_off")}

    def sign(self, document: int) -> None:
        """Nothing happens where it is signed off; ``KeyError`` where there is no such document."""
        if self.of(document) is None:
            with self._journal.step(f"Sign off “{self._title(document)}”"):
                self._database.execute(
                    "INSERT INTO sign_off (document, annotator, created_at) VALUES (?, ?, ?)",
                    (document, self._journal.annotator, now()),
                )

    def unlock(self, document: int) -> None:
        """Nothing happens where it is not signed off."""
        if self.of(document) is not None:
            with self._journal.step(f"Unlock “{self._title(document)}”"):
                self._database.execute("DELETE FROM sign_off WHERE document = ?", (document,))

    def _title(self, document: int) -> str:
        row = self._database.one("SELECT title FROM document WHERE id = ?", (document,))
        if row is None:
            raise KeyError(document)
        return str(row[0])
