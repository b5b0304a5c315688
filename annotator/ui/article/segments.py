"""A text cut into the pieces that are laid out one by one: its lines, long ones in segments."""

import unicodedata
from array import array
from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QTextBoundaryFinder

from annotator.model.text import Utf16Map
from annotator.ui.article.display import shown

LONGEST = 2048
SHORTEST_CUT = 1024
LOOKAHEAD = 64
CLOSING = ("Pe", "Pf", "Po")  # kinds of characters that a line hardly ever begins with

BOUNDARY = QTextBoundaryFinder.BoundaryType


class Segments:
    """The segments of one text, from 0; together they cover it, line breaks aside.

    All positions are code points. A segment is a line, or a part of one that is longer than
    ``LONGEST``; the parts meet where a line may end, or else between two graphemes.
    """

    __slots__ = ("_text", "starts")

    def __init__(self, text: str) -> None:
        self._text = text
        lengths = [len(line) + 1 for line in text.split("\n")]
        lines = array("q", accumulate(lengths[:-1], initial=0))
        self.starts = lines if max(lengths) <= LONGEST + 1 else self._cut(lines, lengths)

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, position: int) -> int:
        """The segment that ``position`` lies in; a line break belongs to its own line."""
        return max(0, bisect_right(self.starts, position) - 1)

    def bounds(self, segment: int) -> tuple[int, int]:
        """Where the segment starts and ends, without its line break; equal where it is empty."""
        start = self.starts[segment]
        if segment + 1 == len(self.starts):
            return start, len(self._text)
        following = self.starts[segment + 1]
        return start, following if self.is_continuation(segment + 1) else following - 1

    def is_continuation(self, segment: int) -> bool:
        """Whether it goes on with the line of the segment before it."""
        return segment > 0 and self._text[self.starts[segment] - 1] != "\n"

    def first_of_line(self, segment: int) -> int:
        """The segment that begins the line which ``segment`` is part of."""
        if not self.is_continuation(segment):
            return segment
        return self.at(self._text.rfind("\n", 0, self.starts[segment]) + 1)

    def _cut(self, lines: "array[int]", lengths: list[int]) -> "array[int]":
        starts = array("q")
        for line, length in zip(lines, lengths, strict=True):
            start, end = line, line + length - 1
            starts.append(start)
            while end - start > LONGEST:
                start = self._next_cut(start)
                starts.append(start)
        return starts

    def _next_cut(self, start: int) -> int:
        """After a blank, which is found at once; else where Qt would end a line: in Chinese,
        Japanese and Thai there are no blanks, and no line begins with “。” or “」”."""
        cut = self._text.rfind(" ", start + SHORTEST_CUT, start + LONGEST) + 1
        if cut > 0 and unicodedata.category(self._text[cut]) not in CLOSING:
            return cut
        return self._cut_at(BOUNDARY.Line, start) or self._cut_at(BOUNDARY.Grapheme, start)

    def _cut_at(self, kind: QTextBoundaryFinder.BoundaryType, start: int) -> int:
        """The last boundary of that kind; 0 where no line may end far enough from ``start``."""
        piece = shown(self._text[start : start + LONGEST + LOOKAHEAD])
        units = Utf16Map(piece)
        finder = QTextBoundaryFinder(kind, piece)
        finder.setPosition(units.to_units(min(LONGEST, len(piece))))
        if not finder.isAtBoundary():
            finder.toPreviousBoundary()
        if kind == BOUNDARY.Line:  # Qt also ends lines between the halves of some flags
            graphemes = QTextBoundaryFinder(BOUNDARY.Grapheme, piece)
            graphemes.setPosition(finder.position())
            while finder.position() > 0 and not graphemes.isAtBoundary():
                finder.toPreviousBoundary()
                graphemes.setPosition(finder.position())
        cut = units.to_points(finder.position())
        if kind == BOUNDARY.Grapheme:
            return start + (cut if cut > 0 else LONGEST)
        return start + cut if cut >= SHORTEST_CUT else 0
