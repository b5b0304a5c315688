"""``annotator export``: the annotations of a project as a file."""

import shutil
import sys
import tempfile
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.choosing import add_claim_filters
from annotator.commands.export_review import add_review, chosen_cards, claim_reviews, survey
from annotator.commands.running import Misused
from annotator.commands.terminal import Progress, say, say_json, warn
from annotator.departures.annotations import Scope, Selection
from annotator.departures.conditions import doubts_of
from annotator.departures.tables import KINDS, export_of, kind_named
from annotator.departures.whole import write_whole
from annotator.formats import claims_csv, links_csv
from annotator.formats.claimreview import ClaimReport
from annotator.formats.csv_columns import optional_columns, standard_columns
from annotator.formats.csv_presets import EXCEL, PRESETS, Preset, preset_named
from annotator.formats.csv_writer import ExportReport
from annotator.model.annotation_filter import ATTRIBUTE, FIELDS, parse_annotation_filter
from annotator.store import Project

STDOUT = Path("-")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
EXAMPLES = """examples:
  annotator export news.annotator -o news.csv
  annotator export news.annotator --preset data --links -o news.csv
  annotator export news.annotator --columns document,label,quote,fragments -o short.csv
  annotator export news.annotator --preset data -o - | head
  annotator export news.annotator --format xlsx -o news.xlsx
  annotator export news.annotator --format jsonl -o news.jsonl   (all but the history)
  annotator export news.annotator --list-columns
  annotator export news.annotator --since-last-export -o new.csv
  annotator export news.annotator --filter 'label:claim status:accepted' -o claims.csv
  annotator export news.annotator --format claims-csv --denied -o claims.csv
  annotator export news.annotator --format claimreview -o claims.json \\
      --review-author "The Checkers" --review-url https://checkers.example/2026/ferry

A claim is written as ClaimReview where it has a verdict and the review an author and an address,
else as Claim; what each lacks is told, with --dry-run before anything is written. The exit status
is 0 where the file was written, also with Claims in it; of --dry-run it is 1 where any lacks
something.

presets:
""" + "\n".join(f"  {preset.name:6} {preset.summary}" for preset in PRESETS)


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--format", choices=WRITERS, default="csv", help="kind of file (default: csv)"
    )
    parser.add_argument(
        "--preset",
        choices=[preset.name for preset in PRESETS],
        default=EXCEL.name,
        help=f"for whom (default: {EXCEL.name})",
    )
    _add_table(parser)
    parser.add_argument(
        "--filter",
        metavar="CONDITIONS",
        default="",
        help='only what matches, such as \'label:claim,denial -status:draft by:"A. Novak"'
        " attr.quote:direct since:2026-11-01 words'; fields: "
        + ", ".join((*sorted(FIELDS), f"{ATTRIBUTE}NAME")),
    )
    parser.add_argument(
        "--since-last-export",
        action="store_true",
        help="only what has changed since everything was exported last, in the window or with"
        " this option; writes down in the project that this is exported now",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="where to; “-” for standard output"
    )
    parser.add_argument(
        "--links", action="store_true", help="links too, in FILE.links.csv (replaces only such)"
    )
    parser.add_argument(
        "--list-columns", action="store_true", help="print the names of the columns there are"
    )
    parser.add_argument(
        "--no-originals",
        action="store_true",
        help="jsonl: without the files that texts were made of, where they were kept",
    )
    add_review(parser)
    add_claim_filters(parser.add_argument_group("which claims (claims-csv and claimreview)"))
    add_json(parser)


def _add_table(parser: ArgumentParser) -> None:
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
        "--bom",
        action=BooleanOptionalAction,
        help="begin with a byte order mark (default: as the preset says)",
    )
    parser.add_argument(
        "--guard",
        action=BooleanOptionalAction,
        help="an apostrophe before cells that look like formulas (default: as the preset says)",
    )


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        if options.list_columns:
            scheme = project.scheme
            for column in (*standard_columns(scheme), *optional_columns(scheme)):
                say(column.name)
            return 0
        _refuse_misuse(options)
        if wrong := doubts_of(project, options.filter):
            raise Misused(" ".join(wrong))
        if options.dry_run:
            return survey(project, options)
        if options.output is None:
            raise Misused("Say where to write: -o FILE, or -o - for standard output.")
        if options.output == STDOUT:
            report = _to_stdout(project, options)
        else:
            report = WRITERS[options.format](project, options, options.output)
    is_all = options.since_last_export and not options.filter
    if is_all and report.verified == report.rows:
        _remember(options)
    return _tell(report, options)


