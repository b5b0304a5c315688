"""The middle of the window: documents at the left, the article, tabs at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.checking import Checking
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.panels.dragging import ArticleDrags
from annotator.ui.session import Session
from annotator.ui.tabs import Tabs, dress
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.panels.find import FindBar

DOCUMENTS_WIDTH, TABS_WIDTH = 264, 360
CHOOSING_PAUSE = 60  # milliseconds


class Workspace(QSplitter):
    """Places the parts and moves the focus between them. ``needed``: a part is to have the
    focus, so all of this is to be seen."""

    needed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.documents: DocumentsPanel = DocumentsPanel(session, theme)
        self.article = ArticleView(session, theme)
        self._drags = ArticleDrags(self.article)
        self._session, self._theme = session, theme
        self._find_bar: FindBar | None = None
        self.checking = Checking(self, session)
        self.tabs: Tabs = Tabs(session, theme, self.checking)
        self.article.margin.findings = self.checking.of
        self.checking.found.connect(lambda _ids: self.article.viewport().update())
        details = "document.details"
        self.article.details_wanted.connect(lambda: self.tabs.wanted.emit(details))
        self._choosing = QTimer(self, interval=CHOOSING_PAUSE, singleShot=True)
        self._choosing.timeout.connect(self._show_chosen)
        middle = QWidget()
        self._column = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.article, 1)
        for part in (self.documents, middle, self.tabs):
            self.addWidget(part)
        self.documents.setMinimumWidth(180)
        self.documents.setAcceptDrops(False)  # the window takes them, wherever they fall
        self.tabs.setMinimumWidth(240)
        middle.setMinimumWidth(320)
        self.documents.view.selectionModel().selectionChanged.connect(self._choosing.start)
        self.tabs.currentChanged.connect(self._choosing.start)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(place, stretch)
        self.setSizes([DOCUMENTS_WIDTH, 10_000, TABS_WIDTH])

    @property
    def find_bar(self) -> "FindBar":
        """Made when it is first asked for; hidden until it is opened."""
        if self._find_bar is None:
            from annotator.ui.panels.find import FindBar  # noqa: PLC0415  when first asked for

            self._find_bar = FindBar(self._session, self.article, self._theme)
            self._find_bar.hide()
            self._column.insertWidget(0, self._find_bar)
        return self._find_bar

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self.documents, self.article, self.tabs):
            dress(part, theme)
        if self._find_bar:
            self._find_bar.set_theme(theme)

    def restore(self, state: QByteArray) -> None:
        """Sizes as ``saveState`` gave them; as they are where there is none."""
        if not state.isEmpty():
            self.restoreState(state)

    def _show_chosen(self) -> None:
        """Only where it is looked at: to list all of 100,000 documents takes longer than a
        frame."""
        if self.tabs.current == "document":
            self.tabs.show_chosen(self.documents.view.chosen())

    def toggle(self, panel: QWidget) -> None:
        """Hides a panel, or shows it again; the focus never stays in what is hidden."""
        if _holds(panel, QApplication.focusWidget()):
            self.focus(self.article)
        panel.setVisible(not panel.isVisible())

    def cycle_focus(self, step: int) -> None:
        """Moves the focus to the next (+1) or previous (-1) part that is shown."""
        stops = [
            stop
            for stop in (self.documents.view, self.article, self.tabs)
            if stop.isVisibleTo(self)
        ]
        focus = QApplication.focusWidget()
        within = [n for n, stop in enumerate(stops) if _holds(stop, focus)]
        start = within[0] if within else 0
        target = stops[(start + step) % len(stops)] if within else stops[0]
        self.focus(target)

    def focus(self, target: QWidget) -> None:
        """Focuses ``target``, or the first thing in it that the keyboard can reach; in the
        tabs that is the panel in front, then the tabs themselves."""
        self.needed.emit()
        front = self.tabs.panel(self.tabs.current) if target is self.tabs else target
        for child in (front, *front.findChildren(QWidget), self.tabs.tabBar()):
            is_reachable = bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if is_reachable and child.isVisibleTo(self) and child.isEnabled():
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _holds(stop: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (stop is focus or stop.isAncestorOf(focus))
