"""What SQLite's own checks do not know of the values in a project: JSON of the expected shape,
places within texts. Readers of these columns rely on it."""

import sqlite3
from collections.abc import Iterator

from annotator.store.tracking import TRACKED


def _broken(column: str, kind: str, wrong: str) -> str:
    """True where a column is no JSON ``kind``, or one of its values is of a ``wrong`` type."""
    return (
        f"CASE WHEN json_valid({column}) THEN json_type({column}) <> '{kind}' OR EXISTS"
        f" (SELECT 1 FROM json_each({column}) WHERE type {wrong}) ELSE 1 END"
    )


def _no_texts(column: str, kind: str) -> str:
    empty = {"object": "{}", "array": "[]"}[kind]
    wrong = "<> 'text'"
    return f"({column} <> '{empty}' AND {_broken(column, kind, wrong)})"


def _no_object(column: str) -> str:
    return f"CASE WHEN json_valid({column}) THEN json_type({column}) <> 'object' ELSE 1 END"


_NO_IMAGE = _broken("before", "object", "IN ('array', 'object')")
_NO_COLOURS = "CASE WHEN json_valid(colours) THEN {} ELSE 1 END".format(
    " OR ".join(
        f"json_type(colours, '$.{theme}.{part}') IS NOT 'text'"
        for theme in ("light", "dark")
        for part in ("tint", "line")
    )
)
_NO_FRAGMENTS = """
    fragments IS NOT NULL AND CASE WHEN json_valid(fragments) THEN
        json_type(fragments) <> 'array' OR json_array_length(fragments) < 2 OR EXISTS (
            SELECT 1 FROM json_each(fragments)
            WHERE type <> 'array' OR json_array_length(value) <> 2
                OR json_type(value, '$[0]') IS NOT 'integer'
                OR json_type(value, '$[1]') IS NOT 'integer'
                OR json_extract(value, '$[0]') >= json_extract(value, '$[1]')
        )
    ELSE 1 END
"""
_TABLES = ", ".join(f"'{table}'" for table in TRACKED)

# A sentence, and the rows of which it is true.
RULES = (
    (
        "The attributes of annotation {0} are unreadable.",
        f"SELECT id FROM annotation WHERE {_no_texts('attributes', 'object')}",
    ),
    (
        "Annotation {0} has impossible fragments.",
        f"SELECT id FROM annotation WHERE {_NO_FRAGMENTS}",
    ),
    (
        "Annotation {0} ends past its text.",
        "SELECT a.id FROM annotation a JOIN text t ON t.id = a.text WHERE a.stop > t.length",
    ),
    (
        "The details of document {0} are unreadable.",
        f"SELECT id FROM document WHERE {_no_texts('extra', 'object')}",
    ),
    (
        "The options of the origin of text {0} are unreadable.",
        f"SELECT id FROM origin WHERE {_no_object('options')}",
    ),
    (
        "What decision {0} changed is unreadable.",
        "SELECT id FROM decision WHERE "
        + " OR ".join(_no_object(column) for column in ("before", "after")),
    ),
    (
        "The saved filter {0} is unreadable.",
        f"SELECT id FROM saved_filter WHERE {_no_object('conditions')}",
    ),
    (
        "The aliases of label {0} are unreadable.",
        f"SELECT id FROM label WHERE {_no_texts('aliases', 'array')}",
    ),
    ("The colours of label {0} are unreadable.", f"SELECT id FROM label WHERE {_NO_COLOURS}"),
    (
        "The choices of attribute {0} are unreadable.",
        f"SELECT id FROM attribute WHERE {_no_texts('choices', 'array')}",
    ),
    (
        "The meanings or ratings of attribute {0} are unreadable.",
        "SELECT id FROM attribute WHERE "
        + " OR ".join(_no_texts(column, "object") for column in ("meanings", "ratings")),
    ),
    (
        "The ends of link type {0} are unreadable.",
        "SELECT id FROM link_type WHERE "
        + " OR ".join(_no_texts(column, "array") for column in ("ends_from", "ends_to")),
    ),
    (
        "Change {0} of the history is of no table that has a history.",
        f"SELECT id FROM change WHERE tbl NOT IN ({_TABLES})",
    ),
    (
        "Change {0} of the history cannot be undone: its image is broken.",
        f"SELECT id FROM change WHERE op IN ('update', 'delete') AND {_NO_IMAGE}",
    ),
)


def impossible_values(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each row that breaks one of the rules."""
    for sentence, sql in RULES:
        for (row,) in connection.execute(sql):
            yield sentence.format(row)
