"""The first rows of the table that will be written; or as a spreadsheet would show them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.excel_view import Damage, Seen, seen
from annotator.ui.text import PlainLabel, plain_tooltip
from annotator.ui.theme import Theme, set_look

if TYPE_CHECKING:
    from annotator.departures.annotations import Sample

ROLE = Qt.ItemDataRole
ROW_HEIGHT, NARROWEST, WIDEST = 24, 48, 260
CODE, CODE_WIDTH = 32, 110  # characters of an id or a hash; nobody reads them whole
SHOWN = 200  # characters of a cell
TOLD = 700  # of one under the pointer
NO_PARENT = QModelIndex()


def tr(words: str) -> str:
    return QCoreApplication.translate("ExportPreview", words)


def reason(damage: Damage) -> str:
    """Why the cell would not be what was written, as a sentence."""
    return {
        Damage.FORMULA: tr("It would be run as a formula. The formula guard prevents that."),
        Damage.ZEROS: tr("It would become a number and lose its leading zeros."),
        Damage.NUMBER: tr("It would become a number and lose digits or its way of writing."),
        Damage.DATE: tr("It would become a date or a time."),
        Damage.LONG: tr("It is longer than a cell may be; the rest would be cut off."),
        Damage.LINES: tr("It has several lines; some programs take each for a row."),
        Damage.LETTERS: tr(
            "Letters beyond English would be read wrongly. The byte order mark prevents that."
        ),
    }[damage]


def name_of(damage: Damage, count: int) -> str:
    """Such as “3 dates”."""
    words = {
        Damage.FORMULA: tr("{number} formulas"),
        Damage.ZEROS: tr("{number} leading zeros lost"),
        Damage.NUMBER: tr("{number} numbers rewritten"),
        Damage.DATE: tr("{number} dates"),
        Damage.LONG: tr("{number} too long"),
        Damage.LINES: tr("{number} with line breaks"),
        Damage.LETTERS: tr("{number} with wrong letters"),
    }
    return words[damage].format(number=count)


class SampleModel(QAbstractTableModel):
    """A sample's cells; where ``is_as_excel``, as seen there, the damaged ones marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._header: tuple[str, ...] = ()
        self._cells: tuple[tuple[str, ...], ...] = ()
        self._seen: tuple[tuple[Seen, ...], ...] = ()

    def show(self, sample: Sample, *, has_mark: bool, is_as_excel: bool) -> None:
        self.beginResetModel()
        self._header, self._cells = sample.header, sample.cells
        self._seen = ()
        if is_as_excel:
            self._seen = tuple(
                tuple(seen(cell, has_mark=has_mark) for cell in row) for row in sample.cells
            )
        self.endResetModel()

    @property
    def damages(self) -> Counter[Damage]:
        return Counter(one.damage for row in self._seen for one in row if one.damage)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._header)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != ROLE.DisplayRole:
            return None
        return self._header[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        cell = self._cells[index.row()][index.column()]
        found = self._seen[index.row()][index.column()] if self._seen else Seen(cell)
        if role == ROLE.DisplayRole:
            return " ".join(found.shown[:SHOWN].splitlines())
        if role == ROLE.ToolTipRole:
            parts = ([reason(found.damage)] if found.damage else []) + [cell[:TOLD]]
            return plain_tooltip("\n\n".join(parts)) if cell else None
        if role == ROLE.AccessibleTextRole and found.damage:
            return f"{found.shown[:SHOWN]}: {reason(found.damage)}"
        if role == ROLE.ForegroundRole and found.damage:
            return QBrush(self.theme.danger)
        if role == ROLE.FontRole and found.damage:
            return _underlined()
        return None


def _underlined() -> Any:
    from PySide6.QtGui import QFont  # noqa: PLC0415

    font = QFont()
    font.setUnderline(True)
    return font


class Preview(QWidget):
    """The table, the switch, and a line that says what it is of."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SampleModel(theme)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.as_excel = QCheckBox(self.tr("As Excel would show it"))
        self.heading = PlainLabel(self.tr("PREVIEW"))
        self.legend = PlainLabel()
        self._sample: Sample | None = None
        self._has_mark = self._is_text = True
        self._lay_out()
        self.as_excel.toggled.connect(self._refresh)

    def show_sample(self, sample: Sample, *, has_mark: bool) -> None:
        is_new = self._sample is None or self._sample.header != sample.header
        self._sample, self._has_mark = sample, has_mark
        self._refresh()
        if is_new:
            self._set_widths()

    def show_kind(self, *, is_text: bool) -> None:
        """Files of text are read by spreadsheets as they please; the others say what each cell
        is, and nothing is lost."""
        self._is_text = is_text
        self.as_excel.setVisible(is_text)
        self._refresh()

    def show_nothing(self, words: str) -> None:
        """There is no table, as ``words`` say."""
        from annotator.departures.annotations import Sample  # noqa: PLC0415

        self._sample = Sample((), (), 0)
        self._refresh()
        self.legend.setText(words)

    def _refresh(self) -> None:
        sample = self._sample
        if sample is None:
            return
        is_as_excel = self._is_text and self.as_excel.isChecked()
        self.model.show(sample, has_mark=self._has_mark, is_as_excel=is_as_excel)
        words = self.tr("PREVIEW: {shown:,} OF {total:,} ROWS")
        self.heading.setText(words.format(shown=len(sample.cells), total=sample.total))
        self.legend.setText(self._told(is_as_excel=is_as_excel))
        set_look(self.legend, "danger" if self.model.damages else "small")

    def _told(self, *, is_as_excel: bool) -> str:
        if not is_as_excel:
            return self.tr("As it will stand in the file.")
        damages = self.model.damages
        if not damages:
            return self.tr("Nothing of these rows would be lost.")
        named = ", ".join(name_of(damage, count) for damage, count in damages.most_common())
        return self.tr("Excel would change {number} cells: {named}.").format(
            number=sum(damages.values()), named=named
        )

    def _set_widths(self) -> None:
        metrics = self.table.fontMetrics()
        for column in range(self.model.columnCount()):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            cells = [
                str(self.model.data(self.model.index(row, column)))
                for row in range(self.model.rowCount())
            ]
            widest = max(metrics.horizontalAdvance(one[:60]) for one in (title, *cells)) + 20
            is_code = any(len(cell) >= CODE and " " not in cell for cell in cells)
            most = CODE_WIDTH if is_code else WIDEST
            self.table.setColumnWidth(column, max(NARROWEST, min(most, widest)))

    def _lay_out(self) -> None:
        set_look(self.heading, "heading")
        set_look(self.legend, "small")
        self.legend.setWordWrap(True)
        self.table.setAccessibleName(self.tr("Preview"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.as_excel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
