"""How one document looks in the list: title, status mark, publisher, and its labels as a bar."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.store.document_listing import DocumentRow
from annotator.ui.panels import bars, document_heading, lettering
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.panels.twolines import LINES, LONGEST, line_height, two_lines
from annotator.ui.session import Session
from annotator.ui.text import one_line
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT, TOP = 17, 14, 10
ACCENT = 3
MARK = 10
BAR = QSize(64, 4)
GAP = 5
LEAST_LETTERS = 4


def paint_status(painter: QPainter, box: QRectF, status: str, colour: QColor) -> None:
    """A circle to do, a half-filled one in progress, a tick when done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if status == "done":
        x, y, side = box.left(), box.top(), box.width()
        points = ((0.1, 0.55), (0.38, 0.85), (0.92, 0.18))
        painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in points])
    else:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if status == "doing":
            painter.setBrush(colour)
            painter.drawPie(box.adjusted(0.5, 0.5, -0.5, -0.5), 90 * 16, 180 * 16)
    painter.restore()


def facts(publisher: str, detail: str, metrics: QFontMetrics, room: int) -> str:
    """Publisher and detail in ``room`` pixels. The publisher is shortened first, and left out
    where nothing of it could be read: the list is sorted by the detail."""
    publisher, detail = one_line(publisher[:LONGEST]), one_line(detail[:LONGEST])
    right = Qt.TextElideMode.ElideRight
    if not publisher or not detail:
        return metrics.elidedText(publisher or detail, right, room)
    tail = f" · \u2068{detail}\u2069"  # isolated: a date keeps its order beside Arabic
    left = room - metrics.horizontalAdvance(tail)
    if left < metrics.averageCharWidth() * LEAST_LETTERS:
        return metrics.elidedText(detail, right, room)
    return metrics.elidedText(publisher, right, left) + tail


class DocumentDelegate(QStyledItemDelegate):
    """Paints the rows of a ``DocumentModel``; the open document has an accent at its edge."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.theme = theme

    def row_height(self, font: QFont, title: str | None = None, width: int = 0) -> int:
        """For ``title`` in a list of ``width``; without a title, for any."""
        bold = lettering.strong(font)
        room = width - LEFT - RIGHT
        lines = LINES if title is None else two_lines(title, bold, room).lineCount()
        below = QFontMetrics(lettering.small(font)).height()
        return 2 * TOP + max(1, lines) * line_height(bold) + GAP + below

    def heading_height(self, font: QFont) -> int:
        return document_heading.height(font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, DocumentModel):
            return
        group, row = model.group(index.row()), model.row(index.row())
        if group:
            words, is_folded = model.heading(group), model.is_folded(index.row())
            document_heading.paint(
                painter, option, self.theme, words, group.count, is_folded=is_folded
            )
        if row is None:
            return
        painter.save()
        self._paint_ground(painter, option, row)
        font = lettering.strong(option.font)
        area = option.rect.adjusted(LEFT, TOP, -RIGHT, -TOP)
        layout = two_lines(row.title or self.tr("Untitled"), font, area.width())
        height = layout.lineCount() * (line_height(font))
        below = QFontMetrics(lettering.small(option.font)).height()
        top = area.top() + max(0, (area.height() - height - GAP - below) // 2)
        painter.setPen(self.theme.text)
        layout.draw(painter, QPointF(area.left(), top))
        facts = QRect(area.left(), top + height + GAP, area.width(), below)
        self._paint_facts(painter, option, row, model.detail(row), facts)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow
    ) -> None:
        document = self._session.document
        is_open = document is not None and document.id == row.id
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_open or is_selected:
            painter.fillRect(option.rect, self.theme.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.theme.hover)
        if is_open:
            edge = QRect(option.rect.left(), option.rect.top(), ACCENT, option.rect.height())
            if option.direction == Qt.LayoutDirection.RightToLeft:
                edge.moveRight(option.rect.right())
            painter.fillRect(edge, self.theme.accent)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.focus, 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_facts(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: DocumentRow,
        detail: str,
        area: QRect,
    ) -> None:
        mirror = option.direction
        mark = QRect(area.left(), area.top() + (area.height() - MARK) // 2, MARK, MARK)
        box = QRect(
            area.right() - BAR.width() + 1,
            area.top() + (area.height() - BAR.height()) // 2 + 1,
            BAR.width(),
            BAR.height(),
        )
        words = QRect(
            area.left() + MARK + 8, area.top(), box.left() - area.left() - MARK - 18, area.height()
        )
        mark, box, words = (QStyle.visualRect(mirror, area, part) for part in (mark, box, words))
        paint_status(painter, QRectF(mark), row.status, self.theme.muted)
        font = lettering.small(option.font)
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        shown = facts(row.publisher, detail, QFontMetrics(font), words.width())
        across = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        side = (
            Qt.AlignmentFlag.AlignRight
            if mirror == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(words, across | side | Qt.TextFlag.TextSingleLine, shown)
        is_mirrored = mirror == Qt.LayoutDirection.RightToLeft
        bars.paint_bar(
            painter, QRectF(box), self._parts(row), self.theme.border, is_mirrored=is_mirrored
        )

    def _parts(self, row: DocumentRow) -> list[tuple[QColor, float]]:
        """The labels' shares of the bar, in the scheme's order."""
        total = sum(row.counts.values())
        if not total:
            return []
        share = bars.filled(total) / total
        return [
            (self.theme.label(label).line, row.counts[label.name] * share)
            for label in self._session.scheme.labels
            if label.name in row.counts
        ]

    # Renaming in place

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of the document"))
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # A title that nobody typed in stays as stored: Qt's editor would strip line ends.
        if isinstance(editor, QLineEdit) and editor.isModified():
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        height = editor.sizeHint().height()
        area = option.rect.adjusted(LEFT - 9, TOP - 5, -RIGHT + 6, 0)
        editor.setGeometry(area.left(), area.top(), area.width(), height)
