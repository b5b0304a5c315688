"""Painting the article: highlights behind the words, underlines below them, what is active."""

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout

from annotator.model.marks import Mark
from annotator.model.text import Span
from annotator.ui.article.inks import Inks, faded, mixed
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, Placed
from annotator.ui.article.places import Places
from annotator.ui.article.plan import Plan, plan_for
from annotator.ui.article.strokes import draw_stroke

KEPT_PLANS = 300
HANDLE = 9.0
OUTLINE = 2.0
LONGEST_HIT = 4096


class Painting:
    """Draws what is in view. What is selected, active and found is set from outside; plans of
    what marks look like are kept until ``forget``."""

    def __init__(self, page: Page, places: Places, marks: Marks, inks: Inks) -> None:
        self.page = page
        self.places = places
        self.marks = marks
        self.inks = inks
        self.selection: Span | None = None
        self.outlined: tuple[Span, ...] = ()
        self.has_handles = True
        self.hits: list[Span] = []
        self.current_hit: int | None = None
        self._plans: dict[int, Plan] = {}

    def forget(self, start: int = 0, end: int | None = None) -> None:
        """Works out anew what the marks in ``[start, end)`` look like when next drawn."""
        segments = self.page.segments
        if end is None or end - start > LONGEST_HIT:
            self._plans.clear()
            return
        for segment in range(segments.at(start), segments.at(end) + 1):
            self._plans.pop(segment, None)

    def paint(self, painter: QPainter, clip: QRect) -> None:
        """What of the text column lies within ``clip``; the origin is the viewport's."""
        self._paint_head(painter)
        for placed in self.page.in_view():
            if placed.top <= clip.bottom() and clip.top() <= placed.top + placed.typeset.height:
                self._paint_segment(painter, placed)
        self._paint_active(painter)

    def handles(self) -> list[QRectF]:
        """Of the active annotation's start and end; [] where none is drawn."""
        if not self.outlined or not self.has_handles:
            return []
        first = self._ends(self.outlined[0].start, is_end=False)
        last = self._ends(self.outlined[-1].end, is_end=True)
        return [_handle(first.topLeft()), _handle(last.bottomLeft())]

    def _ends(self, position: int, *, is_end: bool) -> QRectF:
        """A line of no width at the edge of the outline."""
        span = Span(position - 1, position) if is_end else Span(position, position + 1)
        rects = self.places.rects(span)
        if not rects:
            caret = self.places.caret(position)
            return QRectF(caret.center().x(), caret.top(), 0, caret.height())
        rect = rects[-1] if is_end else rects[0]
        segment = self.page.segments.at(span.start)
        is_left = self.page.typeset(segment).is_right_to_left == is_end
        return QRectF(rect.left() if is_left else rect.right(), rect.top(), 0, rect.height())

    # The head

    def _paint_head(self, painter: QPainter) -> None:
        page, metrics = self.page, self.page.metrics
        heading = page.title
        if page.anchor > 1 or (not heading and not page.head.is_in_text):
            return
        top = page.top_of(0) - page.head_height + metrics.head
        if heading:
            painter.setPen(self.inks.theme.text)
            heading.layout.draw(painter, QPointF(metrics.left, top))
        else:
            heading = page.typeset(0)
        self._paint_byline(painter, top + heading.height)

    def _paint_byline(self, painter: QPainter, top: float) -> None:
        metrics = self.page.metrics
        words = QFontMetricsF(metrics.small)
        line = words.elidedText(self.page.head.byline, Qt.TextElideMode.ElideRight, metrics.width)
        is_mirrored = self.page.is_head_right_to_left
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(metrics.small)
        painter.setPen(self.inks.theme.muted)
        room = QRectF(metrics.left, top + 4 * metrics.scale, metrics.width, words.height() + 4)
        if is_mirrored:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(
            room, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, line
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # Segments

    def plan(self, placed: Placed) -> Plan:
        """What the marks of a segment look like."""
        plan = self._plans.get(placed.segment)
        if plan is None:
            typeset = placed.typeset
            marks = self.marks.within(typeset.base, typeset.base + typeset.length)
            plan = plan_for(typeset, marks, self.page.metrics, self.inks)
            if len(self._plans) >= KEPT_PLANS:
                self._plans.clear()
            self._plans[placed.segment] = plan
        return plan

    def _paint_segment(self, painter: QPainter, placed: Placed) -> None:
        origin = QPointF(self.page.metrics.left, placed.top)
        plan = self.plan(placed)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for rect, colour in plan.tints:
            painter.fillRect(rect.translated(origin), colour)
        self._paint_hits(painter, placed)
        chosen = self._paint_selection(painter, placed)
        for stroke in plan.strokes:
            draw_stroke(painter, stroke, origin, self.page.metrics)
        painter.setPen(self.inks.theme.text)
        placed.typeset.layout.draw(painter, origin, chosen)
        for strike in plan.strikes:
            draw_stroke(painter, strike, origin, self.page.metrics)

    def _paint_hits(self, painter: QPainter, placed: Placed) -> None:
        if not self.hits:
            return
        base, end = placed.typeset.base, placed.typeset.base + placed.typeset.length
        first = max(0, bisect_left(self.hits, Span(max(0, base - LONGEST_HIT), base + 1)))
        for number in range(first, len(self.hits)):
            hit = self.hits[number]
            if hit.start >= end:
                return
            is_current = number == self.current_hit
            colour = faded(self.inks.theme.accent, 0.45 if is_current else 0.2)
            for rect in self.places.rects_in(placed.segment, placed.top, hit):
                painter.fillRect(rect, colour)

    def _paint_selection(self, painter: QPainter, placed: Placed) -> list[QTextLayout.FormatRange]:
        """Paints behind the selected words; returns how they are to be drawn."""
        typeset, selection = placed.typeset, self.selection
        if not selection or selection.end <= typeset.base:
            return []
        if selection.start >= typeset.base + max(1, typeset.length):
            return []
        theme = self.inks.theme
        for rect in self.places.rects_in(placed.segment, placed.top, selection):
            painter.fillRect(rect, self._selection_colour())
        if theme.selection_text == theme.text or not typeset.length:
            return []
        return [_in_colour(placed, selection, theme.selection_text)]

    def _selection_colour(self) -> QColor:
        """Over tints, too: mixed with them it would look like yet another label."""
        return mixed(self.inks.theme.page, self.inks.theme.accent, 0.36)

    # What is active

    def _paint_active(self, painter: QPainter) -> None:
        theme = self.inks.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for span in self.outlined:
            for rect in self.places.rects(span):
                outline = rect.adjusted(-2.5, -2, 2.5, 3.5)
                painter.setPen(QPen(theme.accent, OUTLINE))
                painter.drawRoundedRect(outline, 4, 4)
        painter.setBrush(theme.accent)
        painter.setPen(QPen(theme.page, 1.5))
        for handle in self.handles():
            painter.drawEllipse(handle)


def _handle(at: QPointF) -> QRectF:
    return QRectF(at.x() - HANDLE / 2, at.y() - HANDLE / 2, HANDLE, HANDLE)


def _in_colour(placed: Placed, span: Span, colour: QColor) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415  3 ms, not at the start

    typeset = placed.typeset
    chosen = QTextLayout.FormatRange()
    chosen.start = typeset.units.to_units(max(0, span.start - typeset.base))
    end = typeset.units.to_units(min(typeset.length, span.end - typeset.base))
    chosen.length = max(0, end - chosen.start)
    form = QTextCharFormat()
    form.setForeground(colour)
    chosen.format = form
    return chosen


def outline_of(mark: Mark | None) -> tuple[Span, ...]:
    """The fragments of a mark as spans."""
    return tuple(Span(start, end) for start, end in mark.spans) if mark else ()
