"""How many annotations of each label a document has, without counting again at every step."""

import json
from collections import Counter
from collections.abc import Sequence

from annotator.model.changes import Changes, RowChange
from annotator.store.db import Database
from annotator.store.errors import ProjectError

KEPT_DOCUMENTS = 5_000
FOLLOWED_ROWS = 200


class Counts:
    """Counts per document and label id: asked of SQL once, then kept up to date by each step
    of this project; counted anew after bulk steps and those of others."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[int, Counter[int]] = {}

    def of(self, documents: Sequence[int]) -> dict[int, Counter[int]]:
        """Annotations per label id for each of ``documents``."""
        if self._database.connection.in_transaction:
            return self._counted(documents)  # what is not committed may never be
        unknown = [document for document in documents if document not in self._counts]
        if len(self._counts) + len(unknown) > KEPT_DOCUMENTS:
            self._counts.clear()
            unknown = list(documents)
        self._counts.update(self._counted(unknown))
        return {document: self._counts[document] for document in documents}

    def _counted(self, documents: Sequence[int]) -> dict[int, Counter[int]]:
        found: dict[int, Counter[int]] = {document: Counter() for document in documents}
        for document, label, count in self._database.all(
            "SELECT document, label, count(*) FROM annotation"
            " WHERE document IN (SELECT value FROM json_each(?)) GROUP BY document, label",
            (json.dumps(list(documents)),),
        ):
            found[document][label] = count
        return found

    def follow(self, changes: Changes) -> None:
        """Takes a finished step into account; counts anew later where it cannot be read now."""
        try:
            self._follow(changes)
        except ProjectError:
            self._counts.clear()

    def _follow(self, changes: Changes) -> None:
        rows = [change for change in changes.rows if change.table == "annotation"]
        if changes.is_bulk or changes.is_foreign or len(rows) > FOLLOWED_ROWS:
            self._counts.clear()
            return
        first: dict[int, RowChange] = {}
        for change in rows:
            first.setdefault(change.row, change)
        for row, change in first.items():
            if change.op != "insert":
                self._count(change.image["document"], change.image["label"], -1)
            place = self._database.one(
                "SELECT document, label FROM annotation WHERE id = ?", (row,)
            )
            if place:
                self._count(place[0], place[1], 1)

    def _count(self, document: int, label: int, difference: int) -> None:
        if document in self._counts:
            self._counts[document][label] += difference
