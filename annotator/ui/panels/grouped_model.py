"""Rows of documents below headings of groups, each of which can be folded."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from annotator.model.arrangement import NOTHING, Arranged, Group
from annotator.ui.panels.document_rows import Rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class GroupedModel(QAbstractListModel):
    """A model of ``rows``. ``folded`` holds the keys of groups that stay folded when the list
    is read again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folded: set[str] = set()
        self.rows = Rows(NOTHING)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def take(self, arranged: Arranged) -> None:
        """Shows these."""
        self.beginResetModel()
        self.rows = Rows(arranged, self.folded)
        self.endResetModel()

    def group(self, place: int) -> Group | None:
        """The group whose heading is in row ``place``; None where a document is."""
        number = self.rows.group(place)
        return None if number is None else self.rows.groups[number]

    def place_of(self, document: int) -> int | None:
        """The row of a document; None where the filter leaves it out or its group is folded."""
        return self.rows.row_of(document)

    def is_folded(self, place: int) -> bool:
        """Whether the group whose heading is in row ``place`` shows nothing else."""
        return self.rows.group(place) in self.rows.folded

    def fold(self, place: int) -> None:
        """Folds the group whose heading is in row ``place``, if it is not."""
        number, group = self.rows.group(place), self.group(place)
        if number is None or group is None or number in self.rows.folded:
            return
        self.folded.add(group.key)
        self.beginRemoveRows(NOWHERE, place + 1, place + group.count)
        self.rows.fold(number)
        self.endRemoveRows()

    def unfold(self, place: int) -> None:
        number, group = self.rows.group(place), self.group(place)
        if number is None or group is None or number not in self.rows.folded:
            return
        self.folded.discard(group.key)
        self.beginInsertRows(NOWHERE, place + 1, place + group.count)
        self.rows.unfold(number)
        self.endInsertRows()

    def fold_all(self, *, is_folded: bool) -> None:
        """Folds every group, or none."""
        self.folded = {group.key for group in self.rows.groups} if is_folded else set()
        self.take(Arranged(self.rows.ids, self.rows.groups))

    def reveal(self, document: int) -> None:
        """Unfolds the group that a document is in."""
        number = self.rows.group_of(document)
        if number is not None:
            self.unfold(self.rows.heading_of(number))
