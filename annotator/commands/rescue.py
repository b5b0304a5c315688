"""``annotator rescue``: what is readable of a damaged project, into a new one."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.store.rescue import rescue_project

EXAMPLES = """examples:
  annotator rescue broken.annotator -o rescued.annotator

The damaged file is only read, never changed."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser, "the damaged project file")
    parser.add_argument(
        "-o", "--output", metavar="NEW", type=Path, required=True, help="the new project file"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Progress("Rescuing") as progress:
        report = rescue_project(options.project, options.output, progress.at)
    if options.json:
        say_json({"file": str(options.output), **asdict(report)})
        return 0
    say(
        f"Rescued {counted(report.documents, 'document')} and"
        f" {counted(report.annotations, 'annotation')} into {options.output}."
    )
    warn(report.problems)
    return 0
