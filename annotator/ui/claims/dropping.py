"""An annotation that is dragged over the cards, and dropped on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from annotator.ui.panels.dragging import annotation_in, take_annotations

if TYPE_CHECKING:
    from annotator.ui.claims.view import ClaimView

EDGE, EDGE_STEP = 36, 18
ENDS = (QEvent.Type.DragLeave, QEvent.Type.Drop)


class Dropping(QObject):
    """Watches what is dragged over ``view``. ``target`` is the place of the card under it;
    ``dropped(id, point)``: it fell on the card that is now the current one."""

    dropped = Signal(int, QPoint)

    def __init__(self, view: ClaimView) -> None:
        super().__init__(view)
        self._view = view
        self.target: int | None = None
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        take_annotations(view.viewport())
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ENDS:
            self._aim(None)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        """Whether it is an annotation: files and words are the window's affair."""
        id, point = annotation_in(event.mimeData()), event.position().toPoint()
        if id is None:
            return False
        place = self._view.place_at(point.x(), point.y())
        is_entering = event.type() == QEvent.Type.DragEnter
        if not self._view.look.is_editable or (place is None and not is_entering):
            event.ignore()
            self._aim(None)
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._view.point_at(place, is_moving=False)
            self.dropped.emit(id, point)
        else:
            self._scroll_at_edge(point.y())
            self._aim(place)
        return True

    def _aim(self, place: int | None) -> None:
        if place != self.target:
            self.target = place
            self._view.viewport().update()

    def _scroll_at_edge(self, y: int) -> None:
        bar = self._view.verticalScrollBar()
        if y < EDGE:
            bar.setValue(bar.value() - EDGE_STEP)
        elif y > self._view.viewport().height() - EDGE:
            bar.setValue(bar.value() + EDGE_STEP)
