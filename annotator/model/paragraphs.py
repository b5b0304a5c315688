"""Paragraphs and sentences of a text, as spans of code points."""

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate, compress
from operator import add

from annotator.model.text import Span, trimmed

SENTENCE_END = r"""(?:[.!?…]+|[。！？｡؟۔।॥])      # the stop
        ["'”’»›)\]」』]*               # what closes with it
        (?=\s|$|(?<=[。！？｡」』]))    # a blank follows, except in scripts without blanks
"""
ABBREVIATION = r"""(?<![^\s("“‘«])
        (?:\w|Dr|Mr|Mrs|Ms|Prof|Rev|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|No|Nr|vs|etc|ca|approx
          |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|dept|fig|vol|pp
          |(?:\w\.)+\w)\.$
"""
ABBREVIATION_REACH = 24  # code points; looked at before each stop, however long the sentence


class Paragraphs:
    """The paragraphs of one text: its lines that are not blank, numbered from 1."""

    __slots__ = ("_starts", "spans")

    def __init__(self, text: str) -> None:
        # By whole lists: a text of 10 MB takes 30 ms so, and 150 line by line.
        lines = text.split("\n")
        lengths = list(map(len, lines))
        starts = list(accumulate(map((1).__add__, lengths), initial=0))
        has_words = list(map(str.strip, lines))
        bounds = zip(starts, map(add, starts, lengths), strict=False)
        self.spans: list[tuple[int, int]] = list(compress(bounds, has_words))
        self._starts = list(compress(starts, has_words))

    def __len__(self) -> int:
        return len(self.spans)

    def number_at(self, position: int) -> int:
        """The number, from 1, of the paragraph at or last before ``position`` (code points)."""
        return max(1, bisect_right(self._starts, position))

    def span(self, number: int) -> Span:
        """``IndexError`` where there is no paragraph of that number (from 1)."""
        if number < 1:
            raise IndexError(number)
        return Span(*self.spans[number - 1])


def paragraph_at(text: str, position: int) -> Span | None:
    """The line at ``position`` without its line break; None where that line is empty."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    return Span(start, end) if start < end else None


def sentence_at(text: str, position: int) -> Span | None:
    """The sentence at ``position``, within its paragraph, without outer blanks.

    Stops after initials, titles and common abbreviations do not end a sentence. Scripts
    without sentence marks (Thai, Burmese) give the paragraph.
    """
    paragraph = paragraph_at(text, position)
    if paragraph is None:
        return None
    start = paragraph.start
    for match in _sentence_end().finditer(text, paragraph.start, paragraph.end):
        if match[0].startswith(".") and _is_abbreviation(text, start, match.start()):
            continue
        if match.end() > position:
            return trimmed(text, Span(start, match.end()))
        start = match.end()
    return trimmed(text, Span(start, paragraph.end)) if start < paragraph.end else None


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to a word of the sentence from ``start``."""
    begin = max(start, stop - ABBREVIATION_REACH)
    return _abbreviation().search(text, begin, stop + 1) is not None


# Compiled when the first sentence is sought: the start of the program asks for none.
@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(SENTENCE_END, re.VERBOSE)


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(ABBREVIATION, re.VERBOSE | re.IGNORECASE)
