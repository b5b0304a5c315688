"""``annotator documents``: every document with its metadata, shown or as a table."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from annotator.commands.arguments import add_json, add_project
from annotator.commands.export import DELIMITERS
from annotator.commands.terminal import Cell, Progress, say, say_json, say_table, warn
from annotator.formats.csv_presets import EXCEL, PRESETS, preset_named
from annotator.formats.document_table import DocumentTable, count_columns, row_of
from annotator.store import Project

SHOWN = ("document", "publisher", "author", "published", "language", "document_status")
EXAMPLES = """examples:
  annotator documents news.annotator
  annotator documents news.annotator -o documents.csv
  annotator documents news.annotator --preset data -o documents.csv
  annotator documents news.annotator --json | jq '.documents[].author'

A file has every field of the metadata, what is known of the text (encoding, line ends, hashes,
how it was read), and how many annotations of each label there are; it is read back and checked.
Fields of your own stand together in the column “metadata”, as JSON."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--preset",
        choices=[preset.name for preset in PRESETS],
        default=EXCEL.name,
        help=f"for whom the file is (default: {EXCEL.name})",
    )
    parser.add_argument(
        "--delimiter",
        choices=DELIMITERS,
        default="comma",
        help="what stands between cells (default: comma)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a CSV file")
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        if options.output:
            return _write(project, options)
        counts = count_columns(project.scheme)
        rows = (row_of(document, counts) for document in project.exchange.read())
        if options.json:
            say_json({"documents": [{**row, "metadata": _free(row["metadata"])} for row in rows]})
            return 0
        shown = (*SHOWN, *counts)
        table: list[list[Cell]] = [[row[name] for name in shown] for row in rows]
    if table:
        say_table([name.removeprefix("document_") for name in shown], table)
    return 0


def _free(words: Cell) -> object:
    return json.loads(words) if isinstance(words, str) and words else {}


def _write(project: Project, options: Namespace) -> int:
    preset = replace(preset_named(options.preset), delimiter=DELIMITERS[options.delimiter])
    with Progress("Writing", project.documents.count()) as progress:
        report = DocumentTable(project.scheme, preset).write(
            project.exchange.read(), options.output, never=[project.path], progress=progress.at
        )
    if options.json:
        say_json({"file": str(report.path), "rows": report.rows, "verified": report.verified})
    else:
        say(f"{report.path}: {report.summary}.")
    warn(report.problems)
    return int(report.verified < report.rows)
