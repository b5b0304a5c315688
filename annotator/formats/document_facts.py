"""What is known of documents, by the names of columns: in tables of annotations on request, in
tables of documents always."""

import json
from collections.abc import Callable
from operator import attrgetter

from annotator.model.document import SourceText
from annotator.model.exchange import AnnotatedDocument

Read = Callable[[AnnotatedDocument], str]
KEY = "metadata."  # before the name of a free key
NO_TEXT = SourceText("")


def title_of(document: AnnotatedDocument) -> str:
    return document.metadata.title or document.metadata.file_name


def _of_text(name: str) -> Read:
    read: Callable[[SourceText], str] = attrgetter(name)
    return lambda document: read(document.text or NO_TEXT)


def _free(document: AnnotatedDocument) -> str:
    """All free keys with their values, as one JSON object."""
    extra = document.metadata.extra
    return json.dumps(dict(extra), ensure_ascii=False) if extra else ""


def of_key(key: str) -> Read:
    """The value of one free key; "" where a document has none."""
    return lambda document: document.metadata.extra.get(key, "")


USUAL: tuple[tuple[str, Read], ...] = (
    ("document_id", attrgetter("uuid")),
    ("document", title_of),
    ("url", attrgetter("metadata.url")),
    ("publisher", attrgetter("metadata.publisher")),
    ("published", attrgetter("metadata.published")),
    ("text_sha256", attrgetter("text_sha256")),
)
# To add a fact: one line here. “modified” alone is what others call an annotation's last change.
MORE: tuple[tuple[str, Read], ...] = (
    ("author", attrgetter("metadata.author")),
    ("document_modified", attrgetter("metadata.modified")),
    ("accessed", attrgetter("metadata.accessed")),
    ("canonical_url", attrgetter("metadata.canonical_url")),
    ("archive_url", attrgetter("metadata.archive_url")),
    ("archived_at", attrgetter("metadata.archived_at")),
    ("language", attrgetter("metadata.language")),
    ("direction", attrgetter("metadata.direction")),
    ("genre", attrgetter("metadata.genre")),
    ("rights", attrgetter("metadata.rights")),
    ("media_type", attrgetter("metadata.media_type")),
    ("encoding", _of_text("encoding")),
    ("newline", _of_text("newline")),
    ("raw_sha256", _of_text("raw_sha256")),
    ("method", _of_text("method")),
    ("document_status", attrgetter("status")),
    ("metadata", _free),
)