def _refuse_misuse(options: Namespace) -> None:
    names = [kind.name for kind in KINDS]
    if options.links and options.format not in ("csv", "tsv"):
        raise Misused("--links goes with --format csv and tsv only.")
    if options.dry_run and options.format != "claimreview":
        raise Misused("--dry-run goes with --format claimreview only.")
    for flag in ("since_last_export", "filter"):
        if getattr(options, flag) and options.format not in names:
            raise Misused(f"--{flag.replace('_', '-')} goes with --format {', '.join(names)} only.")


def _remember(options: Namespace) -> None:
    """Writes the mark by which the next export knows what is new."""
    with Project.open(options.project) as project:
        if project.is_read_only:
            warn([f"{project.why_read_only} The next export will hold the same once more."])
        else:
            project.exported.remember(options.reached)


def _preset(options: Namespace) -> Preset:
    preset = replace(preset_named(options.preset), delimiter=DELIMITERS[options.delimiter])
    if options.bom is not None:
        preset = replace(preset, has_mark=options.bom)
    if options.guard is not None:
        preset = replace(preset, is_guarded=options.guard)
    return preset


def _annotations(project: Project, options: Namespace, target: Path) -> ExportReport:
    preset = _preset(options)
    kind = kind_named(options.format)
    export = export_of(kind, project.scheme, project.title, preset, options.columns)
    scope = Scope(
        is_since_last=options.since_last_export, filter=parse_annotation_filter(options.filter)
    )
    selection = Selection(project, scope)
    beside = links_csv.path_beside(target)
    if options.links:
        links_csv.refuse_foreign(beside)
    with Progress("Exporting", selection.total) as progress:
        report = export.write(
            selection.documents(), target, never=[project.path], progress=progress.at
        )
    if options.links:
        links = links_csv.write(selection.documents(), beside, preset, never=[project.path])
        report.problems.append(f"the links are in {beside}: {links.summary}")
    report.problems += selection.remarks
    options.reached = selection.reached
    return report


def _whole(project: Project, options: Namespace, target: Path) -> ExportReport:
    with Progress("Exporting", project.documents.count()) as progress:
        return write_whole(
            project, target, has_originals=not options.no_originals, progress=progress.at
        )


def _claims_table(project: Project, options: Namespace, target: Path) -> ExportReport:
    with Progress("Exporting") as progress:
        return claims_csv.write(
            chosen_cards(project, options),
            target,
            _preset(options),
            never=[project.path],
            progress=progress.at,
        )


# To add a format: a function above and its name here.
WRITERS: Mapping[str, Callable[[Project, Namespace, Path], ExportReport | ClaimReport]] = {
    **{kind.name: _annotations for kind in KINDS},
    "jsonl": _whole,
    "claims-csv": _claims_table,
    "claimreview": claim_reviews,
}


def _to_stdout(project: Project, options: Namespace) -> ExportReport | ClaimReport:
    """Verified in a file first: what is in a pipe cannot be taken back."""
    if options.links:
        raise Misused("The links go beside a file: name one with -o FILE.")
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        report = WRITERS[options.format](project, options, Path(folder, "export"))
        with report.path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
    return report


def _tell(report: ExportReport | ClaimReport, options: Namespace) -> int:
    verified = report.verified
    if options.output == STDOUT:
        warn([*report.problems, report.summary])
        return 0
    if options.json:
        say_json(
            {
                "file": str(report.path),
                "documents": report.documents,
                "rows": report.rows,
                "verified": verified,
                "problems": report.problems,
            }
        )
    else:
        say(f"{report.path}: {report.summary}.")
        warn(report.problems)
    return int(verified < report.rows)
