"""Searching the texts, notes and comments of a whole project, document by document: what is
found is told as it is found, and nothing but one text at a time is in memory."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from annotator.model.search_query import Query
from annotator.store.db import Database
from annotator.store.pattern_search import matcher_of

PLACES = ("text", "note", "comment")
TEXTS = (
    "SELECT d.id, t.content FROM document d JOIN text t ON t.id = d.text"
    " WHERE :of IS NULL OR d.id = :of ORDER BY d.id"
)
NOTES = (
    "SELECT a.document, a.id, a.note FROM annotation a WHERE a.note <> ''"
    " ORDER BY a.document, a.start"
)
COMMENTS = "SELECT document, annotation, body FROM comment ORDER BY document, id"


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
    for row in _rows(database, places, document):
        if stopped():
            return
        of, place, words, annotation = row
        for start, end in matcher.spans(words):
            yield Hit(of, place, start, end, annotation)


def _rows(
    database: Database, places: tuple[str, ...], document: int | None
) -> Iterator[tuple[int, str, str, int | None]]:
    """Document, place, words and annotation of all that is to be looked at."""
    if "text" in places:
        for id, content in database.stream(TEXTS, {"of": document}, at_once=20):
            yield id, "text", content, None
    for place, sql in (("note", NOTES), ("comment", COMMENTS)):
        if place in places:
            for of, annotation, words in database.stream(sql):
                if document in (None, of):
                    yield of, place, words, annotation
