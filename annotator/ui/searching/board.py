"""The search view: what to look for, where it is found, and marking all of it."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.store import Project
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.counting import counted
from annotator.ui.panels.places import go_to, go_to_place
from annotator.ui.searching.bar import SearchBar
from annotator.ui.searching.delegate import ContextDelegate, TitleDelegate
from annotator.ui.searching.marked import delete_marked, relabel_marked, review_marked
from annotator.ui.searching.marking import mark_all
from annotator.ui.searching.model import CONTEXT, DOCUMENT, MARKED, TICK, HitModel
from annotator.ui.text import plain_caption
from annotator.ui.theme import set_look
from annotator.ui.viewport import give_viewport

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.store.text_search import Hit
    from annotator.ui.jobs import Progress, Worker
    from annotator.ui.theme import Theme
    from annotator.ui.window import Window

DRAINED = 40  # milliseconds between two looks at what was found meanwhile
MOST = 100_000  # hits
AT_ONCE = 500


class SearchBoard(QWidget):
    """``jumped()``: a hit is shown in the article."""

    jumped = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        set_look(self, "panel")
        self._window = window
        self._worker: Worker | None = None
        self._found: list[Hit] = []
        self.bar = SearchBar(self)
        self.model = HitModel(window.session, self)
        self.table = QTableView(self)
        give_viewport(self.table)
        self.delegate = ContextDelegate(window.theme, self.table)
        self.empty, self.body = EmptyState(self), QStackedWidget(self)
        self._drain = QTimer(self, interval=DRAINED)
        self._build()
        self._connect()
        self._tell()

    @property
    def is_busy(self) -> bool:
        return self._worker is not None or self.bar.is_typing

    def look_for(self, words: str, *, is_exact: bool = False) -> None:
        """Searches for ``words``; ``is_exact``: just as they stand."""
        self.bar.fill(words, is_exact=is_exact)
        self.search()

    def search(self) -> None:
        """Looks anew, on another thread; what was found shows as it is found."""
        from annotator.ui.jobs import Progress, Worker  # noqa: PLC0415  when something is sought

        self.stop()
        self.model.clear()
        session = self._window.session
        query = self.bar.query
        if session.project is None or query.is_empty:
            self._tell()
            return
        path = session.project.path
        document = session.document.id if self.bar.here.isChecked() and session.document else None
        found = self._found = []

        def work(progress: Progress) -> None:
            with Project.open(path, read_only=True) as own:
                hits = own.search(query, document=document, stopped=progress.is_stopped)
                while some := list(islice(hits, AT_ONCE if len(found) else 30)):
                    found.extend(some)
                    if progress.is_stopped() or len(found) >= MOST:
                        return

        worker = self._worker = Worker(work, Progress())
        self._window.jobs.append(worker)  # the window waits for those when it closes
        worker.finished.connect(partial(self._finish, worker))
        worker.start()
        self._drain.start()
        self._tell()

    def stop(self) -> None:
        """Forgets what is being looked for."""
        self.bar.settle()
        self._drain.stop()
        worker, self._worker = self._worker, None
        if worker is not None:
            if worker in self._window.jobs:
                self._window.jobs.remove(worker)
            worker.stop()
            worker.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.table.viewport().update()

    def go(self) -> None:
        """Shows the current hit in the article."""
        row, session = self.table.currentIndex().row(), self._window.session
        if not 0 <= row < len(self.model.hits):
            return
        hit = self.model.hits[row]
        if hit.place == "text":
            go_to_place(session, hit.document, hit.start, hit.end)
        elif hit.annotation is None or not go_to(session, hit.annotation):
            session.show(hit.document)
        self.jumped.emit()

    # Parts

    def _finish(self, worker: Worker) -> None:
        if worker is not self._worker:
            return
        self._take()
        self._drain.stop()
        self._worker = None
        if worker in self._window.jobs:
            self._window.jobs.remove(worker)
        error = worker.error
        worker.deleteLater()
        self._tell()
        if error is not None:
            self.bar.count.setText(str(error))

    def _take(self) -> None:
        """What the thread has found by now."""
        known = len(self.model.hits)
        self.model.add(self._found[known : known + MOST])
        if not known and self.model.hits:
            self.table.setCurrentIndex(self.model.index(0, CONTEXT))
        self._tell()

    def _tell(self) -> None:
        hits = self.model.hits
        words = self.tr("{hits} in {documents}").format(
            hits=counted(len(hits), "hit"),
            documents=counted(len(self.model.documents), "document"),
        )
        if self._worker is not None:
            words = self.tr("{words} so far…").format(words=words)
        elif len(hits) >= MOST:
            words = self.tr("{words}; there are more").format(words=words)
        is_asked = bool(self.bar.words.text().strip())
        self.bar.count.setText(words if is_asked else "")
        can_mark = bool(hits) and self._worker is None and self._window.session.is_editable
        self.bar.mark.setEnabled(can_mark)
        for button in (self.bar.all, self.bar.none):
            button.setEnabled(bool(hits))
        self.body.setCurrentIndex(0 if hits else 1)
        if is_asked and self._worker is None:
            self.empty.say(
                self.tr("Nothing found"),
                self.tr("Try the beginning of a word, *part for the middle of one, or OR."),
            )
        elif is_asked:
            self.empty.say(self.tr("Looking…"), "")
        else:
            self.empty.say(
                self.tr("Search the whole project"),
                self.tr("Texts, notes and comments. “Two words” in quotation marks are a phrase;"
                        " OR and NOT work."),
            )  # fmt: skip

    def _fill_labels(self, menu: QMenu) -> None:
        menu.clear()
        for label in self._window.session.scheme.offered:
            action = menu.addAction(plain_caption(label.title))
            action.triggered.connect(partial(self._mark, label.name))
        menu.addSeparator()
        inside = menu.addMenu(self.tr("Change the label of what is marked just there"))
        for label in self._window.session.scheme.offered:
            action = inside.addAction(plain_caption(label.title))
            action.triggered.connect(partial(self._relabel, label.name))
        delete = menu.addAction(self.tr("Delete what is marked just there…"))
        delete.triggered.connect(lambda: delete_marked(self._window, self.model.ticked))
        review = menu.addAction(self.tr("Review what is marked there"))
        review.triggered.connect(self.review)

    def review(self) -> None:
        """The annotations on the ticked hits in the review table: to be relabelled or deleted,
        all at once. Those in notes and comments have no tick; theirs are there too."""
        beside = [hit for hit in self.model.hits if hit.place != "text"]
        words = self.bar.words.text().strip()
        review_marked(self._window, [*self.model.ticked, *beside], words)

    def _relabel(self, label: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        relabel_marked(self._window, self.model.ticked, label)

    def _mark(self, label: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        mark_all(self._window, self.model.ticked, label)

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch("annotation", "label"):
            self.model.forget_marks()
            self._tell()

    def _follow_opened(self, _document: object) -> None:
        if self._window.session.project is None:
            self.stop()
            self.model.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _connect(self) -> None:
        self.bar.asked.connect(self.search)
        self._drain.timeout.connect(self._take)
        self.bar.all.clicked.connect(lambda: self.model.tick_all(is_ticked=True))
        self.bar.none.clicked.connect(lambda: self.model.tick_all(is_ticked=False))
        self.table.activated.connect(self.go)
        menu = QMenu(self.bar.mark)
        menu.aboutToShow.connect(partial(self._fill_labels, menu))
        self.bar.mark.setMenu(menu)
        self._window.session.changed.connect(self._follow)
        self._window.session.opened.connect(self._follow_opened)

    def _build(self) -> None:
        self._build_table()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.bar)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(CONTEXT, self.delegate)
        table.setItemDelegateForColumn(DOCUMENT, TitleDelegate(table))
        table.setAccessibleName(self.tr("Hits"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = table.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(table.fontMetrics().height() + 14)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((TICK, 34), (DOCUMENT, 200), (MARKED, 120)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, width)
        head.setSectionResizeMode(CONTEXT, QHeaderView.ResizeMode.Stretch)
