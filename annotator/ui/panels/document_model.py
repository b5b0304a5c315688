"""Lists of any length: ids first, rows in pages as they are looked at."""

from array import array
from collections.abc import Iterable, Set

from PySide6.QtCore import QObject, Qt, Signal

from annotator.model.arrangement import NOTHING, Arranged, Arrangement, Group
from annotator.model.changes import Changes
from annotator.store.document_listing import DocumentRow
from annotator.ui.panels import lettering
from annotator.ui.panels.arrangement_words import (
    detail_of,
    detail_words,
    group_words,
    status_words,
)
from annotator.ui.panels.document_rows import Rows, place_in
from annotator.ui.panels.grouped_model import GroupedModel, Index
from annotator.ui.session import Session

PAGE = 128
KEPT = 4_096


class DocumentModel(GroupedModel):
    """The project's documents that match a filter, in order, below the headings of their
    groups; a row is read when it is first shown.

    ``renamed(id, title)``: a new title was typed; whoever hears it writes it.
    """

    renamed = Signal(int, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[int, DocumentRow] = {}
        self._is_stale = False
        self._left = (0, 0)  # the document shown last that is not listed any more, its place
        self.filter = ""
        self.arrangement = Arrangement()

    @property
    def is_plain(self) -> bool:
        """Whether all documents are listed in the order in which they came."""
        return self.arrangement == Arrangement() and not self.filter.strip()

    @property
    def counts_annotations(self) -> bool:
        """Whether the order depends on how many annotations there are."""
        order = (self.arrangement.sort, self.arrangement.group)
        return "annotations" in order or "annotated" in order or "annotations:" in self.filter

    @property
    def ids(self) -> "array[int]":
        """All that match, in order, also those that are folded away."""
        return self.rows.ids

    # Qt's questions

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        is_shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        if not is_shown and role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        group = self.group(index.row())
        if group:
            words = self.heading(group)
            folded = self.tr("folded") if self.is_folded(index.row()) else ""
            facts = (words, lettering.number(group.count), folded)
            return words if is_shown else " · ".join(filter(None, facts))
        row = self.row(index.row())
        if row is None:
            return None
        return row.title if is_shown else self.spoken(row)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        title, document = str(value).strip(), self.rows.document(index.row())
        if role != Qt.ItemDataRole.EditRole or not title or document is None:
            return False
        self.renamed.emit(document, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows.document(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._session.is_editable else flags

    # What the panel asks

    def row(self, place: int) -> DocumentRow | None:
        """The document in row ``place``; None where it was deleted a moment ago, and where a
        heading is."""
        document = self.rows.document(place)
        if document is None:
            return None
        if document not in self._rows and self._session.project:
            if len(self._rows) > KEPT:
                self._rows.clear()
            page = self.rows.documents(place - place % PAGE, PAGE)
            missing = [other for other in page if other not in self._rows]
            detail = detail_of(self.arrangement.sort)
            rows = self._session.project.documents.rows(missing, detail)
            self._rows.update((row.id, row) for row in rows)
        return self._rows.get(document)

    def neighbour(self, document: int, step: int, besides: Set[int] = frozenset()) -> int | None:
        """The document listed after this one (``step`` 1) or before it (-1), folded or not,
        that is none of ``besides``; of one that has just left the list, what came into its
        place. None at the end."""
        ids = self.rows.ids
        place = place_in(ids, document)
        if place is not None:
            wanted = place + step
        elif self._left[0] == document:
            wanted = self._left[1] - (step < 0)
        else:
            wanted = 0 if step > 0 else len(ids) - 1
        while 0 <= wanted < len(ids):
            if ids[wanted] not in besides:
                return ids[wanted]
            wanted += step
        return None

    def lists(self, document: int) -> bool:
        """Whether the document matches, folded away or not."""
        return place_in(self.rows.ids, document) is not None

    def heading(self, group: Group) -> str:
        return group_words(self.arrangement.group, group.key)

    def detail(self, row: DocumentRow) -> str:
        """What the row shows of the field that the list is sorted by."""
        return detail_words(self.arrangement.sort, row.detail)

    def spoken(self, row: DocumentRow) -> str:
        """A row in words, for assistive technology and tooltips."""
        counts = ", ".join(f"{name} {lettering.number(n)}" for name, n in row.counts.items())
        facts = (row.title, row.publisher, self.detail(row), status_words(row.status), counts)
        return " · ".join(fact for fact in facts if fact)

    # Reading again

    def show_matching(self, words: str) -> None:
        self.filter = words
        self.reload()

    def arrange(self, arrangement: Arrangement) -> None:
        """Sorts and groups otherwise from the next reading on."""
        if arrangement.group != self.arrangement.group:
            self.folded.clear()
        self.arrangement = arrangement
        self.forget_all()

    def reload(self) -> None:
        """Reads everything again, here and now."""
        project = self._session.project
        self.forget_all()
        self.take(project.documents.arranged(self.filter, self.arrangement) if project else NOTHING)

    def take(self, arranged: Arranged) -> None:
        """Lists what was found. Nothing happens where that is what is listed: what is being
        typed into a row stays."""
        if not self._is_stale and self.rows.is_like(Rows(arranged, self.folded)):
            return
        shown = self._session.document
        place = place_in(self.rows.ids, shown.id) if shown else None
        if shown and place is not None:
            self._left = (shown.id, place)
        self._is_stale = False
        super().take(arranged)

    def follow(self, changes: Changes) -> bool:
        """Takes in a step on documents; True where the list has to be read again."""
        if changes.is_bulk:
            self.forget_all()
            return True
        self.forget(changes.ids("document"))
        is_new_list = any(row.op != "update" for row in changes.rows if row.table == "document")
        return is_new_list or not self.is_plain

    def forget_all(self) -> None:
        """Has every row read again."""
        self._rows.clear()
        self._is_stale = True

    def forget(self, documents: Iterable[int]) -> None:
        """Has ``documents`` read again when they are next shown."""
        for document in documents:
            self._rows.pop(document, None)
            place = self.place_of(document)
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index)
