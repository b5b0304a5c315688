"""How a step looks in the history: its title, who and when; undone ones struck and pale."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.store.journal import Step
from annotator.ui.panels import lettering
from annotator.ui.panels.history_model import IN_EFFECT, HistoryModel
from annotator.ui.text import one_line
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE, TOP, GAP = 14, 7, 2
LONGEST = 240


class HistoryDelegate(QStyledItemDelegate):
    """Paints the rows of a ``HistoryModel``."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        title = QFontMetrics(option.font).height()
        below = QFontMetrics(lettering.small(option.font)).height()
        return QSize(1, 2 * TOP + title + GAP + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HistoryModel) or index.row() >= len(model.steps):
            return
        step = model.steps[index.row()]
        painter.save()
        self._paint_ground(painter, option)
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        self._paint_title(painter, option, model.words(step), step, area)
        font = lettering.small(option.font)
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        below = QRect(area)
        below.setTop(area.bottom() + 1 - QFontMetrics(font).height())
        self._write(painter, below, f"{model.who(step)}, {lettering.moment(step.at)}")
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.focus, 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        words: str,
        step: Step,
        area: QRect,
    ) -> None:
        is_undone = step.standing is not None and step.standing != IN_EFFECT
        font = lettering.scaled(option.font)
        font.setStrikeOut(is_undone)
        painter.setFont(font)
        is_pale = is_undone or step.kind != "do"
        painter.setPen(self.theme.muted if is_pale else self.theme.text)
        line = QRect(area.left(), area.top(), area.width(), QFontMetrics(font).height())
        self._write(painter, line, one_line(words[:LONGEST]))

    def _write(self, painter: QPainter, area: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, flags | Qt.TextFlag.TextSingleLine, shown)
