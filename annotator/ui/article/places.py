"""From positions of the text to points of the viewport, and back."""

from PySide6.QtCore import QPointF, QRectF

from annotator.model.text import Span
from annotator.ui.article.geometry import bands, caret_at, character_at, position_at
from annotator.ui.article.page import Page

CARET_WIDTH = 2.0


class Places:
    """Where characters are. Points and rectangles are viewport coordinates, positions code
    points of the whole text."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def caret(self, position: int) -> QRectF:
        """The caret before ``position``, also far outside the viewport."""
        page = self._page
        position = max(0, min(position, len(page.text)))
        segment = page.segments.at(position)
        typeset = page.typeset(segment)
        row, x = caret_at(typeset, position - typeset.base)
        baseline = page.top_of(segment) + typeset.rows[row].baseline
        style = typeset.style
        return QRectF(page.metrics.left + x - CARET_WIDTH / 2, baseline - style.rise,
                      CARET_WIDTH, style.rise + style.fall)  # fmt: skip

    def rects(self, span: Span) -> list[QRectF]:
        """What the span covers of the segments in view and next to it."""
        page = self._page
        found = []
        for segment in range(page.segments.at(span.start), page.segments.at(span.end - 1) + 1):
            top = page.top_of(segment)
            if top > page.view_height:
                break
            if top + page.column.height_of(segment) >= 0:
                found += self.rects_in(segment, top, span)
        return found

    def rects_in(self, segment: int, top: float, span: Span) -> list[QRectF]:
        """What the span covers of one segment whose top is at ``top``."""
        typeset = self._page.typeset(segment)
        style, left = typeset.style, self._page.metrics.left
        return [
            QRectF(
                left + band.left, top + typeset.rows[band.row].baseline - style.rise,
                band.right - band.left, style.rise + style.fall,
            )
            for band in bands(typeset, span.start - typeset.base, span.end - typeset.base)
        ]  # fmt: skip

    def is_on_head(self, point: QPointF) -> bool:
        """Whether a point lies on the title above the text, or on the line below it."""
        metrics, first = self._page.metrics, self._page.top_of(0)
        if self._page.title is None or not 0 <= point.x() - metrics.left <= metrics.width:
            return False
        return first - self._page.head_height <= point.y() < first

    def position(self, point: QPointF) -> int:
        """The place between two characters nearest to ``point``."""
        segment, y = self._segment_at(point.y())
        typeset = self._page.typeset(segment)
        x = point.x() - self._page.metrics.left
        return typeset.base + position_at(typeset, x, y, may_wrap=True)

    def character(self, point: QPointF) -> int | None:
        """The character drawn at ``point``; None beside the words."""
        segment, y = self._segment_at(point.y())
        typeset = self._page.typeset(segment)
        found = character_at(typeset, point.x() - self._page.metrics.left, y)
        return None if found is None else typeset.base + found

    def _segment_at(self, y: float) -> tuple[int, float]:
        segment, top = self._page.anchor, -self._page.offset
        for placed in self._page.in_view():
            if placed.top > y:
                break
            segment, top = placed.segment, placed.top
        return segment, y - top
