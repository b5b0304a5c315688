"""The tabs at the right of the window, and the panels in them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from annotator.ui.checking import Checking
from annotator.ui.claims.counting import CardCount
from annotator.ui.panels.tab_menu import TabMenu
from annotator.ui.session import Session
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.claims.board import ClaimBoard
    from annotator.ui.panels.checks import ChecksPanel
    from annotator.ui.panels.details import DetailsPanel
    from annotator.ui.panels.inspector import InspectorPanel

AFTER_FIRST_PAINT = 100  # milliseconds
# What the panel "annotation" is made of. While an import or an export keeps another thread busy,
# loading all of it at once takes longer than a window may keep one waiting.
PARTS = (
    "fields", "annotation_form", "annotation_card", "comments_card", "evidence_card", "link_row",
    "links_card", "inspector",
)  # fmt: skip


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
        QTimer.singleShot(AFTER_FIRST_PAINT, self, self._load)

    def _load(self, parts: Sequence[str] = PARTS) -> None:
        """Loads what the first panel is made of, a part at a turn of the event loop, and makes
        the panel that is in front."""
        if parts and self.current == "annotation":
            import_module(f"annotator.ui.panels.{parts[0]}")
            QTimer.singleShot(0, self, partial(self._load, parts[1:]))
        else:
            self._make(self.currentIndex())

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


def dress(widget: QWidget | Themed, theme: Theme) -> None:
    """Tells a part of the window its new colours."""
    if hasattr(widget, "set_theme"):
        widget.set_theme(theme)


def _empty() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    return page
