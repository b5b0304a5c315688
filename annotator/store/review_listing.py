"""Annotations of the whole project for the review table: ids in an order, and pages of rows.

Filtering and sorting go through indexes that hold what they ask for; only ids are kept of all
rows, and the rest is read page by page.
"""

import json
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model.annotation_filter import AnnotationFilter
from annotator.model.paragraphs import Paragraphs
from annotator.model.review_rows import ReviewRow
from annotator.store.annotation_conditions import Found, condition_of
from annotator.store.annotation_rows import SELECT, annotation
from annotator.store.db import Database
from annotator.store.decisions import newest_of
from annotator.store.id_lists import FEW_VALUES, heaped, ids_in, listed
from annotator.store.labels import Labels
from annotator.store.reading import Condition
from annotator.store.statistics import Statistics, statistics

if TYPE_CHECKING:
    from annotator.store.text_search import Hit

AROUND = 80  # characters before and after a quote
KEPT_CHARACTERS = 12_000_000  # of texts whose paragraphs are known
# All the columns of annotation_by_place, so that nothing is left to sort.
PLACE = ", ".join(
    f"a.{column} {{0}}"
    for column in ("document", "start", "stop", "label", "status", "annotator", "updated_at", "id")
)
STATUS_RANKS = ("draft", "discuss", "accepted", "rejected")
RANKED = ("label", "status", "annotator")
ORDERS = ("place", "label", "quote", "status", "annotator", "created", "changed")
COMMENTS = (
    # The body is that of the row which max() takes.
    "SELECT annotation, count(*), sum(is_resolved = 0 AND replies_to IS NULL), body, max(id)"
    " FROM comment WHERE annotation IN (SELECT value FROM json_each(?)) GROUP BY annotation"
)


