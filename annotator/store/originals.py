"""The originals of documents: the bytes that their texts were made of, so that reading them can
be repeated. What can be made of the text again is not kept twice."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from annotator.model.document import Option, Original, SourceText, is_verbatim
from annotator.model.text import storable
from annotator.store.connection import MEGABYTE
from annotator.store.db import Database
from annotator.store.errors import BROKEN_ORIGINAL, DamagedProject, Misfit, shown
from annotator.store.packing import LARGEST, made_again, packed, unpacked

PAGE = 500
ALL = "SELECT id FROM document ORDER BY id"
# The columns stand in the order of _Row's fields.
ROWS = (
    "SELECT d.id, d.title, d.media_type, d.file_name, t.id, t.sha256, t.raw_sha256, t.encoding,"
    " t.newline, t.method, g.original, g.media_type, g.name, g.place, g.options, o.sha256, o.size,"
    " length(o.packed)"
    " FROM document d JOIN text t ON t.id = d.text LEFT JOIN origin g ON g.id = t.id"
    " LEFT JOIN original o ON o.id = g.original"
    " WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id"
)
INSERT_ORIGINAL = "INSERT INTO original (sha256, size, compression, packed) VALUES (?, ?, ?, ?)"
ORIGIN = "id, original, place, media_type, name, options"
INSERT_ORIGIN = f"INSERT INTO origin ({ORIGIN}) VALUES (?, ?, ?, ?, ?, ?)"

OriginRow = tuple[int, int, str, str, str, str]


@dataclass(frozen=True, slots=True)
class OriginalFacts:
    """What is known of a document's original without reading it. Sizes are in bytes: ``size``
    is 0 where there is none; ``packed`` is what it takes in the file, 0 where it is made of the
    text again. ``text_sha256`` and ``method`` are the text's. For the rest see ``Original``."""

    document: int
    title: str
    text_sha256: str
    method: str
    sha256: str = ""
    size: int = 0
    packed: int = 0
    media_type: str = ""
    name: str = ""
    place: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of all originals that the file holds: how many, and their bytes as read and as kept."""

    count: int
    size: int
    packed: int


class _Row(NamedTuple):
    document: int
    title: str
    media_type: str
    file_name: str
    text: int
    text_sha256: str
    raw_sha256: str
    encoding: str
    newline: str
    method: str
    original: int | None
    kept_type: str
    kept_name: str
    place: str
    options: str
    sha256: str
    size: int
    packed: int

    @property
    def told_encoding(self) -> Mapping[str, Option]:
        """As an option, where the bytes of a text file do not say it themselves."""
        is_told = self.encoding not in ("", "utf-8") and not self.encoding.endswith("-sig")
        return {"encoding": self.encoding} if is_told else {}

    @property
    def is_text_alone(self) -> bool:
        """Whether the original is the text in UTF-8 and nothing else."""
        return self.raw_sha256 == self.text_sha256 and is_verbatim(self.method)


class Originals:
    """The originals of one project. They are written with their documents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document: int) -> Original | None:
        """The original, checked against its hash; None where none was kept.

        ``KeyError`` where there is no such document, ``DamagedProject`` where the bytes are
        not those that were read.
        """
        row = next(self._rows([document]), None)
        if row is None:
            raise KeyError(document)
        if row.original is None:
            raw = self._made_again(row)
            if raw is None:
                return None
            return Original(raw, row.media_type, row.file_name, options=row.told_encoding)
        raw = self._unpacked(row)
        return Original(raw, row.kept_type, row.kept_name, row.place, options_of(row.options))

    def has(self, document: int) -> bool:
        """Whether there is an original, or one can be made of the text again."""
        return any(one.size for one in self.facts([document]))

    def facts(self, documents: Sequence[int] | None = None) -> Iterator[OriginalFacts]:
        """What is known of the originals of ``documents`` (all where None), by document id; a
        page at a time in memory."""
        ids = [row[0] for row in self._database.all(ALL)] if documents is None else documents
        for start in range(0, len(ids), PAGE):
            for row in self._rows(ids[start : start + PAGE]):
                yield self._facts(row)

    def sizes(self) -> Sizes:
        sql = "SELECT count(*), total(size), total(length(packed)) FROM original"
        count, size, stored = self._database.one(sql)
        return Sizes(count, int(size), int(stored))

    def _rows(self, documents: Sequence[int]) -> Iterator[_Row]:
        found = self._database.all(ROWS, (json.dumps(list(documents)),))
        return (_Row(*row) for row in found)

    def _facts(self, row: _Row) -> OriginalFacts:
        facts = OriginalFacts(row.document, row.title or row.file_name, row.text_sha256, row.method)
        if row.original is not None:
            return replace(
                facts, sha256=row.sha256, size=row.size, packed=row.packed, place=row.place,
                media_type=row.kept_type, name=row.kept_name, options=options_of(row.options),
            )  # fmt: skip
        size = self._size_made_again(row)
        if not size:
            return facts
        return replace(
            facts, sha256=row.raw_sha256, size=size, media_type=row.media_type, name=row.file_name
        )

    def _size_made_again(self, row: _Row) -> int:
        if not row.is_text_alone:
            return len(self._made_again(row) or b"")
        sql = "SELECT length(CAST(content AS BLOB)) FROM text WHERE id = ?"
        return int(self._database.one(sql, (row.text,))[0])

    def _made_again(self, row: _Row) -> bytes | None:
        """The bytes of a text file, if its text and what is known of it give just those."""
        if not is_verbatim(row.method) or not row.raw_sha256:
            return None
        (content,) = self._database.one("SELECT content FROM text WHERE id = ?", (row.text,))
        raw = made_again(content, row.encoding, row.newline)
        if raw is None or sha256(raw).hexdigest() != row.raw_sha256:
            return None
        return raw

    def _unpacked(self, row: _Row) -> bytes:
        sql = "SELECT compression, packed FROM original WHERE id = ?"
        compression, stored = self._database.one(sql, (row.original,))
        try:
            raw = b"".join(unpacked(compression, stored, row.size))
        except ValueError:
            raw = b""
        if sha256(raw).hexdigest() != row.sha256:
            sentence = BROKEN_ORIGINAL.format(title=row.title, name=shown(self._database.path))
            raise DamagedProject(sentence)
        return raw


