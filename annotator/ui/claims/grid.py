"""A scrolled grid of cards, one to three columns: only rows in view are measured and painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.ui.claims.face import Face, Look
from annotator.ui.claims.making import face_of
from annotator.ui.claims.rows import RowHeights
from annotator.ui.viewport import give_viewport

if TYPE_CHECKING:
    from annotator.ui.claims.shelf import CardShelf

MOST_COLUMNS, COLUMN = 3, 560
MARGIN, GUTTER = 16, 14
NARROW, NARROW_MARGIN = 420, 10
ESTIMATE = 190
KEPT_FACES = 300
AHEAD = 24
STEP = 40
TRIES = 4


class CardGrid(QAbstractScrollArea):
    """Places of cards (0, 1, …) and where they lie. ``extra`` pixels are kept free at the foot
    of the card ``editing``, for the fields that it is changed in."""

    def __init__(self, shelf: CardShelf, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.shelf, self.look = shelf, look
        self.editing: int | None = None
        self.extra = 0
        self._faces: dict[int, Face] = {}
        self._rows = RowHeights()
        self.columns = 1
        self._value = 0
        self._is_settling = False
        self._is_upward = False
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._look_ahead)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It is seen only where there is something to scroll, and its coming changes no width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)

    # Where cards lie

    @property
    def margin(self) -> int:
        return NARROW_MARGIN if self.viewport().width() < NARROW else MARGIN

    @property
    def card_width(self) -> int:
        room = self.viewport().width() - 2 * self.margin - (self.columns - 1) * GUTTER
        return max(60, room // self.columns)

    def face(self, place: int) -> Face | None:
        """None where the card went a moment ago."""
        id = self.shelf.ids[place]
        found = self._faces.get(id)
        if found is None:
            card = self.shelf.card(place)
            if card is None:
                return None
            if len(self._faces) > KEPT_FACES:  # one by one: to drop all takes as long as a frame
                del self._faces[next(iter(self._faces))]
            found = self._faces[id] = face_of(card, self.card_width, self.look)
        return found

    def card_rect(self, place: int) -> QRect:
        """Of the card at ``place``, in the viewport."""
        row, column = divmod(place, self.columns)
        if self.isRightToLeft():
            column = self.columns - 1 - column
        left = self.margin + column * (self.card_width + GUTTER)
        top = self.margin + self._rows.top(row) - self.verticalScrollBar().value()
        return QRect(left, top, self.card_width, self._rows.height(row) - GUTTER)

    def place_at(self, x: int, y: int) -> int | None:
        """The card under a point of the viewport."""
        row = self._rows.row_at(y + self.verticalScrollBar().value() - self.margin)
        first = row * self.columns
        for place in range(first, min(first + self.columns, len(self.shelf))):
            if self.card_rect(place).contains(x, y):
                return place
        return None

    def in_view(self) -> Iterator[int]:
        """The places of the cards that are seen, at least in part."""
        if not len(self.shelf):
            return
        value = self.verticalScrollBar().value() - self.margin
        first, last = (self._rows.row_at(y) for y in (value, value + self.viewport().height()))
        yield from range(first * self.columns, min((last + 1) * self.columns, len(self.shelf)))

    def reveal(self, place: int) -> None:
        """Scrolls no further than needed for the whole card to be seen, or its head."""
        self.settle()
        for _ in range(TRIES):  # what comes into view is measured, which moves what lies below
            rect, bar = self.card_rect(place), self.verticalScrollBar()
            below = rect.bottom() + GUTTER - self.viewport().height()
            step = min(below, rect.top() - GUTTER) if below > 0 else min(0, rect.top() - GUTTER)
            before = bar.value()
            bar.setValue(before + step)
            if not step or bar.value() == before:
                return

    def reveal_rect(self, rect: QRect) -> None:
        """Scrolls down until the foot of ``rect`` (in the viewport) is seen, or its head is at
        the top."""
        below = rect.bottom() + GUTTER - self.viewport().height()
        step = min(below, rect.top() - GUTTER)
        if step > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)

    # Measuring

    def refill(self, anchor: int | None = None) -> None:
        """The ids are others, or everything looks different. ``anchor``: the id of a card that
        stays where it is seen, if it is still there."""
        place = self._old_place(anchor)
        self._faces.clear()
        self.columns = max(1, min(MOST_COLUMNS, self.viewport().width() // COLUMN))
        count = -(-len(self.shelf) // self.columns)
        self._rows = RowHeights(count, ESTIMATE + GUTTER)
        bar = self.verticalScrollBar()
        value = bar.value()
        if place is not None:
            new, top = place
            value = self._rows.top(new // self.columns) + self.margin - top
        self._value = value
        self._settle_at(max(0, value))
        self.viewport().update()

    def _old_place(self, anchor: int | None) -> tuple[int, int] | None:
        new = self.shelf.place_of(anchor)
        return None if new is None else (new, self._anchor_top)

    def anchor(self) -> int | None:
        """The id of the first card whose head is seen; to be asked before the ids change."""
        for place in self.in_view():
            rect = self.card_rect(place)
            if rect.bottom() > 0:
                self._anchor_top = rect.top()
                return self.shelf.ids[place]
        return None

    _anchor_top = 0

    def refresh(self, ids: Iterable[int]) -> None:
        """Cards of these ids are other than they were; what is seen does not move."""
        bar = self.verticalScrollBar()
        top = self._rows.row_at(bar.value() - self.margin)
        value = bar.value()
        for id in ids:
            self._faces.pop(id, None)
            place = self.shelf.place_of(id)
            row = None if place is None else place // self.columns
            if row is not None and self._rows.is_measured(row):
                grown = self._rows.forget(row)
                value += grown if row < top else 0
                if row == top:  # what one is within has its height at once, or all below moves
                    self._measure(row)
        self._value = value
        self._settle_at(value)
        self.viewport().update()

    def settle(self) -> None:
        """Measures the rows that have come into view."""
        if not self._is_settling:
            self._settle_at(self.verticalScrollBar().value())

    def _settle_at(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._is_settling = True
        most = 0
        height, anchor = self.viewport().height(), self._rows.row_at(self._value - self.margin)
        for _ in range(TRIES):
            is_near = value < self._value <= value + 2 * height
            value = self._up(value, anchor) if is_near else self._jump(value)
            self._down(value + height)
            most = max(0, self._rows.total + 2 * self.margin - GUTTER - height)
            self._value = value
            if value <= most:
                break
            anchor, value = self._rows.row_at(value + height), most
        bar.setRange(0, most)
        bar.setPageStep(height)
        bar.setValue(min(value, most))
        self._value = bar.value()
        self._is_settling = False

    def _up(self, value: int, row: int) -> int:
        """What is measured above the rows that were seen must not push them down."""
        while row > 0 and self._rows.top(row) + self.margin > value:
            row -= 1
            value += self._measure(row)
        return max(0, value)

    def _jump(self, value: int) -> int:
        if self._rows.count:
            row = self._rows.row_at(value - self.margin)
            if self._measure(row):
                foot = self._rows.top(row) + self._rows.height(row) + self.margin - GUTTER
                value = min(value, foot) if row < self._rows.count - 1 else value
        return value

    def _down(self, bottom: int) -> None:
        row = self._rows.row_at(bottom - self.viewport().height() - self.margin)
        while row < self._rows.count and self._rows.top(row) + self.margin <= bottom:
            self._measure(row)
            row += 1

    def _measure(self, row: int) -> int:
        if self._rows.is_measured(row):
            return 0
        tallest = 0
        first = row * self.columns
        for place in range(first, min(first + self.columns, len(self.shelf))):
            face = self.face(place)
            height = face.height if face else 0
            if self.shelf.ids[place] == self.editing:
                height += self.extra
            tallest = max(tallest, height)
        return self._rows.measure(row, tallest + GUTTER)

    def _look_ahead(self) -> None:
        """Reads what scrolling on will show, a card at a time while nothing else is to do."""
        seen = [*self.in_view()]
        if not seen:
            return
        below = range(seen[-1] + 1, min(seen[-1] + 1 + AHEAD, len(self.shelf)))
        above = range(seen[0] - 1, max(-1, seen[0] - 1 - AHEAD), -1)
        for place in above if self._is_upward else below:
            if self.shelf.ids[place] not in self._faces:
                self.face(place)
                self._ahead.start()
                return

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refill(self.anchor())
        else:
            self.settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        self.settle()
        self._is_upward = dy > 0
        self._ahead.start()
        self.viewport().update()
