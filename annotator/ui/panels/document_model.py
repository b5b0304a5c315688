"""Lists of any length: ids first, rows in pages as they are looked at."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.model.changes import Changes
from annotator.store.document_listing import DocumentRow
from annotator.ui.panels import lettering
from annotator.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
PAGE = 128
KEPT = 4_096
NOWHERE = QModelIndex()


class DocumentModel(QAbstractListModel):
    """The project's documents that match a filter; a row is read when it is first shown.

    ``renamed(id, title)``: a new title was typed; whoever hears it writes it.
    """

    renamed = Signal(int, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = ""
        self._rows: dict[int, DocumentRow] = {}
        self.ids: array[int] = array("q")

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            row = self.row(index.row())
            return row.title if row else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return self.spoken(row) if row else None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title:
            return False
        self.renamed.emit(self.ids[index.row()], title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._session.is_editable else flags

    # What the panel asks

    def row(self, place: int) -> DocumentRow | None:
        """The row at ``place``; None where it was deleted a moment ago."""
        document = self.ids[place]
        if document not in self._rows and self._session.project:
            if len(self._rows) > KEPT:
                self._rows.clear()
            page = self.ids[place - place % PAGE :][:PAGE]
            missing = [other for other in page if other not in self._rows]
            rows = self._session.project.documents.rows(missing)
            self._rows.update((row.id, row) for row in rows)
        return self._rows.get(document)

    def place_of(self, document: int) -> int | None:
        """Where in the list a document is; None where the filter leaves it out."""
        place = bisect_left(self.ids, document)
        is_there = place < len(self.ids) and self.ids[place] == document
        return place if is_there else None

    def spoken(self, row: DocumentRow) -> str:
        """A row in words, for assistive technology and tooltips."""
        counts = ", ".join(f"{name} {lettering.number(n)}" for name, n in row.counts.items())
        facts = (row.title, row.publisher, self.status_words(row.status), counts)
        return " · ".join(fact for fact in facts if fact)

    def status_words(self, status: str) -> str:
        return {
            "todo": self.tr("to do"), "doing": self.tr("in progress"), "done": self.tr("done"),
        }.get(status, status)  # fmt: skip

    # Reading again

    def show_matching(self, words: str) -> None:
        self._filter = words
        self.reload()

    def reload(self) -> None:
        """Reads everything again."""
        project = self._session.project
        self.beginResetModel()
        self._rows.clear()
        self.ids = project.documents.ids(self._filter) if project else array("q")
        self.endResetModel()

    def follow(self, changes: Changes) -> bool:
        """Takes in a step on documents; True where the list itself changed."""
        if changes.is_bulk or any(
            row.op != "update" for row in changes.rows if row.table == "document"
        ):
            self.reload()
            return True
        self.forget(changes.ids("document"))
        return False

    def forget(self, documents: Iterable[int]) -> None:
        """Has ``documents`` read again when they are next shown."""
        for document in documents:
            self._rows.pop(document, None)
            place = self.place_of(document)
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index)
