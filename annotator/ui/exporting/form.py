"""The left side of the export window: which annotations, for whom, how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.departures.annotations import Scope
from annotator.departures.tables import KINDS, WHOLE, Kind
from annotator.formats.csv_file import DELIMITERS
from annotator.formats.csv_presets import PRESETS
from annotator.ui.exporting.choice import OFFSETS, Choice, Offered
from annotator.ui.panels import lettering
from annotator.ui.text import PlainLabel, plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.session import Session

FILES = (*KINDS, WHOLE)
ANNOTATIONS, CLAIMS = 0, 1  # kinds of rows
EVERYTHING, DOCUMENT, NEW, SHOWN, SELECTED = "all", "document", "new", "shown", "selected"
KINDS_OF_OFFSETS: tuple[tuple[str, ...], ...] = (
    ("points",), ("utf16",), ("bytes",), ("points", "utf16", "bytes"),
)  # fmt: skip


class Form(QWidget):
    """``changed`` after every choice; ``offsets_chosen`` has names of OFFSETS."""

    changed = Signal()
    offsets_chosen = Signal(tuple)

    def __init__(self, session: Session, choice: Choice, offered: Offered | None = None) -> None:
        super().__init__()
        self._document, self._offered = session.document, offered
        self.rows, self.of, self.kinds = QComboBox(), QComboBox(), QComboBox()
        self.presets = QButtonGroup(self)
        self.delimiter, self.offsets = QComboBox(), QComboBox()
        self.mark = QCheckBox(self.tr("Byte order mark"))
        self.guard = QCheckBox(self.tr("Formula guard"))
        self.links = QCheckBox(self.tr("Links as a table beside it"))
        self.last = PlainLabel()
        self._lay_out()
        self._fill()
        self.show_last(session.project)
        self._show(choice)
        self._follow()
        self._connect()

    @property
    def is_of_claims(self) -> bool:
        """Whether there is a row for each claim, not for each annotation."""
        is_whole = FILES[self.kinds.currentIndex()].is_whole
        return self.rows.currentIndex() == CLAIMS and not is_whole

    @property
    def kind(self) -> Kind:
        """Of file; claims have one of text."""
        kind = FILES[self.kinds.currentIndex()]
        return KINDS[0] if self.is_of_claims and not kind.is_text else kind

    @property
    def scope(self) -> Scope:
        """Which annotations."""
        kind = self.of.currentData()
        if kind == DOCUMENT and self._document is not None:
            return Scope((self._document.id,))
        if kind == SHOWN and self._offered is not None:
            return Scope(filter=self._offered.filter, among=self._offered.among)
        if kind == SELECTED and self._offered is not None:
            return Scope(among=self._offered.selected)
        return Scope(is_since_last=kind == NEW)

    @property
    def why_empty(self) -> str:
        """A sentence for a table without rows."""
        if self.is_of_claims:
            return self.tr("There are no claims in this project yet.")
        return {
            EVERYTHING: self.tr("There are no annotations in this project yet."),
            DOCUMENT: self.tr("There are no annotations in this document yet."),
            NEW: self.tr("Nothing has changed since the last export."),
            SHOWN: self.tr("The review table shows nothing."),
            SELECTED: self.tr("The selected annotations are not there any more."),
        }[self.of.currentData()]

    def choice(
        self, *, order: tuple[str, ...], ticked: tuple[str, ...], is_as_excel: bool
    ) -> Choice:
        """What is chosen here, with what is chosen elsewhere."""
        return Choice(
            kind=FILES[self.kinds.currentIndex()].name,
            preset=PRESETS[self.presets.checkedId()].name,
            delimiter=DELIMITERS[self.delimiter.currentIndex()],
            has_mark=self.mark.isChecked(),
            is_guarded=self.guard.isChecked(),
            has_links=self.links.isChecked(),
            is_as_excel=is_as_excel,
            order=order,
            ticked=ticked,
        )

    def show_last(self, project: Project | None) -> None:
        """When everything was exported last, in the words of the user's language."""
        mark = project.exported.last if project else None
        words = self.tr("Nothing was exported from this project yet.")
        if mark:
            at = QDateTime.fromString(mark.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
            shown = QLocale().toString(at, QLocale.FormatType.ShortFormat)
            words = self.tr("Last exported: {time}").format(time=shown)
        self.last.setText(words)

    def show_offsets(self, chosen: Sequence[str]) -> None:
        """Which offsets those columns have; none of the offered where it is another mixture."""
        has = tuple(kind for kind, names in OFFSETS.items() if set(names) & set(chosen))
        place = KINDS_OF_OFFSETS.index(has) if has in KINDS_OF_OFFSETS else -1
        with QSignalBlocker(self.offsets):
            self.offsets.setCurrentIndex(place)

    def _show(self, choice: Choice) -> None:
        self.kinds.setCurrentIndex([kind.name for kind in FILES].index(choice.kind))
        names = [preset.name for preset in PRESETS]
        self.presets.button(names.index(choice.preset)).setChecked(True)
        self.delimiter.setCurrentIndex(DELIMITERS.index(choice.delimiter))
        self.mark.setChecked(choice.has_mark)
        self.guard.setChecked(choice.is_guarded)
        self.links.setChecked(choice.has_links)

    def _connect(self) -> None:
        for box in (self.kinds, self.rows, self.of, self.delimiter):
            box.currentIndexChanged.connect(self._follow)
        for tick in (self.mark, self.guard):
            tick.toggled.connect(self._follow)
        self.presets.idClicked.connect(self._take_preset)
        self.offsets.activated.connect(
            lambda place: self.offsets_chosen.emit(KINDS_OF_OFFSETS[place])
        )

    def _take_preset(self, number: int) -> None:
        self.mark.setChecked(PRESETS[number].has_mark)
        self.guard.setChecked(PRESETS[number].is_guarded)
        self._follow()

    def _follow(self) -> None:
        is_of_claims = self.is_of_claims
        self.last.setVisible(not is_of_claims)
        self.links.setVisible(not is_of_claims)
        self._what.setRowVisible(self.of, not is_of_claims)
        self._how.setRowVisible(self.offsets, not is_of_claims)
        kind = self.kind
        self._how.setRowVisible(self.delimiter, kind.is_text and not kind.delimiter)
        texts: list[QWidget] = [*self._of_text, self.mark, self.guard]
        for part in texts:
            part.setVisible(kind.is_text)
        if not kind.is_text:
            self.links.hide()
        self.how.setVisible(not kind.is_whole)
        self._what.setRowVisible(self.rows, not kind.is_whole)
        self._what.setRowVisible(self.of, not kind.is_whole and not is_of_claims)
        self._how.setRowVisible(self.offsets, not kind.is_whole and not is_of_claims)
        self.changed.emit()

    def _fill(self) -> None:
        titles = {
            "csv": self.tr("CSV"), "tsv": self.tr("Tab-separated"),
            "xlsx": self.tr("Excel workbook"), "parquet": self.tr("Parquet"),
            "jsonl": self.tr("JSON Lines: all of the project"),
        }  # fmt: skip
        self.kinds.addItems([titles[kind.name] for kind in FILES])
        self.rows.addItems([self.tr("One for each annotation"), self.tr("One for each claim")])
        if self._offered is not None:
            self.of.addItem(self.tr("What the review table shows"), SHOWN)
            count = len(self._offered.selected)
            if count > 1:
                rows = self.tr("The {n} selected rows").format(n=lettering.number(count))
                self.of.addItem(rows, SELECTED)
        self.of.addItem(self.tr("All annotations"), EVERYTHING)
        if self._document is not None:
            self.of.addItem(self.tr("Of the shown document"), DOCUMENT)
        self.of.addItem(self.tr("Changed since the last export"), NEW)
        signs = {",": self.tr("Comma"), ";": self.tr("Semicolon"), "\t": self.tr("Tab")}
        self.delimiter.addItems([signs[sign] for sign in DELIMITERS])
        self.offsets.addItems(
            [
                self.tr("Characters (code points)"),
                self.tr("UTF-16 units"),
                self.tr("UTF-8 bytes"),
                self.tr("All three"),
            ]
        )
        self.offsets.setPlaceholderText(self.tr("As ticked"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._what = self._rows_of(
            (self.tr("File"), self.kinds, ""),
            (self.tr("Rows"), self.rows, ""),
            (self.tr("Which"), self.of, ""),
        )
        column.addLayout(self._what)
        set_look(self.last, "small")
        self.last.setWordWrap(True)
        column.addWidget(self.last)
        self._lay_out_presets(column)
        column.addSpacing(8)
        self.how = self._heading(column, self.tr("HOW"))
        separator = self.tr(
            "Semicolon for an Excel in German, French, Spanish and other languages that write"
            " numbers with a comma"
        )
        offsets = self.tr(
            "Python counts code points, JavaScript and Java count UTF-16 units, Rust and Go"
            " count bytes"
        )
        self._how = self._rows_of(
            (self.tr("Between cells"), self.delimiter, separator),
            (self.tr("Offsets in"), self.offsets, offsets),
        )
        column.addLayout(self._how)
        for tick, advice in (
            (self.mark, self.tr("By which Excel knows that letters are written in UTF-8")),
            (self.guard, self.tr("An apostrophe before cells that a spreadsheet would run")),
            (self.links, self.tr("Type and both ends of each, in a file of its own")),
        ):
            tick.setToolTip(plain_tooltip(advice))
            column.addWidget(tick)
        column.addStretch(1)

    def _lay_out_presets(self, column: QVBoxLayout) -> None:
        column.addSpacing(8)
        self._of_text: list[QWidget] = [self._heading(column, self.tr("FOR WHOM"))]
        for number, preset in enumerate(PRESETS):
            button = QRadioButton(preset.name.capitalize())
            self.presets.addButton(button, number)
            summary = PlainLabel(preset.summary)
            summary.setWordWrap(True)
            set_look(summary, "small")
            summary.setIndent(24)
            column.addWidget(button)
            column.addWidget(summary)
            self._of_text += [button, summary]

    def _heading(self, column: QVBoxLayout, words: str) -> QWidget:
        heading = PlainLabel(words)
        set_look(heading, "heading")
        column.addWidget(heading)
        return heading

    def _rows_of(self, *rows: tuple[str, QComboBox, str]) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, box, advice in rows:
            label = PlainLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words)
            box.setMinimumContentsLength(10)
            if advice:
                box.setToolTip(plain_tooltip(advice))
            form.addRow(label, box)
        return form
