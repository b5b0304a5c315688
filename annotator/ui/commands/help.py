"""Help: the palette, the shortcut sheet, the guidelines, who made this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command

if TYPE_CHECKING:
    from annotator.ui.window import Window

MENU = "&Help"


@command("help.palette", "Search or run a &command…", menu=MENU, keys="Ctrl+K")
def palette(window: Window) -> None:
    window.palette_box.open()


@command("help.shortcuts", "&Keyboard shortcuts…", menu=MENU, keys="F1")
def shortcuts(window: Window) -> None:
    from annotator.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415  when asked for

    ShortcutSheet(window, window.registry, window.theme).open()


@command("help.name", "Your &name…", menu=MENU)
def name(window: Window) -> None:
    from annotator.ui.dialogs.name import ask_name  # noqa: PLC0415  when asked for

    ask_name(window)


@command("help.about", "&About Annotator", menu=MENU)
def about(window: Window) -> None:
    from annotator.ui.dialogs.about import AboutBox  # noqa: PLC0415  when asked for

    AboutBox(window).open()


HELP: Table = (palette, shortcuts, None, name, about)
