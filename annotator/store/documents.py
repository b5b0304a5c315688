"""Documents and their texts."""

import json
from collections import OrderedDict
from collections.abc import Iterable

from annotator.model.document import (
    DIRECTIONS,
    DOCUMENT_STATUSES,
    METADATA,
    Document,
    Metadata,
    Original,
    SourceText,
    words_of,
)
from annotator.model.text import digest_of, is_storable, storable
from annotator.store.clock import new_uuid, now
from annotator.store.counting import Counts
from annotator.store.db import Database
from annotator.store.document_listing import DocumentListing
from annotator.store.errors import DuplicateDocument, Misfit, SignedOff
from annotator.store.journal import Journal
from annotator.store.labels import Labels
from annotator.store.locking import why_refused
from annotator.store.search import index_texts

KEPT_TEXTS = 4
MOST_CHARACTERS = 60_000_000  # of up to 4 bytes: SQLite's limit is set to 256 MB
COLUMNS = ", ".join(METADATA)
DOCUMENT = (
    f"SELECT d.id, d.uuid, d.status, d.text, t.length, t.sha256, d.created_at, d.updated_at,"
    f" d.extra, {', '.join(f'd.{name}' for name in METADATA)}"
    " FROM document d JOIN text t ON t.id = d.text"
)
INSERT_TEXT = (
    "INSERT INTO text (sha256, length, raw_sha256, encoding, newline, method, created_at,"
    " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_DOCUMENT = (
    f"INSERT INTO document (uuid, text, status, created_at, updated_at, extra, {COLUMNS})"
    f" VALUES ({', '.join('?' * (6 + len(METADATA)))})"
)
INSERT_VERSION = "INSERT INTO version (document, number, text, created_at) VALUES (?, 1, ?, ?)"
DELETE_IN_ORDER = (
    "DELETE FROM comment WHERE document = ? AND replies_to IS NOT NULL",
    "DELETE FROM comment WHERE document = ?",
    "DELETE FROM evidence WHERE annotation IN (SELECT id FROM annotation WHERE document = ?)",
    (
        "DELETE FROM link WHERE start IN (SELECT id FROM annotation WHERE document = ?1)"
        " OR stop IN (SELECT id FROM annotation WHERE document = ?1)"
    ),
    "DELETE FROM decision WHERE document = ?",
    "DELETE FROM sign_off WHERE document = ?",
    "DELETE FROM annotation WHERE document = ?",
    "DELETE FROM version WHERE document = ?",
    "DELETE FROM document WHERE id = ?",
)


def clean(metadata: Metadata) -> Metadata:
    """Metadata that the table accepts: no NUL, no lone surrogates, a known direction."""
    words = (*words_of(metadata), *metadata.extra, *metadata.extra.values())
    if metadata.direction in DIRECTIONS and not storable("".join(words))[1]:
        return metadata
    columns = {name: storable(getattr(metadata, name))[0] for name in METADATA}
    if columns["direction"] not in DIRECTIONS:
        columns["direction"] = DIRECTIONS[0]
    extra = {storable(name)[0]: storable(value)[0] for name, value in metadata.extra.items()}
    return Metadata(**columns, extra=extra)


def unusable(content: str) -> str:
    """Why ``content`` cannot be a document's text; "" where it can."""
    if not content or content.isspace():
        return "has no text."
    if len(content) > MOST_CHARACTERS:
        return f"is too long: {len(content):,} characters, where {MOST_CHARACTERS:,} can be kept."
    if not is_storable(content):
        return "holds NUL or half characters. Bring it in from its file again."
    return ""


def sha256_of(content: str) -> str:
    return digest_of(content).hex()


def text_row(source: SourceText, hash_: str, at: str) -> tuple[str | int, ...]:
    """The columns of INSERT_TEXT."""
    facts: tuple[str, ...] = (source.raw_sha256, source.encoding, source.newline, source.method)
    if not is_storable("".join(facts)):
        facts = tuple(storable(fact)[0] for fact in facts)
    return (hash_, len(source.content), *facts, at, source.content)


def document_row(
    metadata: Metadata, text: int, uuid: str, status: str, at: str
) -> tuple[str | int, ...]:
    """The columns of INSERT_DOCUMENT."""
    extra = json.dumps(dict(metadata.extra), ensure_ascii=False) if metadata.extra else "{}"
    return (uuid, text, status, at, at, extra, *words_of(metadata))


