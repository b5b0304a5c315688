"""The widget that shows a page: its sizes, its scrolling, its painting, its caret."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.model.language import is_dense
from annotator.model.scheme import Scheme
from annotator.model.text import Span
from annotator.ui.article.caret import Blink
from annotator.ui.article.inks import Inks
from annotator.ui.article.marks import Marks
from annotator.ui.article.metrics import HEADING_RATIO, READING_SIZE, Metrics, metrics_for
from annotator.ui.article.minimap import Minimap
from annotator.ui.article.page import Page
from annotator.ui.article.painting import Painting
from annotator.ui.article.places import Places
from annotator.ui.article.scrolling import Scrolling
from annotator.ui.article.tongues import in_language
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport

SMALLEST_ZOOM, LARGEST_ZOOM = 50, 400
SMALL_SIZE = 11.5
BY_KEY = (
    Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)  # fmt: skip


class Canvas(QAbstractScrollArea):
    """All positions are code points, all points and rectangles the viewport's."""

    def __init__(self, theme: Theme, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.zoom = 100
        self.language = ""
        give_viewport(self)
        self.inks = Inks(theme, scheme)
        self.marks = Marks()
        self.page = Page(self._metrics(is_mirrored=False))
        self.places = Places(self.page)
        self.painting = Painting(self.page, self.places, self.marks, self.inks)
        self.minimap = Minimap(self.inks)
        self.is_empty = True
        self.caret = 0
        self.blink = Blink(self, self._redraw_caret)
        self._has_ring = False
        self._set_up()
        self.scrolling = Scrolling(self.page, self.places, self.minimap)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(self.minimap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 120)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    # How it looks

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.inks.take(theme, self.inks.scheme)
        self.relayout()

    def set_zoom(self, percent: int) -> None:
        """From 50 to 400 per cent."""
        self.zoom = max(SMALLEST_ZOOM, min(percent, LARGEST_ZOOM))
        self.relayout()

    def set_language(self, language: str) -> None:
        """Sets the text in the fonts and the measure of a language (BCP 47), or of none, when
        it is next laid out."""
        self.language = language

    def relayout(self) -> None:
        """Takes the present size, zoom and fonts; what is at the top of the view stays."""
        is_mirrored = self.page.is_right_to_left
        self.page.restyle(self._metrics(is_mirrored=is_mirrored), self.viewport().height())
        self.painting.forget()
        self.scrolling.show()
        self.viewport().update()
        self.minimap.forget()

    def _metrics(self, *, is_mirrored: bool) -> Metrics:
        scale = self.zoom / 100
        reading = in_language(self.theme.reading_font(READING_SIZE * scale), self.language)
        heading = QFont(reading)
        heading.setPixelSize(max(6, round(READING_SIZE * HEADING_RATIO * scale)))
        heading.setWeight(QFont.Weight.DemiBold)
        small = QFont(self.font())
        small.setPixelSize(max(6, round(SMALL_SIZE * scale)))
        width = max(1, self.viewport().width())
        return metrics_for(
            reading, heading, small, self.zoom, width, is_dense=is_dense(self.language),
            is_mirrored=is_mirrored,
        )  # fmt: skip

    # Where things are

    def reveal(self, position: int) -> None:
        """Scrolls so that ``position`` is in view; not at all where it is."""
        self.scrolling.reveal(position)
        self.viewport().update()

    def rect_of(self, position: int) -> QRect:
        """The caret before ``position``."""
        return self.places.caret(position).toAlignedRect()

    def rects_of(self, span: Span) -> list[QRectF]:
        """What ``span`` covers, as far as it is near the view."""
        return self.places.rects(span)

    def position_at(self, point: QPoint) -> int:
        """The place between two characters nearest to ``point``."""
        return self.places.position(QPointF(point))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.relayout()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if self.scrolling.follow():
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() in BY_KEY
        self.blink.start()
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_ring = False
        self.blink.stop()
        self.viewport().update()
        super().focusOutEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            painter = QPainter(self.viewport())
            self.paint(painter, event.rect())
            painter.end()
            return True
        return super().viewportEvent(event)

    # Painting

    def paint(self, painter: QPainter, clip: QRect) -> None:
        """Draws what is in view, as far as ``clip`` needs it."""
        room = self.viewport().rect()
        painter.fillRect(room, self.theme.page)
        if self.is_empty:
            self._paint_empty(painter, room)
        else:
            self.painting.paint(painter, clip)
            self._paint_caret(painter)
        if self._has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.focus, 2))
            painter.drawRoundedRect(QRectF(room).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)

    def _paint_caret(self, painter: QPainter) -> None:
        if self.blink.is_on:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.fillRect(self.places.caret(self.caret), self.theme.text)

    def _paint_empty(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(self.page.metrics.body.font)
        painter.setPen(self.theme.muted)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(24, 24, -24, -24), flags, self._empty_text())

    def _empty_text(self) -> str:
        translate = QCoreApplication.translate
        return translate("ArticleView", "Drop articles here, or press Ctrl+D to add some.")

    def _redraw_caret(self) -> None:
        if not self.is_empty:
            self.viewport().update(self.rect_of(self.caret).adjusted(-2, -1, 2, 1))
