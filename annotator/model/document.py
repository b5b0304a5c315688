"""A document: one article with its metadata; and what is known of its text's origin."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

DOCUMENT_STATUSES = ("todo", "doing", "done")
DIRECTIONS = ("auto", "ltr", "rtl")
METADATA = (
    "title", "url", "canonical_url", "publisher", "author", "published", "modified",
    "accessed", "language", "direction", "archive_url", "archived_at", "file_name",
    "media_type", "genre", "rights",
)  # fmt: skip

# The end of the method of a text that somebody changed by hand before it was added.
EDITED = " + edited"
VERBATIM = re.compile(r"plain\b")
Option = str | bool | Mapping[str, str]


def is_verbatim(method: str) -> bool:
    """Whether what was read by ``method`` is the source's own text, but for its line ends and
    its byte order mark: then the source can be made of the text again."""
    return VERBATIM.match(method) is not None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What SCHEME calls document metadata; dates are ISO 8601 of any precision."""

    title: str = ""
    url: str = ""
    canonical_url: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    modified: str = ""
    accessed: str = ""
    language: str = ""
    direction: str = "auto"
    archive_url: str = ""
    archived_at: str = ""
    file_name: str = ""
    media_type: str = ""
    genre: str = ""
    rights: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


words_of: Callable[[Metadata], tuple[str, ...]] = attrgetter(*METADATA)


def of_words(words: Sequence[str], extra: Mapping[str, str]) -> Metadata:
    """The metadata with these ``words_of``."""
    make: Callable[..., Metadata] = Metadata
    return make(*words, extra)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as an importer hands it over: clean, with the facts of where it came from.

    ``newline`` is the style found ("LF", "CRLF", "CR", "mixed", ""); ``raw_sha256`` is of
    the bytes as read; ``repairs`` says, one sentence each, what was changed on the way in.
    """

    content: str
    encoding: str = ""
    newline: str = ""
    raw_sha256: str = ""
    method: str = ""
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a text was made of, as they were read; ``name`` is their file's.

    ``place``: where in them the text stands ("line 12"), if they hold several; ``options``:
    how they were read, as far as it was not the usual way, and never a password.
    """

    raw: bytes
    media_type: str = ""
    name: str = ""
    place: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)


class Document(NamedTuple):
    """A document of a project. ``text`` is the id of its current text, ``length`` that
    text's length in code points."""

    id: int
    uuid: str
    metadata: Metadata
    status: str
    text: int
    length: int
    text_sha256: str
    created_at: str = ""
    updated_at: str = ""

    @property
    def title(self) -> str:
        return self.metadata.title
