"""``annotator labels``: the labels of a project, and changing them."""

from argparse import ArgumentParser, Namespace

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.running import Misused
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.store import Project
from annotator.store.label_keeping import LabelKeeping, Touched

EXAMPLES = """examples:
  annotator labels news.annotator
  annotator labels news.annotator --rename claim "Put forward"
  annotator labels news.annotator --merge context claim --dry-run
  annotator labels news.annotator --archive denial

Each change is one step, which can be undone in the window."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    deeds = parser.add_mutually_exclusive_group()
    deeds.add_argument("--rename", nargs=2, metavar=("LABEL", "TITLE"), help="call it otherwise")
    deeds.add_argument("--merge", nargs=2, metavar=("LABEL", "INTO"), help="make one of two")
    deeds.add_argument("--archive", metavar="LABEL", help="offer it no more")
    deeds.add_argument("--bring-back", metavar="LABEL", help="offer it again")
    deeds.add_argument("--delete", metavar="LABEL", help="delete it with its annotations")
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what --merge or --delete would touch"
    )
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    is_change = any(
        (options.rename, options.merge, options.archive, options.bring_back, options.delete)
    )
    if options.dry_run and not (options.merge or options.delete):
        raise Misused("--dry-run goes with --merge and --delete.")
    with Project.open(
        options.project,
        annotator=annotator_name(options.annotator),
        read_only=options.dry_run or not is_change,
    ) as project:
        if is_change:
            _change(project.label_keeping, options)
        if not options.dry_run:
            _list(project, is_json=options.json)
    return 0


def _change(keeping: LabelKeeping, options: Namespace) -> None:
    if options.rename:
        keeping.rename(*options.rename)
    elif options.merge:
        find = keeping.merging if options.dry_run else keeping.merge
        _tell(find(*options.merge), options)
    elif options.delete:
        find_one = keeping.deletion if options.dry_run else keeping.delete
        _tell(find_one(options.delete), options)
    else:
        keeping.archive(options.archive or options.bring_back, is_archived=bool(options.archive))


def _tell(found: Touched, options: Namespace) -> None:
    if options.json:
        return
    parts = [counted(found.annotations, "annotation")]
    for number, word in (
        (found.links, "link"), (found.comments, "comment"), (found.answers, "answer"),
    ):  # fmt: skip
        if number:
            parts.append(counted(number, word))
    verb = "Would touch" if options.dry_run else "Touched"
    say(f"{verb} {', '.join(parts)} in {counted(found.documents, 'document')}.")


def _list(project: Project, *, is_json: bool) -> None:
    counts = project.label_keeping.counts()
    labels = project.scheme.labels
    if is_json:
        say_json(
            {
                "labels": [
                    {
                        "name": one.name,
                        "title": one.title,
                        "annotations": counts[one.name],
                        "archived": one.is_archived,
                        "aliases": list(one.aliases),
                    }
                    for one in labels
                ]
            }
        )
        return
    rows: list[list[Cell]] = [
        [one.name, one.title, counts[one.name], ", ".join(one.aliases),
         "archived" if one.is_archived else ""]
        for one in labels
    ]  # fmt: skip
    say_table(["label", "title", "annotations", "was", ""], rows)
