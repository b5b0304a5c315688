"""Exporting CSV: for whom, which columns in which order, and whether it was verified."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.csv_columns import optional_columns, standard_columns
from annotator.formats.csv_file import DELIMITERS
from annotator.formats.csv_presets import PRESETS, Preset
from annotator.ui.commands.transfer import export_claims, export_file
from annotator.ui.text import PlainLabel, plain_tooltip
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from annotator.formats.csv_writer import ExportReport
    from annotator.ui.window import Window

WIDTH, HEIGHT = 520, 680
CLAIMS = 1  # its place among the kinds of rows


class ExportDialog(QDialog):
    """Columns are ticked and dragged, or moved with Alt and the arrows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Export CSV"))
        self.resize(WIDTH, HEIGHT)
        self.rows = QComboBox()
        self.links = QCheckBox(self.tr("The links as a table of their own beside it"))
        self.presets = QButtonGroup(self)
        self.delimiter = QComboBox()
        self.columns = QListWidget()
        self._air = QWidget()  # in the place of the columns
        self.up, self.down = QPushButton(self.tr("Move up")), QPushButton(self.tr("Move down"))
        self.all, self.none = QPushButton(self.tr("All")), QPushButton(self.tr("None"))
        self.export = QPushButton(self.tr("Export…"))
        self.close_button = QPushButton(self.tr("Close"))
        self.outcome = PlainLabel()
        self.outcome.setWordWrap(True)
        self._fill()
        self._lay_out()
        self.up.clicked.connect(lambda: self.move_column(-1))
        self.down.clicked.connect(lambda: self.move_column(1))
        self.all.clicked.connect(lambda: self.tick(is_ticked=True))
        self.none.clicked.connect(lambda: self.tick(is_ticked=False))
        self.export.clicked.connect(self.choose_and_export)
        self.close_button.clicked.connect(self.accept)
        self.columns.itemChanged.connect(self._refresh)
        self.rows.currentIndexChanged.connect(self._refresh)
        self._refresh()

    @property
    def preset(self) -> Preset:
        """The chosen one, with the chosen delimiter."""
        chosen = PRESETS[self.presets.checkedId()]
        return replace(chosen, delimiter=DELIMITERS[self.delimiter.currentIndex()])

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the ticked columns, in their order."""
        return tuple(
            item.text() for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    @property
    def is_of_claims(self) -> bool:
        """Whether there is a row for each claim, not for each annotation."""
        return self.rows.currentIndex() == CLAIMS

    def tick(self, *, is_ticked: bool) -> None:
        """All columns, or none."""
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        for item in self._items():
            item.setCheckState(state)

    def move_column(self, step: int) -> None:
        """Moves the chosen column by ``step`` places."""
        row = self.columns.currentRow()
        if row < 0 or not 0 <= row + step < self.columns.count():
            return
        self.columns.insertItem(row + step, self.columns.takeItem(row))
        self.columns.setCurrentRow(row + step)

    def choose_and_export(self) -> None:
        """Asks where to, writes, and shows how many rows were verified."""
        project = self._window.session.project
        part = "claims.csv" if self.is_of_claims else "csv"
        path = project and self._window.files.csv_target(f"{project.path.stem}.{part}")
        if not path:
            return
        self._say(self.tr("Exporting…"), "muted")
        if self.is_of_claims:
            export_claims(self._window, path, self.preset, self._tell)
            return
        has_links = self.links.isChecked()
        export_file(self._window, path, self.preset, self.chosen, self._tell, has_links=has_links)

    def _tell(self, report: ExportReport) -> None:
        is_whole = report.verified == report.rows
        words = self.tr("{name}: {summary}.").format(name=report.path.name, summary=report.summary)
        self._say(" ".join([words, *report.problems[:3]]), "good" if is_whole else "danger")
        tell_written(self._window, report.path, words, report.problems)

    def _say(self, words: str, look: str) -> None:
        self.outcome.setText(words)
        set_look(self.outcome, look)

    def _refresh(self) -> None:
        is_of_claims = self.is_of_claims
        for part in (*self._of_annotations, self.links):
            part.setVisible(not is_of_claims)
        self._air.setVisible(is_of_claims)
        self.export.setEnabled(is_of_claims or bool(self.chosen))

    def _items(self) -> list[QListWidgetItem]:
        return [self.columns.item(row) for row in range(self.columns.count())]

    def _fill(self) -> None:
        self.rows.addItems(
            [
                self.tr("A row for each annotation"),
                self.tr("A row for each claim, with its sources, denials, context and verdict"),
            ]
        )
        self.rows.setAccessibleName(self.tr("Rows"))
        scheme = self._window.session.scheme
        usual = [column.name for column in standard_columns(scheme)]
        for name in (*usual, *(column.name for column in optional_columns(scheme))):
            item = QListWidgetItem(name)
            is_usual = name in usual
            item.setCheckState(Qt.CheckState.Checked if is_usual else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.columns.setSpacing(1)
        self.columns.setCurrentRow(0)
        self.columns.setAccessibleName(self.tr("Columns"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.rows)
        column.addSpacing(6)
        for number, preset in enumerate(PRESETS):
            button = QRadioButton(preset.name.capitalize())
            button.setChecked(number == 0)
            self.presets.addButton(button, number)
            summary = PlainLabel(preset.summary)
            summary.setWordWrap(True)
            set_look(summary, "small")
            summary.setIndent(24)
            column.addWidget(button)
            column.addWidget(summary)
        column.addLayout(self._delimiters())
        heading = PlainLabel(self.tr("COLUMNS, IN THIS ORDER"))
        set_look(heading, "heading")
        column.addSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.columns, 1)
        column.addWidget(self._air, 1)
        tools = QHBoxLayout()
        for tool in (self.up, self.down, self.all, self.none):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        tools.addStretch(1)
        self._of_annotations = (
            heading, self.columns, self.up, self.down, self.all, self.none,
        )  # fmt: skip
        column.addLayout(tools)
        column.addWidget(self.links)
        column.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.close_button.setAutoDefault(False)
        self.export.setDefault(True)
        set_look(self.export, "primary")
        foot.addWidget(self.close_button)
        foot.addWidget(self.export)
        column.addLayout(foot)

    def _delimiters(self) -> QHBoxLayout:
        """Excel opens a comma as columns only where the system's lists have commas."""
        titles = {",": self.tr("Comma"), ";": self.tr("Semicolon"), "\t": self.tr("Tab")}
        self.delimiter.addItems([titles[sign] for sign in DELIMITERS])
        advice = self.tr(
            "Semicolon for an Excel in German, French, Spanish and other languages that write"
            " numbers with a comma"
        )
        self.delimiter.setToolTip(plain_tooltip(advice))
        words = PlainLabel(self.tr("Between the cells"))
        words.setBuddy(self.delimiter)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addWidget(self.delimiter)
        row.addStretch(1)
        return row
