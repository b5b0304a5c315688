"""A later version of the program, as far as the schema goes: an artificial migration."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.store import schema

SCRIPT = """
ALTER TABLE document ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
CREATE TABLE comment_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE RESTRICT,
    annotation INTEGER REFERENCES annotation (id) ON DELETE RESTRICT,
    replies_to INTEGER REFERENCES comment_new (id) ON DELETE RESTRICT,
    body TEXT NOT NULL CHECK (length(body) > 0),
    annotator INTEGER NOT NULL REFERENCES annotator (id) ON DELETE RESTRICT,
    is_resolved INTEGER NOT NULL DEFAULT 0 CHECK (is_resolved IN (0, 1)),
    created_at TEXT NOT NULL,
    mood TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO comment_new (id, uuid, document, annotation, replies_to, body, annotator,
    is_resolved, created_at)
SELECT id, uuid, document, annotation, replies_to, body, annotator, is_resolved, created_at
FROM comment;
DROP TABLE comment;
ALTER TABLE comment_new RENAME TO comment;
CREATE INDEX comment_by_annotation ON comment (annotation);
CREATE INDEX comment_by_document ON comment (document);
UPDATE annotation SET origin = 'import' WHERE note <> '';
"""
BROKEN = "DELETE FROM text;"


@contextmanager
def later_version(script: str = SCRIPT) -> Iterator[int]:
    """Within it the program's schema is one version further; yields that version."""
    known, present = schema.migration, schema.MIGRATIONS
    new = len(present) + 1

    def migration(version: int) -> str:
        return script if version == new else known(version)

    schema.migration, schema.MIGRATIONS = migration, (*present, "later.sql")
    schema.SCHEMA_VERSION = new
    schema.expected.cache_clear()
    try:
        yield new
    finally:
        schema.migration, schema.MIGRATIONS = known, present
        schema.SCHEMA_VERSION = len(present)
        schema.expected.cache_clear()
