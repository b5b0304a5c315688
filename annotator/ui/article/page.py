"""The article as it is laid out: segments under one another, and which of them are in view.

Only segments near the viewport are laid out; the others have estimated heights. The place of
the viewport is kept as (segment, pixels below its top), never as pixels from the start of the
text, so that a corrected estimate moves nothing that is in view.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QFontMetricsF

from annotator.model.text import Span
from annotator.ui.article.column import Column
from annotator.ui.article.display import is_right_to_left
from annotator.ui.article.header import Head
from annotator.ui.article.metrics import Metrics, TextStyle
from annotator.ui.article.segments import LONGEST, Segments
from annotator.ui.article.typeset import Typeset

KEPT = 300
SAMPLED = 2000
WRAP_LOSS = 1.045
HARD_WRAPPED = 100
BYLINE_ROOM = 34


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment in view. ``top`` is in pixels below the viewport's top."""

    segment: int
    top: float
    typeset: Typeset


class Page:
    """One article laid out for one viewport. Positions are code points of the text."""

    def __init__(self, metrics: Metrics) -> None:
        self.text = ""
        self.direction = "auto"
        self.head = Head()
        self.metrics = metrics
        self.view_height = 0.0
        self.segments = Segments("")
        self.column = Column()
        self.anchor = 0
        self.offset = 0.0
        self.title: Typeset | None = None
        self._kept: OrderedDict[int, Typeset] = OrderedDict()

    # What is shown

    def show(self, text: str, head: Head, direction: str = "auto") -> None:
        """Takes another text, from its start. ``direction`` is "auto", "ltr" or "rtl"."""
        self.text, self.head, self.direction = text, head, direction
        self.segments = Segments(text)
        self._lay_out_anew()
        self.anchor, self.offset = 0, -self.head_height

    def restyle(self, metrics: Metrics, view_height: float) -> None:
        """Takes other sizes; what stood at the top of the viewport stays there."""
        self.view_height = view_height
        if metrics == self.metrics:
            self.settle()
            return
        is_at_start = self.anchor == 0 and self.offset <= 0
        share = max(0.0, self.offset) / max(1.0, self.column.height_of(self.anchor))
        self.metrics = metrics
        self._lay_out_anew()
        if is_at_start:
            self.offset = -self.head_height
        else:
            self.offset = share * (self.typeset(self.anchor).height + self.gap_after(self.anchor))
        self.settle()

    def retitle(self, head: Head, direction: str) -> None:
        """Takes another head and direction; the text in view stays where it is."""
        self.head, self.direction = head, direction
        self._lay_out_anew()
        self.settle()

    def _lay_out_anew(self) -> None:
        self._kept.clear()
        self.title = self._title()
        self.column = Column(self._estimates())

    def _title(self) -> Typeset | None:
        if not self.head.title:
            return None
        side = self.head.is_right_to_left
        return Typeset(
            self.head.title, 0, self.metrics.heading, self.metrics.width, is_right_to_left=side
        )

    # Heights

    @property
    def head_height(self) -> float:
        """Above the first segment, in pixels."""
        title = self.title.height + self.byline_room if self.title else 0
        return self.metrics.head + title

    @property
    def byline_room(self) -> float:
        return round(BYLINE_ROOM * self.metrics.scale) + self.metrics.gap

    @property
    def height(self) -> float:
        """Of the whole article with its head; partly an estimate."""
        return self.head_height + self.column.height + self.metrics.foot

    @property
    def scrolled(self) -> float:
        """How far the viewport's top is below the article's; partly an estimate."""
        return self.head_height + self.column.top(self.anchor) + self.offset

    def gap_after(self, segment: int) -> float:
        """The space between a segment and the next."""
        if self.is_heading(segment):
            return self.byline_room
        if segment + 1 >= len(self.segments) or self.segments.is_continuation(segment + 1):
            return 0.0
        start, end = self.segments.bounds(segment)
        following, _ = self.segments.bounds(segment + 1)
        if start == end or self.text[following : following + 1] == "\n":
            return 0.0
        is_wrapped_by_hand = self._has_blank_lines and end - start <= HARD_WRAPPED
        return 0.0 if is_wrapped_by_hand else self.metrics.gap

    def is_heading(self, segment: int) -> bool:
        return segment == 0 and self.head.is_in_text

    def style_of(self, segment: int) -> TextStyle:
        return self.metrics.heading if self.is_heading(segment) else self.metrics.body

    def _estimates(self) -> list[float]:
        """Every segment's height by its length alone: one look-up each."""
        self._has_blank_lines = "\n\n" in self.text
        sample = self.text[:SAMPLED].replace("\n", " ")
        advance = QFontMetricsF(self.metrics.body.font).horizontalAdvance(sample)
        per_row = max(1.0, self.metrics.width / WRAP_LOSS / max(1.0, advance / max(1, len(sample))))
        gap = 0.0 if self._has_blank_lines else self.metrics.gap
        pitch = self.metrics.body.pitch
        table = [self.metrics.gap + gap, self.metrics.gap]
        table += [pitch * max(1.0, round(n / per_row + 0.5)) + gap for n in range(1, LONGEST + 2)]
        starts = self.segments.starts
        last = max(1, min(len(self.text) - starts[-1] + 1, len(table) - 1))
        return [*(table[b - a] for a, b in pairwise(starts)), table[last]]

    # Laying out

    def typeset(self, segment: int) -> Typeset:
        """The segment laid out; corrects its height."""
        known = self._kept.get(segment)
        if known is not None:
            self._kept.move_to_end(segment)
            return known
        start, end = self.segments.bounds(segment)
        made = Typeset(
            self.text[start:end], start, self.style_of(segment), self.metrics.width,
            is_right_to_left=self._is_right_to_left(segment),
        )  # fmt: skip
        if start == end and segment and not self.is_heading(segment):
            made.height = self.metrics.gap
        self._kept[segment] = made
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.column.correct(segment, made.height + self.gap_after(segment))
        return made

    def _is_right_to_left(self, segment: int) -> bool:
        if self.direction in ("ltr", "rtl"):
            return self.direction == "rtl"
        start = self.segments.starts[self.segments.first_of_line(segment)]
        return is_right_to_left(self.text[start : self.segments.bounds(segment)[1]])

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
