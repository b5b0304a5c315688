"""The list of documents: clicks and keys. Its menu is made of commands, by the window."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_edits import DocumentEdits
from annotator.ui.panels.document_heights import RowHeights
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.ui.viewport import give_viewport


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
        self.activated.connect(self._activate)
        self._heights = RowHeights(self, model, self.delegate)

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
        found = self.selected()
        if found or self.heading_row() is not None:
            return found
        return [self._session.document.id] if self._session.document else []

    def selected(self) -> list[int]:
        """The ids of the selected documents in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._documents.rows.document(place) for place in places)
        return [document for document in found if document is not None]

    def heading_row(self) -> int | None:
        """The row of the heading that the keyboard stands on, if it does."""
        place = self.currentIndex().row()
        return place if place >= 0 and self._documents.group(place) else None

    def point_at(self, document: int | None) -> None:
        """Selects ``document`` and scrolls to it."""
        place = None if document is None else self._documents.place_of(document)
        if place is None:
            self.clearSelection()
            return
        self._point(place)

    def select(self, documents: Sequence[int]) -> None:
        """Selects those of ``documents`` that are there."""
        chosen = QItemSelection()
        for place in map(self._documents.place_of, documents):
            if place is not None:
                index = self._documents.index(place)
                chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _point(self, place: int) -> None:
        # Not setCurrentIndex: while Ctrl is down (Ctrl+Return, Ctrl+PgUp) it adds to the selection.
        commands = QItemSelectionModel.SelectionFlag
        index = self._documents.index(place)
        self.selectionModel().setCurrentIndex(index, commands.ClearAndSelect | commands.Rows)

    def rename(self) -> None:
        """Opens the present row's title for typing."""
        index = self.currentIndex()
        if index.isValid() and self.heading_row() is None:
            self.scrollTo(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._session.is_editable:
            self._edits.delete(self.chosen())
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._documents.rows.groups:
            is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._walk(is_inwards=(event.key() == Qt.Key.Key_Right) != is_mirrored)
            return
        super().keyPressEvent(event)

    def _walk(self, *, is_inwards: bool) -> None:
        """Left and Right as in a tree: fold and unfold, or to the heading and back."""
        model, heading = self._documents, self.heading_row()
        here = model.rows.document(self.currentIndex().row()) if heading is None else None
        if heading is None:
            group = None if is_inwards or here is None else model.rows.group_of(here)
            if group is not None:
                self._point(model.rows.heading_of(group))
        elif model.is_folded(heading) == is_inwards:
            self._turn(heading)
        elif is_inwards:
            self._point(heading + 1)

    def _turn(self, heading: int) -> None:
        """Folds the group below ``heading``, or unfolds it."""
        if self._documents.is_folded(heading):
            self._documents.unfold(heading)
        else:
            self._documents.fold(heading)
        self.viewport().update()

    def fold_all(self, *, is_folded: bool) -> None:
        """Folds every group, or none."""
        self._documents.fold_all(is_folded=is_folded)
        self.point_at(self._session.document.id if self._session.document else None)

    def _click(self, index: QModelIndex) -> None:
        if self._documents.group(index.row()):
            self._turn(index.row())
        elif len(self.selectionModel().selectedRows()) == 1:
            self._want(index)

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid() and self._documents.group(index.row()):
            self._turn(index.row())
        else:
            self._want(index)

    def _want(self, index: QModelIndex) -> None:
        document = self._documents.rows.document(index.row()) if index.isValid() else None
        if document is not None:
            self.wanted.emit(document)

    def keyboardSearch(self, search: str) -> None:
        # Qt would look through all rows; the filter box finds more, and faster.
        self.typed.emit(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._heights.choose()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.choose_if_due()
