"""A hit in its context: the words before it end where it begins, so that hits stand below each
other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.panels import lettering
from annotator.ui.searching.model import HitModel

if TYPE_CHECKING:
    from annotator.ui.theme import Theme

SIDE = 8
SHARE = 0.38  # of the width, before the hit


class ContextDelegate(QStyledItemDelegate):
    """Paints the column of contexts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        painter.save()
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        font = self.theme.reading_font(lettering.reading_pixels(option.font))
        before, found, after = model.parts(index.row())
        is_leftward = lettering.is_right_to_left(before + found + after)
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        metrics, lead = QFontMetrics(font), int(area.width() * SHARE)
        before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, lead)
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        room = area.width() - lead - QFontMetrics(bold).horizontalAdvance(found)
        after = metrics.elidedText(after, Qt.TextElideMode.ElideRight, max(0, room))
        is_pale = index.data(Qt.ItemDataRole.ForegroundRole) is not None
        layout = self._laid_out(
            (before, found, after), font, is_leftward=is_leftward, is_pale=is_pale
        )
        width = metrics.horizontalAdvance(before)
        if is_leftward:
            left = area.right() - area.width() * SHARE + width - layout.lineAt(0).naturalTextWidth()
        else:
            left = area.left() + area.width() * SHARE - width
        top = area.top() + (area.height() - layout.boundingRect().height()) / 2
        painter.setPen(self.theme.muted)
        layout.draw(painter, QPointF(left, top))
        painter.restore()

    def _laid_out(
        self, parts: tuple[str, str, str], font: QFont, *, is_leftward: bool, is_pale: bool
    ) -> QTextLayout:
        before, found, _ = parts
        form = QTextCharFormat()
        form.setForeground(self.theme.muted if is_pale else self.theme.text)
        form.setFontWeight(QFont.Weight.DemiBold)
        mark = QTextLayout.FormatRange()
        mark.start = len(before.encode("utf-16-le", "surrogatepass")) // 2
        mark.length = len(found.encode("utf-16-le", "surrogatepass")) // 2
        mark.format = form
        layout = QTextLayout("".join(parts), font)
        direction = (
            Qt.LayoutDirection.RightToLeft if is_leftward else Qt.LayoutDirection.LeftToRight
        )
        option = QTextOption()
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats([mark])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout


class TitleDelegate(QStyledItemDelegate):
    """A title that runs from right to left begins at the right, and is cut at the left."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if lettering.is_right_to_left(option.text):
            option.text = f"\u2067{option.text}"  # an isolate: what is put at its end stays there
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
