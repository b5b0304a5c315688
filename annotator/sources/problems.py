"""What can be wrong with a file that somebody wants to annotate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

# What somebody is asked so that a file can be read.
Question = Literal["encoding", "columns", "password"]
# Part of the sentence on a page that can be read once all of it is wanted.
NO_ARTICLE = "no article was found in this page"


class SourceProblem(Exception):
    """A file cannot be read as a document; ``str()`` is one sentence with file and way out."""


class Unclear(SourceProblem):
    """A file can be read once somebody answers ``question``; the answer is one of ``Options``."""

    question: ClassVar[Question]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A guess at an encoding; ``preview`` is how the words that tell encodings apart would
    read."""

    encoding: str
    preview: str


class EncodingUnclear(Unclear):
    """The bytes do not say which encoding they are in; somebody must choose."""

    question = "encoding"

    def __init__(self, message: str, suggestion: Suggestion | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


class ColumnsUnclear(Unclear):
    """A table does not tell which of its ``columns`` is the text. ``rows``: its first ones, by
    column; ``raw``: all of it, to be looked at again with another ``delimiter`` ("" where it
    has none)."""

    question = "columns"

    def __init__(
        self,
        message: str,
        columns: tuple[str, ...] = (),
        rows: tuple[Mapping[str, object], ...] = (),
    ) -> None:
        super().__init__(message)
        self.columns, self.rows = columns, rows
        self.raw, self.delimiter = b"", ""


class PasswordWanted(Unclear):
    """A file opens with a password only; ``is_wrong``: not with the one that was given."""

    question = "password"

    def __init__(self, message: str, *, is_wrong: bool = False) -> None:
        super().__init__(message)
        self.is_wrong = is_wrong
