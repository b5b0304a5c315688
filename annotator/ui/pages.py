"""What fills the window: the welcome page, the article with its panels, the claim board.

To add a view: its line in ``VIEWS`` and a function in ``Pages``; the tool bar's switch, the
menu and the keys are made from these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.ui import state
from annotator.ui.menus import IN_ARTICLE, IN_CLAIMS, IN_REVIEW
from annotator.ui.panels.places import go_to

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView
    from annotator.ui.claims.board import ClaimBoard
    from annotator.ui.review.board import ReviewBoard
    from annotator.ui.searching.board import SearchBoard
    from annotator.ui.statistics.board import StatisticsBoard
    from annotator.ui.theme import Theme
    from annotator.ui.window import Window

# Name, title, key.
VIEWS = (
    ("annotate", "&Annotate", "Ctrl+Alt+1"),
    ("claims", "&Claims", "Ctrl+Alt+2"),
    ("review", "&Review", "Ctrl+Alt+3"),
    ("search", "&Search", "Ctrl+Shift+F"),
    ("statistics", "S&tatistics", "Ctrl+Alt+4"),
)
USUAL = ("annotate", "claims", "review")  # the others are in the switch while they are shown


class Pages(QStackedWidget):
    """``view`` names the one that is chosen, also while no project is open. ``turned(name)``:
    another one was."""

    turned = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.view = "annotate"
        self.board: ClaimBoard | None = None
        self.review: ReviewBoard | None = None
        self.search: SearchBoard | None = None
        self.statistics: StatisticsBoard | None = None
        self.addWidget(window.welcome)
        self.addWidget(window.workspace)
        window.workspace.needed.connect(lambda: self.show_view("annotate"))
        window.workspace.tabs.made.connect(self._join_panel)

    @property
    def front_board(self) -> ClaimBoard | None:
        """The claim board that is seen: the view, or the panel beside the article."""
        if self.view == "claims":
            return self.board
        tabs = self._window.workspace.tabs
        return tabs.board if tabs.isVisible() and tabs.current == "claims" else None

    def show_project(self) -> None:
        """The chosen view where a project is open, else the welcome page."""
        window = self._window
        if window.session.project is None:
            self.view = "annotate"
            self.setCurrentWidget(window.welcome)
        else:
            self.setCurrentWidget(self._page())
        self.turned.emit(self.view)

    def show_view(self, name: str) -> None:
        """Shows the view of that name in ``VIEWS``; nothing where no project is open."""
        if name == self.view or self._window.session.project is None:
            return
        if self.board:
            self.board.changing.close()
        self.view = name
        page = self._page()
        self.setCurrentWidget(page)
        self.turned.emit(name)
        if page is self._window.workspace:
            self._window.workspace.article.setFocus()
        else:
            page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        for board in (self.board, self.review, self.search, self.statistics):
            if board:
                board.set_theme(theme)

    def cycle_focus(self, step: int) -> None:
        """Moves the focus to the next (+1) or previous (-1) part of what is shown."""
        board: QWidget | None = None
        words: QWidget | None = None
        if self.view == "claims" and self.board:
            board, words = self.board.view, self.board.bar.words
        elif self.view == "review" and self.review:
            board, words = self.review.table, self.review.bar.words
        elif self.view == "search" and self.search:
            board, words = self.search.table, self.search.bar.words
        if board is None or words is None:
            self._window.workspace.cycle_focus(step)
        else:
            (words if board.hasFocus() else board).setFocus()

    def jump(self, annotation: int) -> None:
        """Shows an annotation in the article."""
        if go_to(self._window.session, annotation):
            self.show_view("annotate")
            self._window.workspace.article.setFocus()

    @property
    def article(self) -> ArticleView:
        """The one that is seen: that below the review table while it is open there."""
        return self._split_article or self._window.workspace.article

    @property
    def articles(self) -> list[ArticleView]:
        """All that there are."""
        below = self.review.split.article if self.review else None
        return [self._window.workspace.article, *([below] if below else [])]

    @property
    def _split_article(self) -> ArticleView | None:
        """The article below the review table, while it is seen."""
        is_seen = self.view == "review" and self.review is not None and self.review.split.is_open
        return self.review.split.article if self.review and is_seen else None

    def return_to_table(self) -> bool:
        """From the article below the review table to the table; False from anywhere else."""
        article = self._split_article
        if article is None or not article.hasFocus() or self.review is None:
            return False
        self.review.table.setFocus()
        return True

    def _join_split(self) -> None:
        """The article below the review table understands what the other one does."""
        article, window = self.review.split.article if self.review else None, self._window
        if article is not None:
            window.registry.join("article", article)
            window.context_menus.offer(article, IN_ARTICLE)
            article.told.connect(window.tell)
            state.set_up_article(window, article)

    def _page(self) -> QWidget:
        if self.view == "review":
            return self._review_page()
        if self.view == "search":
            return self._search_page()
        if self.view == "statistics":
            return self._statistics_page()
        if self.view != "claims":
            return self._window.workspace
        if self.board is None:
            from annotator.ui.claims.board import ClaimBoard  # noqa: PLC0415  when first seen

            self.board = ClaimBoard(self._window.session, self._window.theme)
            self._join(self.board)
            self.addWidget(self.board)
        return self.board

    def _review_page(self) -> ReviewBoard:
        if self.review is None:
            from annotator.ui.review.board import ReviewBoard  # noqa: PLC0415  when first seen

            window = self._window
            self.review = board = ReviewBoard(window.session, window.theme, window.settings)
            window.registry.join("review", board.table)
            window.context_menus.offer(board.table, IN_REVIEW)
            board.jumped.connect(self.jump)
            board.foot.wanted.connect(window.registry.run)
            board.bar.exporting.connect(lambda: window.registry.run("review.export"))
            board.bar.saving.connect(lambda: window.registry.run("review.save_filter"))
            board.bar.removing.connect(self._remove_filter)
            board.split.made.connect(self._join_split)
            self.addWidget(board)
        return self.review

    def _search_page(self) -> SearchBoard:
        if self.search is None:
            from annotator.ui.searching.board import SearchBoard  # noqa: PLC0415  when first seen

            self.search = SearchBoard(self._window)
            self.search.jumped.connect(lambda: self.show_view("annotate"))
            self.addWidget(self.search)
        return self.search

    def _statistics_page(self) -> StatisticsBoard:
        if self.statistics is None:
            from annotator.ui.statistics.board import StatisticsBoard  # noqa: PLC0415

            self.statistics = StatisticsBoard(self._window)
            self.addWidget(self.statistics)
        return self.statistics

    def _remove_filter(self, id: int) -> None:
        project = self._window.session.project
        if project is not None:
            project.filters.remove(id)

    def _join_panel(self, name: str) -> None:
        board = self._window.workspace.tabs.board
        if name == "claims" and board:
            self._join(board)

    def _join(self, board: ClaimBoard) -> None:
        """Its conditions are kept, its keys work, and it leads to the article."""
        window = self._window
        board.remember_in(window.settings)
        window.registry.join("claims", board.view)
        window.context_menus.offer(board.view, IN_CLAIMS)
        board.jumped.connect(self.jump)
        board.verdicts_wanted.connect(lambda: window.registry.run("claims.edit_verdicts"))
