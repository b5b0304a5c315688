"""The article view: the text of the session's document, and what one does with it."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.model.annotation import Annotation
from annotator.model.text import Span
from annotator.ui.article.canvas import Canvas
from annotator.ui.article.caret import CaretMoves
from annotator.ui.article.following import Following
from annotator.ui.article.keyboard import Keyboard
from annotator.ui.article.labelbar import LabelBar
from annotator.ui.article.linkage import PRESSES, Linkage
from annotator.ui.article.margin import Margin
from annotator.ui.article.marking import By, Edge, Marking
from annotator.ui.article.mouse import Mouse
from annotator.ui.article.snapping import Snapping, Unit
from annotator.ui.article.tips import Tips
from annotator.ui.session import Session
from annotator.ui.theme import Theme

BESIDE = 13
BY_MOUSE = QContextMenuEvent.Reason.Mouse


class ContextPlace(NamedTuple):
    """What lies under a point: a code point, the annotations there (innermost first), and
    whether it is within the selection."""

    position: int
    annotations: tuple[int, ...]
    is_selected: bool


class ArticleView(Canvas):
    """Shows ``session``'s document. Positions are code points; points and rectangles are the
    viewport's. ``details_wanted``: the head was clicked twice. ``told``: what just happened, or
    why nothing did."""

    details_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, session.scheme, parent)
        # Nobody can ask before events are handled, and loading what answers takes 7 ms.
        QTimer.singleShot(0, self, _make_accessible)
        self.session = session
        self.setAccessibleName(self.tr("Article"))
        self.snapping = Snapping(self.page)
        self.marking = Marking(session, self.marks, self.snapping)
        self.marking.told = self.told.emit
        self.margin = Margin(self.page, self.places, self.marks, self.inks, self._annotations)
        self.mouse = Mouse(self.viewport(), self.marking, self.places, self.painting, self.margin,
                           self.snapping)  # fmt: skip
        self.mouse.scroll = self._scroll
        self.mouse.released = self._offer_labels
        self.keyboard = Keyboard(self.marking, CaretMoves(self.page, self.places, self.snapping))
        self.labelbar = LabelBar(self.viewport(), self.inks, self.mark_selection)
        self.linkage = Linkage(self)
        self.linkage.mouse.scroll = self._scroll
        self.tips = Tips(session, self.places, self.marks, self.margin, self.inks)
        self.minimap.valueChanged.connect(self.labelbar.hide)
        self.following = Following(self)

    # What commands do

    def mark_selection(self, label: str) -> None:
        """A label key: annotates the selection, else relabels what is active, else arms."""
        self.marking.label(label)

    def next_annotation(self, step: int) -> None:
        """Activates the next (1) or previous (-1) annotation in the text."""
        self.following.read_rest()
        found = self.marking.neighbour(step)
        if found is not None:
            self.session.select(None, found, self.marks.by_id[found].start)

    def activate_next_here(self) -> None:
        """Activates the innermost annotation at the caret, or the next one of those there."""
        session = self.session
        ids = self.marks.beside(session.position)
        if ids:
            rank = ids.index(session.active) + 1 if session.active in ids else 0
            session.select(session.selection, ids[rank % len(ids)])

    def move_end(self, edge: Edge, direction: int, by: By) -> None:
        """Moves the start or end of what is selected or active to the left (-1) or right (1)."""
        self.marking.move_end(edge, direction, by)

    def add_fragment(self) -> None:
        """Adds the selection to the active annotation."""
        selection = self.session.selection
        if selection and self.session.active is not None:
            self.session.select(None, self.session.active)
            self.marking.add_fragment(selection)

    def delete_active(self) -> None:
        self.marking.delete_active()

    def copy(self) -> None:
        """Copies the selected words as they are in the text."""
        self.keyboard.copy()

    def select_all(self) -> None:
        self.keyboard.select_all()

    def set_snap(self, unit: Unit) -> None:
        """What mouse selections are widened to: "character", "word" or "sentence"."""
        self.mouse.unit = unit

    def set_hits(self, hits: list[Span], current: int | None = None) -> None:
        """Shows where something was found; ``hits`` in order, ``current`` an index of them."""
        self.painting.hits, self.painting.current_hit = hits, current
        self.viewport().update()

    def marks_at(self, position: int) -> list[int]:
        """The annotations that cover the character at ``position``, innermost first."""
        return self.marks.at(position)

    def context_actions(self, point: QPoint) -> ContextPlace:
        """What a context menu at ``point`` of the viewport is about."""
        position, selection = self.position_at(point), self.session.selection
        character = self.places.character(QPointF(point))
        ids = () if character is None else tuple(self.marks.at(character))
        is_selected = selection is not None and selection.start <= position <= selection.end
        return ContextPlace(position, ids, is_selected)

    def relayout(self) -> None:
        super().relayout()
        self.labelbar.restyle()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and (self.linkage.cancel() or self.mouse.cancel()):
            self.following.show_selection()
            return
        self.labelbar.hide()
        if self.keyboard.press(event):
            self.scrolling.show()
            self.blink.start()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QHelpEvent) and kind == QEvent.Type.ToolTip:
            self.tips.show(event, self.viewport())
            return True
        if isinstance(event, QContextMenuEvent) and event.reason() == BY_MOUSE:
            return True  # it waits for the release: a press with the right button may drag a link
        if isinstance(event, QWheelEvent):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return False
            self.labelbar.hide()
        return super().viewportEvent(event)

    def paint(self, painter: QPainter, clip: QRect) -> None:
        self.following.before_painting()
        super().paint(painter, clip)
        self.linkage.painting.paint_outlines(painter)
        metrics = self.page.metrics
        is_beside = (
            clip.left() < metrics.left or clip.right() > metrics.left + metrics.width + BESIDE
        )
        if not self.is_empty and is_beside:
            self.margin.paint(painter)
            self.linkage.painting.paint_lane(painter)
            self.following.painted()

    def _mouse(self, event: QMouseEvent) -> bool:
        if (
            event.type() == PRESSES[1]
            and not self.is_empty
            and self.places.is_on_head(event.position())
        ):
            self.details_wanted.emit()
            return True
        self.following.is_pointing = True
        try:
            if self.linkage.takes(event):
                return True
            if event.type() in PRESSES:
                self.labelbar.hide()
                self.mouse.press(event)
            elif event.type() == QEvent.Type.MouseMove:
                self.mouse.move(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self.mouse.release(event)
        finally:
            self.following.is_pointing = False
        return True

    def _scroll(self, pixels: float) -> None:
        self.scrolling.by(pixels)
        self.viewport().update()

    def _offer_labels(self) -> None:
        if self.session.is_editable and self.session.selection:
            self.labelbar.show_beside(self.rects_of(self.session.selection))

    def _annotations(self, ids: list[int]) -> list[Annotation]:
        project = self.session.project
        return project.annotations.page(ids) if project else []


def _make_accessible() -> None:
    from annotator.ui.article.accessible import install  # noqa: PLC0415  after the first paint

    install()
