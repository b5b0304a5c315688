"""The mouse on links: picking the other end, dragging a link with the right button, arrows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.article.link_painting import LinkPainting, Rubber
from annotator.ui.article.linking import Linking
from annotator.ui.article.links import ShownLinks
from annotator.ui.article.mouse import SCROLL_MILLISECONDS
from annotator.ui.article.pointing import Pointing

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class LinkMouse(QObject):
    """Is told of the mouse before others are; each answer is whether it wanted to know.

    ``go(annotation)`` shows the partner that an arrow leads to; ``open_menu(point)`` opens the
    context menu, which waits for the release: a press may begin a drag. ``scroll`` moves the
    article by pixels.
    """

    def __init__(
        self, viewport: QWidget, linking: Linking, links: ShownLinks, painting: LinkPainting,
        pointing: Pointing,
    ) -> None:  # fmt: skip
        super().__init__(viewport)
        self.go: Callable[[int], None] = _nowhere
        self.open_menu: Callable[[QPoint], None] = _nothing
        self.scroll: Callable[[float], None] = _still
        self._viewport = viewport
        self._linking = linking
        self._links = links
        self._painting = painting
        self._pointing = pointing
        self._pressed: QPointF | None = None
        self._place = 0
        self._from: int | None = None
        self._is_dragging = False
        self._last = QPointF()
        self._scrolling = QTimer(self, interval=SCROLL_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent, active: int | None) -> bool:
        """``active`` is the annotation that is active now."""
        point = event.position()
        if event.button() == RIGHT:
            self._pressed, self._is_dragging = point, False
            ids = self._pointing.all_at(point)
            self._from = active if active in ids else next(iter(ids), None)
            self._place = self._pointing.position(point)
            return False
        self.cancel()
        if event.button() != LEFT:
            return False
        chip = self._painting.chip_at(point)
        if chip is not None:
            self.go(chip.partners[0])
            return True
        return self._linking.is_on

    def move(self, event: QMouseEvent) -> bool:
        self._last = event.position()
        if event.buttons() & RIGHT and self._pressed is not None:
            return self._drag()
        if event.buttons() & LEFT:
            return self._linking.is_on
        if self._linking.is_on:
            found = self._linking.best(self._pointing.all_at(self._last))
            if found is not None:
                self._linking.aim(found)
            return self._point(is_link=found is not None)
        if self._links.is_all:
            self._hover(next(iter(self._pointing.all_at(self._last)), None))
        return self._point(is_link=True) if self._painting.chip_at(self._last) else False

    def release(self, event: QMouseEvent) -> bool:
        if event.button() == LEFT and self._linking.is_on:
            found = self._linking.best(self._pointing.all_at(event.position()))
            if found is not None:
                self._linking.aim(found)
                self._linking.link_to(found, event.globalPosition().toPoint())
            return True
        if event.button() != RIGHT or self._pressed is None:
            return False
        start, was_dragging = self._from, self._is_dragging
        found = self._linking.best(self._pointing.all_at(event.position()), start)
        self.cancel()
        if not was_dragging:
            self.open_menu(event.position().toPoint())
        elif found is not None and start is not None:
            self._linking.link(start, found, event.globalPosition().toPoint())
        return True

    def cancel(self) -> bool:
        """Gives a drag up; whether there was one."""
        was_dragging = self._is_dragging
        self._pressed, self._from, self._is_dragging = None, None, False
        self._scrolling.stop()
        self._painting.rubber = None
        if was_dragging:
            self._linking.aim(None)
            self._viewport.update()
        return was_dragging

    # Dragging

    def _drag(self) -> bool:
        if self._pressed is None or self._from is None or not self._linking.can_link:
            return self._is_dragging
        far = (self._last - self._pressed).manhattanLength()
        if not self._is_dragging and far < QGuiApplication.styleHints().startDragDistance():
            return False
        self._is_dragging = True
        found = self._linking.best(self._pointing.all_at(self._last), self._from)
        self._linking.aim(found)
        self._painting.rubber = Rubber(self._place, self._last)
        self._viewport.update()
        if 0 <= self._last.y() < self._viewport.height():
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()
        return True

    def _scroll_on(self) -> None:
        """The further outside the mouse is, the faster."""
        height = self._viewport.height()
        beyond = self._last.y() if self._last.y() < 0 else self._last.y() - height
        pixels = max(-120.0, min(120.0, beyond * 0.5 + (4 if beyond >= 0 else -4)))
        self.scroll(pixels)
        self._drag()

    # Pointing

    def _hover(self, annotation: int | None) -> None:
        """Where all links are shown, those of what is pointed at come forward."""
        hovered = annotation if self._links.of(annotation) else None
        if hovered != self._links.hovered:
            self._links.hover(hovered)
            self._viewport.update()

    def _point(self, *, is_link: bool) -> bool:
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.CrossCursor
        if self._viewport.cursor().shape() != shape:
            self._viewport.setCursor(shape)
        return True


def _nowhere(_annotation: int) -> None:
    """Until the view says how it goes there."""


def _nothing(_point: QPoint) -> None:
    """Until the view has a menu."""


def _still(_pixels: float) -> None:
    """Until the view says how it scrolls."""
