"""Where a selection may begin and end: characters, words, sentences, paragraphs.

Positions are code points. No end ever falls inside a grapheme (an emoji with its skin tone, a
letter with its accents): those are what a person takes for one character.
"""

from typing import Literal

from PySide6.QtCore import QTextBoundaryFinder

from annotator.model.paragraphs import paragraph_at, sentence_at
from annotator.model.text import Span, Utf16Map
from annotator.ui.article.display import shown
from annotator.ui.article.page import Page
from annotator.ui.article.segments import Segments

Unit = Literal["character", "word", "sentence", "paragraph"]
Kind = QTextBoundaryFinder.BoundaryType
Reason = QTextBoundaryFinder.BoundaryReason


class Snapping:
    """The boundaries of the text that a page shows."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def _text(self) -> str:
        return self._page.text

    @property
    def _segments(self) -> Segments:
        return self._page.segments

    def span(self, anchor: int, focus: int, unit: Unit) -> Span | None:
        """The whole units that a selection from ``anchor`` to ``focus`` touches; None where
        the two are the same place."""
        low, high = min(anchor, focus), max(anchor, focus)
        if low == high:
            return None
        start = self.unit_at(low, unit)
        end = self.unit_at(high - 1, unit)
        first = min(low, start.start) if start else low
        last = max(high, end.end) if end else high
        return Span(first, last)

    def unit_at(self, position: int, unit: Unit) -> Span | None:
        """The unit that the character at ``position`` is part of."""
        if not 0 <= position < len(self._text):
            return None
        if unit == "sentence":
            return sentence_at(self._text, position)
        if unit == "paragraph":
            return paragraph_at(self._text, position)
        return self._piece(position, Kind.Word if unit == "word" else Kind.Grapheme)

    def word_edge(self, position: int, direction: int, edge: Literal["start", "end"]) -> int:
        """The next (1) or previous (-1) place where a word starts or ends, or an empty line."""
        segment = self._segments.at(position)
        start, _ = self._segments.bounds(segment)
        local = position - start
        while True:
            found = self._edge_within(segment, local, direction, edge)
            if found is not None:
                return found
            segment += direction
            if not 0 <= segment < len(self._segments):
                return len(self._text) if direction > 0 else 0
            start, end = self._segments.bounds(segment)
            if start == end:
                return start
            local = -1 if direction > 0 else end - start + 1

    def character_edge(self, position: int, direction: int) -> int:
        """The next (1) or previous (-1) place between two graphemes."""
        at = position if direction > 0 else position - 1
        unit = self.unit_at(at, "character")
        if unit is None:
            return max(0, min(position + direction, len(self._text)))
        return unit.end if direction > 0 else unit.start

    def onwards(self, position: int, direction: int) -> int:
        """Whether going left (-1) or right (1) on the screen is forward (1) or back (-1) in
        the text."""
        typeset = self._page.typeset(self._segments.at(position))
        return -direction if typeset.is_right_to_left else direction

    def _piece(self, position: int, kind: Kind) -> Span | None:
        start, end = self._segments.bounds(self._segments.at(position))
        if position >= end:
            return Span(position, position + 1)
        piece = shown(self._text[start:end])
        units = Utf16Map(piece)
        finder = QTextBoundaryFinder(kind, piece)
        finder.setPosition(units.to_units(position - start) + 1)
        last = finder.position() if finder.isAtBoundary() else finder.toNextBoundary()
        finder.setPosition(last)
        first = finder.toPreviousBoundary()
        return Span(start + units.to_points(first), start + units.to_points(last))

    def _edge_within(self, segment: int, local: int, direction: int, edge: str) -> int | None:
        start, end = self._segments.bounds(segment)
        piece = shown(self._text[start:end])
        units = Utf16Map(piece)
        finder = QTextBoundaryFinder(Kind.Word, piece)
        wanted = Reason.StartOfItem if edge == "start" else Reason.EndOfItem
        outside = local < 0 or local > len(piece)
        finder.setPosition(units.to_units(max(0, min(local, len(piece)))))
        place = finder.position() if outside else _step(finder, direction)
        while place >= 0:
            if finder.boundaryReasons() & wanted:
                return start + units.to_points(place)
            place = _step(finder, direction)
        return None


def _step(finder: QTextBoundaryFinder, direction: int) -> int:
    return finder.toNextBoundary() if direction > 0 else finder.toPreviousBoundary()
