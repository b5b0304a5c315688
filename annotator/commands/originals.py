"""``annotator originals``: the files that documents were made of, as the project keeps them."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from mimetypes import guess_extension
from pathlib import Path

from annotator.arrivals.repeating import Repetition, repetitions
from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Cell, Progress, counted, say, say_json, say_table, warn
from annotator.formats.atomic import new_folder, put
from annotator.formats.names import distinct_names
from annotator.store import Project
from annotator.store.originals import OriginalFacts

EXAMPLES = """examples:
  annotator originals news.annotator
  annotator originals news.annotator --extract originals/
  annotator originals news.annotator --check && echo proven

Lists each document with its original: kind, size in bytes, and what it takes in the project (0
where it is a text file that is made of the text again, byte for byte). “annotator add” keeps
originals of up to 5 MB; --originals there says otherwise.

--extract writes them into a new folder, all of them or none; rows of a table share one file.
--check reads every document again from its original, in the same way, and compares the texts.
The exit status is 1 where a text differs although nothing explains it (neither a newer way of
reading nor that it was edited by hand before it was added), or where an original cannot be
read."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--extract", metavar="FOLDER", type=Path, help="write them out")
    what.add_argument(
        "--check", action="store_true", help="read the documents again and compare the texts"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    with Project.open(options.project, read_only=True) as project:
        if options.check:
            return _check(project, is_json=options.json)
        if options.extract:
            _extract(project, options.extract, is_json=options.json)
        else:
            _list(project, is_json=options.json)
    return 0


def _list(project: Project, *, is_json: bool) -> None:
    sizes = project.originals.sizes()
    facts = list(project.originals.facts())
    if is_json:
        say_json({"kept": asdict(sizes), "documents": [asdict(one) for one in facts]})
        return
    if facts:
        rows: list[list[Cell]] = [
            [one.title, one.place, one.media_type if one.size else "none", one.size, one.packed]
            for one in facts
        ]
        say_table(["document", "place", "media type", "size", "in project"], rows)


def _extract(project: Project, folder: Path, *, is_json: bool) -> None:
    facts = [one for one in project.originals.facts() if one.size]
    first = {one.sha256: one for one in reversed(facts)}
    wanted = sorted(first.values(), key=lambda one: one.document)
    names = dict(
        zip((one.sha256 for one in wanted), distinct_names(map(_name, wanted)), strict=True)
    )
    with new_folder(folder) as part, Progress("Writing", len(wanted)) as progress:
        for number, one in enumerate(wanted, 1):
            original = project.originals.of(one.document)
            put(part / names[one.sha256], original.raw if original else b"")
            progress.at(number)
    if is_json:
        files = [{"document": one.document, "file": names[one.sha256]} for one in facts]
        say_json({"folder": str(folder), "files": files})
        return
    say(f"{folder}: {counted(len(wanted), 'file')} of {counted(len(facts), 'document')}.")


def _name(facts: OriginalFacts) -> str:
    """What its file was called, or the document's title where it was none."""
    return facts.name or facts.title + (guess_extension(facts.media_type) or "")


def _check(project: Project, *, is_json: bool) -> int:
    found = list(_repeated(project))
    is_trouble = any(one.is_trouble for one in found)
    if is_json:
        say_json({"is_proven": not is_trouble, "documents": [asdict(one) for one in found]})
        return int(is_trouble)
    say_table(["document", "read again"], [[one.title, one.sentence] for one in found])
    verdicts = Counter(one.verdict for one in found)
    warn([f"{counted(count, 'document')}: {verdict}" for verdict, count in verdicts.items()])
    return int(is_trouble)


def _repeated(project: Project) -> Iterator[Repetition]:
    with Progress("Reading again", project.documents.count()) as progress:
        for number, one in enumerate(repetitions(project), 1):
            progress.at(number)
            yield one
