"""Searching the texts, notes and comments of a whole project, document by document: what is
found is told as it is found, and nothing but one text at a time is in memory."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotator.model.search_query import Query
from annotator.store.db import Database
from annotator.store.pattern_search import matcher_of

PLACES = ("text", "note", "comment")
TEXTS = (
    "SELECT d.id, t.content FROM document d JOIN text t ON t.id = d.text WHERE {0} ORDER BY d.id"
)
NOTES = (
    "SELECT a.document, a.id, a.note FROM annotation a WHERE a.note <> ''"
    " ORDER BY a.document, a.start"
)
COMMENTS = "SELECT document, annotation, body FROM comment ORDER BY document, id"
MATCHING = "t.id IN (SELECT rowid FROM text_fts WHERE text_fts MATCH :words)"
# Words that the index takes as they are: those of scripts that it was made for.
PLAIN = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+")


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
    """All hits, texts first, by document; ends early where ``stopped``. Nothing for an empty
    query."""
    if query.is_empty:
        return
    matcher = matcher_of(query)
    for row in _rows(database, query, places, document):
        if stopped():
            return
        of, place, words, annotation = row
        for start, end in matcher.spans(words):
            yield Hit(of, place, start, end, annotation)


def _rows(
    database: Database, query: Query, places: tuple[str, ...], document: int | None
) -> Iterator[tuple[int, str, str, int | None]]:
    """Document, place, words and annotation of all that is to be looked at."""
    if "text" in places:
        condition, values = _narrowed(query)
        if document is not None:
            condition, values = f"({condition}) AND d.id = :of", {**values, "of": document}
        for id, content in database.stream(TEXTS.format(condition), values, at_once=20):
            yield id, "text", content, None
    for place, sql in (("note", NOTES), ("comment", COMMENTS)):
        if place in places:
            for of, annotation, words in database.stream(sql):
                if document in (None, of):
                    yield of, place, words, annotation


def _narrowed(query: Query) -> tuple[str, dict[str, str | int]]:
    """A condition that leaves no text out which the query is true of. The index folds accents
    in ways of its own: it is asked only where they matter, and then it finds more than fits."""
    if query.pattern:
        return "1", {}
    parts = []
    for clause in query.clauses:
        words = [
            f'"{word}"*'
            for term in clause.wanted
            if not term.is_within
            for word in term.words.split()
            if PLAIN.fullmatch(word)
        ]
        if not words or not query.way.is_accents:
            return "1", {}
        parts.append(f"({' AND '.join(words)})")
    return MATCHING, {"words": " OR ".join(parts)}
