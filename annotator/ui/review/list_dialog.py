"""A list beside the review table, with what can be done with its current row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from annotator.store.errors import ProjectError
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import EmptyState, said, wrapping
from annotator.ui.panels.places import go_to
from annotator.ui.review.words import tr
from annotator.ui.text import one_line, plain_tooltip

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.window import Window

Row = TypeVar("Row")
SIZE = QSize(860, 480)
LONGEST = 400
TABLES = ("decision", "comment", "annotation", "document")


class ListDialog(QDialog, Generic[Row]):
    """A table of rows with what can be done with the current one. It stays open beside the
    window and follows what happens there."""

    def __init__(self, window: Window, title: str, heads: Sequence[str], wide: int) -> None:
        super().__init__(window)
        self._window = window
        self.rows: list[Row] = []
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self.table = QTableWidget(0, len(heads), self)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(title)
        self.note = QLineEdit(self)
        self.go = QPushButton(tr("Show in the article"))
        self.problem = wrapping(said("", "danger", self))
        self.empty = EmptyState(self)
        self.body = QStackedWidget(self)
        self._build(wide)
        self.go.clicked.connect(self.show_current)
        self.table.doubleClicked.connect(self.show_current)
        self.table.currentCellChanged.connect(lambda *_: self.judge())
        window.session.changed.connect(self._follow)
        window.session.opened.connect(self._follow_opened)

    # What each list says

    def read(self) -> list[Row]:
        raise NotImplementedError

    def cells(self, row: Row) -> tuple[str, ...]:
        raise NotImplementedError

    def place(self, row: Row) -> tuple[int, int | None]:
        """Document, and annotation where there is one."""
        raise NotImplementedError

    def deeds(self) -> Sequence[QPushButton]:
        """What can be done with a row, as buttons."""
        raise NotImplementedError

    # What all do

    @property
    def current(self) -> Row | None:
        row = self.table.currentRow()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def refill(self) -> None:
        """Reads the rows again; the place in them stays."""
        at = self.table.currentRow()
        self.rows = self.read() if self._window.session.project else []
        self.table.setRowCount(len(self.rows))
        for number, row in enumerate(self.rows):
            for column, text in enumerate(self.cells(row)):
                item = QTableWidgetItem(one_line(text[:LONGEST]))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(plain_tooltip(lettering.shortened(text, LONGEST)))
                self.table.setItem(number, column, item)
        self.body.setCurrentIndex(0 if self.rows else 1)
        if self.rows:
            self.table.setCurrentCell(max(0, min(at, len(self.rows) - 1)), 0)
        self.judge()

    def judge(self) -> None:
        is_chosen = self.current is not None
        self.go.setEnabled(is_chosen)
        for button in self.deeds():
            button.setEnabled(is_chosen and self._window.session.is_editable)
        self.note.setEnabled(is_chosen and self._window.session.is_editable)

    def show_current(self) -> None:
        """In the article; what is on an annotation that is gone, at its document."""
        row, session = self.current, self._window.session
        if row is None:
            return
        document, annotation = self.place(row)
        if annotation is None or not go_to(session, annotation):
            is_shown = session.document is not None and session.document.id == document
            if not is_shown and session.project and session.project.documents.has(document):
                session.show(document)
        self._window.pages.show_view("annotate")

    def attempt(self, deed: object) -> None:
        """Does it; an error is told here."""
        self.problem.hide()
        try:
            if callable(deed):
                deed()
        except ProjectError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self.note.clear()

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch(*TABLES):
            self.refill()

    def _follow_opened(self, _document: object) -> None:
        self.refill()

    def _build(self, wide: int) -> None:
        table = self.table
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.body.addWidget(table)
        self.body.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        for button in (*self.deeds(), self.go):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.body, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.problem.hide()
