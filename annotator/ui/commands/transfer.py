"""Long jobs on the project file: annotations from CSV, and the check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats import links_csv
from annotator.formats.csv_reader import CsvImport
from annotator.formats.texts import TextIndex
from annotator.sources.files import open_regular, printable_name
from annotator.store import Project
from annotator.ui import jobs
from annotator.ui.panels.counting import counted

if TYPE_CHECKING:
    from annotator.model.exchange import ImportReport
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window


SHOWN_PROBLEMS = 3


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a CSV file: the store's report, and the rows that did not fit."""

    report: ImportReport
    problems: list[str]


def texts_of(project: Project) -> TextIndex:
    """The texts that rows of a CSV file may mean, by all the names of their documents."""
    index = TextIndex()
    for number in project.documents.ids():
        document = project.documents[number]
        metadata = document.metadata
        index.add(
            partial(project.documents.text, number),
            uuid=document.uuid,
            sha256=document.text_sha256,
            names=(metadata.file_name, metadata.title, Path(metadata.file_name).stem),
        )
    return index


def import_file(window: Window, path: Path) -> None:
    """Brings the annotations of a CSV file in, as one step, or the links of a table of links;
    rows that do not fit are told."""
    project = window.session.project
    if project is None:
        return
    place, annotator = project.path, project.annotator
    title = window.tr("Import “{name}”").format(name=path.name)

    def work(progress: Progress) -> Imported:
        from annotator.store.snapshots import Snapshots  # noqa: PLC0415  rarely needed

        with (
            Project.open(place, annotator=annotator) as own,
            open_regular(path) as stream,
        ):
            name = printable_name(path)
            Snapshots(own).take_if_changed("before import")
            if links_csv.is_links(stream, name):
                links, rows = links_csv.read(stream, name, skip_bad=True)
                report = own.exchange.write_links(links, title=title)
                return Imported(report, [row.message for row in rows])
            found = CsvImport(stream, name, own.scheme, texts_of(own))
            report = own.exchange.write(
                found.documents(skip_bad=True),
                title=title,
                progress=progress.reach,
                cancelled=progress.is_stopped,
            )
        bad = [problem.message for problem in found.survey.bad]
        return Imported(report, [*bad, *found.survey.remarks])

    jobs.start(window, title, work, partial(_tell_imported, window))


def _tell_imported(window: Window, found: Imported) -> None:
    window.session.look_for_foreign_changes()
    words = window.tr("Imported {annotations} and {links}.").format(
        annotations=counted(found.report.annotations, "annotation"),
        links=counted(found.report.links, "link"),
    )
    skipped = found.report.skipped
    if skipped:
        words += " " + window.tr("{number} were there already or did not fit.").format(
            number=skipped
        )
    window.tell(words)
    _tell_problems(window, words, [*found.problems, *found.report.problems])


def _tell_problems(window: Window, said: str, problems: list[str]) -> None:
    """Names what was repaired or left out, where there is anything."""
    if not problems:
        return
    more = len(problems) - SHOWN_PROBLEMS
    shown = problems[:SHOWN_PROBLEMS]
    shown += [window.tr("And {number} more.").format(number=more)] if more > 0 else []
    window.banner.say(" ".join([said, *shown]))


def check_project(window: Window) -> None:
    """Looks at the whole file; tells what it found."""
    project = window.session.project
    if project is None:
        return
    place = project.path

    def work(_progress: Progress) -> list[str]:
        from annotator.store.check import check_project as look_at  # noqa: PLC0415  rarely needed

        return list(look_at(place).problems)

    jobs.start(window, window.tr("Checking the project…"), work, partial(_tell_checked, window))


def _tell_checked(window: Window, problems: list[str]) -> None:
    if not problems:
        window.banner.say(
            window.tr("The project is sound: its structure, its texts and every quote.")
        )
        return
    words = window.tr("The project is damaged. Save a copy, then run “annotator rescue” on it.")
    window.banner.say(" ".join([words, *problems[:3]]))
