"""The cards on show: painted, pointed at with mouse and keyboard, and dropped upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.ui.claims.dropping import Dropping
from annotator.ui.claims.face import JUMPS, Look, Spot
from annotator.ui.claims.grid import CardGrid
from annotator.ui.claims.painting import paint_card
from annotator.ui.text import plain_tooltip

if TYPE_CHECKING:
    from annotator.ui.claims.shelf import CardShelf

LEFT = Qt.MouseButton.LeftButton


class ClaimView(CardGrid):
    """One card is current: that which keys act on, by its id. ``row`` is the spot of it that
    the keyboard is at, counted from 0, or -1.

    ``jumped(id)``: an annotation is to be shown in the article. ``acted(kind, id)``: a spot of
    the current card was clicked. ``dropped(id, point)``: an annotation fell on it.
    """

    jumped = Signal(int)
    acted = Signal(str, int)
    dropped = Signal(int, QPoint)
    moved = Signal()

    def __init__(self, shelf: CardShelf, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(shelf, look, parent)
        self.current: int | None = None
        self.row = -1
        self._under: tuple[int, Spot] | None = None
        self._pressed: tuple[int, Spot] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dropping = Dropping(self)
        self.dropping.dropped.connect(self.dropped)
        self.setAccessibleName(self.tr("Claims"))

    # The current card

    @property
    def place(self) -> int | None:
        return self.shelf.place_of(self.current)

    @property
    def spot(self) -> Spot | None:
        """Where the keyboard is within the current card."""
        place = self.place
        face = None if place is None else self.face(place)
        return face.rows[self.row] if face and 0 <= self.row < len(face.rows) else None

    def point_at(self, place: int | None, row: int = -1, *, is_moving: bool = True) -> None:
        """Makes the card at ``place`` current, and shows it if ``is_moving``."""
        id = self.shelf.ids[place] if place is not None else None
        has_changed = id != self.current
        self.current, self.row = id, row
        if place is not None and is_moving:
            self.reveal(place)
        if has_changed:
            card = self.shelf.card(place) if place is not None else None
            self.setAccessibleDescription(card.wording if card else "")
            self.moved.emit()
        self.viewport().update()

    def spot_rect(self, kind: str) -> QRect:
        """Where the current card has its first spot of that kind, in the viewport."""
        place = self.place
        face = None if place is None else self.face(place)
        if place is None or face is None:
            return QRect()
        spots = [spot.rect for spot in face.spots if spot.kind == kind]
        return (
            spots[0].translated(self.card_rect(place).topLeft()) if spots else self.card_rect(place)
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot, has_focus, target = self.spot, self.hasFocus(), self.dropping.target
        for place in self.in_view():
            rect, face = self.card_rect(place), self.face(place)
            if face is None or not rect.intersects(event.rect()):
                continue
            id = self.shelf.ids[place]
            lit = self._under[1] if self._under and self._under[0] == place else None
            is_current = place == target
            if id == self.current and has_focus:
                is_current, lit = is_current or target is None, lit or spot
            paint_card(painter, rect, face, self.look, is_current=is_current, lit=lit)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.place is None and len(self.shelf):
            self.point_at(next(self.in_view(), 0), is_moving=False)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The mouse

    def _find(self, point: QPoint) -> tuple[int, Spot] | None:
        place = self.place_at(point.x(), point.y())
        face = None if place is None else self.face(place)
        if place is None or face is None:
            return None
        within = point - self.card_rect(place).topLeft()
        spot = face.spot_at(within.x(), within.y())
        return (place, spot) if spot else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place = self.place_at(point.x(), point.y())
        found, face = self._find(point), None if place is None else self.face(place)
        is_row = found is not None and found[1].is_row and face is not None
        if place is not None:
            row = face.rows.index(found[1]) if found and face and is_row else -1
            self.point_at(place, row, is_moving=False)
        self._pressed = found if event.button() == LEFT else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        found = self._find(event.position().toPoint())
        if pressed and found and pressed[1] is found[1] and event.button() == LEFT:
            self._act(found[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place, found = self.place_at(point.x(), point.y()), self._find(point)
        if event.button() != LEFT or place is None:
            return
        self.point_at(place, is_moving=False)
        if found is None or found[1].kind == "wording":
            self._jump_to_claim()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._find(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, found: tuple[int, Spot] | None) -> None:
        if found != self._under:
            self._under = found
            is_hand = found is not None and found[1].kind != "wording"
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand if is_hand else arrow)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._find(event.pos())
            tip = found[1].tip if found else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(tip), self.viewport())
            return True
        return super().viewportEvent(event)

    def _act(self, spot: Spot) -> None:
        if spot.kind in JUMPS:
            self.jumped.emit(spot.id)
        elif spot.kind != "wording":
            self.acted.emit(spot.kind, spot.id)

    def _jump_to_claim(self) -> None:
        if self.current is not None:
            self.jumped.emit(self.current)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: -1 if self.isRightToLeft() else 1,
            Qt.Key.Key_Left: 1 if self.isRightToLeft() else -1,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_PageDown: self.columns * self._rows_in_view(),
            Qt.Key.Key_PageUp: -self.columns * self._rows_in_view(),
            Qt.Key.Key_Home: -len(self.shelf),
            Qt.Key.Key_End: len(self.shelf),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        if len(self.shelf):
            before = self.place
            place = 0 if before is None else before + step
            self.point_at(max(0, min(place, len(self.shelf) - 1)))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's own
        """Tab goes through the rows of the current card, then on to the next widget."""
        place = self.place
        face = None if place is None else self.face(place)
        row = self.row + (1 if next else -1)
        if self.hasFocus() and face and -1 <= row < len(face.rows) and self.row + next >= 0:
            self.point_at(place, row)
            return True
        return super().focusNextPrevChild(next)

    def enter(self) -> bool:
        """Enter on a row jumps, or changes it; False where the keyboard is on no row."""
        spot = self.spot
        if spot:
            self._act(spot)
        return spot is not None

    def _rows_in_view(self) -> int:
        seen = sum(1 for _ in self.in_view())
        return max(1, seen // self.columns - 1)
