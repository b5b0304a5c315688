"""``annotator info``: what is in a project, counted."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.store import Project

SHOWN = 30
EXAMPLES = """examples:
  annotator info news.annotator
  annotator info news.annotator --json | jq .labels"""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "--all", action="store_true", help=f"list every document, not only the first {SHOWN}"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        if options.json:
            say_json(_counts(project))
            return 0
        _tell(project, is_whole=options.all)
    return 0


def _counts(project: Project) -> dict[str, object]:
    labels = project.annotations.counts()
    return {
        "title": project.title,
        "file": str(project.path),
        "uuid": project.uuid,
        "annotations": sum(labels.values()),
        "labels": labels,
        "annotators": project.annotations.counts_by("annotator"),
        "statuses": project.annotations.counts_by("status"),
        "document_statuses": project.documents.count_by_status(),
        "documents": [
            {
                "id": row.id,
                "title": row.title,
                "publisher": row.publisher,
                "status": row.status,
                "length": row.length,
                "labels": row.counts,
            }
            for row in project.documents.listing()
        ],
    }


def _tell(project: Project, *, is_whole: bool) -> None:
    labels = project.annotations.counts()
    say(f"“{project.title}” ({project.path})")
    say(
        f"{counted(project.documents.count(), 'document')},"
        f" {counted(sum(labels.values()), 'annotation')}"
    )
    _table("label", labels)
    _table("annotator", project.annotations.counts_by("annotator"))
    _table("status", project.annotations.counts_by("status"))
    ids = project.documents.ids()
    shown = ids if is_whole else ids[:SHOWN]
    rows: list[list[Cell]] = [
        [row.title, row.status, row.length, *(row.counts.get(label, 0) for label in labels)]
        for row in project.documents.rows(shown)
    ]
    if rows:
        say()
        say_table(["document", "status", "length", *labels], rows)
    if len(shown) < len(ids):
        say(f"… and {len(ids) - len(shown)} more (--all)")


def _table(what: str, counts: Mapping[str, int]) -> None:
    if counts:
        say()
        say_table([what, "annotations"], [[name, count] for name, count in counts.items()])
