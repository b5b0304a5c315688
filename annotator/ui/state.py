"""A window's size, place, zoom and order of documents, from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.model.arrangement import Arrangement
from annotator.ui import theme

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView
    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

SIZE = QSize(1440, 900)
MARGIN = 80


class Job(Protocol):
    """Work on another thread; ui/jobs.py is loaded when there first is any."""

    def stop(self) -> None: ...


def stop_jobs(window: Window) -> None:
    """Stops what still runs: the window is about to close."""
    while window.jobs:
        window.jobs.pop().stop()


def restore_state(window: Window) -> None:
    """As it was left; at first as large as the design, or as the screen allows."""
    settings = window.settings
    geometry = settings.state("geometry")
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        room = window.screen().availableSize() - QSize(MARGIN, MARGIN)
        is_small_screen = window.screen().availableSize().width() < SIZE.width() + MARGIN
        window.resize(SIZE.boundedTo(room) if is_small_screen else SIZE)
    window.workspace.restore(settings.state("splitter"))
    if settings.zoom != window.workspace.article.zoom:
        set_zoom(window, settings.zoom)
    set_up_article(window, window.workspace.article)


def set_up_article(window: Window, article: ArticleView) -> None:
    """As it was chosen for all articles."""
    settings = window.settings
    if settings.zoom != article.zoom:
        article.set_zoom(settings.zoom)
    article.set_snap(settings.snap)
    article.linkage.show_all(is_all=shows_all_links(settings))
    article.viewport().installEventFilter(window.wheel_zoom)


def keep_state(window: Window) -> None:
    settings = window.settings
    settings.keep_state("geometry", window.saveGeometry())
    settings.keep_state("splitter", window.workspace.saveState())
    settings.save()


def arrangement_in(settings: Settings, project: str) -> Arrangement:
    """How the documents of the project of that UUID were sorted and grouped."""
    return Arrangement(
        settings.words(f"last/{project}/sort"),
        settings.words(f"last/{project}/descending") == "yes",
        settings.words(f"last/{project}/group"),
    )


def set_arrangement(window: Window, arrangement: Arrangement) -> None:
    """Sorts and groups the documents, also at the next start."""
    project = window.session.project
    if project is None:
        return
    place = f"last/{project.uuid}"
    window.settings.remember(f"{place}/sort", arrangement.sort)
    window.settings.remember(f"{place}/descending", "yes" if arrangement.is_descending else "")
    window.settings.remember(f"{place}/group", arrangement.group)
    window.workspace.documents.arrange(arrangement)


def set_zoom(window: Window, percent: int) -> None:
    """Zooms the article, also at the next start."""
    for article in window.pages.articles:
        article.set_zoom(percent)
    shown = window.workspace.article.zoom
    window.status.set_zoom(shown)
    window.settings.remember("zoom", shown)


def shows_all_links(settings: Settings) -> bool:
    """Whether all links of an article are drawn, or those of the active annotation."""
    return settings.words("links") == "all"


def set_all_links(window: Window, *, is_all: bool) -> None:
    """Draws all links of the article or only the active annotation's, also at the next start."""
    window.settings.remember("links", "all" if is_all else "")
    for article in window.pages.articles:
        article.linkage.show_all(is_all=is_all)


class Returning(QObject):
    """Esc, where nothing else wants it, leads back to the article from any panel, and to the
    table in the review view."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            article = self._window.workspace.article
            if event.key() == Qt.Key.Key_Escape and article.isVisible():
                article.setFocus()
                return True
            pages = self._window.pages
            if event.key() == Qt.Key.Key_Escape and pages.view == "review" and pages.review:
                pages.review.table.setFocus()
                return True
        return super().eventFilter(watched, event)


class WheelZoom(QObject):
    """Ctrl and the wheel zoom the article."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._registry = window.registry

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        control = Qt.KeyboardModifier.ControlModifier
        if isinstance(event, QWheelEvent) and event.modifiers() & control:
            is_up = event.angleDelta().y() > 0
            self._registry.run("view.zoom_in" if is_up else "view.zoom_out")
            return True
        return super().eventFilter(watched, event)


def set_mode(window: Window, mode: str) -> None:
    """Dresses the program as ``mode`` says: light, dark, or as the system; also next time."""
    window.settings.remember("theme", mode)
    wear_system(window)


def wear_system(window: Window) -> None:
    """Dresses the program anew, after the settings or the system's colours changed."""
    chosen = theme.theme_for(window.settings.theme)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.wear(app, chosen)
    window.set_theme(chosen)
