"""Which column of a table is the text, the title, the date, …; all others are kept as details."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.sources.problems import SourceProblem
from annotator.sources.tables import FIELDS, TEXT, Preview
from annotator.ui.adding.columns_table import ColumnsTable
from annotator.ui.text import PlainLabel, one_line
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

WIDTH, HEIGHT = 760, 620
USUAL = (TEXT, "title", "url", "published", "author", "publisher", "language")
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Vertical bar"}
TITLES = {
    TEXT: "Text", "title": "Title", "url": "Web address", "canonical_url": "Canonical address",
    "publisher": "Publisher", "author": "Author", "published": "Date", "modified": "Changed on",
    "accessed": "Retrieved on", "language": "Language", "direction": "Direction",
    "archive_url": "Address of archived copy", "archived_at": "Archived on",
    "file_name": "File name", "media_type": "Media type", "genre": "Genre", "rights": "Rights",
}  # fmt: skip
PAIRS = 2  # fields in a row
NAMED = 12  # columns that are named as kept
SHOWN = 60  # characters of a column's name
Again = Callable[[str], Preview]


class ColumnChoice(QComboBox):
    """One of the columns, or none. The wheel scrolls and never changes the answer."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(120)

    @property
    def column(self) -> str:
        return str(self.currentData() or "")

    def offer(self, columns: tuple[str, ...], chosen: str) -> None:
        self.clear()
        self.addItem("—", "")
        for column in columns:
            self.addItem(_short(column), column)
        self.choose(chosen)

    def choose(self, column: str) -> None:
        self.setCurrentIndex(max(0, self.findData(column)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsDialog(QDialog):
    """One choice for each field, with the guesses made already. ``again`` gives the preview
    with another delimiter, where there is one to choose."""

    def __init__(
        self, parent: QWidget | None, preview: Preview, name: str, again: Again | None = None
    ) -> None:
        super().__init__(parent)
        self._preview, self._again, self._fault = preview, again, ""
        self.setWindowTitle(self.tr("Columns"))
        self.resize(WIDTH, HEIGHT)
        words = self.tr("Which column of “{name}” is the text?")
        if TEXT in preview.mapping:
            words = self.tr("What the columns of “{name}” become")
        self.question = PlainLabel(words.format(name=_short(name)))
        self.choices = {field: ColumnChoice(title_of(field)) for field in FIELDS}
        self.labels: dict[str, PlainLabel] = {}
        self.delimiter_choice = QComboBox()
        self.more = QPushButton(self.tr("More fields"))
        self.table = ColumnsTable(preview, self.tr("kept as a detail"), self)
        self.rest, self.reason = PlainLabel(), PlainLabel()
        self.skip_button = QPushButton(self.tr("Cancel"))
        self.use_button = QPushButton(self.tr("Use these columns"))
        self._lay_out()
        self._offer_delimiters()
        self._show_preview()
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(self._judge)
        self.delimiter_choice.activated.connect(self._look_again)
        self.more.toggled.connect(self._show_fields)
        self.use_button.clicked.connect(self.accept)
        self.skip_button.clicked.connect(self.reject)

    @property
    def mapping(self) -> dict[str, str]:
        """The column of each field, "" where it has none: what ``Options.columns`` takes."""
        return {field: choice.column for field, choice in self.choices.items()}

    @property
    def delimiter(self) -> str:
        """What parts the cells, as chosen; "" where that is no question."""
        return str(self.delimiter_choice.currentData() or "")

    def accept(self) -> None:
        if not self.why_not():
            super().accept()

    def why_not(self) -> str:
        """Why the columns cannot be used as they are chosen; "" where they can."""
        if self._fault:
            return self._fault
        used: dict[str, str] = {}
        for field, column in self.mapping.items():
            if column and column in used:
                words = self.tr("“{column}” is chosen twice, as {one} and as {other}.")
                return words.format(
                    column=_short(column), one=title_of(used[column]), other=title_of(field)
                )
            used[column] = field
        if not self.choices[TEXT].column:
            return self.tr("Choose the column that holds the text.")
        return ""

    def _judge(self) -> None:
        """Says what the present choice comes to."""
        reason = self.why_not()
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.use_button.setEnabled(not reason)
        becomes: dict[str, str] = {}
        for field, column in self.mapping.items():
            if column:
                titles = filter(None, [becomes.get(column), title_of(field)])
                becomes[column] = ", ".join(titles)
        self.table.columns.show_mapping(becomes)
        self.rest.setText(self._told([one for one in self._preview.columns if one not in becomes]))

    def _told(self, kept: list[str]) -> str:
        if not kept:
            return self.tr("Every column is used.")
        names = ", ".join(f"“{_short(column)}”" for column in kept[:NAMED])
        words = self.tr("Kept beside each document as further details: {names}.")
        if len(kept) > NAMED:
            words = self.tr(
                "Kept beside each document as further details: {names} and {more} more."
            )
        return words.format(names=names, more=len(kept) - NAMED)

    def _look_again(self) -> None:
        """The table with the delimiter that was chosen now."""
        if self._again is None:
            return
        try:
            self._preview = self._again(self.delimiter)
        except SourceProblem as problem:
            self._fault = str(problem)
            self._judge()
            return
        self._fault = ""
        self._show_preview()

    def _show_preview(self) -> None:
        for field, choice in self.choices.items():
            with QSignalBlocker(choice):
                choice.offer(self._preview.columns, self._preview.mapping.get(field, ""))
        self.table.show_preview(self._preview)
        self._show_fields(is_all=self.more.isChecked())
        self._judge()

    def _show_fields(self, is_all: bool) -> None:  # noqa: FBT001  what a signal gives
        for field, choice in self.choices.items():
            is_shown = is_all or field in USUAL or bool(choice.column)
            choice.setVisible(is_shown)
            self.labels[field].setVisible(is_shown)
        self.more.setText(self.tr("Fewer fields") if is_all else self.tr("More fields"))

    def _offer_delimiters(self) -> None:
        for sign, title in DELIMITERS.items():
            self.delimiter_choice.addItem(QCoreApplication.translate("Columns", title), sign)
        self.delimiter_choice.setCurrentIndex(
            self.delimiter_choice.findData(self._preview.delimiter)
        )

    def _lay_out(self) -> None:
        set_look(self.question, "title")
        self.question.setWordWrap(True)
        hint = PlainLabel(self.tr("A row becomes a document. What was guessed is chosen already."))
        set_look(hint, "small")
        heading = PlainLabel(self.tr("THE FIRST ROWS"))
        set_look(heading, "heading")
        set_look(self.rest, "small")
        set_look(self.reason, "danger")
        for label in (self.rest, self.reason):
            label.setWordWrap(True)
        self.table.setAccessibleName(self.tr("The first rows"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(hint)
        column.addLayout(self._fields())
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading)
        column.addWidget(self.table, 1)
        column.addWidget(self.rest)
        column.addWidget(self.reason)
        column.addLayout(self._foot())

    def _fields(self) -> QGridLayout:
        """The text on a line of its own, then two fields in a row, the usual ones first."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        others = [field for field in FIELDS if field not in USUAL]
        for number, field in enumerate((*USUAL, *others)):
            place = number + PAIRS - 1 if number else 0
            label = PlainLabel(title_of(field))
            label.setBuddy(self.choices[field])
            self.labels[field] = label
            row, side = divmod(place, PAIRS)
            grid.addWidget(label, row, 2 * side)
            grid.addWidget(self.choices[field], row, 2 * side + 1)
        set_look(self.labels[TEXT], "title")
        for side in range(PAIRS):
            grid.setColumnStretch(2 * side + 1, 1)
        if self._again and self._preview.delimiter:
            label = PlainLabel(self.tr("Between the cells"))
            label.setBuddy(self.delimiter_choice)
            self.delimiter_choice.setAccessibleName(label.text())
            grid.addWidget(label, 0, 2)
            grid.addWidget(self.delimiter_choice, 0, 3)
        return grid

    def _foot(self) -> QHBoxLayout:
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        set_look(self.more, "link")
        self.skip_button.setAutoDefault(False)
        self.use_button.setDefault(True)
        set_look(self.use_button, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.skip_button)
        foot.addWidget(self.use_button)
        return foot


def title_of(field: str) -> str:
    """What people call a field."""
    return QCoreApplication.translate("Columns", TITLES[field])


def _short(name: str) -> str:
    line = one_line(name[: 4 * SHOWN])
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
