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

from annotator.departures.statistics import (
    Table,
    picture_of,
    tables_of,
    titled,
    write,
    write_picture,
)
from annotator.formats.problems import FormatProblem
from annotator.store import Project
from annotator.store.statistics import Statistics
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import Card, EmptyState, said
from annotator.ui.panels.counting import counted
from annotator.ui.panels.flow import Columns
from annotator.ui.png import PNG, drawn, write_png
from annotator.ui.statistics.bars import Bars
from annotator.ui.theme import set_look
from annotator.ui.written import tell_written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
        self.draw = QPushButton(self.tr("Export charts…"), self)
        self.area, self.empty, self.body = (
            QScrollArea(self),
            EmptyState(self),
            QStackedWidget(self),
        )
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._build()
        self._later.timeout.connect(self.count)
        self.export.clicked.connect(self.choose_and_export)
        self.draw.clicked.connect(self.choose_and_draw)
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

        def export(path: Path, never: list[Path]) -> str:
            count = write(self.tables, path, never=never)
            return self.tr("{name}: {count} numbers.").format(name=path.name, count=count)

        kinds = f"{self.tr('CSV')} (*.csv);;{self.tr('All files (*)')}"
        self._ask_and_write(self.tr("Export numbers"), ".numbers.csv", kinds, export)

    def choose_and_draw(self) -> None:
        """Asks where to, and draws all the charts as one picture, as light as paper."""

        def draw(path: Path, never: list[Path]) -> str:
            title = f"{never[0].stem} · {self.heading.text()}"
            picture = picture_of(self.tables, self._window.session.scheme, title)
            if path.suffix.casefold() == PNG:
                write_png(drawn(picture), path, never=never)
            else:
                write_picture(picture, path, never=never)
            return self.tr("{name} was written.").format(name=path.name)

        kinds = f"{self.tr('SVG picture')} (*.svg);;{self.tr('PNG picture')} (*.png)"
        self._ask_and_write(self.tr("Export charts"), ".charts.svg", kinds, draw)

    def _ask_and_write(
        self, title: str, ending: str, kinds: str, write: Callable[[Path, list[Path]], str]
    ) -> None:
        """``write`` is told where to, and which file never; it says what it did."""
        project = self._window.session.project
        if project is None:
            return
        suffix = f".{ending.rpartition('.')[2]}"
        path = self._window.files.target(title, f"{project.path.stem}{ending}", kinds, suffix)
        if not path:
            return
        try:
            words = write(path, [project.path])
        except FormatProblem as error:
            self._window.report(error)
            return
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
            self.tr("{annotations} in {documents}").format(
                annotations=counted(found.annotations, "annotation"),
                documents=counted(found.documents, "document"),
            )
        )
        self.body.setCurrentIndex(0 if self.tables else 1)
        for button in (self.export, self.draw):
            button.setEnabled(bool(self.tables))
        inside, cards = QWidget(), QWidget()
        set_look(inside, "panel")
        columns = Columns(cards, 14)
        air = QVBoxLayout(inside)
        air.setContentsMargins(16, 14, 16, 16)
        air.addWidget(cards)
        air.addStretch(1)
        scheme = self._window.session.scheme
        colours = {label.title: theme.label(label).line for label in scheme.labels}
        for table in titled(self.tables, scheme):
            columns.addWidget(self._card(table, colours if table.name == "label" else {}))
        self.area.setWidget(inside)

    def _card(self, table: Table, colours: dict[str, QColor]) -> Card:
        card = Card()
        card.setFixedWidth(CARD)
        card.body.addWidget(said(self.tr(table.title), "title"))
        if table.name in ("status", "document_status"):
            table = table._replace(rows=tuple((self.tr(key), n) for key, n in table.rows))
        bars = Bars(table, self._window.theme, colours)
        card.body.addWidget(bars)
        if bars.left_out:
            words = (
                self.tr("{n} earlier ones are left out")
                if table.is_time
                else self.tr("and {n} more")
            )
            card.body.addWidget(said(words.format(n=lettering.number(bars.left_out)), "small"))
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
        row.addWidget(self.draw)
        row.addWidget(self.export)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self.area)
        self.body.addWidget(self.empty)
        self.empty.say(
            self.tr("Nothing to count yet"),
            self.tr("Labels, people, days and more are counted here as you annotate."),
        )
        for button in (self.export, self.draw):
            button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.export)
