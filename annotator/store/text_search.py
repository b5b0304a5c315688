"""Searching the texts, notes and comments of a whole project, document by document: what is
found is told as it is found, and nothing but one text at a time is in memory."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from annotator.model.search_query import Query
from annotator.store.db import Database
from annotator.store.pattern_search import Spans, matcher_of

PLACES = ("text", "note", "comment")
TEXTS = (
    "SELECT d.id, t.content FROM document d JOIN text t ON t.id = d.text"
    " WHERE (:of IS NULL OR d.id = :of) AND d.id > :after ORDER BY d.id"
)
SOME = (
    "SELECT d.id, t.content FROM document d JOIN text t ON t.id = d.text"
    " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id"
)
NAMED = (
    "SELECT id FROM document WHERE id > :after AND text IN"
    " (SELECT rowid FROM text_fts WHERE text_fts MATCH :words) ORDER BY id"
)
NOTES = (
    "SELECT a.document, a.id, a.note FROM annotation a WHERE a.note <> ''"
    " ORDER BY a.document, a.start"
)
COMMENTS = "SELECT document, annotation, body FROM comment ORDER BY document, id"
FIRST, FEW = 400, 30  # documents, hits
AT_ONCE = 20  # documents
WORD = re.compile(r"\w+")


class Hit(NamedTuple):
    """One place: ``place`` is one of PLACES; start and end are code points in the text there
    (of the document, the note, the comment). ``annotation`` is that of a note or comment."""

    document: int
    place: str
    start: int
    end: int
    annotation: int | None = None


def hits(
    database: Database,
    query: Query,
    *,
    places: tuple[str, ...] = PLACES,
    document: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Hit]:
    """All hits, texts first; ends early where ``stopped``. Nothing for an empty query.

    Texts come in the order of the documents. Where the first of them hold few hits, those
    come next that the index names, so that one need not wait for all the others.
    """
    if query.is_empty:
        return
    matcher = matcher_of(query)
    for of, place, words, annotation in _rows(database, query, matcher, places, document):
        if stopped():
            return
        for start, end in matcher.spans(words):
            yield Hit(of, place, start, end, annotation)


def _rows(
    database: Database,
    query: Query,
    matcher: Spans,
    places: tuple[str, ...],
    document: int | None,
) -> Iterator[tuple[int, str, str, int | None]]:
    """Document, place, words and annotation of all that is to be looked at."""
    if "text" in places:
        one = document is not None
        texts = _stream(database, document, 0) if one else _texts(database, query, matcher)
        for id, content in texts:
            yield id, "text", content, None
    for place, sql in (("note", NOTES), ("comment", COMMENTS)):
        if place in places:
            for of, annotation, words in database.stream(sql):
                if document in (None, of):
                    yield of, place, words, annotation


def _texts(database: Database, query: Query, matcher: Spans) -> Iterator[tuple[int, str]]:
    """All documents with their texts."""
    found = after = 0
    for seen, (after, content) in enumerate(_stream(database, None, 0), 1):
        yield after, content
        found += sum(1 for _ in islice(matcher.spans(content), max(0, FEW - found)))
        if seen == FIRST:
            break
    named = [row[0] for row in _named(database, query, after)] if found < FEW else []
    for first in range(0, len(named), AT_ONCE):
        yield from database.all(SOME, (json.dumps(named[first : first + AT_ONCE]),))
    ahead = set(named)
    for of, content in _stream(database, None, after):
        if of not in ahead:
            yield of, content


def _stream(database: Database, document: int | None, after: int) -> Iterator[tuple[int, str]]:
    return database.stream(TEXTS, {"of": document, "after": after}, at_once=AT_ONCE)


def _named(database: Database, query: Query, after: int) -> list[tuple[int]]:
    """Documents that the index of words has for the query: most of those that it is true of,
    and others."""
    clauses = []
    for clause in query.clauses:
        words = [word for term in clause.wanted for word in WORD.findall(term.words)]
        if words:
            clauses.append(f"({' AND '.join(f'{chr(34)}{word}{chr(34)}*' for word in words)})")
    if not clauses:
        return []
    return database.all(NAMED, {"after": after, "words": " OR ".join(clauses)})
