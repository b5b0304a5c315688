"""Every command of the program, in the order of the menus."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from annotator.ui.commands.adding import is_welcome, take_drop
from annotator.ui.commands.annotate import ANNOTATE, label_commands
from annotator.ui.commands.edit import EDIT
from annotator.ui.commands.file import FILE, recent_commands
from annotator.ui.commands.go import GO
from annotator.ui.commands.help import HELP
from annotator.ui.commands.view import VIEW
from annotator.ui.keys import readable
from annotator.ui.panels.palette import Entry

if TYPE_CHECKING:
    from annotator.model.scheme import Scheme
    from annotator.ui.actions import Registry, Table
    from annotator.ui.settings import Settings
    from annotator.ui.window import Window

__all__ = ["install", "is_welcome", "offer", "offer_labels", "offer_recent", "take_drop"]

# To add a menu's worth of commands: a module like these, and its tuple here.
TABLES: tuple[tuple[str, Table], ...] = (
    ("file", FILE),
    ("edit", EDIT),
    ("labels", ()),
    ("annotate", ANNOTATE),
    ("go", GO),
    ("view", VIEW),
    ("help", HELP),
    ("recent", ()),
)
MOST_DOCUMENTS = 30


def install(registry: Registry) -> None:
    """Adds every command; ``KeyRefused`` where two of ours want the same key."""
    for name, table in TABLES:
        registry.add(name, table)


def offer_labels(registry: Registry, scheme: Scheme) -> None:
    """One command per label; a letter that another command has is left to that one."""
    registry.add("labels", ())
    registry.add("labels", label_commands(scheme, registry))


def offer_recent(registry: Registry, settings: Settings) -> None:
    """One command per recent project."""
    registry.add("recent", recent_commands(settings.recent))


def offer(window: Window, typed: str) -> Sequence[Entry]:
    """What the palette offers: what can be done now, then documents that match."""
    registry = window.registry
    entries = [
        Entry(
            one.title,
            one.menu.rpartition("/")[2].replace("&", ""),
            ", ".join(readable(key) for key in registry.keys(one.id)[:2]),
            partial(registry.run, one.id),
        )
        for one in registry.available()
        if one.id != "help.palette"
    ]
    return [*entries, *_documents(window, typed)]


def _documents(window: Window, typed: str) -> list[Entry]:
    project = window.session.project
    if project is None:
        return []
    found = project.documents.rows(project.documents.ids(typed)[:MOST_DOCUMENTS])
    kind = window.tr("Document")
    return [
        Entry(row.title, kind, "", partial(window.session.show, row.id), is_found=True)
        for row in found
    ]
