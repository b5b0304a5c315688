"""``annotator search``: words in the texts, notes and comments of a project."""

from argparse import ArgumentParser, Namespace
from itertools import islice

from annotator.commands.arguments import add_json, add_project
from annotator.commands.terminal import Cell, counted, say, say_json, say_table
from annotator.model.search_folding import Way
from annotator.model.search_query import Query, parse_query
from annotator.store import Project
from annotator.store.text_search import PLACES, Hit

AROUND = 40
EXAMPLES = """examples:
  annotator search news.annotator bridge
  annotator search news.annotator '"town hall" -bridge OR mayor' --in text
  annotator search news.annotator cafe --accents --whole --json

Words are found where a word begins with them, “*word” within words too; "two words" are a
phrase; OR, NOT (or -) join and exclude. In Chinese, Japanese, Thai and the like a word is found
anywhere. Exit status 1 where nothing is found."""


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("query", metavar="WORDS", help="what to look for")
    parser.add_argument("--case", action="store_true", help="capitals matter")
    parser.add_argument("--accents", action="store_true", help="accents and vowel signs matter")
    parser.add_argument("--whole", action="store_true", help="whole words only")
    parser.add_argument("--regex", action="store_true", help="WORDS are a regular expression")
    parser.add_argument(
        "--in", dest="places", metavar="WHERE,…", default=",".join(PLACES),
        type=lambda names: tuple(name.strip() for name in names.split(",")),
        help=f"of {', '.join(PLACES)} (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--limit", type=int, default=100, metavar="N", help="how many hits (default: 100; 0: all)"
    )
    add_json(parser)


def run(options: Namespace) -> int:
    way = Way(options.case, options.accents, options.whole)
    with Project.open(options.project, read_only=True) as project:
        query = parse_query(options.query, way)
        if options.regex:
            query = Query(way=way, pattern=options.query)
        found = project.search(query, places=options.places)
        hits = list(islice(found, options.limit or None))
        rows = [_row(project, hit) for hit in hits]
    if options.json:
        say_json({"hits": [_as_json(hit, row) for hit, row in zip(hits, rows, strict=True)]})
    else:
        if rows:
            say_table(["document", "in", "at", "before", "found", "after"], rows)
        say(f"{counted(len(rows), 'hit')} in {counted(len({one[0] for one in hits}), 'document')}.")
    return int(not hits)


def _row(project: Project, hit: Hit) -> list[Cell]:
    title = project.documents[hit.document].title
    if hit.place == "text":
        words = project.documents.text(hit.document)
    elif hit.place == "note" and hit.annotation is not None:
        words = project.annotations[hit.annotation].note
    else:
        words = ""
    before, after = words[max(0, hit.start - AROUND) : hit.start], words[hit.end :][:AROUND]
    parts = (" ".join(part.split()) for part in (before, words[hit.start : hit.end], after))
    return [title, hit.place, hit.start, *parts]


def _as_json(hit: Hit, row: list[Cell]) -> dict[str, object]:
    names = ("document", "in", "start", "before", "found", "after")
    return {**dict(zip(names, row, strict=True)), "end": hit.end}
