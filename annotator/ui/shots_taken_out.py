"""Scenes of what takes claims out of the project: the claim map, reports, exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.ui.window import Window


def claim_map(place: int) -> Callable[[Window], None]:
    """The map of the ``place``th document; of what is active in it."""

    def show(window: Window) -> None:
        project = window.session.project
        if project is None:
            return
        document = project.documents.ids()[place]
        window.session.show(document)
        window.registry.run("view.claim_map")
        claims = [one for one in project.annotations.of(document) if one.label == "claim"]
        window.session.select(None, claims[0].id, claims[0].start)

    return show


def empty_map(window: Window) -> None:
    project = window.session.project
    if project:
        document = project.documents.ids()[0]
        project.annotations.delete(*(one.id for one in project.annotations.of(document)))
        window.session.show(document)
        window.registry.run("view.claim_map")


def report(window: Window) -> None:
    window.registry.run("file.report")


def claim_reviews(window: Window) -> None:
    window.settings.remember("review/author", "The Valley Checkers")
    window.registry.run("file.claim_reviews")


def export_claims(window: Window) -> None:
    from annotator.ui.exporting.dialog import ExportDialog  # noqa: PLC0415
    from annotator.ui.exporting.form import CLAIMS  # noqa: PLC0415

    dialog = ExportDialog(window)
    dialog.open()
    dialog.form.rows.setCurrentIndex(CLAIMS)


SCENES: tuple[tuple[str, Callable[[Window], None]], ...] = (
    ("claim-map", claim_map(0)),
    ("claim-map-persian", claim_map(1)),
    ("claim-map-empty", empty_map),
    ("save-report", report),
    ("claim-reviews", claim_reviews),
    ("export-claims", export_claims),
)
