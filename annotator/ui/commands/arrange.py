"""Commands for the order of the list of documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model.arrangement import FREE, GROUPS, SORTS, Arrangement, free_key
from annotator.ui import state
from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.conditions import has_project
from annotator.ui.panels.lettering import shortened
from annotator.ui.text import plain_caption

if TYPE_CHECKING:
    from annotator.ui.window import Window

MOST_KEYS, LONGEST_KEY = 40, 40
SORT_MENU = "&View/S&ort documents by"
GROUP_MENU = "&View/&Group documents by"
SORT_TITLES = {
    "added": "&When they were added", "title": "&Title", "publisher": "&Publisher",
    "author": "&Author", "published": "P&ublished", "modified": "&Modified",
    "accessed": "A&ccessed", "changed": "C&hanged here", "language": "&Language",
    "genre": "&Genre", "status": "&Status", "media_type": "Media t&ype",
    "file_name": "&File name", "length": "L&ength", "annotations": "&Number of annotations",
}  # fmt: skip
GROUP_TITLES = {
    "": "&Nothing", "publisher": "&Publisher", "author": "&Author", "language": "&Language",
    "genre": "&Genre", "status": "&Status", "year": "&Year of publication",
    "month": "&Month of publication", "media_type": "Media &type",
    "annotated": "&Whether they have annotations",
}  # fmt: skip


def _present(window: Window) -> Arrangement:
    return window.workspace.documents.model.arrangement


def _sort_command(field: str, text: str) -> Command:
    def run(window: Window) -> None:
        state.set_arrangement(window, replace(_present(window), sort=field))

    def is_on(window: Window) -> bool:
        return _present(window).sort == field

    return Command(f"view.sort.{field}", text, SORT_MENU, run, (), has_project, is_on=is_on)


def _group_command(field: str, text: str) -> Command:
    def run(window: Window) -> None:
        state.set_arrangement(window, replace(_present(window), group=field))

    def is_on(window: Window) -> bool:
        return _present(window).group == field

    name = f"view.group.{field or 'none'}"
    return Command(name, text, GROUP_MENU, run, (), has_project, is_on=is_on)


@command(
    "view.sort_descending", "&Descending", menu=SORT_MENU, enabled=has_project,
    is_on=lambda window: _present(window).is_descending,
)  # fmt: skip
def descending(window: Window) -> None:
    present = _present(window)
    state.set_arrangement(window, replace(present, is_descending=not present.is_descending))


@command("view.fold_groups", "&Fold all groups", menu=GROUP_MENU, enabled=has_project)
def fold_groups(window: Window) -> None:
    window.workspace.documents.view.fold_all(is_folded=True)


@command("view.unfold_groups", "&Unfold all groups", menu=GROUP_MENU, enabled=has_project)
def unfold_groups(window: Window) -> None:
    window.workspace.documents.view.fold_all(is_folded=False)


def free_key_commands(keys: Sequence[str]) -> Table:
    """Sorting and grouping by the free keys that a project's documents have."""
    shown = [key for key in keys if free_key(FREE + key)][:MOST_KEYS]
    captions = [(FREE + key, plain_caption(shortened(key, LONGEST_KEY))) for key in shown]
    return [
        *(_sort_command(field, text) for field, text in captions),
        *(_group_command(field, text) for field, text in captions),
    ]


ARRANGE: Table = (
    *(_sort_command(field, SORT_TITLES[field]) for field in SORTS),
    *(_group_command(field, GROUP_TITLES[field]) for field in ("", *GROUPS)),
)
FOLDING: Table = (descending, None, fold_groups, unfold_groups)
