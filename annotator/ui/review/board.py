"""The review view: a bar with conditions, the table, the article beside it, the decisions.

``table.current_id`` is the annotation looked at, ``table.selected_ids()`` are those that a
decision is about, ``table.advance()`` goes on.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.departures.conditions import doubts_of
from annotator.model.annotation_filter import AnnotationFilter, filter_from_json
from annotator.store.errors import ProjectError
from annotator.ui.panels.cards import EmptyState
from annotator.ui.panels.notice import Notice
from annotator.ui.review.article_split import ArticleSplit
from annotator.ui.review.bar import ReviewBar
from annotator.ui.review.coming_back import ComingBack
from annotator.ui.review.foot import DecisionBar
from annotator.ui.review.searching import RowSearch
from annotator.ui.review.table import ReviewTable
from annotator.ui.review.table_columns import TableColumns
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from array import array

    from annotator.model.changes import Changes
    from annotator.store import Project
    from annotator.ui.session import Session
    from annotator.ui.settings import Settings
    from annotator.ui.theme import Theme

LATER = 250  # milliseconds after a step, until the rows are looked for again
TABLES = (
    "annotation", "comment", "decision", "label", "attribute", "document", "annotator",
    "sign_off",
)  # fmt: skip
OF_MANY = ("comment", "label", "attribute", "document", "sign_off")  # what many rows show


class ReviewBoard(QWidget):
    """``jumped(id)``: an annotation is to be shown in the article view."""

    jumped = Signal(int)

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session, self._theme, self._settings = session, theme, settings
        self._project: Project | None = None
        self._is_stale = self._is_from_top = True
        self._order = ("place", False)
        self.bar = ReviewBar(session, self)
        self.table = ReviewTable(session, theme, self)
        self.columns = TableColumns(self.table, settings)
        self.coming_back = ComingBack(self.table)
        self.foot = DecisionBar(self)
        self.notice, self.empty = Notice(self), EmptyState(self)
        self.all = QPushButton(self.tr("Show all annotations"), self)
        self._body = QStackedWidget(self)
        self.split = ArticleSplit(session, theme, settings, self._body)
        self.rows = RowSearch(session, self)
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._build()
        self._connect()
        self._take_project()

    def _build(self) -> None:
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        set_look(self.all, "link")
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._body.addWidget(self.table)
        self._body.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.split, self.notice, self.foot):
            column.addWidget(part, int(part is self.split))
        self.setFocusPolicy(self.table.focusPolicy())
        self.setFocusProxy(self.table)
        menu = self.bar.columns.menu()
        menu.aboutToShow.connect(lambda: self.columns.fill(menu))

    def _connect(self) -> None:
        session = self._session
        self.bar.changed.connect(self._ask)
        self.table.sorted.connect(self._sort)
        self.table.moved.connect(lambda: self.split.follow(self.table.current_id))
        self.table.shown.connect(self.jumped)
        self.table.selectionModel().selectionChanged.connect(self._tell_selected)
        self.all.clicked.connect(self.show_all)
        self._later.timeout.connect(self._read)
        self.rows.began.connect(self._show_first)
        self.rows.found.connect(self._show)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)

    # What commands call

    @property
    def filter(self) -> AnnotationFilter:
        return self.bar.filter

    def show_all(self) -> None:
        """Lifts every condition."""
        self.show_filter(AnnotationFilter())

    def show_filter(self, filter: AnnotationFilter) -> None:
        """Shows what matches ``filter``."""
        self.bar.show_among(None)
        self.bar.show_filter(filter)
        self._ask()

    def show_among(self, ids: array[int], words: str) -> None:
        """Shows these, which were found by ``words``."""
        self.bar.show_filter(AnnotationFilter())
        self.bar.show_among(ids, words)
        self._ask()

    def toggle_article(self) -> None:
        """Shows the article below the table, at the current annotation; or hides it again."""
        self.split.toggle()
        self.split.follow(self.table.current_id)
        self.table.setFocus()

    def edit_in_article(self) -> None:
        """The article with the current annotation active, and the keyboard there."""
        if not self.split.is_open:
            self.split.toggle()
        self.split.follow(self.table.current_id)
        if self.split.article is not None:
            self.split.article.setFocus()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.table.delegate.theme = theme
        self.table.viewport().update()
        self.split.set_theme(theme)

    # Reading

    def _ask(self) -> None:
        """Other conditions: from the top."""
        if self._project:
            text = json.dumps(self.filter.as_json(), ensure_ascii=False)
            self._settings.remember(f"review/{self._project.uuid}", text)
        self._read(is_fresh=True)

    def _sort(self, order: str, is_descending: bool) -> None:  # noqa: FBT001  a signal's
        self._order = (order, is_descending)
        self._read(is_fresh=True)

    def _read(self, *, is_fresh: bool = False) -> None:
        """Looks up the rows: the first ones first, where there are many."""
        self._later.stop()
        project = self._session.project
        if project is None:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._is_from_top |= is_fresh
        try:
            self.table.show_order(self._order[0], is_descending=self._order[1])
            self.rows.ask(self.filter, *self._order, is_fresh=is_fresh, among=self.bar.among)
        except ProjectError as error:
            self.notice.say(str(error))

    def _show_first(self, ids: array[int]) -> None:
        self.table.rows.show_ids(ids)
        self._body.setCurrentIndex(0)
        self.table.scrollToTop()
        self.bar.show_count(len(ids), self.rows.total, is_looking=True)

    def _show(self, ids: array[int]) -> None:
        shown = self.table.rows.ids
        if len(ids) > len(shown) > 0 and ids[: len(shown)] == shown:
            self.table.rows.add_ids(ids[len(shown) :])
        else:
            self.table.show_ids(ids)
        if self._is_from_top and len(ids) and not self.table.currentIndex().isValid():
            self.table.point_at(0)
        self._is_from_top = False
        self.coming_back.look()
        self.coming_back.forget()
        self._tell()

    def _tell(self) -> None:
        shown, project = len(self.table.rows.ids), self._session.project
        self.bar.show_count(shown, self.rows.total)
        self._body.setCurrentIndex(0 if shown else 1)
        self.all.setVisible(bool(self.rows.total))
        self._tell_selected()
        if not shown and self.rows.total:
            wrong = doubts_of(project, self.filter.as_typed()) if project else []
            advice = " ".join(wrong) or self.tr("Lift a condition, or try fewer words.")
            self.empty.say(self.tr("Nothing matches"), advice)
        elif not shown:
            advice = self.tr("What is marked in the articles is listed here, to be gone through.")
            self.empty.say(self.tr("No annotations yet"), advice)

    def _tell_selected(self) -> None:
        count = sum(bottom - top + 1 for top, bottom in self.table.selected_ranges())
        place = self.table.currentIndex().row()
        row = self.table.rows.row(place) if 0 <= place < len(self.table.rows.ids) else None
        self.foot.show_selected(
            count,
            is_editable=self._session.is_editable,
            is_locked=count == 1 and row is not None and row.is_locked,
        )

    # Following the session

    def _follow(self, changes: Changes) -> None:
        if not (changes.is_bulk or changes.touch(*TABLES)):
            return
        if changes.is_bulk or changes.touch(*OF_MANY):
            self.table.rows.forget()
        else:
            answered = (row.image for row in changes.rows if row.table == "decision")
            touched = filter(None, (image.get("annotation") for image in answered))
            self.table.rows.forget({*changes.ids("annotation"), *touched})
        if self.isVisible():
            self.table.viewport().update()
            self._later.start()
        else:
            self._is_stale = True

    def _follow_opened(self, _document: object) -> None:
        if self._session.project is not self._project:
            self._take_project()

    def _take_project(self) -> None:
        self._project = project = self._session.project
        self.table.rows.forget()
        text = self._settings.words(f"review/{project.uuid}") if project else ""
        self.bar.show_among(None)
        self.bar.show_filter(_kept(text))
        self._order = ("place", False)
        self._is_stale = self._is_from_top = True
        self.coming_back.forget()
        if self.isVisible():
            self._read(is_fresh=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read(is_fresh=not self.table.rows.ids)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.columns.keep()


def _kept(text: str) -> AnnotationFilter:
    try:
        return filter_from_json(json.loads(text)) if text else AnnotationFilter()
    except (ValueError, RecursionError):
        return AnnotationFilter()
