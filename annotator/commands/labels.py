"""``annotator labels``: the labels of a project, and changing them."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.running import Misused
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.store import Project
from annotator.store.label_keeping import LabelKeeping
from annotator.store.label_merging import Touched

EXAMPLES = """examples:
  annotator labels news.annotator
  annotator labels news.annotator --rename claim "Put forward"
  annotator labels news.annotator --merge context claim --dry-run
  annotator labels news.annotator --archive denial
  annotator labels news.annotator --keys denial 3 d

Each change is one step, which can be undone in the window."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    deeds = parser.add_mutually_exclusive_group()
    deeds.add_argument("--rename", nargs=2, metavar=("LABEL", "TITLE"), help="call it otherwise")
    deeds.add_argument("--merge", nargs=2, metavar=("LABEL", "INTO"), help="make one of two")
    deeds.add_argument("--archive", metavar="LABEL", help="offer it no more")
    deeds.add_argument("--bring-back", metavar="LABEL", help="offer it again")
    deeds.add_argument("--delete", metavar="LABEL", help="delete it with its annotations")
    deeds.add_argument(
        "--keys", nargs="+", metavar=("LABEL", "KEY"),
        help="the digit and the letter that give it; - for none",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what --merge or --delete would touch"
    )
    add_annotator(parser)
    add_json(parser)


def run(options: Namespace) -> int:
    deeds = (
        options.rename, options.merge, options.archive, options.bring_back, options.delete,
        options.keys,
    )  # fmt: skip
    if options.dry_run and not (options.merge or options.delete):
        raise Misused("--dry-run goes with --merge and --delete.")
    is_change = any(deeds) and not options.dry_run
    with Project.open(
        options.project,
        annotator=annotator_name(options.annotator),
        read_only=not is_change,
        is_brief=True,
    ) as project:
        touched = _change(project.label_keeping, options) if any(deeds) else None
        told: dict[str, object] = {"touched": asdict(touched)} if touched else {}
        if touched and not options.json:
            _tell(touched, is_dry=options.dry_run)
        if options.json:
            say_json({**told, **({} if options.dry_run else {"labels": _listed(project)})})
        elif not options.dry_run:
            _list(project)
    return 0


def _change(keeping: LabelKeeping, options: Namespace) -> Touched | None:
    """What was touched, or would be, where that is told."""
    if options.merge:
        return (keeping.merging if options.dry_run else keeping.merge)(*options.merge)
    if options.delete:
        return (keeping.deletion if options.dry_run else keeping.delete)(options.delete)
    if options.rename:
        keeping.rename(*options.rename)
    elif options.keys:
        name, *keys = options.keys
        digits = [key for key in keys if key.isdecimal()]
        letters = [key for key in keys if not key.isdecimal() and key != "-"]
        if len(digits) > 1 or len(letters) > 1:
            raise Misused("--keys takes a label, and a digit or a letter or both.")
        keeping.set_keys(name, int(digits[0]) if digits else 0, letters[0] if letters else "")
    else:
        keeping.archive(options.archive or options.bring_back, is_archived=bool(options.archive))
    return None


def _tell(found: Touched, *, is_dry: bool) -> None:
    parts = [counted(found.annotations, "annotation")]
    for number, word in (
        (found.links, "link"), (found.comments, "comment"), (found.answers, "answer"),
        (found.evidence, "piece"),
    ):  # fmt: skip
        if number:
            of = " of evidence" if word == "piece" else ""
            parts.append(counted(number, word) + of)
    verb = "Would touch" if is_dry else "Touched"
    say(f"{verb} {', '.join(parts)} in {counted(found.documents, 'document')}.")


def _listed(project: Project) -> list[dict[str, object]]:
    counts = project.label_keeping.counts()
    return [
        {
            "name": one.name,
            "title": one.title,
            "annotations": counts[one.name],
            "digit": one.digit,
            "letter": one.letter,
            "archived": one.is_archived,
            "aliases": list(one.aliases),
        }
        for one in project.scheme.labels
    ]


def _list(project: Project) -> None:
    counts = project.label_keeping.counts()
    rows: list[list[Cell]] = [
        [one.name, one.title, counts[one.name], f"{one.digit or ''} {one.letter}".strip(),
         ", ".join(one.aliases), "archived" if one.is_archived else ""]
        for one in project.scheme.labels
    ]  # fmt: skip
    say_table(["label", "title", "annotations", "keys", "was", ""], rows)
