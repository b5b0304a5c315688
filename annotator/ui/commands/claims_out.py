"""Commands that take claims out of the project: as a picture, as pages, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import has_project

if TYPE_CHECKING:
    from annotator.ui.window import Window


@command("view.claim_map", "&Claim map", menu="&View", keys="Ctrl+Shift+M", enabled=has_project)
def claim_map(window: Window) -> None:
    """The claims of the shown document and what is linked to them, in a window of its own."""
    from annotator.ui.claim_map.window import show_claim_map  # noqa: PLC0415  when asked for

    show_claim_map(window)


CLAIM_PICTURES: Table = (claim_map,)
REPORTS: Table = ()
