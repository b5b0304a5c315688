"""Commands that take claims out of the project: as a picture, as pages, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.actions import Table, command
from annotator.ui.commands.conditions import has_claim, has_project

if TYPE_CHECKING:
    from annotator.ui.window import Window


@command("view.claim_map", "&Claim map", menu="&View", keys="Ctrl+Shift+M", enabled=has_project)
def claim_map(window: Window) -> None:
    """The claims of the shown document and what is linked to them, in a window of its own."""
    from annotator.ui.claim_map.window import show_claim_map  # noqa: PLC0415  when asked for

    show_claim_map(window)


@command("file.report", "&Report…", menu="&File", keys="Ctrl+Shift+R", enabled=has_project)
def report(window: Window) -> None:
    """Articles with all that is on them, as PDF or HTML."""
    from annotator.ui.dialogs.report import ReportDialog  # noqa: PLC0415  when asked for

    ReportDialog(window).open()


@command("claim.report", "E&vidence pack of the claim…", menu="&File", enabled=has_claim)
def evidence_pack(window: Window) -> None:
    """The active claim with its sources, denials and context, and the paragraphs around them."""
    from annotator.ui.dialogs.report import save_pack  # noqa: PLC0415  when asked for

    if window.session.active is not None:
        save_pack(window, window.session.active)


@command("file.claim_reviews", "Export c&laims for the web…", menu="&File", enabled=has_project)
def claim_reviews(window: Window) -> None:
    """As ClaimReview and Claim, which search engines read."""
    from annotator.ui.dialogs.claim_reviews import ClaimReviewDialog  # noqa: PLC0415  when asked for

    ClaimReviewDialog(window).show()


CLAIM_PICTURES: Table = (claim_map,)
REPORTS: Table = (report, evidence_pack)
EXPORTS: Table = (claim_reviews,)
