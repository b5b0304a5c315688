"""Which columns the review table shows, how wide they are, and how high its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QMenu

from annotator.ui.review.columns import COLUMNS, QUOTE, title_of

if TYPE_CHECKING:
    from annotator.ui.review.table import ReviewTable
    from annotator.ui.settings import Settings

NARROWEST = 320  # pixels of quote
STATE, COMPACT = "review-columns", "review-compact"  # in the settings


class TableColumns(QObject):
    """Remembered by ``keep``. The quotes get the room that the other columns leave, but never too
    little to be read: then one scrolls."""

    def __init__(self, table: ReviewTable, settings: Settings) -> None:
        super().__init__(table)
        self._table, self._settings = table, settings
        self._head = head = table.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(number, column.width)
            table.setColumnHidden(number, not column.is_usual)
        state = settings.state(STATE)
        if not state.isEmpty():
            head.restoreState(state)
        head.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Fixed)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer)
        head.sectionResized.connect(self._fit)
        table.viewport().installEventFilter(self)
        self._set_compact(settings.words(COMPACT) == "yes")

    def keep(self) -> None:
        """For the next start."""
        self._settings.keep_state(STATE, self._head.saveState())

    def fill(self, menu: QMenu) -> None:
        """The columns, to be shown and hidden, and the rows' height."""
        menu.clear()
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(title_of(column))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setEnabled(number != QUOTE)
            action.toggled.connect(lambda is_on, number=number: self.show(number, is_on=is_on))
        menu.addSeparator()
        compact = menu.addAction(self.tr("One line in each row"))
        compact.setCheckable(True)
        compact.setChecked(self._table.delegate.is_compact)
        compact.toggled.connect(self._choose_compact)

    def show(self, number: int, *, is_on: bool) -> None:
        """Shows a column, or hides it."""
        self._table.setColumnHidden(number, not is_on)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self, changed: int = -1) -> None:
        if changed == QUOTE:
            return
        numbers = (number for number in range(len(COLUMNS)) if number != QUOTE)
        others = sum(map(self._head.sectionSize, numbers))  # 0 where one is hidden
        room = self._table.viewport().width() - others
        self._head.resizeSection(QUOTE, max(NARROWEST, room))

    def _offer(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self._head.mapToGlobal(place))

    def _choose_compact(self, is_compact: bool) -> None:  # noqa: FBT001  a signal's
        self._settings.remember(COMPACT, "yes" if is_compact else "")
        self._set_compact(is_compact)

    def _set_compact(self, is_compact: bool) -> None:  # noqa: FBT001  as above
        table = self._table
        table.delegate.is_compact = is_compact
        table.verticalHeader().setDefaultSectionSize(table.delegate.row_height(table.font()))
        table.viewport().update()
