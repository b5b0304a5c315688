"""The list at the left of the preview: ticks, titles, and what is to be said of each."""

from functools import lru_cache

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.ui.adding.arrival_model import ArrivalModel
from annotator.ui.adding.offered import Offered, words_on
from annotator.ui.panels import lettering
from annotator.ui.text import one_line
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport

Index = QModelIndex | QPersistentModelIndex
SIDE, TOP, GAP, BETWEEN = 14, 9, 3, 11
BOX = 14
LONGEST = 240


class ArrivalDelegate(QStyledItemDelegate):
    """Paints the rows of an ``ArrivalModel``: a title, what is special about it, its place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        title, below = _heights(option.font.key())
        lines = 2 if row and words_on(row) else 1
        return QSize(1, 2 * TOP + title + lines * (GAP + below))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        if row is None:
            return
        painter.save()
        self._paint_ground(painter, option)
        self._paint_mark(painter, QRectF(box_of(option)), row)
        font = lettering.strong(option.font)
        line = _words_of(option, QFontMetrics(font).height())
        self._write(painter, line, row.title, font, self._title_colour(row))
        font = lettering.small(option.font)
        below = (words_on(row), self._colour(row)), (row.place, self.theme.muted)
        for words, colour in below:
            if words:
                height = QFontMetrics(font).height()
                line = QRect(line.left(), line.bottom() + 1 + GAP, line.width(), height)
                self._write(painter, line, words, font, colour)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: object, index: Index) -> bool:
        # Not Qt's own, which looks for the box where its style would have drawn it.
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if (
            isinstance(event, QMouseEvent)
            and is_release
            and isinstance(model, ArrivalModel)
            and isinstance(option, QStyleOptionViewItem)
            and box_of(option).adjusted(-8, -8, 8, 8).contains(event.position().toPoint())
        ):
            model.toggle([index.row()])
            return True
        return False

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.focus, 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_mark(self, painter: QPainter, box: QRectF, row: Offered) -> None:
        """A tick box or, where there is nothing to tick, a sign for why."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if not row.can_be_added:
            painter.setFont(lettering.strong(painter.font()))
            painter.setPen(self._colour(row))
            signs = {"same": "=", "left_out": "–", "unclear": "?"}
            sign = signs.get(row.arrival.standing, "!")
            painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, sign)
            return
        is_ticked = row.is_ticked
        painter.setPen(QPen(self.theme.accent if is_ticked else self.theme.muted, 1))
        painter.setBrush(self.theme.accent if is_ticked else self.theme.field)
        painter.drawRoundedRect(inner, 3, 3)
        if is_ticked:
            painter.setPen(QPen(self.theme.accent_text, 1.8))
            x, y, side = box.left(), box.top(), box.width()
            points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in points])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _title_colour(self, row: Offered) -> QColor:
        return self.theme.text if row.is_ticked and row.can_be_added else self.theme.muted

    def _colour(self, row: Offered) -> QColor:
        if row.is_edited:
            return self.theme.accent if row.can_be_added else self.theme.danger
        is_bad = row.arrival.standing in ("failed", "unclear")
        return self.theme.danger if is_bad else self.theme.muted

    def _write(
        self, painter: QPainter, area: QRect, words: str, font: QFont, colour: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        line = one_line(words[:LONGEST])
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, flags | Qt.TextFlag.TextSingleLine, shown)


class ArrivalList(QListView):
    """``wanted(row)``: that row is looked at; ``fields_wanted()``: Enter or F2 on one."""

    wanted = Signal(int)
    fields_wanted = Signal()

    def __init__(self, model: ArrivalModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._arrivals = model
        self.setModel(model)
        self.setItemDelegate(ArrivalDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("What was found"))
        self.selectionModel().currentChanged.connect(self._want)

    def chosen(self) -> list[int]:
        """The selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._arrivals.toggle(self.chosen())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.fields_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(index.row())


def box_of(option: QStyleOptionViewItem) -> QRect:
    """Where the tick box of a row is."""
    area = option.rect
    title = QFontMetrics(lettering.strong(option.font)).height()
    box = QRect(area.left() + SIDE, area.top() + TOP + (title - BOX) // 2 + 1, BOX, BOX)
    return QStyle.visualRect(option.direction, area, box)


def _words_of(option: QStyleOptionViewItem, height: int) -> QRect:
    area = option.rect
    indent = SIDE + BOX + BETWEEN
    line = QRect(area.left() + indent, area.top() + TOP, area.width() - indent - SIDE, height)
    return QStyle.visualRect(option.direction, area, line)


@lru_cache(maxsize=8)
def _heights(key: str) -> tuple[int, int]:
    """Of the title's line and of those below; each row of a long list asks for them."""
    font = QFont()
    font.fromString(key)
    return QFontMetrics(lettering.strong(font)).height(), QFontMetrics(
        lettering.small(font)
    ).height()


def _row(index: Index) -> Offered | None:
    model = index.model()
    if not isinstance(model, ArrivalModel) or index.row() >= len(model.rows):
        return None
    return model.rows[index.row()]
