"""The article below the review table, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.ui.panels.places import go_to

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView
    from annotator.ui.session import Session
    from annotator.ui.settings import Settings
    from annotator.ui.theme import Theme

KEY = "review-split"


class ArticleSplit(QSplitter):
    """``above`` and, where it is open, the article that the session shows. ``made``: it is
    there from now on."""

    made = Signal()

    def __init__(self, session: Session, theme: Theme, settings: Settings, above: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._session, self._theme, self._settings = session, theme, settings
        self.article: ArticleView | None = None
        self.addWidget(above)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    @property
    def is_open(self) -> bool:
        return self.article is not None and self.article.isVisibleTo(self)

    def toggle(self) -> None:
        """Opens it, as high as it was left, or closes it."""
        if self.article is not None and self.is_open:
            self._settings.keep_state(KEY, self.saveState())
            self.article.hide()
            return
        if self.article is None:
            from annotator.ui.article.view import ArticleView  # noqa: PLC0415  when first seen

            self.article = ArticleView(self._session, self._theme)
            self.addWidget(self.article)
            self.made.emit()
            state = self._settings.state(KEY)
            if state.isEmpty() or not self.restoreState(state):
                self.setSizes([400, 400])
        self.article.show()

    def follow(self, annotation: int | None) -> None:
        """Shows that annotation, where the article is open."""
        if annotation is not None and self.is_open:
            go_to(self._session, annotation)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.article is not None:
            self.article.set_theme(theme)
