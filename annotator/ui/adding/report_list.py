"""The rows of a report: what became of each source, and why."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.arrivals.report import Entry, Fate
from annotator.ui.article.display import shown
from annotator.ui.panels import lettering
from annotator.ui.text import one_line, plain_tooltip
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SIDE, TOP, GAP, SIGN = 14, 8, 2, 22
LONGEST = 400
SIGNS: dict[Fate, str] = {"added": "✓", "skipped": "=", "failed": "!", "left_out": "–"}


class ReportModel(QAbstractListModel):
    """The entries, or those of one fate."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = entries
        self.entries = list(entries)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return headed(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = {
                "added": self.tr("added"), "skipped": self.tr("skipped"),
                "failed": self.tr("failed"), "left_out": self.tr("left out"),
            }  # fmt: skip
            parts = (words[entry.fate], headed(entry), below(entry))
            return " · ".join(filter(None, parts))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(shown(entry.reason or entry.source))
        return None

    def show_only(self, fate: Fate | None) -> None:
        """Those of ``fate``; None shows all."""
        self.beginResetModel()
        self.entries = [one for one in self._all if fate in (None, one.fate)]
        self.endResetModel()


class ReportDelegate(QStyledItemDelegate):
    """Paints a sign, a title, and below it the reason or the place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = _entry(index)
        line = QFontMetrics(option.font).height()
        small = QFontMetrics(lettering.small(option.font))
        width = max(80, option.rect.width() - 2 * SIDE - SIGN)
        flags = Qt.TextFlag.TextWordWrap
        reason = below(words) if words else ""
        room = small.boundingRect(QRect(0, 0, width, 10_000), flags, reason).height()
        return QSize(1, 2 * TOP + line + (GAP + room if reason else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = _entry(index)
        if entry is None:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        height = QFontMetrics(option.font).height()
        sign = QStyle.visualRect(option.direction, area, QRect(area.topLeft(), QSize(SIGN, height)))
        words = area.adjusted(SIGN, 0, 0, 0)
        words = QStyle.visualRect(option.direction, area, words)
        painter.setFont(lettering.strong(option.font))
        painter.setPen(self._colour(entry.fate))
        painter.drawText(sign, Qt.AlignmentFlag.AlignLeading, SIGNS[entry.fate])
        painter.setFont(option.font)
        painter.setPen(self.theme.text)
        title = QRect(words.left(), words.top(), words.width(), height)
        elided = Qt.TextElideMode.ElideRight
        head = painter.fontMetrics().elidedText(headed(entry), elided, words.width())
        line = Qt.TextFlag.TextSingleLine
        painter.drawText(title, Qt.AlignmentFlag.AlignLeading | line, head)
        painter.setFont(lettering.small(option.font))
        painter.setPen(self.theme.muted)
        rest = words.adjusted(0, height + GAP, 0, 0)
        wrap = Qt.TextFlag.TextWordWrap
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeading | wrap, below(entry))
        painter.restore()

    def _colour(self, fate: Fate) -> QColor:
        colours = {"added": self.theme.good, "failed": self.theme.danger}
        return colours.get(fate, self.theme.muted)


def headed(entry: Entry) -> str:
    """The title or, for want of one, the file's name."""
    name = entry.source.replace("\\", "/").rpartition("/")[2]
    return one_line(shown(entry.title or name or entry.source)[:LONGEST])


def below(entry: Entry) -> str:
    """The reason, which names the source, or else the source."""
    place = entry.source if entry.title else ""
    return one_line(shown(entry.reason or place)[:LONGEST])


def _entry(index: Index) -> Entry | None:
    model = index.model()
    if not isinstance(model, ReportModel) or index.row() >= len(model.entries):
        return None
    return model.entries[index.row()]
