"""The table itself: rows of one height, columns to choose, move and widen, several rows to
select."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from annotator.ui.review.columns import COLUMNS, QUOTE
from annotator.ui.review.delegate import ReviewDelegate
from annotator.ui.review.model import ReviewModel
from annotator.ui.viewport import give_viewport

if TYPE_CHECKING:
    from annotator.ui.session import Session
    from annotator.ui.theme import Theme

MOST_COPIED = 10_000  # rows


class ReviewTable(QTableView):
    """``moved``: another row is current. ``sorted(order, is_descending)``: a column's head was
    pressed; the third time the order is that of the texts again. ``shown(id)``: a row was
    double-clicked."""

    moved = Signal()
    sorted = Signal(str, bool)
    shown = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.rows = ReviewModel(session, self)
        self.delegate = ReviewDelegate(session, theme, self)
        self._order = ("place", False)
        self._is_quiet = False
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Annotations to review"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._build_heads()
        self.selectionModel().currentRowChanged.connect(self._tell_moved)
        self.doubleClicked.connect(self._tell_shown)

    def _build_heads(self) -> None:
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.delegate.row_height(self.font()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(40)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._sort_by)

    # What is chosen

    @property
    def current_id(self) -> int | None:
        """The annotation in the current row."""
        place = self.currentIndex().row()
        return self.rows.ids[place] if 0 <= place < len(self.rows.ids) else None

    def selected_ids(self) -> array[int]:
        """Those of the selected rows in their order; of a million in one slice."""
        found = array("q")
        for top, bottom in self.selected_ranges():
            found.extend(self.rows.ids[top : bottom + 1])
        return found

    def selected_ranges(self) -> list[tuple[int, int]]:
        """First and last row of each stretch of selected rows, in their order."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return sorted({(part.top(), part.bottom()) for part in parts if part.isValid()})

    def point_at(self, place: int) -> None:
        """Makes a row current and the only selected one, and shows it."""
        if 0 <= place < len(self.rows.ids):
            index = self.rows.index(place, QUOTE)
            # Not as a key that happens to be held down would have it.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def advance(self, step: int = 1) -> bool:
        """To the next row; False at the end."""
        place = self.currentIndex().row() + step
        if not 0 <= place < len(self.rows.ids):
            return False
        self.point_at(place)
        return True

    def show_ids(self, ids: array[int]) -> None:
        """Other rows; the current one stays so where it is among them, else the one in its
        place. None after the last one: the next key would decide on what nobody looked at."""
        if ids == self.rows.ids:
            return
        current, place = self.current_id, self.currentIndex().row()
        top = self.rowAt(0)
        anchor = self.rows.ids[top] if 0 <= top < len(self.rows.ids) else None
        self._is_quiet = True
        self.rows.show_ids(ids)
        new = self.rows.place_of(current)
        if new is None and current is not None and place < len(ids):
            new = place
        above = self.rows.place_of(anchor)
        if above is not None:
            self.scrollTo(self.rows.index(above, QUOTE), self.ScrollHint.PositionAtTop)
        if new is not None:
            self.point_at(new)
        self._is_quiet = False
        if self.current_id != current:
            self.moved.emit()

    # Order

    def show_order(self, order: str, *, is_descending: bool) -> None:
        """Marks the column that the rows are sorted by; none for the order of the texts."""
        self._order = (order, is_descending)
        head = self.horizontalHeader()
        columns = [number for number, column in enumerate(COLUMNS) if column.order == order]
        is_marked = bool(columns) and self._order != ("place", False)
        head.setSortIndicatorShown(is_marked)
        if is_marked:
            direction = (
                Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
            )
            head.setSortIndicator(columns[0], direction)

    def _sort_by(self, number: int) -> None:
        order = COLUMNS[number].order
        if not order:
            return
        was, is_descending = self._order
        if order == was:
            following = ("place", False) if is_descending else (order, True)
        else:
            following = (order, False)
        self.show_order(following[0], is_descending=following[1])
        self.sorted.emit(*following)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End lead to the first and the last row, not to columns."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: len(self.rows.ids) - 1}
        if action in ends and len(self.rows.ids):
            return self.rows.index(ends[action], QUOTE)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Letters are decisions here."""

    def copy(self) -> None:
        """The selected rows, as tab-separated lines."""
        head = self.horizontalHeader()
        columns = [head.logicalIndex(number) for number in range(len(COLUMNS))]
        columns = [number for number in columns if not self.isColumnHidden(number)]
        places = [
            place for top, bottom in self.selected_ranges() for place in range(top, bottom + 1)
        ]
        words = self.rows.text_of(places[:MOST_COPIED], columns)
        QGuiApplication.clipboard().setText(words)

    def _tell_moved(self, _current: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_quiet:
            self.moved.emit()

    def _tell_shown(self, index: QModelIndex) -> None:
        self.shown.emit(self.rows.ids[index.row()])
