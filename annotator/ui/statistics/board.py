"""The statistics view: cards of bars, counted on another thread, and an export of the numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.departures.statistics import Table, tables_of, write
from annotator.formats.problems import FormatProblem
from annotator.store import Project
from annotator.store.statistics import Statistics
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, EmptyState, said
from annotator.ui.panels.flow import Flow
from annotator.ui.statistics.bars import MOST, Bars
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.jobs import Progress, Worker
    from annotator.ui.theme import Theme
    from annotator.ui.window import Window

LATER = 1_000  # milliseconds after a step
CARD = 410


class StatisticsBoard(QWidget):
    """Counts again a moment after something changed, while it is seen."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        set_look(self, "panel")
        self._window = window
        self._worker: Worker | None = None
        self._is_stale = True
        self.tables: list[Table] = []
        self._found = Statistics()
        self.heading = said("", "title", self)
        self.export = QPushButton(self.tr("Export numbers…"), self)
        self.area, self.empty, self.body = (
            QScrollArea(self),
            EmptyState(self),
            QStackedWidget(self),
        )
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._build()
        self._later.timeout.connect(self.count)
        self.export.clicked.connect(self.choose_and_export)
        window.session.changed.connect(self._follow)
        window.session.opened.connect(self._follow_opened)

    @property
    def is_busy(self) -> bool:
        return self._worker is not None or self._later.isActive()

    def count(self) -> None:
        """Counts anew, on another thread."""
        from annotator.ui.jobs import Progress, Worker  # noqa: PLC0415  when it is looked at

        project = self._window.session.project
        if project is None or self._worker is not None:
            return
        self._is_stale = False
        path = project.path
        answers: list[Statistics] = []

        def work(_progress: Progress) -> None:
            with Project.open(path, read_only=True) as own:
                answers.append(own.review.statistics())

        worker = self._worker = Worker(work, Progress())
        self._window.jobs.append(worker)
        worker.finished.connect(partial(self._finish, worker, answers))
        worker.start()

    def choose_and_export(self) -> None:
        """Asks where to, and writes all the numbers as one table."""
        project = self._window.session.project
        path = project and self._window.files.target(
            self.tr("Export numbers"),
            f"{project.path.stem}.numbers.csv",
            f"{self.tr('CSV')} (*.csv);;{self.tr('All files (*)')}",
            ".csv",
        )
        if not path or project is None:
            return
        try:
            count = write(self.tables, path, never=[project.path])
        except FormatProblem as error:
            self._window.report(error)
            return
        words = self.tr("{name}: {count} numbers.").format(name=path.name, count=count)
        tell_written(self._window, path, words)

    def set_theme(self, _theme: Theme) -> None:
        self._show()

    def _finish(self, worker: Worker, answers: list[Statistics]) -> None:
        if worker not in self._window.jobs:
            return
        self._window.jobs.remove(worker)
        worker.deleteLater()
        self._worker = None
        if answers:
            self._found = answers[0]
            self.tables = tables_of(self._found, self._window.session.scheme)
            self._show()
        if self._is_stale and self.isVisible():
            self._later.start()

    def _show(self) -> None:
        found, theme = self._found, self._window.theme
        self.heading.setText(
            self.tr("{annotations} annotations in {documents} documents").format(
                annotations=lettering.number(found.annotations),
                documents=lettering.number(found.documents),
            )
        )
        self.body.setCurrentIndex(0 if self.tables else 1)
        self.export.setEnabled(bool(self.tables))
        inside, cards = QWidget(), QWidget()
        set_look(inside, "panel")
        flow = Flow(cards, 14)
        air = QVBoxLayout(inside)
        air.setContentsMargins(16, 14, 16, 16)
        air.addWidget(cards)
        air.addStretch(1)
        scheme = self._window.session.scheme
        colours = {label.title: theme.label(label).line for label in scheme.labels}
        for table in self.tables:
            flow.addWidget(self._card(table, colours if table.name == "label" else {}))
        self.area.setWidget(inside)

    def _card(self, table: Table, colours: dict[str, QColor]) -> Card:
        card = Card()
        card.setFixedWidth(CARD)
        card.body.addWidget(said(self.tr(table.title), "title"))
        card.body.addWidget(Bars(table, self._window.theme, colours))
        more = len(table.rows) - MOST
        if more > 0:
            card.body.addWidget(
                said(self.tr("and {n} more").format(n=lettering.number(more)), "small")
            )
        return card

    def _follow(self, _changes: Changes) -> None:
        self._is_stale = True
        if self.isVisible():
            self._later.start()

    def _follow_opened(self, _document: object) -> None:
        self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.count()

    def _build(self) -> None:
        bar = QFrame(self)
        set_look(bar, "toolbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 14, 10)
        row.addWidget(self.heading, 1)
        row.addWidget(self.export)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self.area)
        self.body.addWidget(self.empty)
        self.empty.say(
            self.tr("Nothing to count yet"),
            self.tr("Labels, people, days and more are counted here as you annotate."),
        )
        self.export.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.export)
