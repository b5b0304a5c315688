"""The hits of a search as a table; what surrounds each is read when it is shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication

from annotator.ui.panels import chips
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from annotator.store.text_search import Hit
    from annotator.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TICK, DOCUMENT, CONTEXT, MARKED = range(4)
AROUND = 90
KEPT_CHARACTERS = 12_000_000
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def tr(words: str) -> str:
    return QCoreApplication.translate("Search", words)


class HitModel(QAbstractTableModel):
    """``hits`` in their order; ``documents`` are those that they stand in, ``ticked`` those
    that are to be marked."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hits: list[Hit] = []
        self.documents = set[int]()
        self._unticked = set[int]()
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._marks: dict[int, dict[tuple[int, int], list[str]]] = {}

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", tr("Document"), tr("Found"), tr("Marked as"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_tick = index.column() == TICK and self.hits[index.row()].place == "text"
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_tick else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.row(), index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            is_off = index.row() in self._unticked
            return None if hit.place != "text" else OFF if is_off else ON
        if role == Qt.ItemDataRole.ForegroundRole and hit.place == "text" and self.labels_at(hit):
            return QGuiApplication.palette().placeholderText()  # it is marked already
        return None

    def _cell(self, row: int, column: int) -> str | None:
        hit = self.hits[row]
        if column == DOCUMENT:
            return self._title(hit)
        if column == CONTEXT:
            return "".join(self.parts(row))
        is_marked = column == MARKED and hit.place == "text"
        return ", ".join(self.labels_at(hit)) if is_marked else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        is_ticked = Qt.CheckState(value) == ON
        self._unticked -= {index.row()}
        self._unticked |= set() if is_ticked else {index.row()}
        self.dataChanged.emit(index, index)
        return True

    # Filling

    def clear(self) -> None:
        self.beginResetModel()
        self.hits, self.documents, self._unticked = [], set(), set()
        self._texts.clear()
        self._marks.clear()
        self.endResetModel()

    def add(self, more: Sequence[Hit]) -> None:
        if more:
            first = len(self.hits)
            self.beginInsertRows(NOWHERE, first, first + len(more) - 1)
            self.hits.extend(more)
            self.documents.update(hit.document for hit in more)
            self.endInsertRows()

    def tick_all(self, *, is_ticked: bool) -> None:
        self._unticked = set() if is_ticked else set(range(len(self.hits)))
        if self.hits:
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self.hits) - 1, TICK))

    def forget_marks(self) -> None:
        """Annotations have changed."""
        self._marks.clear()
        if self.hits:
            self.dataChanged.emit(self.index(0, MARKED), self.index(len(self.hits) - 1, MARKED))

    # What is known

    @property
    def ticked(self) -> list[Hit]:
        """Those in texts: nothing else can be marked."""
        return [
            hit
            for row, hit in enumerate(self.hits)
            if hit.place == "text" and row not in self._unticked
        ]

    def parts(self, row: int) -> tuple[str, str, str]:
        """The words before a hit, the hit, and the words after it, on one line."""
        hit = self.hits[row]
        text = self._words(hit)
        before, found = text[max(0, hit.start - AROUND) : hit.start], text[hit.start : hit.end]
        after = text[hit.end : hit.end + AROUND]
        lead = " " if before[-1:].isspace() else ""
        follow = " " if after[:1].isspace() else ""
        return one_line(before) + lead, one_line(found), follow + one_line(after)

    def labels_at(self, hit: Hit) -> list[str]:
        """The titles of the labels that just that place has."""
        project = self._session.project
        if hit.document not in self._marks and project is not None:
            found: dict[tuple[int, int], list[str]] = {}
            for mark in project.annotations.marks(hit.document):
                title = chips.label_of(self._session.scheme, mark.label).title
                found.setdefault((mark.start, mark.end), []).append(title)
            self._marks[hit.document] = found
        return self._marks.get(hit.document, {}).get((hit.start, hit.end), [])

    def _title(self, hit: Hit) -> str:
        project = self._session.project
        if project is None or not project.documents.has(hit.document):
            return ""
        title = project.documents[hit.document].title or tr("Untitled")
        where = {"note": tr("note"), "comment": tr("comment")}.get(hit.place)
        return f"{title} ({where})" if where else title

    def _words(self, hit: Hit) -> str:
        project = self._session.project
        if project is None:
            return ""
        if hit.place == "text":
            return self._text(hit.document)
        if hit.annotation is None or not project.annotations.has(hit.annotation):
            bodies = [one.body for one in project.comments.of_document(hit.document)]
        elif hit.place == "note":
            return project.annotations[hit.annotation].note
        else:
            bodies = [one.body for one in project.comments.of(hit.annotation)]
        return next((body for body in bodies if len(body) >= hit.end), "")

    def _text(self, document: int) -> str:
        project = self._session.project
        if document not in self._texts and project is not None:
            if not project.documents.has(document):
                return ""
            self._texts[document] = project.documents.text(document)
            while sum(map(len, self._texts.values())) > KEPT_CHARACTERS and len(self._texts) > 1:
                self._texts.popitem(last=False)
        return self._texts.get(document, "")
