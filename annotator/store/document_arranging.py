"""Documents in order, in groups, filtered; and what they could be filtered by."""

import json
from array import array

from annotator.model.arrangement import FREE, Arranged, Arrangement, Group
from annotator.model.changes import Changes
from annotator.model.document import DOCUMENT_STATUSES
from annotator.model.document_filter import FIELDS, NUMBERS, parse_filter
from annotator.model.natural import natural_keys
from annotator.store.db import Database
from annotator.store.document_fields import expression
from annotator.store.document_order import KeptOrder, arranged

# Without GROUP BY, which would sort them first.
COUNT_BY_STATUS = ", ".join(
    f"count(*) FILTER (WHERE status = '{status}')" for status in DOCUMENT_STATUSES
)
PLAIN = Arrangement()
MOST_VALUES = 50
LOOKED_AT = 3_000  # documents, for the free keys that there are


class ArrangedDocuments:
    """Which documents there are, on one connection to a project."""

    def __init__(self, database: Database, kept: KeptOrder) -> None:
        self._database = database
        self._kept = kept

    def ids(self, filter: str = "", arrangement: Arrangement = PLAIN) -> "array[int]":
        """Documents in order that match what a filter box holds (``parse_filter``)."""
        return self.arranged(filter, arrangement).ids

    def groups(self, arrangement: Arrangement, filter: str = "") -> tuple[Group, ...]:
        """The groups that ``ids`` fall into, in their order."""
        return self.arranged(filter, arrangement).groups

    def arranged(self, filter: str = "", arrangement: Arrangement = PLAIN) -> Arranged:
        """``ids`` and ``groups`` at once."""
        wanted = parse_filter(filter)
        return arranged(self._database, self._kept, arrangement, wanted)

    def count(self) -> int:
        return int(self._database.one("SELECT count(*) FROM document")[0])

    def count_by_status(self) -> dict[str, int]:
        """Only of statuses that there are."""
        counts = self._database.one(f"SELECT {COUNT_BY_STATUS} FROM document")
        return {name: n for name, n in zip(DOCUMENT_STATUSES, counts, strict=True) if n}

    def values(self, field: str, part: str = "") -> list[tuple[str, int]]:
        """The values of a field of ``parse_filter`` that contain ``part``, the most frequent
        first, with how many documents have each; the first few."""
        parameters: dict[str, str | int] = {"part": part.casefold(), "most": MOST_VALUES}
        column = FIELDS.get(field.lower())
        if column in NUMBERS:
            return []
        value = expression(column or FREE + field, "key", parameters)
        fits = f"instr(folded({value}), :part)" if part else ":part = ''"
        return self._database.all(
            f"SELECT {value}, count(*) FROM document d WHERE {value} <> '' AND {fits}"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most",
            parameters,
        )

    def free_keys(self) -> list[str]:
        """Free keys that documents have, in order; in a large project those of documents
        here and there."""
        first, last = self._database.one("SELECT min(id), max(id) FROM document")
        if first is None:
            return []
        step = 1 + (last - first) // LOOKED_AT
        rows = self._database.all(
            "SELECT DISTINCT e.key FROM json_each(?) i JOIN document d ON d.id = i.value,"
            " json_each(d.extra) e",
            (json.dumps(list(range(first, last + 1, step))),),
        )
        keys = [str(row[0]) for row in rows]
        return [key for _, key in sorted(zip(natural_keys(keys), keys, strict=True))]

    def follow(self, changes: Changes) -> None:
        """Takes a finished step into account."""
        if changes.is_bulk or changes.touch(*self._kept.tables):
            self._kept.forget()

    def reader(self) -> "DocumentReader | None":
        """The same for another thread; None where the file cannot be opened once more."""
        database = self._database.beside()
        return DocumentReader(database, self._kept) if database else None


class DocumentReader(ArrangedDocuments):
    """Reads on a connection of its own, which has to be closed."""

    def interrupt(self) -> None:
        """Ends what is being read with an error, on whichever thread it is read."""
        self._database.connection.interrupt()

    def close(self) -> None:
        self._database.close()
