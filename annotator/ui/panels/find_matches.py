"""Finding words in a text: spans of code points, found by Python and never by a widget."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.model.text import Span

MOST = 20_000


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. ``is_pattern``: ``words`` are a regular expression, else they are taken
    letter by letter, a blank for any white space."""

    words: str
    is_case_sensitive: bool = False
    is_whole_words: bool = False
    is_pattern: bool = False

    @property
    def expression(self) -> str:
        """The regular expression that says the same."""
        inner = self.words if self.is_pattern else _literal(self.words)
        if not self.is_whole_words:
            return inner
        return rf"(?<!\w)(?:{inner})(?!\w)"

    @property
    def flags(self) -> int:
        return int(re.MULTILINE if self.is_case_sensitive else re.MULTILINE | re.IGNORECASE)


def literal_matches(text: str, query: Query, most: int = MOST) -> list[Span]:
    """The first ``most`` places of a query that is no pattern."""
    if not query.words.strip():
        return []
    is_plain = query.is_case_sensitive and not query.is_whole_words
    if is_plain and not any(character.isspace() for character in query.words):
        return list(islice(_plain_matches(text, query.words), most))
    found = re.finditer(query.expression, text, query.flags)
    return [Span(*match.span()) for match in islice(found, most)]


def _plain_matches(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + len(words))


def _literal(words: str) -> str:
    return r"\s+".join(re.escape(part) for part in words.split())
