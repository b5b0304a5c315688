"""The first rows of a table, with what each column becomes under its name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from annotator.sources.tables import TEXT, Preview
from annotator.ui.text import one_line, plain_tooltip

SHOWN = 160  # characters of a cell
TOLD = 800  # characters in its tooltip
PADDING = 8
LOWEST = 160
LOOK = f"""
ColumnsTable {{ border: 1px solid palette(mid); border-radius: 5px; }}
ColumnsTable::item {{ padding: 0 {PADDING - 3}px; }}
ColumnsTable::corner {{ background: transparent; border: 0; }}
"""
NARROW, WIDE = 140, 320
BECOMES = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class ColumnsModel(QAbstractTableModel):
    """Cells are made into words when they are painted. ``becomes``: by column, what it becomes
    in words; a column that is missing there is kept beside the document."""

    def __init__(self, preview: Preview, kept: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview, self._kept = preview, kept
        self._becomes: Mapping[str, str] = {}

    def show_preview(self, preview: Preview) -> None:
        self.beginResetModel()
        self._preview, self._becomes = preview, {}
        self.endResetModel()

    def show_mapping(self, becomes: Mapping[str, str]) -> None:
        self._becomes = becomes
        columns = len(self._preview.columns)
        if columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
            last = self.index(self.rowCount() - 1, columns - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.ForegroundRole])

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._preview.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._preview.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self._preview.columns[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and column not in self._becomes:
            return QPalette().color(QPalette.ColorRole.PlaceholderText)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = str(self._preview.rows[index.row()].get(column, ""))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(words[:TOLD]) if len(words) > SHOWN // 8 else None
        return one_line(words[:SHOWN])

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if side != Qt.Orientation.Horizontal or section >= len(self._preview.columns):
            return None
        column = self._preview.columns[section]
        if role == BECOMES:
            return self._becomes.get(column, "")
        words = one_line(column[:SHOWN])
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{words}\n{self._becomes.get(column, self._kept)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}: {self._becomes.get(column, self._kept)}"
        return None


class ColumnsHeader(QHeaderView):
    """The name of each column and, in a second line, what it becomes."""

    def __init__(self, kept: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept = kept
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 2 * PADDING)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, model = self.palette(), self.model()
        side = Qt.Orientation.Horizontal
        becomes = str(model.headerData(section, side, BECOMES) or "")
        role = QPalette.ColorRole
        painter.save()
        painter.fillRect(rect, palette.color(role.Window))
        painter.setPen(palette.color(role.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        upper = QRect(inner.topLeft(), QSize(inner.width(), inner.height() // 2))
        lower = upper.translated(0, upper.height())
        name = str(model.headerData(section, side) or "")
        self._draw(
            painter, upper, name, palette.color(role.Text if becomes else role.PlaceholderText)
        )
        colour = palette.color(role.Accent if becomes else role.PlaceholderText)
        self._draw(painter, lower, becomes or self._kept, colour, is_bold=bool(becomes))
        painter.restore()

    def _draw(
        self, painter: QPainter, room: QRect, words: str, colour: QColor, *, is_bold: bool = False
    ) -> None:
        font = self.font()
        font.setBold(is_bold)
        painter.setFont(font)
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        where = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(where) | Qt.TextFlag.TextSingleLine, shown)


class ColumnsTable(QTableView):
    """Scrolled with the arrows, left with Tab."""

    def __init__(self, preview: Preview, kept: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = ColumnsModel(preview, kept, self)
        self.setModel(self.columns)
        self.setHorizontalHeader(ColumnsHeader(kept, self))
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(LOWEST)
        self.verticalHeader().hide()
        self.setStyleSheet(LOOK)
        self.show_preview(preview)

    def show_preview(self, preview: Preview) -> None:
        self.columns.show_preview(preview)
        for section, column in enumerate(preview.columns):
            is_text = column == preview.mapping.get(TEXT)
            self.setColumnWidth(section, WIDE if is_text else NARROW)
