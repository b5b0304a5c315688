"""``annotator verify``: whether the rows of a CSV are still where they say."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from annotator.commands.arguments import add_json, project_path
from annotator.commands.running import Failed
from annotator.commands.terminal import Progress, say, say_json, warn
from annotator.commands.texts import is_project, texts_of_folder, texts_of_project
from annotator.formats.csv_reader import rows_of
from annotator.formats.csv_verify import Located, located_rows
from annotator.formats.relocation import EXACT, MISSING, MOVED
from annotator.formats.texts import TextIndex
from annotator.model.scheme import Scheme
from annotator.sources.files import open_regular, printable_name
from annotator.store import Project

SHOWN = 60
EXAMPLES = """examples:
  annotator verify news.csv news.annotator
  annotator verify news.csv texts/

A row is exact if its words stand where its positions say, moved if they stand elsewhere (the
words before and after tell which place is meant), else missing. The exit status is 0 only if
every row is exact."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.csv", type=Path, help="annotations as exported")
    parser.add_argument(
        "texts", metavar="TEXTS", type=project_path, help="a project, a folder of texts or a text"
    )
    parser.add_argument("--encoding", default="", help="of texts that do not say it")
    add_json(parser)


def run(options: Namespace) -> int:
    with open_regular(options.file) as stream, Progress("Verifying") as progress:
        if is_project(options.texts):
            with Project.open(options.texts, read_only=True) as project:
                texts = texts_of_project(project)
                return _verify(options, stream, texts, project.scheme, progress)
        texts, problems = texts_of_folder(options.texts, options.encoding)
        warn(problems)
        if not texts.count:
            raise Failed(f"{printable_name(options.texts)} holds no texts.")
        return _verify(options, stream, texts, Scheme("", ""), progress)


def _verify(
    options: Namespace, stream: BinaryIO, texts: TextIndex, scheme: Scheme, progress: Progress
) -> int:
    counts: Counter[str] = Counter()
    others: list[Located] = []
    rows = rows_of(stream, printable_name(options.file), scheme, texts)
    for located in located_rows(rows, texts):
        counts[located.now.state] += 1
        progress.at(counts.total())
        if located.now.state != EXACT:
            others.append(located)
    _tell(counts, others, is_json=options.json)
    return int(bool(others))


def _tell(counts: Counter[str], others: Sequence[Located], *, is_json: bool) -> None:
    if is_json:
        say_json(
            {
                "rows": counts.total(),
                **{state: counts[state] for state in (EXACT, MOVED, MISSING)},
                "not_exact": [_as_json(located) for located in others],
            }
        )
    else:
        states = ", ".join(f"{counts[state]} {state}" for state in (EXACT, MOVED, MISSING))
        say(f"{counts[EXACT]} of {counts.total()} rows verified ({states}).")
        warn(list(_sentences(others)))


def _sentences(others: Sequence[Located]) -> Iterator[str]:
    """One for each row, but only one for all rows that have the same problem."""
    for problem, rows in groupby(others, key=attrgetter("problem")):
        first, *more = rows
        if problem and more:
            yield f"lines {first.line} to {more[-1].line}: {1 + len(more)} missing: {problem}"
        else:
            yield from map(_told, (first, *more))


def _as_json(located: Located) -> dict[str, object]:
    return {
        "line": located.line,
        "annotation_id": located.uuid,
        "state": located.now.state,
        "was": located.pairs,
        "is": located.now.pairs,
        "is_unsure": located.now.is_unsure,
        "problem": located.problem,
        "text": located.text,
    }


def _told(located: Located) -> str:
    if located.problem:
        return f"line {located.line}: missing: {located.problem}"
    what = f"line {located.line}: {located.now.state}: “{located.quote[:SHOWN]}”"
    if located.now.state == MISSING:
        return what
    was, now = _shown(located.pairs), _shown(located.now.pairs)
    unsure = " (one of several such places)" if located.now.is_unsure else ""
    where = f" of “{located.text}”" if located.text else ""
    return f"{what} was at {was}, is at {now}{where}{unsure}"


def _shown(pairs: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in pairs)
