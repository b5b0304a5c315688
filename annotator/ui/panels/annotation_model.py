"""The annotations of one document as a table: ids from SQL, rows fetched as they are shown."""

from array import array
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.annotation import Annotation
from annotator.model.changes import Changes
from annotator.ui.panels import lettering
from annotator.ui.panels.chips import label_of
from annotator.ui.session import Session
from annotator.ui.text import one_line, plain_tooltip, readable

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LABEL, QUOTE, PLACE, STATUS, ANNOTATOR = range(5)
ORDERS = ("label", "quote", "place", "status", "annotator")
PAGE = 128
KEPT = 4_096
LONGEST = 240
LONGEST_TIP = 1_000
# More rows than this are read again all at once.
FOLLOWED = 64


class AnnotationModel(QAbstractTableModel):
    """``label`` and ``words`` filter, ``order`` sorts; one step changes only its own rows."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[int, Annotation] = {}
        self.ids: array[int] = array("q")
        self.label: str | None = None
        self.words = ""
        self.order = "place"
        self.is_descending = False

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(ORDERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Label"), self.tr("Quote"), "¶", self.tr("Status"), self.tr("By"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        annotation = self.annotation(index.row())
        if annotation is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(annotation)
        return self._cell(annotation, index.column())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        wanted = (ORDERS[column], order == Qt.SortOrder.DescendingOrder)
        if wanted != (self.order, self.is_descending):
            self.order, self.is_descending = wanted
            self.reload()

    # What the panel asks

    def annotation(self, row: int) -> Annotation | None:
        """The annotation in ``row``; None where it was deleted a moment ago."""
        wanted = self.ids[row]
        if wanted not in self._rows and self._session.project:
            if len(self._rows) > KEPT:
                self._rows.clear()
            page = self.ids[row - row % PAGE :][:PAGE]
            missing = [other for other in page if other not in self._rows]
            found = self._session.project.annotations.page(missing)
            self._rows.update((annotation.id, annotation) for annotation in found)
        return self._rows.get(wanted)

    def row_of(self, annotation: int | None) -> int | None:
        """Where an annotation is; None where the filter leaves it out."""
        project = self._session.project
        if annotation is None or project is None or not self._is_by_place:
            return self._row_holding(annotation)
        found = self._rows.get(annotation) or next(
            iter(project.annotations.page([annotation])), None
        )
        row = self._row_for(found) if found else len(self.ids)
        return row if row < len(self.ids) and self.ids[row] == annotation else None

    def _row_holding(self, annotation: int | None) -> int | None:
        """The same by looking at all of them: some milliseconds of 100,000."""
        if annotation is None:
            return None
        try:
            return self.ids.index(annotation)
        except ValueError:
            return None

    @property
    def _is_by_place(self) -> bool:
        return self.order == "place" and not self.is_descending

    def _cell(self, annotation: Annotation, column: int) -> str:
        if column == LABEL:
            return label_of(self._session.scheme, annotation.label).title
        if column == QUOTE:
            return one_line(annotation.quote[:LONGEST])
        if column == PLACE:
            return lettering.number(self._session.paragraphs.number_at(annotation.start))
        return readable(annotation.status) if column == STATUS else annotation.annotator

    def _tip(self, annotation: Annotation) -> str:
        facts = (self._cell(annotation, column) for column in (LABEL, STATUS, ANNOTATOR))
        quote = lettering.shortened(annotation.quote, LONGEST_TIP)
        note = lettering.shortened(annotation.note, LONGEST_TIP)
        return plain_tooltip("\n".join(part for part in (" · ".join(facts), quote, note) if part))

    # Reading again

    def reload(self) -> None:
        """Asks for the ids anew."""
        project, document = self._session.project, self._session.document
        self.beginResetModel()
        self._rows.clear()
        self.ids = array("q")
        if project and document:
            label = self.label if self.label and project.scheme.has_label(self.label) else None
            self.ids = project.annotations.ids(
                document.id,
                label=label,
                order=self.order,
                descending=self.is_descending,
                filter=self.words,
            )
        self.endResetModel()

    def follow(self, changes: Changes) -> bool:
        """Takes in a step; False where the list has to be read again (``reload``)."""
        ids = changes.ids("annotation")
        if changes.is_bulk or len(ids) > FOLLOWED:
            return False
        gone = {annotation for annotation in ids if self._is_gone(annotation)}
        for annotation in ids:
            self._rows.pop(annotation, None)
        self._remove(gone)
        if not self._is_by_place or self.words.strip():
            return not ids - gone
        new = {row.row for row in changes.rows if row.table == "annotation" and row.op == "insert"}
        for annotation in sorted(ids - gone):
            self._place(annotation, is_new=annotation in new)
        return True

    def _is_gone(self, annotation: int) -> bool:
        project = self._session.project
        return project is None or not project.annotations.has(annotation)

    def _remove(self, annotations: Iterable[int]) -> None:
        for annotation in annotations:
            row = self._row_holding(annotation)
            if row is not None:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.ids[row]
                self.endRemoveRows()

    def _place(self, annotation: int, *, is_new: bool) -> None:
        """Puts a new or changed annotation where it belongs; drops it where it does not."""
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return
        found = project.annotations[annotation]
        belongs = found.document == document.id and self.label in (None, found.label)
        row = None if is_new else self._row_holding(annotation)
        if row is not None and belongs and self._is_in_order(row, found):
            self._rows[annotation] = found
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(ORDERS) - 1))
            return
        if row is not None:
            self._remove([annotation])
        if belongs:
            row = self._row_for(found)
            self.beginInsertRows(QModelIndex(), row, row)
            self.ids.insert(row, annotation)
            self._rows[annotation] = found
            self.endInsertRows()

    def _is_in_order(self, row: int, annotation: Annotation) -> bool:
        before = self._key(row - 1) if row else (-1, -1, -1)
        after = self._key(row + 1) if row + 1 < len(self.ids) else None
        own = _key_of(annotation)
        return before < own and (after is None or own < after)

    def _row_for(self, annotation: Annotation) -> int:
        """Binary search by place; it reads some seventeen rows of 100,000."""
        low, high = 0, len(self.ids)
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < _key_of(annotation):
                low = middle + 1
            else:
                high = middle
        return low

    def _key(self, row: int) -> tuple[int, int, int]:
        wanted = self.ids[row]
        if wanted not in self._rows and self._session.project:
            found = self._session.project.annotations.page([wanted])
            self._rows.update((annotation.id, annotation) for annotation in found)
        annotation = self._rows.get(wanted)
        return _key_of(annotation) if annotation else (-1, -1, wanted)


def _key_of(annotation: Annotation) -> tuple[int, int, int]:
    return annotation.start, annotation.end, annotation.id
