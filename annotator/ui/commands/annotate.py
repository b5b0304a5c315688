"""Commands that mark the article. Single letters act only while the article has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from annotator.ui.actions import Command, Table, command
from annotator.ui.commands.conditions import can_annotate, can_change_active, has_active
from annotator.ui.keys import KeyRefused, check_key, portable

if TYPE_CHECKING:
    from annotator.model.scheme import Label, Scheme
    from annotator.ui.actions import Registry
    from annotator.ui.window import Window

MENU = "&Annotate"


def label_commands(scheme: Scheme, registry: Registry) -> Table:
    """One command per label, with its digit and letter as keys where they are free."""
    return tuple(_label_command(label, registry) for label in scheme.offered)


def _label_command(label: Label, registry: Registry) -> Command:
    wanted = [str(label.digit) if label.digit else "", label.letter]
    return Command(
        id=f"annotate.label.{label.name}",
        text=label.title.replace("&", "&&"),
        menu=MENU,
        run=partial(_mark, label=label.name),
        keys=tuple(portable(key) for key in wanted if key and _is_free(key, registry)),
        enabled=can_annotate,
        scope="article",
    )


def _is_free(key: str, registry: Registry) -> bool:
    try:
        check_key(key, "article")
    except KeyRefused:
        return False
    return registry.holder(portable(key), "article") is None


def _mark(window: Window, label: str) -> None:
    window.pages.article.mark_selection(label)


@command("annotate.note", "&Note…", menu=MENU, keys="N", enabled=has_active, scope="article")
def note(window: Window) -> None:
    window.workspace.tabs.panel("annotation")
    window.workspace.tabs.inspector.focus_note()


@command(
    "annotate.inspect", "&Details…", menu=MENU, keys=("Return", "Enter"), enabled=has_active,
    scope="article",
)  # fmt: skip
def inspect(window: Window) -> None:
    window.workspace.tabs.panel("annotation")
    window.workspace.tabs.inspector.focus_first()


@command(
    "annotate.add_fragment", "Add selection as &fragment", menu=MENU, keys="F",
    enabled=can_change_active, scope="article",
)  # fmt: skip
def add_fragment(window: Window) -> None:
    window.pages.article.add_fragment()


@command(
    "annotate.link", "&Link to…", menu=MENU, keys="L", enabled=can_change_active, scope="article"
)
def link(window: Window) -> None:
    """What is picked next is the other end; again: it is not."""
    window.pages.article.linkage.linking.toggle()


@command(
    "annotate.link_back", "Link to the annotation active &before", menu=MENU, keys="Shift+L",
    enabled=can_change_active, scope="article",
)  # fmt: skip
def link_back(window: Window) -> None:
    window.pages.article.linkage.linking.link_back()


@command(
    "annotate.delete", "De&lete annotation", menu=MENU, keys=("Del", "Backspace"),
    enabled=can_change_active, scope="article",
)  # fmt: skip
def delete(window: Window) -> None:
    window.pages.article.delete_active()


@command("annotate.stop", "&Stop, select nothing", menu=MENU, keys="Esc", scope="article")
def stop(window: Window) -> None:
    session = window.session
    window.pages.article.labelbar.hide()
    article = window.pages.article
    if article.linkage.cancel() or article.mouse.cancel():
        return
    if session.armed:
        session.arm(None)
        return
    if window.pages.return_to_table():
        return
    session.select(None)


def _moving(
    edge: Literal["start", "end"], direction: Literal[-1, 1], by: Literal["word", "character"]
) -> Command:
    arrow, side = ("Right", "right") if direction > 0 else ("Left", "left")
    keys = ("Shift+" if edge == "end" else "") + "Alt+" + arrow
    keys = keys if by == "word" else f"Ctrl+{keys}"

    def move(window: Window) -> None:
        window.pages.article.move_end(edge, direction, by)

    return Command(
        id=f"annotate.move_{edge}_{side}_{by}",
        text=f"Move {edge} {side} by a {by}",
        menu=f"{MENU}/&Move an end",
        run=move,
        keys=(keys,),
        enabled=can_change_active,
        scope="article",
    )


ANNOTATE: Table = (
    None,
    note,
    inspect,
    add_fragment,
    link,
    link_back,
    delete,
    stop,
    _moving("start", -1, "word"),
    _moving("start", 1, "word"),
    _moving("end", -1, "word"),
    _moving("end", 1, "word"),
    _moving("start", -1, "character"),
    _moving("start", 1, "character"),
    _moving("end", -1, "character"),
    _moving("end", 1, "character"),
)
