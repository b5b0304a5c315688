"""Help: the palette, the shortcut sheet, the guidelines, who made this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command

if TYPE_CHECKING:
    from annotator.ui.panels.palette import Palette
    from annotator.ui.window import Window

MENU = "&Help"


def open_palette(window: Window, typed: str = "") -> Palette:
    """Shows the palette, made when it is first asked for."""
    from annotator.ui.commands.offers import offer  # noqa: PLC0415  when asked for
    from annotator.ui.panels.palette import Palette  # noqa: PLC0415  when asked for

    box = window.findChild(Palette) or Palette(window, lambda typed: offer(window, typed))
    box.set_theme(window.theme)
    box.open(typed)
    return box


@command("help.palette", "Search or run a &command…", menu=MENU, keys="Ctrl+K")
def palette(window: Window) -> None:
    open_palette(window)


@command("help.shortcuts", "&Keyboard shortcuts…", menu=MENU, keys="F1")
def shortcuts(window: Window) -> None:
    from annotator.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415  when asked for

    sheet = ShortcutSheet(window, window.registry)
    sheet.finished.connect(lambda _result: window.toolbar.show_keys())
    sheet.open()


@command("help.name", "Your &name…", menu=MENU)
def name(window: Window) -> None:
    from annotator.ui.dialogs.name import ask_name  # noqa: PLC0415  when asked for

    ask_name(window)


@command("help.about", "&About Annotator", menu=MENU)
def about(window: Window) -> None:
    from annotator.ui.dialogs.about import AboutBox  # noqa: PLC0415  when asked for

    AboutBox(window).open()


HELP: Table = (palette, shortcuts, None, name, about)
