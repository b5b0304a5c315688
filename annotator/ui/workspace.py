"""The middle of the window: documents at the left, the article, tabs at the right."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QVBoxLayout, QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.checking import Checking
from annotator.ui.claims.counting import CardCount
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.panels.dragging import ArticleDrags
from annotator.ui.panels.tab_menu import TabMenu
from annotator.ui.session import Session
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.claims.board import ClaimBoard
    from annotator.ui.panels.checks import ChecksPanel
    from annotator.ui.panels.details import DetailsPanel
    from annotator.ui.panels.find import FindBar
    from annotator.ui.panels.inspector import InspectorPanel

DOCUMENTS_WIDTH, TABS_WIDTH = 264, 360
AFTER_FIRST_PAINT = 100  # milliseconds
CHOOSING_PAUSE = 60


class Themed(Protocol):
    """What every view and panel has."""

    def set_theme(self, theme: Theme) -> None: ...


def _inspector(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.panels.inspector import InspectorPanel  # noqa: PLC0415  after the first paint

    return InspectorPanel(session, theme)


def _annotations(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.panels.annotations import AnnotationsPanel  # noqa: PLC0415  when first seen

    return AnnotationsPanel(session, theme)


def _checks(session: Session, theme: Theme, checking: Checking) -> QWidget:
    from annotator.ui.panels.checks import ChecksPanel  # noqa: PLC0415  when first seen

    return ChecksPanel(session, theme, checking)


def _claims(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.claims.board import ClaimBoard  # noqa: PLC0415  when first seen

    return ClaimBoard(session, theme, is_beside=True)


def _history(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.panels.history import HistoryPanel  # noqa: PLC0415  when first seen

    return HistoryPanel(session, theme)


def _guidelines(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.panels.guidelines import GuidelinesPanel  # noqa: PLC0415  when first seen

    return GuidelinesPanel(session, theme)


def _details(session: Session, theme: Theme) -> QWidget:
    from annotator.ui.panels.details import DetailsPanel  # noqa: PLC0415  when first seen

    return DetailsPanel(session, theme)


# To add a tab: a function like these, its line here, and its title in ``Tabs.show_counts``.
# The tabs one works in come first: where there is no room for all, the bar scrolls. None: the
# panel that needs to know what the checks find.
TABS: tuple[tuple[str, Callable[[Session, Theme], QWidget] | None], ...] = (
    ("annotation", _inspector),
    ("claims", _claims),
    ("list", _annotations),
    ("checks", None),
    ("history", _history),
    ("guidelines", _guidelines),
    ("document", _details),
)


class Tabs(QTabWidget):
    """The right-hand panels, each made when it is first seen: the window is painted sooner.
    ``wanted(name)``: a command that is to be run. ``made(name)``: a panel is there now."""

    wanted = Signal(str)
    made = Signal(str)

    def __init__(self, session: Session, theme: Theme, checking: Checking) -> None:
        super().__init__()
        self._session, self._theme, self._checking = session, theme, checking
        self._panels: dict[str, QWidget] = {}
        self._chosen: Sequence[int] = ()
        self._counts: Mapping[str, int] = {}
        self._cards = CardCount(session)
        self._places = [name for name, _ in TABS]
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.tabBar().setChangeCurrentOnDrag(True)  # an annotation goes from the list to a claim
        for _ in TABS:
            self.addTab(_empty(), "")
        TabMenu(self)
        self.show_counts({})
        self.currentChanged.connect(self._make)
        checking.found.connect(lambda _ids: self.show_counts(self._counts))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(AFTER_FIRST_PAINT, self, lambda: self._make(self.currentIndex()))

    @property
    def inspector(self) -> "InspectorPanel":
        """The panel of the tab "annotation", wherever it is."""
        self._make(self._places.index("annotation"))
        return cast("InspectorPanel", self._panels["annotation"])

    @property
    def checks(self) -> "ChecksPanel":
        """The panel of the tab "checks", brought to the front."""
        return cast("ChecksPanel", self.panel("checks"))

    @property
    def board(self) -> "ClaimBoard | None":
        """The panel of the tab "claims"; None until it was first seen."""
        return cast("ClaimBoard | None", self._panels.get("claims"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for panel in self._panels.values():
            dress(panel, theme)

    def show_chosen(self, documents: Sequence[int]) -> None:
        """The documents that are selected in their list, for the panel of their details."""
        self._chosen = documents
        if "document" in self._panels:
            cast("DetailsPanel", self._panels["document"]).show_chosen(documents)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Names the tabs; ``counts`` are the shown document's annotations by label."""
        total, claims = sum(counts.values()), self._claims(counts)
        checks = self._checking.count
        titles = (
            self.tr("Annotation"),
            self.tr("Claims {number}").format(number=claims) if claims else self.tr("Claims"),
            self.tr("List {number}").format(number=total) if total else self.tr("List"),
            self.tr("Checks {number}").format(number=checks) if checks else self.tr("Checks"),
            self.tr("History"),
            self.tr("Guide"),
            self.tr("Document"),
        )
        for number, title in enumerate(titles):
            if title != self.tabText(number):  # else the bar is laid out again for nothing
                self.setTabText(number, title)

    def _claims(self, counts: Mapping[str, int]) -> int:
        """How many cards the board has, or would have."""
        self._counts = counts
        if self.board and self.board.isVisible():
            return self.board.shelf.total
        return self._cards.of(counts)

    def panel(self, name: str) -> QWidget:
        """Brings the panel of that name to the front: annotation, claims, list, checks, history,
        guidelines, document."""
        place = self._places.index(name)
        self.setCurrentIndex(place)
        self._make(place)
        return self._panels[name]

    @property
    def current(self) -> str:
        return self._places[self.currentIndex()]

    def _make(self, place: int) -> None:
        name = self._places[place]
        if name in self._panels:
            return
        maker = dict(TABS)[name] or partial(_checks, checking=self._checking)
        panel = maker(self._session, self._theme)
        self._panels[name] = panel
        if name == "annotation":
            cast("InspectorPanel", panel).card.findings.watch(self._checking)
        if name == "checks":
            cast("ChecksPanel", panel).wanted.connect(self.wanted)
        if name == "document":
            cast("DetailsPanel", panel).original_wanted.connect(
                lambda: self.wanted.emit("document.original")
            )
            self.show_chosen(self._chosen)
        page = self.widget(place)
        layout = page.layout() if page else None
        if layout is not None:
            layout.addWidget(panel)
        panel.show()
        if self.board and name == "claims":
            self.board.counted.connect(lambda _total: self.show_counts(self._counts))
        self.made.emit(name)


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


def dress(widget: QWidget | Themed, theme: Theme) -> None:
    """Tells a part of the window its new colours."""
    if hasattr(widget, "set_theme"):
        widget.set_theme(theme)


def _empty() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    return page


def _holds(stop: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (stop is focus or stop.isAncestorOf(focus))
