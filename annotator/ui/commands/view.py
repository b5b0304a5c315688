"""Commands for how the window looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annotator.ui import state
from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.conditions import has_document, has_project
from annotator.ui.pages import VIEWS
from annotator.ui.settings import SNAPS
from annotator.ui.theme import MODES

if TYPE_CHECKING:
    from annotator.ui.article.snapping import Unit
    from annotator.ui.window import Window

MENU = "&View"
ZOOM_STEP = 1.1
TABS = (
    ("annotation", "&Annotation panel", "Ctrl+1"),
    ("claims", "Claims &panel", "Ctrl+6"),
    ("list", "&List of annotations", "Ctrl+2"),
    ("checks", "&Checks panel", "Ctrl+7"),
    ("history", "&History panel", "Ctrl+3"),
    ("guidelines", "&Guidelines panel", "Ctrl+4"),
    ("document", "D&etails of the document", "Ctrl+5"),
)
SNAP_TITLES = {"character": "&Characters", "word": "&Words", "sentence": "&Sentences"}
MODE_TITLES = {"system": "As the &system", "light": "&Light", "dark": "&Dark"}


@command("view.zoom_in", "Zoom &in", menu=MENU, keys=("Ctrl+=", "Ctrl++"), enabled=has_document)
def zoom_in(window: Window) -> None:
    state.set_zoom(window, round(window.workspace.article.zoom * ZOOM_STEP))


@command("view.zoom_out", "Zoom &out", menu=MENU, keys="Ctrl+-", enabled=has_document)
def zoom_out(window: Window) -> None:
    state.set_zoom(window, round(window.workspace.article.zoom / ZOOM_STEP))


@command("view.zoom_reset", "&Normal size", menu=MENU, keys="Ctrl+0", enabled=has_document)
def zoom_reset(window: Window) -> None:
    state.set_zoom(window, 100)


@command("view.next_theme", "&Next theme", menu=MENU, keys="Ctrl+Shift+L")
def next_theme(window: Window) -> None:
    """System, light, dark, and again."""
    modes = (*MODES, MODES[0])
    chosen = modes[modes.index(window.settings.theme) + 1]
    state.set_mode(window, chosen)
    title = MODE_TITLES[chosen].replace("&", "")
    window.tell(window.tr("Theme: {title}").format(title=title))


def _theme_command(mode: str) -> Command:
    def is_on(window: Window) -> bool:
        return window.settings.theme == mode

    return Command(
        id=f"view.theme.{mode}",
        text=MODE_TITLES[mode],
        menu=f"{MENU}/&Theme",
        run=partial(state.set_mode, mode=mode),
        is_on=is_on,
    )


def _view_command(name: str, title: str, key: str) -> Command:
    def show(window: Window) -> None:
        window.pages.show_view(name)

    def is_on(window: Window) -> bool:
        return window.pages.view == name

    return Command(f"view.{name}", title, MENU, show, (key,), has_project, is_on=is_on)


def _tab_command(name: str, text: str, key: str) -> Command:
    def show(window: Window) -> None:
        window.pages.show_view("annotate")
        window.workspace.tabs.show()
        window.workspace.tabs.panel(name)
        window.workspace.focus(window.workspace.tabs)

    return Command(f"view.tab.{name}", text, MENU, show, (key,), has_project)


def _snap_command(unit: Unit, text: str) -> Command:
    def choose(window: Window) -> None:
        window.settings.remember("snap", unit)
        for article in window.pages.articles:
            article.set_snap(unit)

    def is_on(window: Window) -> bool:
        return window.settings.snap == unit

    return Command(f"view.snap.{unit}", text, f"{MENU}/&Selections snap to", choose, is_on=is_on)


def _shows_all_links(window: Window) -> bool:
    return state.shows_all_links(window.settings)


@command(
    "view.all_links", "Show all lin&ks", menu=MENU, keys="Ctrl+Shift+K", enabled=has_project,
    is_on=_shows_all_links,
)  # fmt: skip
def all_links(window: Window) -> None:
    state.set_all_links(window, is_all=not _shows_all_links(window))


@command(
    "view.documents", "Show the &documents", menu=MENU, keys="Ctrl+B", enabled=has_project,
    is_on=lambda window: window.workspace.documents.isVisible(),
)  # fmt: skip
def documents(window: Window) -> None:
    window.workspace.toggle(window.workspace.documents)


@command(
    "view.tabs", "Show the right &panels", menu=MENU, keys="Ctrl+Shift+B", enabled=has_project,
    is_on=lambda window: window.workspace.tabs.isVisible(),
)  # fmt: skip
def tabs(window: Window) -> None:
    window.workspace.toggle(window.workspace.tabs)


@command(
    "view.full_screen", "&Full screen", menu=MENU, keys="F11",
    is_on=lambda window: window.isFullScreen(),
)  # fmt: skip
def full_screen(window: Window) -> None:
    window.showNormal() if window.isFullScreen() else window.showFullScreen()


VIEW: Table = (
    *(_view_command(*view) for view in VIEWS),
    None,
    zoom_in,
    zoom_out,
    zoom_reset,
    None,
    *(_theme_command(mode) for mode in MODES),
    next_theme,
    *(_snap_command(unit, SNAP_TITLES[unit]) for unit in SNAPS),
    None,
    *(_tab_command(*tab) for tab in TABS),
    None,
    all_links,
    documents,
    tabs,
    full_screen,
)
