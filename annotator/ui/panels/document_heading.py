"""How the heading of a group looks among documents: what they share, and how many they are."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.panels import lettering
from annotator.ui.panels.twolines import LONGEST
from annotator.ui.text import one_line
from annotator.ui.theme import Theme

LEFT, RIGHT, AIR = 14, 14, 8
ARROW, GAP = 8, 6
CAPITALS = 0.82


def capitals(font: QFont) -> QFont:
    """The letters of a heading, as on the panel itself."""
    small = lettering.scaled(font, CAPITALS, QFont.Weight.DemiBold)
    small.setCapitalization(QFont.Capitalization.AllUppercase)
    return small


def height(font: QFont) -> int:
    return QFontMetrics(capitals(font)).height() + 2 * AIR


def paint(
    painter: QPainter,
    option: QStyleOptionViewItem,
    theme: Theme,
    words: str,
    count: int,
    *,
    is_folded: bool,
) -> None:
    """Paints a heading into ``option.rect``: an arrow, the words, the number at the end."""
    is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    painter.save()
    if option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.hover)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.focus, 1))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    area = option.rect.adjusted(LEFT, 0, -RIGHT, 0)
    font = capitals(option.font)
    metrics = QFontMetrics(font)
    number = lettering.number(count)
    wide = metrics.horizontalAdvance(number)
    arrow = QRect(area.left(), area.center().y() - ARROW // 2, ARROW, ARROW)
    shown = area.adjusted(ARROW + GAP, 0, -wide - GAP, 0)
    at_end = QRect(area.right() - wide + 1, area.top(), wide, area.height())
    arrow, shown, at_end = (
        QStyle.visualRect(option.direction, area, part) for part in (arrow, shown, at_end)
    )
    _paint_arrow(painter, QRectF(arrow), theme, is_folded=is_folded, is_mirrored=is_mirrored)
    painter.setFont(font)
    painter.setPen(theme.muted)
    line = one_line(words[:LONGEST])
    elided = metrics.elidedText(line, Qt.TextElideMode.ElideRight, shown.width())
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    across = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(shown, across | side | Qt.TextFlag.TextSingleLine, elided)
    painter.drawText(at_end, across | side | Qt.TextFlag.TextSingleLine, number)
    painter.restore()


def _paint_arrow(
    painter: QPainter, box: QRectF, theme: Theme, *, is_folded: bool, is_mirrored: bool
) -> None:
    """Downwards where the documents are shown, else in the direction of reading."""
    points = ((0.0, 0.3), (0.5, 0.75), (1.0, 0.3))
    if is_folded:
        points = ((0.7, 0.0), (0.25, 0.5), (0.7, 1.0))
    if is_folded and not is_mirrored:
        points = ((0.3, 0.0), (0.75, 0.5), (0.3, 1.0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.muted, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    corner, side = box.topLeft(), box.width()
    painter.drawPolyline([corner + QPointF(x * side, y * side) for x, y in points])
