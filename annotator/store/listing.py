"""Reading annotations for views: marks, id lists, pages, counts."""

import json
from array import array
from collections.abc import Sequence

from annotator.model.annotation import Annotation
from annotator.model.marks import HAS_COMMENT, HAS_LINK, HAS_NOTE, IS_SUGGESTION, Mark
from annotator.model.scheme import Scheme
from annotator.model.text import Span
from annotator.store.annotation_rows import SELECT, annotation
from annotator.store.counting import Counts
from annotator.store.db import Database
from annotator.store.labels import Labels
from annotator.store.search import containing

MARK = (
    "SELECT start, stop, id, label, status,"
    f" (note <> '') * {HAS_NOTE} + (origin = 'suggestion' AND status = 'draft') * {IS_SUGGESTION},"
    " fragments FROM annotation"
)
TITLE_CHARACTERS = 40
LOOKED_UP = 5_000  # up to so many, links and comments are asked for by annotation
ORDERS = {
    "place": "a.start {0}, a.stop {0}, a.id {0}",
    "label": "l.position {0}, a.start, a.stop, a.id",
    "quote": "a.quote COLLATE NOCASE {0}, a.start, a.id",
    "status": "a.status {0}, a.start, a.stop, a.id",
    "annotator": "n.name COLLATE NOCASE {0}, a.start, a.stop, a.id",
    "updated": "a.updated_at {0}, a.id {0}",
}


