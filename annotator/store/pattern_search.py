"""Regular expressions in texts, with a limit of time for each: a pattern can take for ever."""

from collections.abc import Iterator
from typing import Protocol

import regex

from annotator.model.search_query import Matcher, Query
from annotator.store.errors import Misfit

SECONDS = 1.0  # for one text
LONGEST = 2_000  # characters of a pattern


class Spans(Protocol):
    """What says where something stands in a text."""

    def spans(self, text: str) -> Iterator[tuple[int, int]]: ...


def matcher_of(query: Query) -> Spans:
    """``Misfit`` where the pattern is none."""
    return PatternMatcher(query) if query.pattern else Matcher(query)


class PatternMatcher:
    """``^`` and ``$`` are the ends of lines; case matters where the query says so."""

    def __init__(self, query: Query) -> None:
        if len(query.pattern) > LONGEST:
            raise Misfit(f"A pattern has at most {LONGEST:,} characters.")
        flags = regex.MULTILINE | regex.VERSION0
        try:
            self._pattern = regex.compile(
                query.pattern, flags if query.way.is_case else flags | regex.IGNORECASE
            )
        except regex.error as error:
            raise Misfit(f"This is no regular expression: {error}.") from error

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """In order, none empty. ``Misfit`` where it takes too long."""
        try:
            for match in self._pattern.finditer(text, timeout=SECONDS):
                if match.end() > match.start():
                    yield match.start(), match.end()
        except TimeoutError as error:
            raise Misfit(
                "The pattern takes too long: make it simpler, for example without one repetition"
                " inside another."
            ) from error
