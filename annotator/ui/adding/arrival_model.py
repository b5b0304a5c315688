"""The list of what was found, with a tick box for each."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.ui.adding.offered import Offered, words_on
from annotator.ui.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Roles = Qt.ItemDataRole


class ArrivalModel(QAbstractListModel):
    """``ticked()``: others are to be added than before."""

    ticked = Signal()

    def __init__(self, rows: Sequence[Offered], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = list(rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> str | int | None:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Roles.DisplayRole:
            return row.title
        if role == Roles.CheckStateRole:
            state = Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked
            return state.value if row.can_be_added else None
        if role == Roles.AccessibleTextRole:
            return " · ".join(filter(None, (row.title, words_on(row), row.place)))
        if role == Roles.ToolTipRole:
            return plain_tooltip(row.arrival.sentence or row.arrival.outcome.shown)
        return None

    def setData(self, index: Index, value: object, role: int = Roles.EditRole) -> bool:
        if role != Roles.CheckStateRole or not self.rows[index.row()].can_be_added:
            return False
        is_ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self._tick([index.row()], is_ticked=is_ticked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].can_be_added:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def toggle(self, places: Iterable[int]) -> None:
        """Ticks those rows that can be added; where all of them are ticked, none."""
        rows = [place for place in places if self.rows[place].can_be_added]
        self._tick(rows, is_ticked=not all(self.rows[place].is_ticked for place in rows))

    def show_rows(self, rows: Sequence[Offered]) -> None:
        """Others in place of these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()
        self.ticked.emit()

    def tell_changed(self, place: int) -> None:
        """Has that row drawn again."""
        index = self.index(place)
        self.dataChanged.emit(index, index)
        self.ticked.emit()

    def _tick(self, places: Sequence[int], *, is_ticked: bool) -> None:
        for place in places:
            self.rows[place].is_ticked = is_ticked
            index = self.index(place)
            self.dataChanged.emit(index, index, [Roles.CheckStateRole])
        self.ticked.emit()
