"""The list of documents: clicks and keys. Its menu is made of commands, by the window."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_edits import DocumentEdits
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport

# In a list up to this long each row is as high as its title needs; in a longer one all have
# the same height, so that nothing is asked of rows that nobody looks at.
VARIED = 300


class DocumentList(QTableView):
    """Documents to choose from; ``wanted`` says which one is to be shown, ``typed`` that
    somebody began to type a name. A table of one column: a QListView of 100,000 rows would
    take half a second to lay out."""

    wanted = Signal(int)
    typed = Signal(str)

    def __init__(
        self, session: Session, model: DocumentModel, edits: DocumentEdits, theme: Theme,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        give_viewport(self)
        self._documents = model
        self._session = session
        self._edits = edits
        self.delegate = DocumentDelegate(session, theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._build()
        self.clicked.connect(self._click)
        self.activated.connect(self._want)
        model.modelReset.connect(self._choose_heights)
        model.dataChanged.connect(self._choose_height)

    def _build(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Documents"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.delegate.row_height(self.font()))

    def chosen(self) -> list[int]:
        """The ids of the selected documents in their order; of the shown one where none is."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        if places:
            return [self._documents.ids[place] for place in places]
        return [self._session.document.id] if self._session.document else []

    def point_at(self, document: int | None) -> None:
        """Selects ``document`` and scrolls to it."""
        place = None if document is None else self._documents.place_of(document)
        if place is None:
            self.clearSelection()
            return
        # Not setCurrentIndex: while Ctrl is down (Ctrl+Return, Ctrl+PgUp) it adds to the selection.
        commands = QItemSelectionModel.SelectionFlag
        index = self._documents.index(place)
        self.selectionModel().setCurrentIndex(index, commands.ClearAndSelect | commands.Rows)

    def rename(self) -> None:
        """Opens the present row's title for typing."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._session.is_editable:
            self._delete()
            return
        super().keyPressEvent(event)

    def _delete(self) -> None:
        self._edits.delete(self.chosen())

    def _click(self, index: QModelIndex) -> None:
        if len(self.selectionModel().selectedRows()) == 1:
            self._want(index)

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._documents.ids[index.row()])

    def keyboardSearch(self, search: str) -> None:
        # Qt would look through all rows; the filter box finds more, and faster.
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._choose_heights()

    def _choose_heights(self) -> None:
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.delegate.row_height(self.font()))
        if self._documents.rowCount() <= VARIED:
            for place in range(self._documents.rowCount()):
                self._resize_row(place)

    def _choose_height(self, index: QModelIndex) -> None:
        if self._documents.rowCount() <= VARIED:
            self._resize_row(index.row())

    def _resize_row(self, place: int) -> None:
        row = self._documents.row(place)
        if row is not None:
            width = self.viewport().width()
            self.setRowHeight(place, self.delegate.row_height(self.font(), row.title, width))
