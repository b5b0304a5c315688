"""``annotator stats``: a project in numbers."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.departures.statistics import picture_of, tables_of, titled, write, write_picture
from annotator.store import Project

EXAMPLES = """examples:
  annotator stats news.annotator
  annotator stats news.annotator --json
  annotator stats news.annotator --csv numbers.csv --chart numbers.svg

Annotations per hour count the time from one to the next; pauses of more than ten minutes are no
work. Labels overlap where annotations of both share characters."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write the numbers as a table")
    parser.add_argument("--chart", metavar="FILE.svg", type=Path, help="draw them as bars")
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        found = project.review.statistics()
        scheme = project.scheme
        tables = tables_of(found, scheme)
        if options.csv:
            count = write(tables, options.csv, never=[project.path])
            say(f"{options.csv}: {counted(count, 'number')}.")
        if options.chart:
            picture = picture_of(tables, scheme, project.title)
            write_picture(picture, options.chart, never=[project.path])
            say(f"{options.chart}: {counted(len(tables), 'chart')}.")
        if options.csv or options.chart:
            return 0
    if options.json:
        facts = asdict(found)
        facts["together"] = [[*pair, number] for pair, number in found.together.items()]
        say_json(facts)
        return 0
    say(f"{counted(found.annotations, 'annotation')} in {counted(found.documents, 'document')}.")
    for table in titled(tables, scheme):
        rows: list[list[Cell]] = [[key, f"{number:g}"] for key, number in table.rows]
        say_table([table.title, ""], rows)
    return 0
