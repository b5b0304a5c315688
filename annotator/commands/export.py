"""``annotator export``: the annotations of a project as a file."""

import shutil
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.running import Misused
from annotator.commands.terminal import Progress, say, say_json, warn
from annotator.formats.csv_columns import optional_columns, standard_columns
from annotator.formats.csv_presets import EXCEL, PRESETS, preset_named
from annotator.formats.csv_writer import CsvExport, ExportReport
from annotator.store import Project

FORMATS = ("csv",)
STDOUT = Path("-")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
EXAMPLES = """examples:
  annotator export news.annotator -o news.csv
  annotator export news.annotator --preset data -o news.csv
  annotator export news.annotator --columns document,label,quote,fragments -o short.csv
  annotator export news.annotator --preset data -o - | head
  annotator export news.annotator --list-columns

presets:
""" + "\n".join(f"  {preset.name:6} {preset.summary}" for preset in PRESETS)


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--format", choices=FORMATS, default="csv", help="kind of file (default: csv)"
    )
    parser.add_argument(
        "--preset",
        choices=[preset.name for preset in PRESETS],
        default=EXCEL.name,
        help=f"for whom (default: {EXCEL.name})",
    )
    parser.add_argument(
        "--columns",
        metavar="A,B,…",
        type=lambda names: tuple(name.strip() for name in names.split(",")),
        default=(),
        help="which columns, in which order (default: all of the preset’s); metadata.KEY is what"
        " documents have under a key of their own",
    )
    parser.add_argument(
        "--delimiter",
        choices=DELIMITERS,
        default="comma",
        help="what stands between cells (default: comma)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="where to; “-” for standard output"
    )
    parser.add_argument(
        "--list-columns", action="store_true", help="print the names of the columns there are"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        if options.list_columns:
            scheme = project.scheme
            for column in (*standard_columns(scheme), *optional_columns(scheme)):
                say(column.name)
            return 0
        if options.output is None:
            raise Misused("Say where to write: -o FILE, or -o - for standard output.")
        export = CsvExport(
            project.scheme,
            project.title,
            replace(preset_named(options.preset), delimiter=DELIMITERS[options.delimiter]),
            options.columns,
        )
        if options.output == STDOUT:
            _to_stdout(export, project)
            return 0
        report = _write(export, project, options.output)
    _tell(report, is_json=options.json)
    return int(report.verified < report.rows)


def _write(export: CsvExport, project: Project, target: Path) -> ExportReport:
    total = sum(project.annotations.counts().values())
    with Progress("Exporting", total) as progress:
        return export.write(
            project.exchange.read(), target, never=[project.path], progress=progress.at
        )


def _to_stdout(export: CsvExport, project: Project) -> None:
    """Verified in a file first: what is in a pipe cannot be taken back."""
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        report = _write(export, project, Path(folder, "export.csv"))
        with report.path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
    warn([*report.problems, report.summary])


def _tell(report: ExportReport, *, is_json: bool) -> None:
    if is_json:
        say_json(
            {
                "file": str(report.path),
                "documents": report.documents,
                "rows": report.rows,
                "verified": report.verified,
                "problems": report.problems,
            }
        )
        return
    say(f"{report.path}: {report.summary}.")
    warn(report.problems)
