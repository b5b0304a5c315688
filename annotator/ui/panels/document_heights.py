"""How high each row of the list of documents is."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTableView

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_model import DocumentModel

# In a list up to this long each row is as high as its title needs; in a longer one all have
# the same height, so that nothing is asked of rows that nobody looks at.
VARIED = 300
# Setting the height of one row takes some microseconds; beyond, headings are as high as rows.
MOST_HEADINGS = 1_000


class RowHeights(QObject):
    """Follows the model of a view."""

    def __init__(self, view: QTableView, model: DocumentModel, delegate: DocumentDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        self._varied_to = 0  # rows from here on never had a height of their own
        self._is_due = False
        model.modelReset.connect(self.choose)
        model.rowsInserted.connect(self._choose_inserted)
        model.dataChanged.connect(self._choose_changed)

    @property
    def _is_varied(self) -> bool:
        # Also while most are folded away: else rows would change their heights by folding.
        return len(self._model.ids) <= VARIED

    def choose(self) -> None:
        """Sets all heights anew, as after a change of the width. Where nobody sees the list that
        waits until it is shown: only then it has the width that counts."""
        view, rows = self._view, self._model.rows
        self._is_due = not view.isVisible()
        if self._is_due:
            return
        height = self._delegate.row_height(view.font())
        view.verticalHeader().setDefaultSectionSize(height)
        if self._is_varied:
            self._resize(range(len(rows)))
            return
        # A row that once had a height of its own keeps it, through a reset of the model, too.
        for place in range(min(self._varied_to, len(rows))):
            view.setRowHeight(place, height)
        self._varied_to = 0
        if len(rows.groups) <= MOST_HEADINGS:
            height = self._delegate.heading_height(view.font())
            for heading in rows.headings():
                view.setRowHeight(heading, height)

    def choose_if_due(self) -> None:
        """The list is being shown."""
        if self._is_due:
            self.choose()
            self._view.scrollTo(self._view.currentIndex())

    def _choose_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._is_varied:
            self._varied_to += last + 1 - first
            self._resize(range(first, last + 1))

    def _choose_changed(self, index: QModelIndex) -> None:
        if self._is_varied:
            self._resize(range(index.row(), index.row() + 1))

    def _resize(self, places: range) -> None:
        view, font = self._view, self._view.font()
        self._varied_to = max(self._varied_to, places.stop)
        for place in places:
            row = self._model.row(place)
            if row is not None:
                width = view.viewport().width()
                view.setRowHeight(place, self._delegate.row_height(font, row.title, width))
            elif self._model.group(place):
                view.setRowHeight(place, self._delegate.heading_height(font))