class Keeper:
    """Writes originals within a step, each only once; the rows of a table share theirs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: tuple[bytes, int] = b"", 0

    def origin(
        self, text: int, source: SourceText, hash_: str, original: Original | None
    ) -> OriginRow | None:
        """The columns of INSERT_ORIGIN for the text of that id and hash, its original being
        written already; None where nothing has to be kept. ``Misfit`` where it is too large."""
        if original is None or not original.raw or _is_in_text(source, hash_, original):
            return None
        words = (original.place, original.media_type, original.name)
        options = json.dumps(dict(original.options), sort_keys=True)
        place, media_type, name = (storable(one)[0] for one in words)
        return text, self._id_of(original), place, media_type, name, options

    def _id_of(self, original: Original) -> int:
        raw = original.raw
        if raw is not self._last[0]:
            if len(raw) > LARGEST:
                raise Misfit(
                    f"The original “{storable(original.name)[0]}” has {len(raw) // MEGABYTE} MB;"
                    f" at most {LARGEST // MEGABYTE} MB can be kept."
                )
            self._last = raw, self._written(raw)
        return self._last[1]

    def _written(self, raw: bytes) -> int:
        hash_ = sha256(raw).hexdigest()
        known = self._database.one("SELECT id FROM original WHERE sha256 = ?", (hash_,))
        if known:
            return int(known[0])
        columns = (hash_, len(raw), *packed(raw))
        return int(self._database.execute(INSERT_ORIGINAL, columns).lastrowid or 0)


def _is_in_text(source: SourceText, hash_: str, original: Original) -> bool:
    """Whether the original can be made of the text again, and proven to be it."""
    if original.place or not is_verbatim(source.method):
        return False
    if made_again(source.content, source.encoding, source.newline) != original.raw:
        return False
    return source.raw_sha256 == hash_ or source.raw_sha256 == sha256(original.raw).hexdigest()


def options_of(words: str) -> Mapping[str, Option]:
    """Options as they are kept, in JSON; what no option can be is left out."""
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if _is_option(value)}


def _is_option(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(one, str) for one in value.values())
    return isinstance(value, str | bool)
