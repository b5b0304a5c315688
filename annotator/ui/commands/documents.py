"""Commands on the documents that are selected in their panel, or on the one shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import can_annotate, has_document

if TYPE_CHECKING:
    from annotator.ui.session import Session
    from annotator.ui.window import Window

MENU = "&Edit/&Document"


@command(
    "document.rename", "&Rename document", menu=MENU, keys="F2", enabled=can_annotate,
    scope="documents",
)  # fmt: skip
def rename(window: Window) -> None:
    window.workspace.documents.show()
    window.workspace.documents.rename_chosen()


@command(
    "document.details", "De&tails of the document", menu=MENU, keys="Alt+Return",
    enabled=has_document,
)  # fmt: skip
def details(window: Window) -> None:
    window.registry.run("view.tab.document")


@command("document.original", "Show &original", menu=MENU, enabled=has_document)
def show_original(window: Window) -> None:
    """What was read, as plain source in a window of its own."""
    from annotator.ui.dialogs.original import show_original_of  # noqa: PLC0415  when asked for

    show_original_of(window)


@command("document.todo", "Mark as &to do", menu=MENU, enabled=can_annotate)
def mark_todo(window: Window) -> None:
    window.workspace.documents.mark_chosen("todo")


@command("document.doing", "Mark as &in progress", menu=MENU, enabled=can_annotate)
def mark_doing(window: Window) -> None:
    window.workspace.documents.mark_chosen("doing")


@command("document.mark_done", "Mark as d&one", menu=MENU, enabled=can_annotate)
def mark_done(window: Window) -> None:
    window.workspace.documents.mark_chosen("done")


@command(
    "document.delete", "&Delete document", menu=MENU, keys="Del", enabled=can_annotate,
    scope="documents",
)  # fmt: skip
def delete(window: Window) -> None:
    """Without a question, for it can be undone; the panel offers that."""
    window.workspace.documents.delete_chosen()


def _can_sign(session: Session) -> bool:
    document, project = session.document, session.project
    if not can_annotate(session) or document is None or project is None:
        return False
    return project.sign_offs.of(document.id) is None


def _can_unlock(session: Session) -> bool:
    return can_annotate(session) and not _can_sign(session)


@command("document.sign_off", "&Sign off", menu=MENU, enabled=_can_sign)
def sign_off(window: Window) -> None:
    """Locks what lies on the document against edits."""
    project, document = window.session.project, window.session.document
    if project and document:
        project.sign_offs.sign(document.id)


@command("document.unlock", "&Unlock", menu=MENU, enabled=_can_unlock)
def unlock(window: Window) -> None:
    project, document = window.session.project, window.session.document
    if project and document:
        project.sign_offs.unlock(document.id)


DOCUMENTS: Table = (
    rename,
    details,
    show_original,
    None,
    mark_todo,
    mark_doing,
    mark_done,
    None,
    sign_off,
    unlock,
    None,
    delete,
)
