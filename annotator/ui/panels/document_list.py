"""The list of documents: clicks and keys. Its menu is made of commands, by the window."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from annotator.ui.panels.document_delegate import DocumentDelegate
from annotator.ui.panels.document_edits import DocumentEdits
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.session import Session
from annotator.ui.theme import Theme

# A list up to this long takes each row as high as its title needs; a longer one gives every
# row the same height, for otherwise Qt would ask for the height of all of them.
VARIED = 300


class DocumentList(QListView):
    """Documents to choose from; ``wanted`` says which one is to be shown."""

    wanted = Signal(int)

    def __init__(
        self, session: Session, model: DocumentModel, edits: DocumentEdits, theme: Theme,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._documents = model
        self._session = session
        self._edits = edits
        self.delegate = DocumentDelegate(session, theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Documents"))
        self.clicked.connect(self._click)
        self.activated.connect(self._want)
        model.modelReset.connect(self._choose_heights)

    def chosen(self) -> list[int]:
        """The ids of the selected documents in their order; of the shown one where none is."""
        places = sorted(index.row() for index in self.selectedIndexes())
        if places:
            return [self._documents.ids[place] for place in places]
        return [self._session.document.id] if self._session.document else []

    def point_at(self, document: int | None) -> None:
        """Selects ``document`` and scrolls to it."""
        place = None if document is None else self._documents.place_of(document)
        if place is None:
            self.clearSelection()
            return
        self.setCurrentIndex(self._documents.index(place))

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
        if len(self.selectedIndexes()) == 1:
            self._want(index)

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._documents.ids[index.row()])

    def _choose_heights(self) -> None:
        self.setUniformItemSizes(self._documents.rowCount() > VARIED)
