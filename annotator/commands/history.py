"""``annotator history``: the steps of a project, newest first."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import say_json, say_table
from annotator.store import Project
from annotator.store.journal import Step

PAGE = 500
STANDINGS = {1: "", 0: "undone", -1: "closed", None: ""}
EXAMPLES = """examples:
  annotator history news.annotator
  annotator history news.annotator --limit 0 > history.tsv"""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--limit", type=int, default=50, metavar="N", help="how many (default: 50; 0: all)"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        steps = list(_steps(project, options.limit))
    if options.json:
        say_json({"steps": [step._asdict() for step in steps]})
        return 0
    say_table(
        ["step", "when", "who", "what", ""],
        [
            [step.id, step.at, step.annotator, step.title, STANDINGS.get(step.standing, "")]
            for step in steps
        ],
    )
    return 0


def _steps(project: Project, limit: int) -> Iterator[Step]:
    if limit > 0:
        yield from project.journal.history(limit)
        return
    page = project.journal.history(PAGE)
    while page:
        yield from page
        page = project.journal.history(PAGE, before=page[-1].id)
