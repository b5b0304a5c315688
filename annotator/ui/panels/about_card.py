"""The card of what is known about a document: each fact in a field of its own."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from annotator.model.details import GENRES
from annotator.model.document import DIRECTIONS
from annotator.ui.panels.cards import Card, said, wrapping
from annotator.ui.panels.detail_fields import (
    LanguageField,
    MomentField,
    OpenChoiceField,
    TitleField,
)
from annotator.ui.panels.fields import ChoiceField, LineField, NoteField, UrlField
from annotator.ui.text import readable

DetailField = LineField | NoteField | UrlField | ChoiceField | OpenChoiceField
GROUP_GAP = 8


class AboutCard(Card):
    """``edited(field, value)`` at each change by a person; ``finished`` when a field is left."""

    edited = Signal(str, str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, DetailField] = {}
        self.heading = said(self.tr("About"), "title", self)
        self.advice = wrapping(said("", "small", self))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 4)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.advice)
        self.body.addLayout(self._grid)
        self._build()

    def _build(self) -> None:
        self._add("title", self.tr("Title"), TitleField())
        self._add("publisher", self.tr("Publisher"), LineField())
        self._add("author", self.tr("Authors"), LineField())
        self._add("published", self.tr("Published"), MomentField())
        self._add("modified", self.tr("Changed"), MomentField())
        self._add("genre", self.tr("Genre"), OpenChoiceField(_genres()))
        self._part()
        self._add("language", self.tr("Language"), LanguageField())
        self._add("direction", self.tr("Direction"), self._direction())
        self._part()
        self._add("url", self.tr("Address"), UrlField())
        self._add("canonical_url", self.tr("Canonical address"), UrlField())
        self._add("accessed", self.tr("Accessed"), MomentField())
        self._add("archive_url", self.tr("Archived copy"), UrlField())
        self._add("archived_at", self.tr("Archived"), MomentField())
        self._part()
        self._add("rights", self.tr("Rights"), NoteField())

    def show_values(self, values: Mapping[str, str | None], drafts: Mapping[str, str]) -> None:
        """``values`` by field, None where several documents differ; ``drafts`` go before them."""
        for name, field in self.fields.items():
            value = drafts.get(name, values[name])
            self._say_mixed(field, is_mixed=value is None)
            field.show_value(value or "")
            if value is None and isinstance(field, ChoiceField):
                field.setCurrentIndex(-1)

    def show_count(self, count: int) -> None:
        """How many documents the fields are about."""
        is_one = count == 1
        many = self.tr("{n} documents").format(n=f"{count:,}")
        self.heading.setText(self.tr("About") if is_one else many)
        words = self.tr("What you change here is changed in all of them, as one step.")
        self.advice.setText("" if is_one else words)
        self.advice.setVisible(not is_one)
        self._set_row_visible("title", is_visible=is_one)

    def set_editable(self, *, is_editable: bool) -> None:
        for field in self.fields.values():
            if isinstance(field, UrlField):
                field.line.setReadOnly(not is_editable)
            elif isinstance(field, LineField | NoteField):
                field.setReadOnly(not is_editable)
            else:
                field.setEnabled(is_editable)

    def _add(self, name: str, title: str, field: DetailField) -> None:
        row = self._grid.rowCount()
        field.setParent(self)
        label = wrapping(said(title, "muted", self))
        label.setBuddy(field)
        field.setAccessibleName(title)
        is_tall = isinstance(field, NoteField)
        label.setContentsMargins(0, 7 if is_tall else 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
        longest = max(label.fontMetrics().horizontalAdvance(word) for word in title.split())
        narrowest = max(longest + 2, self._grid.columnMinimumWidth(0))
        self._grid.setColumnMinimumWidth(0, narrowest)
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(field, row, 1)
        self.fields[name] = field
        field.edited.connect(lambda: self.edited.emit(name, field.value))
        field.finished.connect(self.finished)

    def _part(self) -> None:
        """Some air between what belongs together and what does not."""
        self._grid.setRowMinimumHeight(self._grid.rowCount(), GROUP_GAP)

    def _direction(self) -> ChoiceField:
        field = ChoiceField((), "")
        names = (self.tr("As the text"), self.tr("Left to right"), self.tr("Right to left"))
        for value, name in zip(DIRECTIONS, names, strict=True):
            field.addItem(name, value)
        return field

    def _set_row_visible(self, name: str, *, is_visible: bool) -> None:
        field = self.fields[name]
        row = self._grid.getItemPosition(self._grid.indexOf(field))[0]  # type: ignore[index]  # PySide says object
        for column in (0, 1):
            item = self._grid.itemAtPosition(row, column)
            widget = item.widget() if item else None
            if widget:
                widget.setVisible(is_visible)

    def _say_mixed(self, field: DetailField, *, is_mixed: bool) -> None:
        words = self.tr("Different values") if is_mixed else ""
        for part in _writable(field):
            usual = part.example if isinstance(part, MomentField) else ""
            usual = "https://" if isinstance(field, UrlField) else usual
            part.setPlaceholderText(words or usual)


def _writable(field: DetailField) -> list[QLineEdit | QPlainTextEdit | QComboBox]:
    """What of a field has room for words where it is empty."""
    if isinstance(field, UrlField):
        return [field.line]
    line = field.lineEdit() if isinstance(field, QComboBox) and field.isEditable() else None
    return [line] if line else [field]


def _genres() -> list[tuple[str, str]]:
    return [("", ""), *((genre, readable(genre)) for genre in GENRES)]
