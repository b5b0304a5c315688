"""Setting a text: its segments laid out when asked for, the heights of the others estimated."""

from collections import OrderedDict
from operator import sub

from PySide6.QtGui import QFontMetricsF

from annotator.ui.article.column import Column
from annotator.ui.article.display import is_right_to_left
from annotator.ui.article.header import Head
from annotator.ui.article.metrics import Metrics, TextStyle
from annotator.ui.article.segments import Segments
from annotator.ui.article.typeset import Typeset

KEPT = 300
SAMPLED = 2000
WRAP_LOSS = 1.045
HARD_WRAPPED = 100
BYLINE_ROOM = 34
FORCED = ("ltr", "rtl")  # whatever the paragraphs begin with


class Setting:
    """One article's text in one size and width. At most ``KEPT`` segments are kept laid out."""

    def __init__(self, metrics: Metrics) -> None:
        self.text = ""
        self.direction = "auto"
        self.head = Head()
        self.metrics = metrics
        self.segments = Segments("")
        self.column = Column()
        self.title: Typeset | None = None
        self._has_blank_lines = False
        self._kept: OrderedDict[int, Typeset] = OrderedDict()

    def lay_out_anew(self) -> None:
        """Forgets what was laid out and estimated."""
        self._kept.clear()
        self.title = self._title()
        self.column = Column(self._estimates())

    def _title(self) -> Typeset | None:
        if not self.head.title:
            return None
        return Typeset(
            self.head.title, 0, self.metrics.heading, self.metrics.width,
            is_right_to_left=self.is_head_right_to_left,
        )  # fmt: skip

    @property
    def is_head_right_to_left(self) -> bool:
        """The side that the title and the line below it stand on."""
        if self.direction in FORCED:
            return self.direction == "rtl"
        if self.head.is_in_text:
            return self._is_right_to_left(0)
        return self.head.is_right_to_left

    @property
    def is_right_to_left(self) -> bool:
        """Which way the text runs, as a whole: as it is told to, or as it begins."""
        return self._is_right_to_left(0)

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
        starts = self.segments.starts
        lengths = [*map(sub, starts[1:], starts), max(1, len(self.text) - starts[-1] + 1)]
        table = {n: pitch * max(1.0, round((n - 1) / per_row + 0.5)) + gap for n in set(lengths)}
        table |= {0: self.metrics.gap + gap, 1: self.metrics.gap}
        return [*map(table.__getitem__, lengths)]

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
        if self.direction in FORCED:
            return self.direction == "rtl"
        start = self.segments.starts[self.segments.first_of_line(segment)]
        return is_right_to_left(self.text[start : self.segments.bounds(segment)[1]])
