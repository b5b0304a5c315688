"""The article as it is laid out: segments under one another, and which of them are in view.

Only segments near the viewport are laid out; the others have estimated heights. The place of
the viewport is kept as (segment, pixels below its top), never as pixels from the start of the
text, so that a corrected estimate moves nothing that is in view.
"""

from collections.abc import Iterator
from typing import NamedTuple

from annotator.model.text import Span
from annotator.ui.article.header import Head
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.segments import Segments
from annotator.ui.article.setting import Setting
from annotator.ui.article.typeset import Typeset


class Placed(NamedTuple):
    """A segment in view. ``top`` is in pixels below the viewport's top."""

    segment: int
    top: float
    typeset: Typeset


class Page(Setting):
    """One article laid out for one viewport. Positions are code points of the text."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(metrics)
        self.view_height = 0.0
        self.anchor = 0
        self.offset = 0.0

    # What is shown

    def show(self, text: str, head: Head, direction: str = "auto") -> None:
        """Takes another text, from its start. ``direction`` is "auto", "ltr" or "rtl"."""
        self.text, self.head, self.direction = text, head, direction
        self.segments = Segments(text)
        self.lay_out_anew()
        self.anchor, self.offset = 0, -self.head_height

    def restyle(self, metrics: Metrics, view_height: float) -> None:
        """Takes other sizes; what stood at the top of the viewport stays there."""
        self.view_height = view_height
        if metrics == self.metrics:
            self.settle()
            return
        is_at_start = self._is_at_start
        share = max(0.0, self.offset) / max(1.0, self.column.height_of(self.anchor))
        self.metrics = metrics
        self.lay_out_anew()
        if is_at_start:
            self.offset = -self.head_height
        else:
            self.offset = share * (self.typeset(self.anchor).height + self.gap_after(self.anchor))
        self.settle()

    def retitle(self, head: Head, direction: str) -> None:
        """Takes another head and direction; the text in view stays where it is."""
        is_at_start = self._is_at_start
        self.head, self.direction = head, direction
        self.lay_out_anew()
        if is_at_start:
            self.offset = -self.head_height
        self.settle()

    @property
    def _is_at_start(self) -> bool:
        return self.anchor == 0 and self.offset <= 0

    # What is in view

    @property
    def scrolled(self) -> float:
        """How far the viewport's top is below the article's; partly an estimate."""
        return self.head_height + self.column.top(self.anchor) + self.offset

    def in_view(self) -> Iterator[Placed]:
        """The segments in view, from the top."""
        top = -self.offset
        for segment in range(self.anchor, len(self.segments)):
            if top >= self.view_height:
                return
            yield Placed(segment, top, self.typeset(segment))
            top += self.column.height_of(segment)

    def span_in_view(self) -> Span | None:
        """From the first to the last character of the segments in view; None where there is
        none."""
        placed = list(self.in_view())
        start = placed[0].typeset.base if placed else 0
        end = self.segments.bounds(placed[-1].segment)[1] if placed else 0
        return Span(start, end) if start < end else None

    def top_of(self, segment: int) -> float:
        """In pixels below the viewport's top; exact for segments in view or next to it."""
        if segment == self.anchor:
            return -self.offset
        return self.column.top(segment) - self.column.top(self.anchor) - self.offset

    # Moving

    def scroll_by(self, pixels: float) -> None:
        """Moves the viewport down by exactly so many pixels of text, as far as there is any."""
        self.offset += pixels
        self.settle()

    def scroll_to(self, y: float) -> None:
        """Moves the viewport's top to ``y`` pixels below the article's, as estimated."""
        below = y - self.head_height
        self.anchor, self.offset = self.column.locate(below) if below > 0 else (0, below)
        self.settle()

    def place(self, segment: int, below: float, at: float) -> None:
        """Moves what is ``below`` pixels under the segment's top to ``at`` in the viewport."""
        self.typeset(segment)
        self.anchor, self.offset = segment, below - at
        self.settle()

    def settle(self) -> None:
        """Lays out what is in view and keeps the viewport within the article."""
        self._walk()
        bottom = self._bottom()
        if bottom is not None and bottom < self.view_height:
            self.offset -= self.view_height - bottom
            self._walk()
        if self.anchor == 0:
            self.offset = max(self.offset, -self.head_height)

    def _walk(self) -> None:
        """Makes the anchor the segment that the viewport's top cuts."""
        while self.offset < 0 and self.anchor > 0:
            self.anchor -= 1
            self.typeset(self.anchor)
            self.offset += self.column.height_of(self.anchor)
        self.typeset(self.anchor)
        while self.anchor + 1 < len(self.segments):
            height = self.column.height_of(self.anchor)
            if self.offset < height:
                return
            self.offset -= height
            self.anchor += 1
            self.typeset(self.anchor)

    def _bottom(self) -> float | None:
        """Where the article ends in the viewport; None where that is further down."""
        top = -self.offset
        for segment in range(self.anchor, len(self.segments)):
            if top > self.view_height:
                return None
            self.typeset(segment)
            top += self.column.height_of(segment)
        return top + self.metrics.foot
