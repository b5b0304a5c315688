"""Which facts of a document a person may edit, and what may stand in them."""

from dataclasses import dataclass

from annotator.model.language import language_tag
from annotator.model.origins import ORIGINS

# What each is called in a step's title, "Edit publisher of “…”".
NAMES = {
    "title": "title",
    "url": "address",
    "canonical_url": "canonical address",
    "publisher": "publisher",
    "author": "authors",
    "published": "date of publication",
    "modified": "date of the last change",
    "accessed": "date of access",
    "language": "language",
    "direction": "direction of the text",
    "archive_url": "address of the archived copy",
    "archived_at": "date of the archived copy",
    "genre": "genre",
    "rights": "rights note",
}
GENRES = ("news", "opinion", "other")
RETRIEVED_FROM, SENT_SHA256, FILE_NAME_BYTES = "asked_url", "sent_sha256", "file_name_bytes"
# What the program itself keeps among the free facts: read by it, not to be edited.
MACHINE_KEYS = frozenset((*ORIGINS, RETRIEVED_FROM, SENT_SHA256, FILE_NAME_BYTES))


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Where a text came from: see ``SourceText``; ``created_at`` is when it was added."""

    encoding: str = ""
    newline: str = ""
    raw_sha256: str = ""
    method: str = ""
    created_at: str = ""


def tidied(field: str, value: str) -> str | None:
    """``value`` as it is kept; None where it cannot stand in that field."""
    value = value.strip()
    if field == "language" and value:
        return language_tag(value)
    if field == "title" and not value:
        return None
    return value
