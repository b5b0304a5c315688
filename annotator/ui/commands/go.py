"""Commands that move: between annotations, documents and the parts of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import (
    can_annotate,
    has_active,
    has_document,
    has_project,
)

if TYPE_CHECKING:
    from annotator.ui.window import Window

MENU = "&Go"


@command(
    "go.next_annotation", "&Next annotation", menu=MENU, keys="Space", enabled=has_document,
    scope="article",
)  # fmt: skip
def next_annotation(window: Window) -> None:
    window.pages.article.next_annotation(1)


@command(
    "go.previous_annotation", "&Previous annotation", menu=MENU, keys="Shift+Space",
    enabled=has_document, scope="article",
)  # fmt: skip
def previous_annotation(window: Window) -> None:
    window.pages.article.next_annotation(-1)


@command(
    "go.next_here", "Next annotation &here", menu=MENU, keys="H", enabled=has_document,
    scope="article",
)  # fmt: skip
def next_here(window: Window) -> None:
    """Through those that lie on top of each other."""
    window.pages.article.activate_next_here()


@command(
    "go.next_linked", "Next &linked annotation", menu=MENU, keys="Alt+Down", enabled=has_active,
    scope="article",
)  # fmt: skip
def next_linked(window: Window) -> None:
    _walk(window, 1)


@command(
    "go.previous_linked", "Previous lin&ked annotation", menu=MENU, keys="Alt+Up",
    enabled=has_active, scope="article",
)  # fmt: skip
def previous_linked(window: Window) -> None:
    _walk(window, -1)


def _walk(window: Window, step: int) -> None:
    """Round the partners of an annotation, and back to it."""
    if not window.pages.article.linkage.walk.step(step):
        window.tell(window.tr("Nothing here is linked to this annotation."))


@command("document.done", "Done, o&pen next", menu=MENU, keys="Ctrl+Return", enabled=can_annotate)
def done(window: Window) -> None:
    project, document = window.session.project, window.session.document
    if project is None or document is None or window.pages.view != "annotate":
        return  # nobody is looking at the document
    following = window.workspace.documents.model.neighbour(document.id, 1)
    project.documents.set_status(document.id, "done")
    if following is None:
        window.tell(window.tr("Done. This was the last document."))
        return
    window.session.show(following)
    window.workspace.article.setFocus()
    window.tell(window.tr("Done: {title}").format(title=document.title))


@command("go.next_document", "Next &document", menu=MENU, keys="Ctrl+PgDown", enabled=has_document)
def next_document(window: Window) -> None:
    _show(window, 1)


@command(
    "go.previous_document", "Pre&vious document", menu=MENU, keys="Ctrl+PgUp",
    enabled=has_document,
)  # fmt: skip
def previous_document(window: Window) -> None:
    _show(window, -1)


def _show(window: Window, step: int) -> None:
    """Shows the next or previous document of the list, in its order and as it is filtered."""
    document = window.session.document
    if document is None:
        return
    found = window.workspace.documents.model.neighbour(document.id, step)
    if found is None:
        window.tell(window.tr("There is no further document."))
        return
    window.session.show(found)


@command("go.filter_documents", "&Filter documents", menu=MENU, keys="Ctrl+L", enabled=has_project)
def filter_documents(window: Window) -> None:
    window.pages.show_view("annotate")
    window.workspace.documents.show()
    window.workspace.documents.focus_filter()


@command("go.next_part", "Next part of the &window", menu=MENU, keys="F6", enabled=has_project)
def next_part(window: Window) -> None:
    window.pages.cycle_focus(1)


@command(
    "go.previous_part", "Previous part of the window", menu=MENU, keys="Shift+F6",
    enabled=has_project,
)  # fmt: skip
def previous_part(window: Window) -> None:
    window.pages.cycle_focus(-1)


@command("go.article", "To the &article", menu=MENU, keys="Ctrl+E", enabled=has_document)
def article(window: Window) -> None:
    window.workspace.focus(window.workspace.article)


GO: Table = (
    next_annotation,
    previous_annotation,
    next_here,
    next_linked,
    previous_linked,
    None,
    done,
    next_document,
    previous_document,
    filter_documents,
    None,
    next_part,
    previous_part,
    article,
)