class AnnotationListing:
    """What views read of annotations, without writing."""

    def __init__(self, database: Database, labels: Labels, counts: Counts) -> None:
        self._database = database
        self._labels = labels
        self._counts = counts

    def of(self, document: int) -> list[Annotation]:
        """A document's annotations, ordered by start, end, id."""
        rows = self._database.all(
            f"{SELECT} WHERE a.document = ? ORDER BY a.start, a.stop, a.id", (document,)
        )
        names = self._labels.names
        return [annotation(row, names) for row in rows]

    def marks(self, document: int, within: Span | None = None) -> list[Mark]:
        """A document's marks, ordered by start and end; only those that touch ``within``."""
        condition, parameters = "document = ?", [document]
        if within:
            condition += " AND start < ? AND stop > ?"
            parameters += [within.end, within.start]
        rows = self._database.all(f"{MARK} WHERE {condition} ORDER BY start, stop, id", parameters)
        return self._marks(rows, document)

    def marks_after(self, document: int, after: Mark | None, most: int) -> list[Mark]:
        """The first ``most`` of a document's marks in their order, or those after ``after``."""
        place = (after.start, after.end, after.id) if after else (-1, -1, -1)
        rows = self._database.all(
            f"{MARK} WHERE document = ? AND (start, stop, id) > (?, ?, ?)"
            " ORDER BY start, stop, id LIMIT ?",
            (document, *place, most),
        )
        return self._marks(rows, document)

    def mark(self, id: int) -> Mark:
        """``KeyError`` where there is no such annotation."""
        rows = self._database.all(f"{MARK} WHERE id = ?", (id,))
        if not rows:
            raise KeyError(id)
        document = self._database.one("SELECT document FROM annotation WHERE id = ?", (id,))[0]
        return self._marks(rows, document)[0]

    def _marks(
        self, rows: list[tuple[int, int, int, int, str, int, str | None]], document: int
    ) -> list[Mark]:
        names = self._labels.names
        few = [row[2] for row in rows] if len(rows) <= LOOKED_UP else None
        linked, commented = self._linked(document, few), self._commented(document, few)
        return [
            Mark(
                start, stop, id, names[label], status,
                flags + HAS_LINK * (id in linked) + HAS_COMMENT * (id in commented),
                None if fragments is None else tuple(map(tuple, json.loads(fragments))),
            )
            for start, stop, id, label, status, flags, fragments in rows
        ]  # fmt: skip

    def _linked(self, document: int, few: list[int] | None) -> set[int]:
        """Which of a document's annotations have links; asked for ``few`` only where given."""
        if few is not None:
            sql = (
                "SELECT start FROM link WHERE start IN (SELECT value FROM json_each(?1)) UNION"
                " SELECT stop FROM link WHERE stop IN (SELECT value FROM json_each(?1))"
            )
            return {row[0] for row in self._database.all(sql, (json.dumps(few),))}
        if self._database.one("SELECT 1 FROM link LIMIT 1") is None:
            return set()
        sql = "SELECT l.{0} FROM link l JOIN annotation a ON a.id = l.{0} WHERE a.document = ?"
        rows = [
            *self._database.all(sql.format("start"), (document,)),
            *self._database.all(sql.format("stop"), (document,)),
        ]
        return {row[0] for row in rows}

    def _commented(self, document: int, few: list[int] | None) -> set[int]:
        sql = "SELECT annotation FROM comment WHERE annotation IS NOT NULL AND "
        if few is None:
            rows = self._database.all(f"{sql} document = ?", (document,))
        else:
            sql += "annotation IN (SELECT value FROM json_each(?))"
            rows = self._database.all(sql, (json.dumps(few),))
        return {row[0] for row in rows}

    def ids(
        self,
        document: int,
        *,
        label: str | None = None,
        order: str = "place",
        descending: bool = False,
        filter: str = "",
    ) -> "array[int]":
        """The ids of a document's annotations in an order of ORDERS; ``filter`` matches the
        quote and the note."""
        condition, parameters = "a.document = ?", list[int | str]([document])
        if label is not None:
            condition += " AND a.label = ?"
            parameters.append(self._labels.id_of(label))
        if filter.strip():
            condition += " AND (a.quote LIKE ? ESCAPE '\\' OR a.note LIKE ? ESCAPE '\\')"
            parameters += [containing(filter.strip())] * 2
        joins = ""
        if order == "annotator":
            joins = " JOIN annotator n ON n.id = a.annotator"
        if order == "label":
            joins = " JOIN label l ON l.id = a.label"
        direction = ORDERS[order].format("DESC" if descending else "ASC")
        rows = self._database.all(
            f"SELECT a.id FROM annotation a{joins} WHERE {condition} ORDER BY {direction}",
            parameters,
        )
        return array("q", [row[0] for row in rows])

    def page(self, ids: Sequence[int]) -> list[Annotation]:
        """The annotations of ``ids`` in the order asked; those gone are left out."""
        sql = f"{SELECT} WHERE a.id IN (SELECT value FROM json_each(?))"
        rows = self._database.all(sql, (json.dumps(list(ids)),))
        names = self._labels.names
        found = {row[0]: annotation(row, names) for row in rows}
        return [found[id] for id in ids if id in found]

    def counts(self, document: int | None = None) -> dict[str, int]:
        """How many annotations each label has, in the scheme's order; of all documents or
        of one."""
        if document is None:
            sql = "SELECT label, count(*) FROM annotation GROUP BY label"
            found: dict[int, int] = dict(self._database.all(sql))
        else:
            found = self._counts.of([document])[document]
        return {name: found.get(id, 0) for id, name in self._labels.names.items()}

    def counts_by(self, column: str) -> dict[str, int]:
        """How many annotations each "annotator" or "status" has."""
        sql = {
            "annotator": "SELECT n.name, count(*) FROM annotation a"
            " JOIN annotator n ON n.id = a.annotator GROUP BY n.name ORDER BY n.name",
            "status": "SELECT status, count(*) FROM annotation GROUP BY status ORDER BY status",
        }
        return dict(self._database.all(sql[column]))

    @property
    def scheme(self) -> Scheme:
        """What annotations may be."""
        return self._labels.scheme

    def described(self, id: int) -> str:
        """As titles of steps have it: “claim “The bridge is safe””; "" where it is gone."""
        found = self.page([id])
        return self._what(found[0].label, found[0].quote) if found else ""

    def _what(self, label: str, quote: str) -> str:
        words = " ".join(quote[: 4 * TITLE_CHARACTERS].split())
        short = words if len(words) <= TITLE_CHARACTERS else words[: TITLE_CHARACTERS - 1] + "…"
        return f"{self._labels.scheme.label(label).title.lower()} “{short}”"
