"""Looking for damage in a project file. The file itself is only read, once: all the looking
is done on a copy in memory (or in a nameless temporary file, where it is large)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from annotator.model.text import UNSTORABLE, Span, merged, outer, quote_of
from annotator.store import schema
from annotator.store.annotation_rows import fragments_of
from annotator.store.check_journal import journal_problems
from annotator.store.check_originals import original_problems
from annotator.store.connection import connect, private_connection
from annotator.store.errors import TROUBLE, DamagedProject, told
from annotator.store.opening import located, look
from annotator.store.values import impossible_values

MOST_LINES = 100
TABLES = (
    "meta", "state", "annotator", "label", "attribute", "link_type", "text", "document",
    "version", "annotation", "link", "comment", "evidence", "decision", "saved_filter", "sign_off",
    "step", "change", "original", "origin",
)  # fmt: skip
IMAGES_KEPT = (
    "annotator", "document", "annotation", "link", "comment", "evidence", "decision",
    "saved_filter", "sign_off", "step",
)  # fmt: skip

Progress = Callable[[int, int], None]  # rows done, rows in all
Fragments = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong with a project, a sentence each, and what could be counted in it."""

    problems: tuple[str, ...] = ()
    documents: int = 0
    annotations: int = 0
    links: int = 0
    comments: int = 0
    steps: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.problems


def check_project(path: Path | str, progress: Progress | None = None) -> CheckReport:
    """Every check there is, on the project at ``path``, which is never changed.

    ``ProjectError`` where the file is no project that this program could check: missing,
    foreign, newer, locked. Damage is reported, not raised.
    """
    real = located(path)
    try:
        version = look(real, check=False)
        with closing(_copy(real, version)) as copy:
            return _checked(copy, progress or _silent)
    except DamagedProject as error:
        return CheckReport((str(error),))
    except TROUBLE as error:
        return CheckReport((str(told(error, real)),))


def _silent(_done: int, _all: int) -> None:
    pass


def _copy(path: Path, version: int) -> sqlite3.Connection:
    """A copy to look at, with the tables of the present schema."""
    copy = private_connection()
    try:
        with closing(connect(path, read_only=True)) as connection:
            connection.backup(copy)
        if version < schema.SCHEMA_VERSION:
            schema.migrate(copy, version)
    except BaseException:
        copy.close()
        raise
    return copy


def _checked(copy: sqlite3.Connection, progress: Progress) -> CheckReport:
    decoder = Decoder()
    copy.text_factory = decoder
    problems: list[str] = []
    layers: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("file", lambda: _structure(copy)),
        ("references", lambda: _references(copy)),
        ("tables", lambda: _undecodable(copy, decoder)),
        ("values", lambda: impossible_values(copy)),
        ("facts of the project", lambda: _facts(copy)),
        ("texts and annotations", lambda: _texts(copy, progress)),
        ("originals", lambda: original_problems(copy)),
        ("documents", lambda: _documents(copy)),
        ("history", lambda: journal_problems(copy)),
        ("search index", lambda: _index(copy)),
    )
    for what, layer in layers:
        found = []
        try:
            for problem in layer():
                found.append(problem)  # noqa: PERF402  what came before an error counts
        except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError) as error:
            found.append(f"The {what} cannot be read whole ({error}).")
        problems += _shortened(found, what)
    counts = (
        _count(copy, table) for table in ("document", "annotation", "link", "comment", "step")
    )
    return CheckReport(tuple(problems), *counts)


def _shortened(found: list[str], what: str) -> list[str]:
    if len(found) <= MOST_LINES:
        return found
    return [*found[:MOST_LINES], f"… and {len(found) - MOST_LINES} more problems of the {what}."]


def _count(copy: sqlite3.Connection, table: str) -> int:
    try:
        return int(copy.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()[0])
    except TROUBLE:
        return 0


class Decoder:
    """A text factory that survives and counts what is no text: other bytes than UTF-8, NUL."""

    def __init__(self) -> None:
        self.failures = 0

    def __call__(self, data: bytes) -> str:
        self.failures += b"\0" in data
        try:
            return data.decode()
        except UnicodeDecodeError:
            self.failures += 1
            return data.decode(errors="surrogateescape")


def _structure(copy: sqlite3.Connection) -> Iterator[str]:
    for (line,) in copy.execute(f"PRAGMA integrity_check({MOST_LINES})"):
        if line != "ok":
            yield f"The file's structure is damaged: {line}."


