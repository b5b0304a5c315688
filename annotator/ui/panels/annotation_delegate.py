"""How annotations look in the list: a chip, two lines of quote, marks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.annotation import Annotation
from annotator.model.scheme import Label
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.annotation_model import LABEL, QUOTE, STATUS, AnnotationModel
from annotator.ui.panels.twolines import line_height, two_lines
from annotator.ui.session import Session
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE = 8
TOP = 7
MARK = 11


def row_height(widget: QWidget) -> int:
    """Two lines of quote and the air around them."""
    return 2 * line_height(widget.font()) + 2 * TOP


def paint_review(painter: QPainter, box: QRectF, status: str, colour: QColor) -> None:
    """A circle for a draft, a tick for accepted, a cross for rejected, “?” to discuss."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y, side = box.left(), box.top(), box.width()
    if status == "accepted":
        points = ((0.1, 0.55), (0.38, 0.85), (0.92, 0.18))
        painter.drawPolyline([QPointF(x + a * side, y + b * side) for a, b in points])
    elif status == "rejected":
        painter.drawLine(QPointF(x + 1.5, y + 1.5), QPointF(x + side - 1.5, y + side - 1.5))
        painter.drawLine(QPointF(x + 1.5, y + side - 1.5), QPointF(x + side - 1.5, y + 1.5))
    elif status == "discuss":
        painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")
    else:
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def paint_label(
    painter: QPainter, option: QStyleOptionViewItem, label: Label, theme: Theme, area: QRect
) -> None:
    """A label as a chip where a row begins."""
    words, font = label.title.upper(), chips.chip_font(option.font)
    size = chips.chip_size(words, font)
    chip = QRect(area.left(), area.top(), min(size.width(), area.width()), size.height())
    chip = QStyle.visualRect(option.direction, area, chip)
    chips.paint_chip(painter, chip, words, theme.label(label), font)


class AnnotationDelegate(QStyledItemDelegate):
    """Paints the cells of an ``AnnotationModel``."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(40, 2 * line_height(option.font) + 2 * TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        annotation = model.annotation(index.row()) if isinstance(model, AnnotationModel) else None
        if annotation is None:
            return
        painter.save()
        self._paint_ground(painter, option, annotation)
        area = option.rect.adjusted(SIDE, TOP, -SIDE // 2, -TOP)
        if index.column() == LABEL:
            label = chips.label_of(self._session.scheme, annotation.label)
            paint_label(painter, option, label, self.theme, area)
        elif index.column() == QUOTE:
            pale = annotation.status == "rejected"
            painter.setPen(self.theme.muted if pale else self.theme.text)
            layout = two_lines(annotation.quote, option.font, area.width())
            layout.draw(painter, QPointF(area.left(), area.top()))
        elif index.column() == STATUS:
            painter.setFont(option.font)
            box = QRectF(area.left(), area.top() + 3, MARK, MARK)
            paint_review(painter, box, annotation.status, self.theme.muted)
        else:
            self._paint_words(painter, option, index, area)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, annotation: Annotation
    ) -> None:
        if annotation.id == self._session.active:
            painter.fillRect(option.rect, self.theme.selection)
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.hover)
        painter.setPen(self.theme.border)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, area: QRect
    ) -> None:
        painter.setFont(lettering.small(option.font))
        painter.setPen(self.theme.muted)
        metrics = painter.fontMetrics()
        words = str(index.data() or "")
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area.adjusted(0, 1, 0, 0), top | Qt.TextFlag.TextSingleLine, shown)
