"""``annotator import``: annotations of a file into a project that has the documents."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import BinaryIO

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.running import Misused
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.commands.texts import texts_of_project
from annotator.departures.whole import restore_whole
from annotator.formats import jsonl, links_csv
from annotator.formats.csv_reader import CsvImport, CsvSurvey
from annotator.model.exchange import ImportReport
from annotator.sources.files import open_regular, printable_name
from annotator.store import Project
from annotator.store.snapshots import Snapshots

EXAMPLES = """examples:
  annotator import news.annotator reviewed.csv
  annotator import news.annotator others.csv --dry-run
  annotator import news.annotator others.csv --map Behauptung=claim --skip-bad
  annotator import news.annotator news.links.csv
  annotator import new.annotator news.jsonl   (restores a whole project)

The documents must be in the project already (annotator add). Annotations are brought in as one
step that can be undone; those that are there already are left as they are. A table of links
(annotator export --links) joins annotations that are there. A file with a bad
row is not imported, unless --skip-bad is given."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="the annotations")
    parser.add_argument(
        "--map",
        metavar="THEIRS=OURS",
        type=_pair,
        action="append",
        default=[],
        help="a label of the file and the project's label for it; can be repeated",
    )
    parser.add_argument("--skip-bad", action="store_true", help="leave bad rows out, and say so")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    name = printable_name(options.file)
    with open_regular(options.file) as stream:
        is_whole = jsonl.is_ours(stream)
    if is_whole:
        return _restore(options)
    annotator = annotator_name(options.annotator)
    with (
        Project.open(
            options.project, annotator=annotator, read_only=options.dry_run, is_brief=True
        ) as project,
        open_regular(options.file) as stream,
        Progress("Importing") as progress,
    ):
        if links_csv.is_links(stream, name):
            return _links(project, stream, options)
        texts = texts_of_project(project)
        found = CsvImport(stream, name, project.scheme, texts, dict(options.map))
        if options.dry_run:
            _tell(found.survey, None, is_json=options.json)
            return int(bool(found.survey.bad))
        Snapshots(project).take_if_changed("before import")
        report = project.exchange.write(
            found.documents(skip_bad=options.skip_bad),
            title=f"Import “{options.file.name}”",
            progress=progress.at,
        )
    _tell(found.survey, report, is_json=options.json)
    return 0


def _restore(options: Namespace) -> int:
    """A new project, of an export of a whole one."""
    if options.dry_run or options.map or options.skip_bad:
        raise Misused("A whole project is restored as it is, without options.")
    if options.project.exists():
        raise Misused(
            f"{options.file.name} holds a whole project: name a new file to restore it to;"
            f" {options.project} is there already."
        )
    with Progress("Restoring") as progress:
        count = restore_whole(options.file, options.project, progress.at)
    if options.json:
        say_json({"project": str(options.project), "documents": count})
    else:
        say(f"Restored {counted(count, 'document')} to {options.project}.")
    return 0


def _links(project: Project, stream: BinaryIO, options: Namespace) -> int:
    """Links between annotations that are there, from a table of links."""
    found, bad = links_csv.read(stream, printable_name(options.file), skip_bad=options.skip_bad)
    survey = CsvSurvey(rows=len(found) + len(bad), good=len(found), bad=bad)
    report = None
    if not options.dry_run:
        Snapshots(project).take_if_changed("before import")
        title = f"Import the links “{options.file.name}”"
        report = project.exchange.write_links(found, title=title)
    _tell(survey, report, is_json=options.json)
    return int(options.dry_run and bool(bad))


def _pair(text: str) -> tuple[str, str]:
    theirs, _, ours = text.rpartition("=")
    if not theirs or not ours:
        raise ArgumentTypeError(f"“{text}” is not THEIRS=OURS")
    return theirs, ours


def _tell(survey: CsvSurvey, report: ImportReport | None, *, is_json: bool) -> None:
    bad = [problem.message for problem in survey.bad]
    if is_json:
        say_json(
            {
                "rows": survey.rows,
                "bad_rows": bad,
                "remarks": survey.remarks,
                "imported": report.annotations if report else 0,
                "links": report.links if report else 0,
                "skipped": report.skipped if report else 0,
                "problems": report.problems if report else [],
            }
        )
        return
    if report is None:
        say(f"{survey.good} of {survey.rows} rows can be imported.")
    else:
        annotations, links = (
            counted(report.annotations, "annotation"),
            counted(report.links, "link"),
        )
        say(f"Imported {annotations} and {links}.")
        if report.skipped:
            reason = "there already, or named below" if report.problems else "there already"
            say(f"Left out: {counted(report.skipped, 'annotation')}, {reason}.")
    warn([*survey.remarks, *bad, *(report.problems if report else [])])
