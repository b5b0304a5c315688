"""The comments of a whole project that nobody has resolved."""

from typing import NamedTuple

from annotator.store.db import Database

SQL = """
    SELECT c.id, c.document, c.annotation, c.body, n.name, c.created_at, d.title,
        coalesce(a.quote, ''),
        (SELECT count(*) FROM comment r WHERE r.replies_to = c.id)
    FROM comment c JOIN annotator n ON n.id = c.annotator JOIN document d ON d.id = c.document
    LEFT JOIN annotation a ON a.id = c.annotation
    WHERE c.is_resolved = 0 AND c.replies_to IS NULL
    ORDER BY c.id DESC LIMIT ?
"""


class OpenComment(NamedTuple):
    """The first of a thread. ``annotation`` is None for one on the document itself; ``quote``
    is what it is on; ``answers`` are those below it."""

    id: int
    document: int
    annotation: int | None
    body: str
    annotator: str
    created_at: str
    title: str
    quote: str
    answers: int


def unresolved(database: Database, limit: int = 1_000) -> list[OpenComment]:
    """Newest first."""
    return [OpenComment(*row) for row in database.all(SQL, (limit,))]