class ReviewListing:
    """``ids`` may take a second in a project of a million annotations: ask a ``reader`` on
    another thread. ``page`` is quick."""

    def __init__(self, database: Database, labels: Labels) -> None:
        self._database = database
        self._labels = labels
        self._texts: OrderedDict[int, tuple[str, Paragraphs]] = OrderedDict()

    def total(self) -> int:
        """How many annotations there are."""
        return int(self._database.one("SELECT count(*) FROM annotation")[0])

    def ids(
        self,
        filter: AnnotationFilter,
        *,
        order: str = "place",
        is_descending: bool = False,
        found: Found = lambda _check: (),
        among: Sequence[int] | None = None,
        most: int = -1,
    ) -> "array[int]":
        """The ids of what matches, in an order of ORDERS; the first ``most`` of them.
        ``found`` gives the ids of a check's findings; ``among``: of these only."""
        only = condition_of(filter, found, among)
        if order in RANKED and most < 0:
            return self._ranked(only, order, is_descending)
        sql = (
            f"SELECT a.id AS id FROM annotation a WHERE {only.sql}"
            f" ORDER BY {self._order(order, is_descending)} LIMIT {int(most)}"
        )
        return ids_in(self._database.one(listed(sql), only.parameters)[0])

    def page(self, ids: Sequence[int]) -> list[ReviewRow]:
        """The rows of ``ids`` in the order asked; those gone are left out."""
        wanted = json.dumps(list(ids))
        sql = f"{SELECT} WHERE a.id IN (SELECT value FROM json_each(?))"
        names = self._labels.names
        found = {row[0]: annotation(row, names) for row in self._database.all(sql, (wanted,))}
        comments = {row[0]: row[1:4] for row in self._database.all(COMMENTS, (wanted,))}
        decided = newest_of(self._database, ids)
        locked = {row[0] for row in self._database.all("SELECT document FROM sign_off")}
        titles = self._titles({one.document for one in found.values()})
        rows = []
        for id in ids:
            if id in found:
                one = found[id]
                content, paragraphs = self._text(one.text)
                span = paragraphs.span(paragraphs.number_at(one.start))
                before = content[max(span.start, one.start - AROUND) : one.start]
                after = content[one.end : max(one.end, min(span.end, one.end + AROUND))]
                number = paragraphs.number_at(one.start)
                counts = comments.get(id, (0, 0, ""))
                row = ReviewRow(one, titles[one.document], number, before, after, *counts)
                is_locked = one.document in locked
                rows.append(replace(row, decision=decided.get(id), is_locked=is_locked))
        return rows

    def documents_of(self, ids: Sequence[int]) -> int:
        """In how many documents they stand."""
        row = self._database.one(
            "SELECT count(DISTINCT document) FROM annotation"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return int(row[0])

    def on_hits(
        self,
        hits: "Iterable[Hit]",
        *,
        is_exact: bool = False,
        stopped: Callable[[], bool] = lambda: False,
    ) -> "array[int]":
        """The annotations on the hits of a search; ``is_exact``: just where those stand."""
        from annotator.store.hit_annotations import annotations_on  # noqa: PLC0415  rarely

        return annotations_on(self._database, hits, is_exact=is_exact, stopped=stopped)

    def titles_of(self, uuids: Sequence[str]) -> dict[str, str]:
        """Titles of documents by their UUIDs; those that no document has are left out."""
        sql = "SELECT uuid, title FROM document WHERE uuid IN (SELECT value FROM json_each(?))"
        return dict(self._database.all(sql, (json.dumps(list(uuids)),)))

    def annotators(self) -> list[str]:
        """The names of those who made annotations."""
        rows = self._database.all(
            "SELECT name FROM annotator n WHERE EXISTS"
            " (SELECT 1 FROM annotation WHERE annotator = n.id) ORDER BY name COLLATE NOCASE"
        )
        return [str(row[0]) for row in rows]

    def statistics(self) -> Statistics:
        """All of the project in numbers; takes some seconds where there are a million."""
        return statistics(self._database)

    def reader(self) -> "ReviewReader | None":
        """The same for another thread; None where the file cannot be opened once more."""
        database = self._database.beside()
        return ReviewReader(database, self._labels) if database else None

    def _titles(self, documents: set[int]) -> dict[int, str]:
        sql = "SELECT id, title FROM document WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._database.all(sql, (json.dumps(list(documents)),)))

    def _text(self, text: int) -> tuple[str, Paragraphs]:
        """Texts never change: the ones used last are kept, with their paragraphs."""
        if text not in self._texts:
            row = self._database.one("SELECT content FROM text WHERE id = ?", (text,))
            self._texts[text] = (row[0], Paragraphs(row[0]))
            size = sum(len(content) for content, _ in self._texts.values())
            while size > KEPT_CHARACTERS and len(self._texts) > 1:
                _, (dropped, _) = self._texts.popitem(last=False)
                size -= len(dropped)
        self._texts.move_to_end(text)
        return self._texts[text]

    def _ranked(
        self,
        only: Condition,
        column: str,
        is_descending: bool,  # noqa: FBT001  passed on
    ) -> "array[int]":
        """In the order of place, put into a heap for each of the few values: half the time
        that SQLite takes to sort a million."""
        ranks = self._ranks(column)
        values: list[str | int] = sorted(ranks, key=ranks.__getitem__, reverse=is_descending)
        what = f"a.{column}"
        if column == "status":  # numbers are told apart faster than words
            values = [ranks[value] for value in values]
            what = self._rank_of(column, ranks)
        sql = (
            f"SELECT a.id AS id, {what} AS value FROM annotation a WHERE {only.sql}"
            f" ORDER BY {PLACE.format('ASC')}"
        )
        if len(values) <= FEW_VALUES:
            bound = {f"value{number}": value for number, value in enumerate(values)}
            lists = self._database.one(heaped(sql, bound), {**only.parameters, **bound})
            heaps = dict(zip(values, map(ids_in, lists), strict=True))
        else:
            heaps = {value: array("q") for value in values}
            for id, value in self._database.stream(sql, only.parameters):
                heaps[value].append(id)
        whole = array("q")
        for heap in heaps.values():
            whole.extend(heap)
        return whole

    def _order(self, order: str, is_descending: bool) -> str:  # noqa: FBT001  passed on
        direction = "DESC" if is_descending else "ASC"
        if order == "place":
            return PLACE.format(direction)
        if order == "changed":
            return f"a.updated_at {direction}, a.id {direction}"
        if order == "created":
            return f"a.created_at {direction}, a.id {direction}"
        if order == "quote":  # as the index has it
            return f"substr(a.quote, 1, 16) {direction}, a.id {direction}"
        return f"{self._rank_of(order, self._ranks(order))} {direction}, {PLACE.format('ASC')}"

    def _rank_of(self, column: str, ranks: Mapping[str | int, int]) -> str:
        whens = " ".join(f"WHEN '{value}' THEN {rank}" for value, rank in ranks.items())
        return f"CASE CAST(a.{column} AS TEXT) {whens} END"

    def _ranks(self, order: str) -> dict[str | int, int]:
        """The few values of a column by their place in its order."""
        if order == "status":
            values: list[str | int] = list(STATUS_RANKS)
        elif order == "label":
            values = list(self._labels.names)
        elif order == "annotator":
            rows = self._database.all("SELECT id FROM annotator ORDER BY name COLLATE NOCASE")
            values = [row[0] for row in rows]
        else:
            raise KeyError(order)
        return {value: rank for rank, value in enumerate(values)}


class ReviewReader(ReviewListing):
    """Reads on a connection of its own, which has to be closed."""

    def interrupt(self) -> None:
        """Ends what is being read with an error, on whichever thread it is read."""
        self._database.connection.interrupt()

    def close(self) -> None:
        self._database.close()
