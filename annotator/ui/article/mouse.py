"""The mouse in the article: selecting, activating, resizing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.model.text import Span
from annotator.ui.article.drags import (
    Drag,
    EndDrag,
    FragmentDrag,
    PointDrag,
    SelectDrag,
    drag_out,
)
from annotator.ui.article.margin import Margin
from annotator.ui.article.marking import Marking, anchor_of
from annotator.ui.article.painting import Painting
from annotator.ui.article.places import Places
from annotator.ui.article.pointing import Clicks, Pointing
from annotator.ui.article.snapping import Snapping, Unit
from annotator.ui.session import Session

UNITS: dict[int, Unit] = {2: "word", 3: "sentence", 4: "paragraph"}
SCROLL_MILLISECONDS = 30
Modifier = Qt.KeyboardModifier


class Mouse(QObject):
    """Turns presses and moves on ``viewport`` into selections and annotations.

    ``scroll`` moves the article by pixels while a drag is outside; ``released`` is called
    when a selection has been made with the mouse, ``redraw`` when only a preview changed.
    """

    def __init__(
        self, viewport: QWidget, marking: Marking, places: Places, painting: Painting,
        margin: Margin, snapping: Snapping,
    ) -> None:  # fmt: skip
        super().__init__(viewport)
        self.unit: Unit = "word"
        self.drag: Drag | None = None
        self.scroll: Callable[[float], None] = _nowhere
        self.released: Callable[[], None] = _nothing
        self._viewport = viewport
        self._session: Session = marking.session
        self._marking = marking
        self._places = places
        self._painting = painting
        self._margin = margin
        self._snapping = snapping
        self._pointing = Pointing(marking, places, painting, margin)
        self.clicks = Clicks()
        self._pressed: QPointF | None = None
        self._may_drag_out = False
        self._has_moved = False
        self._last = QPointF()
        self._armed = QTimer(self, singleShot=True)
        self._armed.timeout.connect(self._mark_armed)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        if self._session.document is None:
            return
        point = event.position()
        if event.button() == Qt.MouseButton.RightButton:
            self._press_right(point)
        elif event.button() == Qt.MouseButton.LeftButton and not self._press_margin(point):
            self._pressed, self._has_moved, self._last = point, False, point
            self._begin(point, event.modifiers(), self.clicks.press(point))

    def move(self, event: QMouseEvent) -> None:
        self._last = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            shape = self._pointing.cursor_at(self._last)
            if self._viewport.cursor().shape() != shape:
                self._viewport.setCursor(shape)
            return
        if not self._has_moved and self._is_still():
            return
        self._has_moved = True
        if self._may_drag_out:
            start, self._pressed, self._may_drag_out = self._pressed, None, False
            if self._session.selection:
                words = self._session.selection.of(self._session.text)
                drag_out(self._viewport, words, self.annotation_at(start))
            return
        self._follow()

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._scrolling.stop()
        drag, point, self.drag, self._pressed = self.drag, self._pressed, None, None
        is_click = not self._has_moved and self.clicks.count == 1
        if is_click and not event.modifiers() & (Modifier.ShiftModifier | Modifier.ControlModifier):
            if not isinstance(drag, EndDrag):
                self._click(point)
        elif drag is not None:
            drag.finish()
            self._finish()
        self._may_drag_out = False

    def annotation_at(self, point: QPointF) -> int | None:
        """The annotation that a drag from there would take along: the active one before others;
        none on its handles."""
        if self._pointing.handle_at(point):
            return None
        ids, active = self._pointing.marks_at(point), self._session.active
        return active if active in ids else next(iter(ids), None)

    def cancel(self) -> bool:
        """Gives a drag up; whether there was one."""
        if self.drag is None:
            return False
        self._scrolling.stop()
        self.drag.cancel()
        self.drag, self._pressed = None, None
        self._preview(())
        return True

    # Pressing

    def _begin(self, point: QPointF, modifiers: Modifier, clicks: int) -> None:
        position = self._places.position(point)
        unit: Unit = "character" if modifiers & Modifier.AltModifier else self.unit
        edge = self._pointing.handle_at(point)
        if edge and self._marking.project:
            self.drag = EndDrag(self._marking, self._snapping, edge, unit)
        elif clicks > 1:
            self._begin_unit(point, UNITS[clicks])
        elif modifiers & Modifier.ShiftModifier:
            self.drag = PointDrag(
                self._session, self._snapping, anchor_of(self._session), "character"
            )
            self.drag.move(position)
        elif modifiers & Modifier.ControlModifier and self._session.active is not None:
            self.drag = FragmentDrag(self._session, self._snapping, position, unit, self._marking)
        elif self._pointing.is_selected(point) and not modifiers:
            self._may_drag_out = True
        else:
            self.drag = PointDrag(self._session, self._snapping, position, unit)

    def _begin_unit(self, point: QPointF, unit: Unit) -> None:
        place = self._places.character(point)
        place = self._places.position(point) if place is None else place
        text = self._session.text
        if place and (place >= len(text) or text[place] == "\n"):
            place -= 1
        span = self._snapping.unit_at(place, unit)
        if span is None:
            return
        self.drag = SelectDrag(self._session, self._snapping, span, unit)
        self._session.select(span, self._session.active, span.end)

    def _press_margin(self, point: QPointF) -> bool:
        mark = self._margin.mark_at(point)
        if mark is None:
            return False
        self._session.select(None, mark.id, mark.start)
        return True

    def _press_right(self, point: QPointF) -> None:
        """A right press outside the selection goes where it is, for the menu that follows."""
        if not self._pointing.is_selected(point):
            ids = self._pointing.all_at(point)
            active = self._session.active if self._session.active in ids else next(iter(ids), None)
            self._session.select(None, active, self._pointing.position(point))

    def _click(self, point: QPointF) -> None:
        """Activates the innermost annotation there, or the next one of those stacked."""
        ids, active = self._pointing.marks_at(point), self._session.active
        chosen = ids[(ids.index(active) + 1) % len(ids)] if active in ids else next(iter(ids), None)
        self._session.select(None, chosen, self._places.position(point))

    # Moving

    def _follow(self) -> None:
        if self.drag is None:
            return
        height = self._viewport.height()
        inside = QPointF(self._last.x(), max(0.0, min(self._last.y(), height - 1.0)))
        self.drag.move(self._places.position(inside))
        if isinstance(self.drag, EndDrag):
            self._preview(self.drag.preview)
        if self._last.y() < 0 or self._last.y() >= height:
            self._scrolling.start()
        else:
            self._scrolling.stop()

    def _scroll_on(self) -> None:
        """The further outside the mouse is, the faster."""
        height = self._viewport.height()
        beyond = self._last.y() if self._last.y() < 0 else self._last.y() - height
        self.scroll(max(-120.0, min(120.0, beyond * 0.5 + (4 if beyond >= 0 else -4))))
        self._follow()

    def _finish(self) -> None:
        """With an armed label a second click waits for a third, or both would be marked."""
        if self._session.armed and 1 < self.clicks.count < max(UNITS):
            self._armed.start(QApplication.doubleClickInterval())
        elif self._session.armed:
            self._mark_armed()
        elif self._session.selection:
            self.released()

    def _mark_armed(self) -> None:
        session = self._session
        if session.selection and session.armed and self._pressed is None:
            self._marking.annotate(session.selection, session.armed)

    def _is_still(self) -> bool:
        moved = self._last - (self._pressed or self._last)
        limit = QGuiApplication.styleHints().startDragDistance() if self._may_drag_out else 2
        return moved.manhattanLength() < limit

    def _preview(self, spans: tuple[Span, ...]) -> None:
        if spans:
            self._painting.outlined = spans
        self._viewport.update()


def _nowhere(_pixels: float) -> None:
    """Until the view says how it scrolls."""


def _nothing() -> None:
    """Until the view says what follows."""
