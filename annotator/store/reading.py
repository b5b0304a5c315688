"""Documents with their annotations out of a project, several at a time: queries cost more
than rows, and most documents have few of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from annotator.model.document import SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseDecision, LooseLink
from annotator.store.annotation_rows import fragments_of
from annotator.store.db import Database
from annotator.store.documents import DOCUMENT, document_of
from annotator.store.labels import Labels

MOST_DOCUMENTS = 200
MOST_CHARACTERS = 1_000_000
LENGTHS = "SELECT d.id, t.length FROM document d JOIN text t ON t.id = d.text"
TEXTS = (
    "SELECT d.id, t.content, t.encoding, t.newline, t.raw_sha256, t.method"
    " FROM document d JOIN text t ON t.id = d.text"
)
# The columns after attributes stand in the order of LooseAnnotation's fields.
ANNOTATIONS = (
    "SELECT a.document, a.id, a.label, a.start, a.stop, a.fragments, a.attributes, a.quote,"
    " a.uuid, a.note, n.name, a.status, a.confidence, a.origin, a.reviewer, a.reviewed_at,"
    " a.created_at, a.updated_at FROM annotation a JOIN annotator n ON n.id = a.annotator"
)
LINKS = (
    "SELECT l.start, t.name, e.uuid, l.uuid FROM link l JOIN link_type t ON t.id = l.type"
    " JOIN annotation s ON s.id = l.start JOIN annotation e ON e.id = l.stop"
)
COMMENTS = "SELECT annotation, body FROM comment"
DECISIONS = "SELECT d.annotation, d.reason, d.note, d.answer, d.answer_note FROM decision d"
LAST = (
    "AND (d.reason <> '' OR d.note <> '' OR d.answer <> '') AND NOT EXISTS"
    " (SELECT 1 FROM decision e WHERE e.annotation = d.annotation AND e.id > d.id)"
)
# A row of one of the queries above; the schema is STRICT, so the columns' types hold.
Row = tuple[Any, ...]


class Condition(NamedTuple):
    """An SQL condition on ``annotation a``, with its named values."""

    sql: str
    parameters: Mapping[str, str | int]


class Reader:
    """Reads ``AnnotatedDocument`` after ``AnnotatedDocument``, about a million characters at
    a time in memory. ``only``: what must be true of their annotations."""

    def __init__(self, database: Database, labels: Labels, only: Condition | None = None) -> None:
        self._database = database
        self._labels = labels
        self._only = only

    def documents(self, ids: Iterable[int]) -> Iterator[AnnotatedDocument]:
        """In the order of ``ids``; ``KeyError`` for one that there is not."""
        rest = iter(ids)
        while some := list(islice(rest, MOST_DOCUMENTS)):
            for page in self._pages(some):
                yield from self._read(page)

    def _pages(self, ids: list[int]) -> Iterator[list[int]]:
        """Fewer at a time where texts are long."""
        lengths: dict[int, int] = dict(self._among(LENGTHS, "d.id", ids))
        page: list[int] = []
        size = 0
        for id in ids:
            if page and size + lengths[id] > MOST_CHARACTERS:
                yield page
                page, size = [], 0
            page.append(id)
            size += lengths[id]
        yield page

    def _read(self, ids: list[int]) -> Iterator[AnnotatedDocument]:
        known = {row[0]: document_of(row) for row in self._among(DOCUMENT, "d.id", ids)}
        texts = {row[0]: SourceText(*row[1:]) for row in self._among(TEXTS, "d.id", ids)}
        annotations = self._annotations(ids)
        for id in ids:
            document = known[id]
            yield AnnotatedDocument(
                metadata=document.metadata,
                text=texts[id],
                uuid=document.uuid,
                text_sha256=document.text_sha256,
                status=document.status,
                annotations=annotations.get(id, ()),
            )

    def _annotations(self, ids: list[int]) -> dict[int, tuple[LooseAnnotation, ...]]:
        """By document, each in the order of start, end, id."""
        only = self._only or Condition("1", {})
        rows = self._database.all(
            f"{ANNOTATIONS} WHERE a.document IN ({', '.join(map(str, ids))}) AND ({only.sql})"
            " ORDER BY a.document, a.start, a.stop, a.id",
            only.parameters,
        )
        links, comments = self._links(ids), self._comments(ids)
        loose = self._loose(rows, links, comments)
        decided = self._decisions(ids)
        if decided:
            loose = (
                one._replace(decision=decided[row[1]]) if row[1] in decided else one
                for one, row in zip(loose, rows, strict=True)
            )
        read = zip(loose, rows, strict=True)
        return {
            document: tuple(one for one, _ in group)
            for document, group in groupby(read, key=lambda pair: pair[1][0])
        }

    def _loose(
        self,
        rows: list[Row],
        links: dict[int, tuple[LooseLink, ...]],
        comments: dict[int, tuple[str, ...]],
    ) -> Iterator[LooseAnnotation]:
        names = self._labels.names
        answers: dict[str, dict[str, str]] = {}  # most annotations are answered alike
        for row in rows:
            _, id, label, start, stop, fragments, attributes = row[:7]
            if attributes not in answers:
                answers[attributes] = json.loads(attributes)
            quote, uuid, note, who, status, sure, origin, reviewer, reviewed, made, edited = row[7:]
            yield LooseAnnotation(
                names[label], fragments_of(start, stop, fragments), quote, uuid,
                answers[attributes], note, who, status, sure, origin, reviewer, reviewed,
                made, edited, links.get(id, ()), comments.get(id, ()),
            )  # fmt: skip

    def _links(self, ids: list[int]) -> dict[int, tuple[LooseLink, ...]]:
        """By the annotation that they lead from."""
        rows = self._among(LINKS, "s.document", ids, "ORDER BY l.start, l.id")
        return {
            start: tuple(LooseLink(*row[1:]) for row in group)
            for start, group in groupby(rows, key=lambda row: row[0])
        }

    def _comments(self, ids: list[int]) -> dict[int, tuple[str, ...]]:
        rows = self._among(
            COMMENTS, "annotation IS NOT NULL AND document", ids, "ORDER BY annotation, id"
        )
        return {
            id: tuple(row[1] for row in group)
            for id, group in groupby(rows, key=lambda row: row[0])
        }

    def _decisions(self, ids: list[int]) -> dict[int, LooseDecision]:
        """What was decided last, where there is more to it than the status."""
        rows = self._among(DECISIONS, "d.document", ids, LAST)
        return {row[0]: LooseDecision(*row[1:]) for row in rows}

    def _among(self, sql: str, column: str, ids: Sequence[int], order: str = "") -> list[Row]:
        places = ", ".join("?" * len(ids))
        return self._database.all(f"{sql} WHERE {column} IN ({places}) {order}", list(ids))
