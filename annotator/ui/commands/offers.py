"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from annotator.ui.keys import readable
from annotator.ui.panels.palette import Entry

if TYPE_CHECKING:
    from annotator.ui.window import Window

MOST_DOCUMENTS = 30


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


def _show(window: Window, document: int) -> None:
    window.session.show(document)
    window.pages.show_view("annotate")


def _documents(window: Window, typed: str) -> list[Entry]:
    project = window.session.project
    if project is None:
        return []
    found = project.documents.rows(project.documents.ids(typed)[:MOST_DOCUMENTS])
    kind = window.tr("Document")
    return [
        Entry(row.title, kind, "", partial(_show, window, row.id), is_found=True) for row in found
    ]
