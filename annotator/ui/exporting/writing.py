"""Writing a table on another thread, and what is done when it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from annotator.departures.annotations import Scope, Selection
from annotator.departures.tables import Kind, export_of
from annotator.departures.whole import write_whole
from annotator.formats import claims_csv, links_csv
from annotator.formats.csv_writer import ExportReport
from annotator.model.roles import Roles
from annotator.review.claims import cards
from annotator.store import Project
from annotator.ui import jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.formats.csv_presets import Preset
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

    Then = Callable[[ExportReport], object]
    Otherwise = Callable[[Exception], object]


class _Ways(TypedDict):
    never: list[Path]
    progress: Callable[[int], None]
    cancelled: Callable[[], bool]


def _ways(progress: Progress, place: Path) -> _Ways:
    return {"never": [place], "progress": progress.reach, "cancelled": progress.is_stopped}


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be written. ``has_links``: also the links, as a table beside it."""

    kind: Kind
    preset: Preset
    columns: tuple[str, ...]
    scope: Scope
    has_links: bool = False


def export_table(
    window: Window, path: Path, table: Table, then: Then, otherwise: Otherwise
) -> None:
    """Writes the table and reads it back; ``then`` gets what came of it, ``otherwise`` why it
    was not written. A scope that leaves nothing out is remembered as the last export."""
    project = window.session.project
    if project is None:
        return
    place, name = project.path, project.title
    export = export_of(table.kind, project.scheme, name, table.preset, table.columns)

    reached: list[int] = []

    def work(progress: Progress) -> ExportReport:
        if table.has_links:
            links_csv.refuse_foreign(links_csv.path_beside(path))
        with Project.open(place, read_only=True) as own:
            selection = Selection(own, table.scope)
            reached.append(selection.reached)
            progress.total = selection.total
            report = export.write(selection.documents(), path, **_ways(progress, place))
            if table.has_links:
                beside = links_csv.path_beside(path)
                links = links_csv.write(
                    selection.documents(), beside, table.preset, **_ways(progress, place)
                )
                report.problems.append(f"{beside.name}: {links.summary}.")
            report.problems += selection.remarks
            return report

    def finish(report: ExportReport) -> None:
        is_all = table.scope.is_complete and report.verified == report.rows
        if is_all and window.session.project is project and not project.is_read_only:
            project.exported.remember(reached[0])
        then(report)

    title = window.tr("Export {name}").format(name=path.name)
    jobs.start(window, title, work, finish, otherwise=otherwise)


def export_claims(
    window: Window, path: Path, preset: Preset, then: Then, otherwise: Otherwise
) -> None:
    """Writes a row for each claim and reads it back; as ``export_table``."""
    project = window.session.project
    if project is None:
        return
    place = project.path

    def work(progress: Progress) -> ExportReport:
        with Project.open(place, read_only=True) as own:
            found = cards(own.claims.materials, own.claims.ids(), Roles(own.scheme))
            return claims_csv.write(found, path, preset, **_ways(progress, place))

    title = window.tr("Export {name}").format(name=path.name)
    jobs.start(window, title, work, then, otherwise=otherwise)


def export_whole(window: Window, path: Path, then: Then, otherwise: Otherwise) -> None:
    """Writes all of the project but its history; as ``export_table``."""
    project = window.session.project
    if project is None:
        return
    place = project.path

    def work(progress: Progress) -> ExportReport:
        with Project.open(place, read_only=True) as own:
            progress.total = own.documents.count()
            return write_whole(own, path, progress=progress.reach, cancelled=progress.is_stopped)

    title = window.tr("Export {name}").format(name=path.name)
    jobs.start(window, title, work, then, otherwise=otherwise)