def _references(copy: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in copy.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of table {table} belongs to a {parent} that is not there."


def _undecodable(copy: sqlite3.Connection, decoder: Decoder) -> Iterator[str]:
    for table in TABLES:
        decoder.failures = 0
        found = copy.execute(f"PRAGMA table_info({table})").fetchall()
        columns = [row[1] for row in found if row[2] != "BLOB"]
        cursor = copy.execute(f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED")
        while cursor.fetchmany(1000):
            pass
        if decoder.failures:
            yield f"Table {table} holds {decoder.failures} values that are no text."


def _facts(copy: sqlite3.Connection) -> Iterator[str]:
    facts = dict(copy.execute("SELECT key, value FROM meta"))
    for key in ("uuid", "title", "scheme.name", "scheme.title", "scheme.guideline"):
        if key not in facts:
            yield f"The project's {key} is missing."


def _documents(copy: sqlite3.Connection) -> Iterator[str]:
    for sql, sentence in (
        (_NO_VERSION, "Document {0} shows a text that is none of its versions."),
        (_STRAY, "Annotation {0} lies on a text that is none of document {1}'s."),
        (_STRAY_COMMENT, "Comment {0} belongs to an annotation of another document."),
        (_STRAY_REPLY, "Comment {0} answers one of another document."),
        (_SEQUENCE, "Table {0} could give the same number twice."),
        (_TIMES, "A time in row {1} of table {0} is unreadable."),
    ):
        for row in copy.execute(sql):
            yield sentence.format(*row)


_NO_VERSION = """
    SELECT d.id FROM document d WHERE NOT EXISTS
        (SELECT 1 FROM version v WHERE v.document = d.id AND v.text = d.text)
"""
_STRAY = """
    SELECT a.id, a.document FROM annotation a WHERE NOT EXISTS
        (SELECT 1 FROM version v WHERE v.document = a.document AND v.text = a.text)
"""
_STRAY_COMMENT = """
    SELECT c.id FROM comment c JOIN annotation a ON a.id = c.annotation
    WHERE a.document <> c.document
"""
_STRAY_REPLY = """
    SELECT c.id FROM comment c JOIN comment p ON p.id = c.replies_to
    WHERE p.document <> c.document
"""
_SEQUENCE = " UNION ALL ".join(
    f"SELECT '{table}' WHERE (SELECT max(id) FROM {table}) >"
    f" coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0)"
    for table in ("text", "original", *IMAGES_KEPT)
)

_TIMES = " UNION ALL ".join(
    f"SELECT '{table}', id FROM {table} WHERE {column} GLOB '*[^0-9TZ:.+-]*'{mine}"
    for table, column, mine in (
        ("annotation", "created_at", " AND origin = 'manual'"),
        ("annotation", "updated_at", " AND origin = 'manual'"),
        ("document", "created_at", ""),
        ("document", "updated_at", ""),
        ("step", "at", ""),
    )
)


def _texts(copy: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    """Each text against its hash, and each annotation against its text."""
    users: dict[int, list[int]] = {}
    for text, document in copy.execute("SELECT text, document FROM version").fetchall():
        users.setdefault(text, []).append(document)
    texts = [row[0] for row in copy.execute("SELECT id FROM text NOT INDEXED").fetchall()]
    total, done = len(texts) + _count(copy, "annotation"), 0
    for text in texts:
        hash_, length, content = copy.execute(
            "SELECT sha256, length, content FROM text WHERE id = ?", (text,)
        ).fetchone()
        content = content if isinstance(content, str) else ""
        found = sha256(content.encode(errors="surrogateescape")).hexdigest()
        if found != hash_ or len(content) != length or UNSTORABLE.search(content):
            yield f"Text {text} is not the one that was imported: its checksum differs."
        for document in users.get(text, ()):
            for row in copy.execute(_PLACES, (document, text)):
                done += 1
                yield from _place_problems(row, content)
        done += 1
        progress(done, total)


_PLACES = """
    SELECT id, document, start, stop, fragments, quote
    FROM annotation WHERE document = ? AND text = ?
"""


def _place_problems(row: tuple[Any, ...], content: str) -> Iterator[str]:
    id_, document, start, stop, fragments, quote = row
    where = f"Annotation {id_} of document {document}"
    parts = sane_fragments(start, stop, fragments)
    if parts is None:
        yield f"{where} has impossible bounds."
    elif parts[-1].end > len(content) or quote_of(content, parts) != quote:
        yield f"{where}: its words are not those at {start}–{stop} of the text."


def sane_fragments(start: int, stop: int, fragments: str | None) -> Fragments | None:
    """The fragments of a row; None where they contradict each other or its bounds."""
    try:
        parts = fragments_of(start, stop, fragments)
    except (ValueError, TypeError, RecursionError):
        return None
    is_whole = (
        parts == merged(parts)
        and parts[:1]
        and (outer(parts).start, outer(parts).end) == (start, stop)
    )
    is_plural = fragments is None or len(parts) > 1
    return parts if is_whole and is_plural else None


def _index(copy: sqlite3.Connection) -> Iterator[str]:
    try:
        copy.execute("INSERT INTO text_fts (text_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        yield "The search index does not fit the texts; what it finds may be incomplete."