class Documents(DocumentListing):
    """The documents of one project; ``documents[id]`` reads one."""

    def __init__(
        self, database: Database, journal: Journal, labels: Labels, counts: Counts
    ) -> None:
        super().__init__(database, labels, counts)
        self._journal = journal
        self._texts: OrderedDict[str, str] = OrderedDict()

    # Reading

    def __getitem__(self, document: int) -> Document:
        row = self._database.one(f"{DOCUMENT} WHERE d.id = ?", (document,))
        if row is None:
            raise KeyError(document)
        return document_of(row)

    def text(self, document: int) -> str:
        """The document's current text; ``KeyError`` where there is no such document."""
        row = self._database.one("SELECT text FROM document WHERE id = ?", (document,))
        if row is None:
            raise KeyError(document)
        return self.content(row[0])

    def content(self, text: int) -> str:
        """The text of that id; the last few are kept in memory, by their hashes: the id of a
        text that was rolled back is used again."""
        (hash_,) = self._database.one("SELECT sha256 FROM text WHERE id = ?", (text,))
        if hash_ not in self._texts:
            row = self._database.one("SELECT content FROM text WHERE id = ?", (text,))
            self._texts[hash_] = row[0]
            while len(self._texts) > KEPT_TEXTS:
                self._texts.popitem(last=False)
        self._texts.move_to_end(hash_)
        return self._texts[hash_]

    def with_text(self, sha256_of_text: str) -> int | None:
        """The oldest document whose current text has that hash."""
        row = self._database.one(
            "SELECT min(d.id) FROM document d JOIN text t ON t.id = d.text WHERE t.sha256 = ?",
            (sha256_of_text,),
        )
        found: int | None = row[0]
        return found

    # Writing

    def add(
        self,
        text: SourceText,
        metadata: Metadata,
        original: Original | None = None,
        *,
        allow_duplicate: bool = False,
    ) -> int:
        """Adds a document, with ``original`` to keep beside it; ``DuplicateDocument`` where its
        text is in the project already."""
        from annotator.store.originals import INSERT_ORIGIN, Keeper  # noqa: PLC0415  when one is added

        metadata = clean(metadata)
        trouble = unusable(text.content)
        if trouble:
            raise Misfit(f"“{metadata.title or metadata.file_name}” {trouble}")
        at = now()
        hash_ = sha256_of(text.content)
        known = None if allow_duplicate else self.with_text(hash_)
        if known is not None:
            raise DuplicateDocument(
                f"“{metadata.title}” is in the project already, as “{self[known].title}”.", known
            )
        with self._journal.step(f"Add document “{metadata.title}”"):
            row = text_row(text, hash_, at)
            text_id = int(self._database.execute(INSERT_TEXT, row).lastrowid or 0)
            index_texts(self._database, text_id, text_id)
            origin = Keeper(self._database).origin(text_id, text, hash_, original)
            if origin:
                self._database.execute(INSERT_ORIGIN, origin)
            columns = document_row(metadata, text_id, new_uuid(), "todo", at)
            document = int(self._database.execute(INSERT_DOCUMENT, columns).lastrowid or 0)
            self._database.execute(INSERT_VERSION, (document, text_id, at))
        return document

    def rename(self, document: int, title: str) -> None:
        """``Misfit`` for an empty title."""
        title = storable(title.strip())[0]
        if not title:
            raise Misfit("A document needs a title.")
        self._update(document, f"Rename document to “{title}”", title=title)

    def set_status(self, document: int, status: str) -> None:
        """``Misfit`` for a status that is none of DOCUMENT_STATUSES."""
        if status not in DOCUMENT_STATUSES:
            known = ", ".join(DOCUMENT_STATUSES)
            raise Misfit(f"“{status}” is not a document's status. Choose one of: {known}.")
        self._update(document, f"Mark “{self[document].title}” as {status}", status=status)

    def set_metadata(self, document: int, metadata: Metadata) -> None:
        metadata = clean(metadata)
        columns = {name: getattr(metadata, name) for name in METADATA}
        columns["extra"] = json.dumps(dict(metadata.extra), ensure_ascii=False)
        self._update(document, f"Edit details of “{metadata.title}”", **columns)

    def delete(self, *documents: int) -> None:
        """Deletes documents with all that lies on them; undo brings everything back."""
        titles = [self[document].title for document in documents]
        what = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} documents"
        with self._journal.step(f"Delete {what}"):
            for document in documents:
                if self._database.one("SELECT 1 FROM sign_off WHERE document = ?", (document,)):
                    raise SignedOff(why_refused(self._database.connection, document))
                for statement in DELETE_IN_ORDER:
                    self._database.execute(statement, (document,))

    def _update(self, document: int, title: str, /, **columns: str) -> None:
        present = self._database.one(
            f"SELECT {', '.join(columns)} FROM document WHERE id = ?", (document,)
        )
        if present is None:
            raise KeyError(document)
        if present == tuple(columns.values()):
            return
        settings = ", ".join(f"{name} = ?" for name in columns)
        with self._journal.step(title):
            self._database.execute(
                f"UPDATE document SET {settings}, updated_at = ? WHERE id = ?",
                (*columns.values(), now(), document),
            )


def document_of(row: Iterable[str | int]) -> Document:
    id_, uuid, status, text, length, hash_, created, updated, extra, *metadata = row
    return Document(
        id=int(id_),
        uuid=str(uuid),
        metadata=Metadata(
            **dict(zip(METADATA, map(str, metadata), strict=True)),
            extra=json.loads(str(extra)),
        ),
        status=str(status),
        text=int(text),
        length=int(length),
        text_sha256=str(hash_),
        created_at=str(created),
        updated_at=str(updated),
    )
