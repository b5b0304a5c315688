"""The annotations under review as a table: an id list from SQL, rows fetched as they are shown."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.ui.panels import chips, lettering
from annotator.ui.panels.decision_words import decided_words, why_words
from annotator.ui.review.columns import (
    ANNOTATOR,
    ATTRIBUTES,
    CHANGED,
    COLUMNS,
    COMMENT,
    CREATED,
    DOCUMENT,
    LABEL,
    QUOTE,
    REVIEWER,
    STATUS,
    WHY,
    title_of,
)
from annotator.ui.text import one_line, plain_tooltip, readable

if TYPE_CHECKING:
    from annotator.model.review_rows import ReviewRow
    from annotator.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE = 128
KEPT = 4_096
LONGEST_TIP = 1_000


def tr(words: str) -> str:
    return QCoreApplication.translate("Review", words)


def status_word(row: ReviewRow) -> str:
    """As one says it; a draft that somebody had decided on was changed since, and what its
    annotator disputes waits for an answer."""
    annotation = row.annotation
    if row.decision and row.decision.answer == "disputed":
        return tr("disputed")
    if annotation.status == "draft":
        return tr("changed since") if annotation.reviewer else tr("to review")
    return {
        "accepted": tr("accepted"), "rejected": tr("rejected"), "discuss": tr("discuss"),
    }[annotation.status]  # fmt: skip


class ReviewModel(QAbstractTableModel):
    """``ids`` are all rows; ``show_ids`` puts others in their place."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: dict[int, ReviewRow] = {}
        self.ids: array[int] = array("q")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return title_of(COLUMNS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        return self._cell(row, index.column())

    def row(self, place: int) -> ReviewRow | None:
        """None where it was deleted a moment ago."""
        wanted = self.ids[place]
        if wanted not in self._rows and self._session.project:
            if len(self._rows) > KEPT:
                self._rows.clear()
            page = self.ids[place - place % PAGE :][:PAGE]
            missing = [other for other in page if other not in self._rows]
            found = self._session.project.review.page(missing)
            self._rows.update((row.annotation.id, row) for row in found)
        return self._rows.get(wanted)

    def show_ids(self, ids: array[int]) -> None:
        """Nothing happens where they are the same."""
        if ids != self.ids:
            self.beginResetModel()
            self.ids = ids
            self.endResetModel()

    def add_ids(self, more: array[int]) -> None:
        """More rows at the end."""
        first = len(self.ids)
        if more:
            self.beginInsertRows(NOWHERE, first, first + len(more) - 1)
            self.ids.extend(more)
            self.endInsertRows()

    def place_of(self, id: int | None) -> int | None:
        """Some milliseconds in a list of a million; None where it is not in it."""
        try:
            return None if id is None else self.ids.index(id)
        except ValueError:
            return None

    def forget(self, ids: Iterable[int] | None = None) -> None:
        """Reads these rows again, or all, when they are shown next."""
        if ids is None:
            self._rows.clear()
        else:
            for id in ids:
                self._rows.pop(id, None)

    def text_of(self, places: Collection[int], columns: Collection[int]) -> str:
        """Rows as tab-separated lines, for the clipboard."""
        lines = ["\t".join(title_of(COLUMNS[column]) for column in columns)]
        for place in places:
            row = self.row(place)
            if row is not None:
                lines.append("\t".join(one_line(self._cell(row, column)) for column in columns))
        return "\n".join(lines)

    def _cell(self, row: ReviewRow, column: int) -> str:
        annotation = row.annotation
        if column in (COMMENT, ATTRIBUTES, WHY):
            return {
                COMMENT: self._comment, ATTRIBUTES: self._attributes, WHY: self._why,
            }[column](row)  # fmt: skip
        if column == LABEL:
            return chips.label_of(self._session.scheme, annotation.label).title
        if column == QUOTE:
            return annotation.quote
        if column == DOCUMENT:
            return f"{row.title or tr('Untitled')} ¶{lettering.number(row.paragraph)}"
        if column == STATUS:
            return status_word(row)
        return {
            ANNOTATOR: annotation.annotator,
            REVIEWER: annotation.reviewer,
            CREATED: lettering.moment(annotation.created_at),
            CHANGED: lettering.moment(annotation.updated_at),
        }[column]

    def _why(self, row: ReviewRow) -> str:
        return why_words(row.decision, self._reasons) if row.decision else ""

    def _status_tip(self, row: ReviewRow) -> str:
        """Who decided when, why, and what was answered."""
        annotation, lines = row.annotation, []
        if annotation.reviewer:
            who, at = annotation.reviewer, lettering.full_moment(annotation.reviewed_at)
            is_changed = annotation.status == "draft"
            words = tr("Decided by {who}, {at}")
            if is_changed:
                words = tr("Decided by {who}, {at}; changed since")
            lines.append(words.format(who=who, at=at))
        if row.decision:
            lines.append(decided_words(row.decision, self._reasons))
        return "\n".join(filter(None, lines))

    @property
    def _reasons(self) -> Mapping[str, str]:
        """Their titles by code."""
        project = self._session.project
        return project.decisions.titles if project else {}

    def _comment(self, row: ReviewRow) -> str:
        if not row.comments:
            return row.annotation.note
        if row.comments == 1:
            return row.comment
        return f"{row.comment} ({lettering.number(row.comments)})"

    def _attributes(self, row: ReviewRow) -> str:
        annotation = row.annotation
        asked = self._session.scheme.attributes_of(annotation.label)
        titles = {attribute.name: attribute.title for attribute in asked}
        return " · ".join(
            f"{titles.get(name, name)}: {readable(value)}"
            for name, value in annotation.attributes.items()
        )

    def _tip(self, row: ReviewRow, column: int) -> str:
        annotation = row.annotation
        if column == STATUS and (annotation.reviewer or row.decision):
            return plain_tooltip(self._status_tip(row))
        if column == CREATED:
            return plain_tooltip(lettering.full_moment(annotation.created_at))
        if column == CHANGED:
            return plain_tooltip(lettering.full_moment(annotation.updated_at))
        words = lettering.shortened(self._cell(row, column), LONGEST_TIP)
        if column == DOCUMENT and row.is_locked:
            words += "\n" + tr("Signed off: what lies on it cannot be changed.")
        return plain_tooltip(words)
