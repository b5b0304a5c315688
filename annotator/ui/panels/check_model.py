"""What the checks find in the shown document, as rows of a list that follows each change."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.model.annotation import Annotation
from annotator.review.lint.finding import Finding
from annotator.review.lint.rules import RULES
from annotator.ui.checking import Checking, reason_of, title_of
from annotator.ui.panels import lettering
from annotator.ui.panels.check_rows import Entry, Section, Sections, entries_of
from annotator.ui.text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FEW = 50
LONGEST_TIP = 1_000


class CheckModel(QAbstractListModel):
    """A heading per check with what it found below, then the checks that are off."""

    def __init__(self, checking: Checking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checking = checking
        self.sections = Sections(RULES)

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not 0 <= index.row() < len(self.sections):
            return None
        section, entry = self.sections.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._quote(entry[2]) if entry else title_of(section.rule)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = self._said(section, entry)
            return plain_tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def _said(self, section: Section, entry: Entry | None) -> str:
        """A row in full."""
        if entry:
            quote = lettering.shortened(self._quote(entry[2]), LONGEST_TIP)
            return f"{reason_of(entry[2])}\n{quote}"
        if section.is_off:
            words = self.tr("{check}: switched off in this project")
            return words.format(check=title_of(section.rule))
        return f"{title_of(section.rule)}: {len(section.entries)}"

    # What the delegate and the panel ask

    def annotation(self, finding: Finding) -> Annotation | None:
        findings = self._checking.findings
        return None if findings is None else findings.annotation(finding.annotation)

    def _quote(self, finding: Finding) -> str:
        found = self.annotation(finding)
        return found.quote if found else ""

    # Keeping up

    def reload(self) -> None:
        """Takes all that is found."""
        findings = self._checking.findings
        self.beginResetModel()
        places = () if findings is None else findings.places()
        entries = {id: entries_of(self._checking.of(id), start) for start, id in places}
        self.sections.fill(entries, self._checking.off)
        self.endResetModel()

    def follow(self, annotations: set[int]) -> None:
        """Takes what is found in these now."""
        if len(annotations) > FEW:
            self.reload()
            return
        for id in annotations:
            found = self._checking.of(id)
            entries = entries_of(found, self._start(found[0])) if found else ()
            gone, fresh = self.sections.differences(id, entries)
            for entry in gone:
                self._remove(entry)
            for entry in fresh:
                self._insert(entry)
            for row in filter(None, [self.sections.row_of(id)] if entries else []):
                self.dataChanged.emit(self.index(row), self.index(row))

    def _start(self, finding: Finding) -> int:
        found = self.annotation(finding)
        return found.start if found else 0

    def _insert(self, entry: Entry) -> None:
        sections = self.sections
        part, place = sections.place_for(entry)
        heading, is_new = sections.first_row(part), place < 0
        is_folded = entry[2].rule in sections.folded
        rows = _rows(heading, max(0, place), is_alone=is_new, is_folded=is_folded)
        if rows:
            self.beginInsertRows(NOWHERE, *rows)
        sections.insert(entry)
        if rows:
            self.endInsertRows()
        self.dataChanged.emit(self.index(heading), self.index(heading))

    def _remove(self, entry: Entry) -> None:
        sections = self.sections
        part, place = sections.place_for(entry)
        heading, section = sections.first_row(part), sections.parts[part]
        is_last = len(section.entries) == 1
        rows = _rows(heading, place, is_alone=is_last, is_folded=section.is_folded)
        if rows:
            self.beginRemoveRows(NOWHERE, *rows)
        sections.remove(entry)
        if rows:
            self.endRemoveRows()
        if not is_last:
            self.dataChanged.emit(self.index(heading), self.index(heading))

    def heading_of(self, section: Section) -> int:
        """Its heading's row."""
        return self.sections.first_row(self.sections.parts.index(section))

    def turn(self, row: int) -> None:
        """Folds what is below the heading in ``row``, or unfolds it."""
        section, entry = self.sections.at(row)
        if entry or not section.entries:
            return
        last = row + len(section.entries)
        if section.is_folded:
            self.beginInsertRows(NOWHERE, row + 1, last)
            self.sections.turn(section)
            self.endInsertRows()
        else:
            self.beginRemoveRows(NOWHERE, row + 1, last)
            self.sections.turn(section)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))


def _rows(heading: int, place: int, *, is_alone: bool, is_folded: bool) -> tuple[int, int] | None:
    """The first and the last row that come or go with an entry; None where it is folded away."""
    row = heading + 1 + place
    if is_folded:
        return (heading, heading) if is_alone else None
    return (heading if is_alone else row), row
