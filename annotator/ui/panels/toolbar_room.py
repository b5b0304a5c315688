"""How the tool bar finds room in narrow windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from annotator.ui.panels.keybutton import KeyButton
    from annotator.ui.panels.toolbar import Toolbar

SEARCH, SEARCH_ALONE = 90, 36
Step = Callable[[], object]


class Room:
    """Leaves away, one after the other and only where there is no room: the words of the command
    box, of “Link” and of “Done, next”, those of the labels, undo and redo, and at last labels
    from the end. All of them have keys, and say in a tip what they are."""

    LEAST = 700

    def fit(self, bar: Toolbar, letters: Mapping[KeyButton, str]) -> None:
        """``letters``: what a label's chip shows without its words."""
        for chip in letters:
            chip.shorten(None)
            chip.setVisible(bar.is_article)
        for part in (bar.undo, bar.redo):
            part.setVisible(True)
        for button in (bar.search, bar.link, bar.done):
            button.shorten(None)
        bar.search.setMinimumWidth(SEARCH)
        steps = _steps(bar, letters)
        while not self._fits(bar) and (step := next(steps, None)):
            step()

    def _fits(self, bar: Toolbar) -> bool:
        row = bar.layout()
        if row is None:
            return True
        # Not by itemAt: Python would keep what stands for an item after the item has gone, and
        # take whatever comes to lie at its place for it.
        for inner in row.findChildren(QLayout):
            inner.invalidate()
        row.invalidate()
        return row.totalMinimumSize().width() <= max(bar.width(), self.LEAST)


def _steps(bar: Toolbar, letters: Mapping[KeyButton, str]) -> Iterator[Step]:
    """What is done for more room, the next one only where the one before was not enough."""

    def shorten_labels() -> None:
        for chip, letter in letters.items():
            chip.shorten(letter)

    def shorten_search() -> None:
        bar.search.shorten("")
        bar.search.setMinimumWidth(SEARCH_ALONE)

    yield shorten_search
    yield partial(bar.link.shorten, "")
    yield partial(bar.done.shorten, bar.tr("Done"))
    yield shorten_labels
    for part in (bar.redo, bar.undo, *reversed([*letters])):
        yield partial(part.setVisible, False)  # noqa: FBT003  Qt's own
