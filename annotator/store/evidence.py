"""Evidence on claims: what a fact-checker found outside the project's documents."""

import json
from collections.abc import Sequence

from annotator.model.claims import STANCES, Evidence
from annotator.model.text import storable
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

SELECT = (
    "SELECT e.id, e.uuid, e.annotation, e.url, e.title, e.note, e.stance, n.name, e.created_at"
    " FROM evidence e JOIN annotator n ON n.id = e.annotator"
)


class EvidenceShelf:
    """The evidence of one project; ``evidence[id]`` reads one piece."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def __getitem__(self, id: int) -> Evidence:
        row = self._database.one(f"{SELECT} WHERE e.id = ?", (id,))
        if row is None:
            raise KeyError(id)
        return Evidence(*row)

    def of(self, annotations: Sequence[int]) -> list[Evidence]:
        """What was found on any of ``annotations``, oldest first."""
        rows = self._database.all(
            f"{SELECT} WHERE e.annotation IN (SELECT value FROM json_each(?)) ORDER BY e.id",
            (json.dumps(list(annotations)),),
        )
        return [Evidence(*row) for row in rows]

    def add(
        self, annotation: int, *, url: str = "", title: str = "", note: str = "",
        stance: str = "mentions",
    ) -> int:  # fmt: skip
        """Adds a piece of evidence to a claim; ``KeyError`` where there is no such annotation,
        ``Misfit`` where it says nothing or the stance is none of STANCES."""
        if not self._database.one("SELECT 1 FROM annotation WHERE id = ?", (annotation,)):
            raise KeyError(annotation)
        columns = _clean(url, title, note, stance)
        with self._journal.step("Add evidence"):
            cursor = self._database.execute(
                "INSERT INTO evidence (uuid, annotation, url, title, note, stance, annotator,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (new_uuid(), annotation, *columns, self._journal.annotator, now()),
            )
        return int(cursor.lastrowid or 0)

    def edit(self, id: int, *, url: str, title: str, note: str, stance: str) -> None:
        """``KeyError`` where there is no such piece; ``Misfit`` as with ``add``."""
        old = self[id]
        columns = _clean(url, title, note, stance)
        if columns != (old.url, old.title, old.note, old.stance):
            with self._journal.step("Edit evidence"):
                self._database.execute(
                    "UPDATE evidence SET url = ?, title = ?, note = ?, stance = ? WHERE id = ?",
                    (*columns, id),
                )

    def remove(self, id: int) -> None:
        """``KeyError`` where there is no such piece."""
        self[id]
        with self._journal.step("Remove evidence"):
            self._database.execute("DELETE FROM evidence WHERE id = ?", (id,))


def _clean(url: str, title: str, note: str, stance: str) -> tuple[str, str, str, str]:
    if stance not in STANCES:
        raise Misfit(f"“{stance}” is not what evidence does. Choose one of: {', '.join(STANCES)}.")
    texts = [storable(text.strip())[0] for text in (url, title, note)]
    if not any(texts):
        raise Misfit("Evidence needs an address, a title or a note.")
    return texts[0], texts[1], texts[2], stance
