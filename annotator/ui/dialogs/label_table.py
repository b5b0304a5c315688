"""The list of labels in their dialog: colour, title, how many annotations, key, older names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.ui.panels import lettering
from annotator.ui.text import plain_tooltip

if TYPE_CHECKING:
    from annotator.model.scheme import Label
    from annotator.ui.theme import Theme

NAME, COUNT, KEY = 0, 1, 2
SWATCH = QSize(22, 14)


class LabelTable(QTableWidget):
    """``renamed(name, title)``, ``keyed(name, keys)``: a title or the keys were edited in their
    place."""

    renamed = Signal(str, str)
    keyed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._labels: Sequence[Label] = ()
        self._is_filling = False
        self.setHorizontalHeaderLabels(
            [self.tr("Label"), self.tr("Annotations"), self.tr("Keys"), ""]
        )
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(70)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.setIconSize(SWATCH)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemChanged.connect(self._tell)

    def fill(self, labels: Sequence[Label], counts: Mapping[str, int], theme: Theme) -> None:
        """Shows these; the current row stays."""
        self._labels, row = labels, self.currentRow()
        self._is_filling = True
        self.setRowCount(len(labels))
        for number, label in enumerate(labels):
            self._fill_row(number, label, counts.get(label.name, 0), theme)
        self._is_filling = False
        self.setCurrentCell(max(0, min(row, len(labels) - 1)), NAME)

    def edit_name(self) -> None:
        """Opens the field in the current row."""
        item = self.item(self.currentRow(), NAME)
        if item is not None:
            self.setFocus()
            self.editItem(item)

    def edit_keys(self) -> None:
        """Opens the field of keys in the current row."""
        item = self.item(self.currentRow(), KEY)
        if item is not None:
            self.setFocus()
            self.editItem(item)

    def _fill_row(self, row: int, label: Label, count: int, theme: Theme) -> None:
        was = self.tr("was {names}").format(names=", ".join(label.aliases))
        more = self.tr("archived") if label.is_archived else (was if label.aliases else "")
        keys = f"{label.digit or ''} {label.letter.upper()}".strip()
        texts = (label.title, lettering.number(count), keys, more)
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFlags(usual | Qt.ItemFlag.ItemIsEditable if column in (NAME, KEY) else usual)
            if column == NAME:
                item.setIcon(swatch(label, theme))
            elif column == KEY:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setToolTip(plain_tooltip(self.tr("A digit and a letter that give this label")))
            elif column == COUNT:
                item.setTextAlignment(
                    Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
                )
            if label.is_archived:
                item.setForeground(theme.muted)
            self.setItem(row, column, item)

    def _tell(self, item: QTableWidgetItem) -> None:
        if not self._is_filling:
            told = self.renamed if item.column() == NAME else self.keyed
            told.emit(self._labels[item.row()].name, item.text())


def swatch(label: Label, theme: Theme) -> QIcon:
    """A label's colours."""
    colours = theme.label(label)
    return picture_of(colours.tint, colours.line)


def picture_of(tint: QColor, line: QColor) -> QIcon:
    """A tint with its line below."""
    pixmap = QPixmap(SWATCH * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(tint)
    painter = QPainter(pixmap)
    painter.fillRect(0, SWATCH.height() - 3, SWATCH.width(), 3, line)
    painter.end()
    return QIcon(pixmap)
