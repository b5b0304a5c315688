"""Scrolling: the scroll bar counts estimated pixels, the page keeps its real place."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QScrollBar

from annotator.ui.article.page import Page
from annotator.ui.article.places import Places

FAR = 3
UPPER_THIRD = 0.3
MARGIN_ROWS = 0.35


class Scrolling:
    """Keeps a page and the scroll bar of its view in step."""

    def __init__(self, page: Page, places: Places, bar: QScrollBar) -> None:
        self._page = page
        self._places = places
        self._bar = bar
        self._value = 0
        self._is_showing = False

    def show(self) -> None:
        """Sets the bar to where the page is; not while it is being dragged."""
        if self._bar.isSliderDown():
            return
        page = self._page
        self._is_showing = True
        self._bar.setPageStep(max(1, round(page.view_height - page.metrics.body.pitch)))
        self._bar.setSingleStep(round(page.metrics.body.pitch))
        self._bar.setRange(0, max(0, round(page.height - page.view_height)))
        self._bar.setValue(round(page.scrolled))
        self._value = self._bar.value()
        self._is_showing = False

    def follow(self) -> bool:
        """Moves the page to where the bar was moved; False where the bar only showed."""
        if self._is_showing:
            return False
        page, value = self._page, self._bar.value()
        moved, self._value = value - self._value, value
        if value == self._bar.maximum():
            page.scroll_to(page.height)
        elif value == 0:
            page.scroll_to(0)
        elif abs(moved) <= FAR * page.view_height:
            page.scroll_by(moved)
        else:
            page.scroll_to(value)
        self.show()
        return True

    def by(self, pixels: float) -> None:
        self._page.scroll_by(pixels)
        self.show()

    def reveal(self, position: int) -> None:
        """Scrolls as little as needed for a position near the viewport, and to the upper third
        for one that is far; not at all for one in view."""
        page = self._page
        if page.view_height <= 0:
            return
        rect = self._places.caret(position)
        spare = min(MARGIN_ROWS * rect.height(), page.view_height / 4)
        above, below = rect.top() - spare, rect.bottom() + spare - page.view_height
        if above >= 0 >= below:
            return
        if max(-above, below) < page.view_height:
            page.scroll_by(above if above < 0 else below)
        else:
            self._jump(position, rect)
        self.show()

    def _jump(self, position: int, rect: QRectF) -> None:
        segment = self._page.segments.at(position)
        below = rect.top() - self._page.top_of(segment)
        self._page.place(segment, below, self._page.view_height * UPPER_THIRD)
