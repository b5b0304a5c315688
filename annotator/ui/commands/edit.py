"""Undo and redo, copying, finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import can_edit, has_document, has_selection
from annotator.ui.places import place_of

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.window import Window

MENU = "&Edit"


@command("edit.undo", "&Undo", menu=MENU, keys="Ctrl+Z", enabled=can_edit)
def undo(window: Window) -> None:
    undo_last(window)


def undo_last(window: Window) -> Changes | None:
    """Undoes the newest step and goes where it was; what changed, None where nothing did."""
    project = window.session.project
    title = project.journal.undo_title() if project else None
    if project is None or title is None:
        window.tell(window.tr("There is nothing to undo."))
        return None
    changes = project.journal.undo()
    _show(window, changes)
    window.tell(window.tr("Undone: {title}").format(title=title))
    return changes


@command("edit.redo", "&Redo", menu=MENU, keys=("Ctrl+Shift+Z", "Ctrl+Y"), enabled=can_edit)
def redo(window: Window) -> None:
    project = window.session.project
    title = project.journal.redo_title() if project else None
    if project is None or title is None:
        window.tell(window.tr("There is nothing to redo."))
        return
    _show(window, project.journal.redo())
    window.tell(window.tr("Redone: {title}").format(title=title))


def _show(window: Window, changes: Changes | None) -> None:
    """Goes where something was changed back."""
    project = window.session.project
    place = place_of(project, changes) if project and changes else None
    if place is None:
        return
    session, board = window.session, window.pages.front_board
    if board and place.annotation is not None:
        board.point_at_claim(place.annotation)
    if session.document is None or session.document.id != place.document:
        session.show(place.document)
    if place.annotation is not None:
        session.select(None, place.annotation, place.position)
    if place.position is not None:
        window.pages.article.reveal(place.position)


@command("edit.copy", "&Copy", menu=MENU, keys="Ctrl+C", enabled=has_selection, scope="article")
def copy(window: Window) -> None:
    window.pages.article.copy()


@command(
    "edit.select_all", "Select &all", menu=MENU, keys="Ctrl+A", enabled=has_document,
    scope="article",
)  # fmt: skip
def select_all(window: Window) -> None:
    window.pages.article.select_all()


@command("edit.find", "&Find in document…", menu=MENU, keys="Ctrl+F", enabled=has_document)
def find(window: Window) -> None:
    """In the article; on the claim board, among the claims."""
    if window.pages.board and window.pages.view == "claims":
        window.pages.board.bar.words.setFocus()
        return
    window.workspace.find_bar.open()


@command("edit.find_next", "Find &next", menu=MENU, keys="F3", enabled=has_document)
def find_next(window: Window) -> None:
    window.workspace.find_bar.step(1)


@command("edit.find_previous", "Find &previous", menu=MENU, keys="Shift+F3", enabled=has_document)
def find_previous(window: Window) -> None:
    window.workspace.find_bar.step(-1)


EDIT: Table = (undo, redo, None, copy, select_all, None, find, find_next, find_previous)
