"""The map to look at: dragged, zoomed, and walked through along its links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from annotator.formats.claim_map_look import LinkLook, link_looks
from annotator.model.claim_map import ClaimMap
from annotator.ui.claim_map.items import ArrowItem, BoxItem, Lettering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.model.scheme import Scheme

STEP = 1.2
SMALLEST, LARGEST = 0.08, 4.0
READABLE = 0.62
MARGIN = 40.0


def fill(
    scene: QGraphicsScene,
    shown: ClaimMap,
    scheme: Scheme,
    fonts: Lettering,
    documents: Mapping[int, str],
) -> dict[int, BoxItem]:
    """Puts the boxes and arrows into ``scene``; the boxes by all that they stand for.
    ``documents`` are the titles of other documents that boxes lie in."""
    looks = link_looks(scheme)
    found: dict[int, BoxItem] = {}
    for box in shown.boxes:
        item = BoxItem(box, scheme, fonts, documents.get(box.annotation.document, ""))
        scene.addItem(item)
        found.update((one.id, item) for one in box.annotations)
    for arrow in shown.arrows:
        look = looks.get(arrow.type, LinkLook(arrow.type, (), is_against=False))
        scene.addItem(ArrowItem(arrow, look, found[arrow.start].colours.line, fonts))
    if shown.loose_top is not None and shown.arrows:
        words = QCoreApplication.translate("MapView", "Not linked")
        heading = scene.addSimpleText(words, fonts.heading)
        heading.setBrush(fonts.theme.muted)
        heading.setPos(min(box.left for box in shown.boxes), shown.loose_top - 22.0)
    scene.setSceneRect(QRectF(0, 0, shown.width, shown.height))
    return found


class MapView(QGraphicsView):
    """``wanted(annotation)``: a box was clicked, or Enter was pressed on it."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ClaimMap()
        self._boxes: dict[int, BoxItem] = {}
        self._arrows: list[ArrowItem] = []
        self.current: BoxItem | None = None
        self._pressed: QPoint | None = None
        self._is_fresh = False
        self.setScene(QGraphicsScene(self))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAccessibleName(self.tr("Claim map"))
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def show_map(
        self, shown: ClaimMap, scheme: Scheme, fonts: Lettering, documents: Mapping[int, str]
    ) -> None:
        """Shows ``shown`` where the last map stood; ``start_afresh`` begins at its top."""
        kept = self.current.box.id if self.current else None
        scene = QGraphicsScene(self)
        old = self.scene()
        self._boxes = fill(scene, shown, scheme, fonts, documents)
        self._arrows = [one for one in scene.items() if isinstance(one, ArrowItem)]
        self._shown, self.current = shown, None
        self.setBackgroundBrush(fonts.theme.page)
        self.setScene(scene)
        old.deleteLater()
        if kept in self._boxes:
            self._set_current(self._boxes[kept], is_shown=False)

    def start_afresh(self) -> None:
        """As wide as fits, if it can be read then; from its top."""
        self._is_fresh = True
        self._start()

    @property
    def scale_now(self) -> float:
        return self.transform().m11()

    @property
    def boxes(self) -> list[BoxItem]:
        """Each box once, from left to right and from top to bottom."""
        items = {item.box.id: item for item in self._boxes.values()}.values()
        return sorted(items, key=lambda item: (item.box.left, item.box.top))

    def mark_active(self, annotation: int | None) -> None:
        """Outlines the box of the annotation that is active in the article."""
        active = self._boxes.get(annotation) if annotation is not None else None
        for item in self.boxes:
            item.mark(is_active=item is active, is_current=item is self.current)
        if active is not None and active is not self.current:
            self._set_current(active)

    def fit(self) -> None:
        """The whole map, no larger than it is."""
        room = self.viewport().rect()
        if not self._shown.boxes or room.isEmpty():
            return
        scale = min(room.width() / self._shown.width, room.height() / self._shown.height, 1.0)
        self._scale_to(scale)
        self.centerOn(self._shown.width / 2, self._shown.height / 2)

    def zoom(self, factor: float) -> None:
        self._is_fresh = False
        self._scale_to(self.scale_now * factor)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self._keys().get(event.key())
        if does is None:
            super().keyPressEvent(event)
            return
        does()
        event.accept()

    def _keys(self) -> dict[int, Callable[[], object]]:
        keys = Qt.Key
        return {
            keys.Key_Plus: lambda: self.zoom(STEP),
            keys.Key_Equal: lambda: self.zoom(STEP),
            keys.Key_Minus: lambda: self.zoom(1 / STEP),
            keys.Key_0: self.fit,
            keys.Key_Left: lambda: self._walk(-1),
            keys.Key_Right: lambda: self._walk(1),
            keys.Key_Up: lambda: self._step(-1),
            keys.Key_Down: lambda: self._step(1),
            keys.Key_Return: self._want_current,
            keys.Key_Enter: self._want_current,
        }

    def _walk(self, side: int) -> None:
        """Along a link to the nearest box at the left (-1) or at the right (1)."""
        here = self._current_or_first()
        if here is None:
            return
        beside = []
        for item in self._arrows:
            ends = (item.arrow.start, item.arrow.end)
            if here.box.id in ends:
                other = self._boxes[ends[ends.index(here.box.id) - 1]]
                if (other.box.left - here.box.left) * side > 0:
                    beside.append(other)
        if beside:
            nearest = min(beside, key=lambda one: (abs(one.box.top - here.box.top), one.box.id))
            self._set_current(nearest)

    def _step(self, step: int) -> None:
        """To the next box above (-1) or below (1)."""
        here = self._current_or_first()
        if here is None:
            return
        column = [item for item in self.boxes if item.box.left == here.box.left]
        place = column.index(here) + step
        if 0 <= place < len(column):
            self._set_current(column[place])

    def _current_or_first(self) -> BoxItem | None:
        """Where the keyboard is; at first it only goes to the first box."""
        if self.current is None and self._boxes:
            self._set_current(self.boxes[0])
            return None
        return self.current

    def _want_current(self) -> None:
        if self.current:
            self.wanted.emit(self.current.box.id)

    def _set_current(self, item: BoxItem, *, is_shown: bool = True) -> None:
        if self.current:
            self.current.mark(is_active=self.current.is_active, is_current=False)
        self.current = item
        item.mark(is_active=item.is_active, is_current=True)
        for arrow in self._arrows:
            arrow.set_strength(item.box.id in (arrow.arrow.start, arrow.arrow.end))
        self.setAccessibleDescription(f"{item.label.title}: {item.told}")
        if is_shown:
            self.ensureVisible(item, round(MARGIN), round(MARGIN))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        here, self._pressed = self._pressed, None
        if here is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - here).manhattanLength() > 4:
            return
        for item in self.items(here):
            if isinstance(item, BoxItem):
                self._set_current(item, is_shown=False)
                self.wanted.emit(item.box.id)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(STEP ** (turned / 120))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fresh:
            self._start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_fresh:
            self._start()

    def _start(self) -> None:
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        if not self._shown.boxes or width <= 0:
            return
        self._scale_to(max(READABLE, min(1.0, width / self._shown.width)))
        self.centerOn(0, 0)
        if self.current:
            self.ensureVisible(self.current, round(MARGIN), round(MARGIN))

    def _scale_to(self, scale: float) -> None:
        wanted = max(SMALLEST, min(LARGEST, scale))
        self.scale(wanted / self.scale_now, wanted / self.scale_now)
