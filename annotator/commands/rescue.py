"""``annotator rescue``: what is readable of a damaged project, into a new one."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from annotator.commands.arguments import SUFFIX_ADDED, add_json, add_project, new_project_path
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.store.rescue import rescue_project

EXAMPLES = """examples:
  annotator rescue broken.annotator -o rescued.annotator

The damaged file is only read, never changed."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser, "the damaged project file")
    parser.add_argument(
        "-o",
        "--output",
        metavar="NEW",
        type=Path,
        required=True,
        help=f"the new project file; {SUFFIX_ADDED}",
    )
    add_json(parser)


def run(options: Namespace) -> int:
    target = new_project_path(options.output)
    with Progress("Rescuing") as progress:
        report = rescue_project(options.project, target, progress.at)
    if options.json:
        say_json({"file": str(target), **asdict(report)})
        return 0
    say(
        f"Rescued {counted(report.documents, 'document')} and"
        f" {counted(report.annotations, 'annotation')} into {target}."
    )
    warn(report.problems)
    return 0
