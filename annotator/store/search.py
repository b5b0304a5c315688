"""The full-text index over texts, kept by the program (no triggers: trusted_schema is off).

Texts never change and are never deleted, so the index only grows; a search joins it with
the documents that use a text now.
"""

import re

from annotator.model.text import storable
from annotator.store.db import Database

USUALLY_PENDING, MOST_PENDING = 1 << 20, 4 << 20
PATTERN_CHARACTERS = 10_000  # SQLite refuses patterns of more than 50,000 bytes
WORD = re.compile(r"\w+")
MATCHING = (
    "d.title LIKE :like ESCAPE '\\' OR d.publisher LIKE :like ESCAPE '\\' OR d.status = :word"
)


def index_texts(database: Database, first: int, last: int) -> None:
    """Adds the texts of these ids, which must be there, to the index. One statement for all:
    meanwhile other threads can run."""
    is_many = last > first
    if is_many:
        _set_pending(database, MOST_PENDING)
    database.execute(
        "INSERT INTO text_fts (rowid, content)"
        " SELECT id, content FROM text WHERE id BETWEEN ? AND ? ORDER BY id",
        (first, last),
    )
    if is_many:
        _set_pending(database, USUALLY_PENDING)


def _set_pending(database: Database, size: int) -> None:
    """How many bytes of the index wait in memory before they are written as a piece of their own,
    which has to be merged with the others (https://sqlite.org/fts5.html, "hashsize")."""
    database.execute("INSERT INTO text_fts (text_fts, rank) VALUES ('hashsize', ?)", (size,))


def rebuild(database: Database) -> None:
    """Makes the index anew from the texts."""
    database.execute("INSERT INTO text_fts (text_fts) VALUES ('rebuild')")


def matching(filter: str) -> tuple[str, dict[str, str]]:
    """An SQL condition on ``document d`` for what a filter box holds, and its parameters."""
    word = storable(filter.strip())[0]
    parameters = {"like": containing(word), "word": word.casefold()}
    query = fts_query(word)
    if not query:
        return MATCHING, parameters
    condition = "d.text IN (SELECT rowid FROM text_fts WHERE text_fts MATCH :query)"
    # First what settles most: the patterns are compared for the rest only.
    return f"({condition} OR {MATCHING})", {**parameters, "query": query}


def containing(words: str) -> str:
    r"""A pattern for LIKE … ESCAPE '\' that matches what contains ``words``."""
    return "%" + starting(words)


def starting(words: str) -> str:
    r"""A pattern for LIKE … ESCAPE '\' that matches what starts with ``words``."""
    plain = storable(words[:PATTERN_CHARACTERS])[0]
    return re.sub(r"([\\%_])", r"\\\1", plain) + "%"


def fts_query(words: str) -> str:
    """An FTS5 query for all of ``words``, the last one a prefix; "" where there are none."""
    found = WORD.findall(words)
    return " ".join([*(f'"{word}"' for word in found[:-1]), f'"{found[-1]}"*']) if found else ""
