"""``annotator add``: articles of any kind into a project, all of them or none."""

import glob
import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from getpass import getpass
from pathlib import Path

from annotator.arrivals.arrival import LARGEST_KEPT
from annotator.commands.adding import Adding
from annotator.commands.arguments import add_annotator, add_json, add_project, annotator_name
from annotator.commands.running import FAILED, Failed, Misused
from annotator.commands.terminal import Progress, counted, say, say_json, warn
from annotator.commands.ways_out import on_command_line
from annotator.sources.ahead import read_many
from annotator.sources.archives import outcomes
from annotator.sources.files import LARGEST_TEXT
from annotator.sources.folders import Outcome, left_out
from annotator.sources.kinds import KINDS
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import PLAIN, Reader
from annotator.sources.tables import chosen_columns
from annotator.store import Project

EXAMPLES = """examples:
  annotator add news.annotator article.html report.pdf interview.docx
  annotator add news.annotator articles/ archive.zip --skip-bad
  annotator add news.annotator 'press/**/*.eml' --dry-run
  annotator add news.annotator corpus.jsonl --map text=body,title=headline
  curl … | annotator add news.annotator - --as html
  annotator add news.annotator old.txt --encoding cp1252
  annotator add news.annotator mail.eml --attachments
  annotator add news.annotator sealed.pdf --password
  annotator add news.annotator poems.pdf --keep lines,headers
  annotator add news.annotator --url https://example.org/news/bridge

Takes plain text, Markdown, web pages (saved ones, too), PDF, Word, OpenDocument, RTF, EPUB,
mails, subtitles, and tables of texts (CSV, TSV, XLSX, JSON, JSON Lines: a row a document), and
folders and zip files of them. Links in folders are not followed. Text files must be UTF-8, or
begin with a byte order mark; --encoding says what those are in that do neither; “--encoding
guess” takes what is most likely, and says so. What the project has already is not added again;
neither is what is nearly the same, unless --keep-similar is given. The whole is one step that can
be undone. The files themselves are kept in the project, packed, up to 5 MB each (--originals), so
that “annotator originals” can give them back and prove the texts. Nothing is fetched from the
web without --url. The exit status is 1 if anything failed."""

STDIN = "-"
SIZE = re.compile(r"([0-9]{1,12}) *(|[kmg]?b)", re.IGNORECASE)
UNITS = {"": 1, "b": 1, "kb": 1024, "mb": 1024**2, "gb": 1024**3}
# On the command line itself everybody on the machine could read it.
ENVIRONMENT = "ANNOTATOR_PASSWORD"
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
# What can be kept of PDF files, and the options that keep it.
OF_PDF = {
    "headers": {"has_headers": True},
    "footers": {"has_footers": True},
    "page-numbers": {"has_page_numbers": True},
    "lines": {"is_reflowed": False},
    "hyphens": {"is_dehyphenated": False},
}
OLDER_OF_PDF = {"heads": {"has_headers": True, "has_footers": True}}
ADDRESS = re.compile("https?://", re.IGNORECASE)
GLOB = frozenset("*?[")


def add_arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="files, folders, zip files, patterns such as '*.pdf', or - for standard input",
    )
    parser.add_argument(
        "--url", action="store_true", help="they are addresses of web pages: fetch them"
    )
    _add_reading(parser)
    _add_layout(parser)
    parser.add_argument(
        "--skip-bad", action="store_true", help="add the good files although others are bad"
    )
    parser.add_argument(
        "--keep-similar", action="store_true", help="add what is nearly the same, too"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    add_annotator(parser)
    add_json(parser)


def _add_reading(parser: ArgumentParser) -> None:
    """How the sources are read."""
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN,…",
        type=_columns,
        default={},
        help="which column of a table is the text, the title, the date, …",
    )
    parser.add_argument(
        "--delimiter",
        metavar="SIGN",
        choices=sorted(DELIMITERS),
        help="what parts the cells of CSV files, where it is mistaken: %(choices)s",
    )
    parser.add_argument(
        "--as",
        dest="kind",
        metavar="KIND",
        choices=[PLAIN.name, *(kind.name for kind in KINDS)],
        help="what all of them are, whatever they look like: %(choices)s",
    )
    parser.add_argument(
        "--encoding",
        default="",
        help="of files that do not say it and are not UTF-8, such as cp1252, or “guess”",
    )
    parser.add_argument(
        "--attachments", action="store_true", help="add what is attached to mails, too"
    )
    parser.add_argument(
        "--password",
        action="store_true",
        help=f"ask for the password of protected files, or take it from ${ENVIRONMENT}",
    )
    parser.add_argument(
        "--originals",
        metavar="none|all|SIZE",
        type=_most_kept,
        default=LARGEST_KEPT,
        help="keep the files themselves in the project, packed, if they have at most so many"
        " bytes (such as 200kB or 20MB; default: 5MB)",
    )


def _add_layout(parser: ArgumentParser) -> None:
    """What is taken that is left out, or put right, otherwise."""
    parser.add_argument(
        "--whole-page",
        action="store_true",
        help="all that web pages show, not their articles only",
    )
    parser.add_argument(
        "--replace-nul", action="store_true", help="put “\ufffd” where a text has NUL characters"
    )
    parser.add_argument(
        "--keep",
        metavar="WHAT,…",
        type=_kept_of_pdf,
        default={},
        help=f"what to leave as it is in PDF files: any of {', '.join(OF_PDF)}",
    )


def run(options: Namespace) -> int:
    annotator = annotator_name(options.annotator)
    choices = Options(
        fallback_encoding=options.encoding,
        password=_password() if options.password else "",
        is_whole_page=options.whole_page,
        columns=options.map,
        delimiter=DELIMITERS[options.delimiter] if options.delimiter else "",
        attachments="taken" if options.attachments else "named",
        is_nul_replaced=options.replace_nul,
        **options.keep,
    )
    kind = next((one for one in (PLAIN, *KINDS) if one.name == options.kind), None)
    with (
        Project.open(
            options.project, annotator=annotator, read_only=options.dry_run, is_brief=True
        ) as project,
        Reader(choices, kind, most_kept=options.originals) as reader,
        Progress("Adding documents") as progress,
    ):
        adding = Adding(
            project,
            is_skipping=options.skip_bad,
            is_keeping_similar=options.keep_similar,
            most_kept=options.originals,
            is_dry_run=options.dry_run,
        )
        found = adding.documents(
            _fetched(options.files, reader) if options.url else _outcomes(options.files, reader)
        )
        try:
            if options.dry_run:
                for number, _ in enumerate(found, 1):
                    progress.at(number)
            else:
                title = _title(options.files)
                written = project.exchange.write(found, title=title, progress=progress.at)
                adding.report.remarks += written.problems
        except Failed:
            if options.json:  # for scripts, which are to know what was wrong with which
                adding.report.take_back()
                _report(adding, options)
            raise
    _report(adding, options)
    return FAILED if adding.report.problems else 0


def _outcomes(files: Sequence[str], reader: Reader) -> Iterator[Outcome]:
    for name in files:
        if name == STDIN:
            yield from _standard_input(reader)
        elif ADDRESS.match(name):
            problem = f"{name} is the address of a web page; --url fetches it."
            yield Outcome(Path(name), problem=problem, name=name)
        elif GLOB.intersection(name) and not Path(name).exists():
            yield from _matching(name, reader)
        else:
            nothing = left_out(Path(name), "there is no source of text in it")
            found = read_many([Path(name)], reader)
            yield next(found, nothing)
            yield from found


def _matching(pattern: str, reader: Reader) -> Iterator[Outcome]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute ones, too)
    if not found:
        yield Outcome(Path(pattern), problem=f"{pattern}: no file has such a name.")
    yield from read_many((Path(name) for name in found), reader)


def _fetched(addresses: Sequence[str], reader: Reader) -> Iterator[Outcome]:
    from annotator.sources.from_web import page_outcomes  # noqa: PLC0415 (only when asked for)
    from annotator.sources.url import fetched  # noqa: PLC0415

    _ask_settings()
    for address in addresses:
        try:
            page = fetched(address)
        except SourceProblem as problem:
            yield Outcome(Path(address), problem=str(problem), name=address)
        else:
            yield from page_outcomes(page, reader)


def _ask_settings() -> None:
    """``Failed`` where the user's settings say that nothing is to be fetched."""
    from annotator.ui.settings import Settings  # noqa: PLC0415  loads QtCore
    from annotator.ui.starting import collect_as_usual  # noqa: PLC0415

    collect_as_usual()  # no window will do it
    settings = Settings()
    if not settings.may_fetch:
        raise Failed(
            "Web pages are not fetched: “Allow fetching of web pages” is off (menu File of the"
            f" window, or fetch=yes in {settings.file})."
        )


def _standard_input(reader: Reader) -> Iterator[Outcome]:
    shown = Path("standard input")
    raw = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    if len(raw) > LARGEST_TEXT:
        size = LARGEST_TEXT // 1024 // 1024
        yield Outcome(shown, problem=f"{shown} gave more than {size} MB; split it first.")
        return
    yield from outcomes(raw, shown, reader)


def _password() -> str:
    """From the environment, as for scripts, or from the person at the terminal."""
    given = os.environ.get(ENVIRONMENT)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Misused(f"There is no terminal to ask for the password: put it into ${ENVIRONMENT}.")
    return getpass("Password of the protected files: ")


def _columns(words: str) -> dict[str, str]:
    try:
        return chosen_columns(words)
    except SourceProblem as problem:
        raise ArgumentTypeError(str(problem)) from None


def _kept_of_pdf(words: str) -> dict[str, bool]:
    """The options that are to be otherwise than usual."""
    names = [name.strip() for name in words.split(",")]
    kept: dict[str, bool] = {}
    for name in names:
        found = OF_PDF.get(name) or OLDER_OF_PDF.get(name)
        if found is None:
            raise ArgumentTypeError(f"“{name}” is none of {', '.join(OF_PDF)}.")
        kept |= found
    return kept


def _most_kept(words: str) -> int:
    """The largest original to keep, in bytes."""
    if words in ("none", "all"):
        return sys.maxsize if words == "all" else 0
    match = SIZE.fullmatch(words)
    if not match:
        raise ArgumentTypeError(f"“{words}” is neither none nor all nor a size such as 5MB.")
    return int(match[1]) * UNITS[match[2].casefold()]


def _title(files: Sequence[str]) -> str:
    names = ", ".join(f"“{Path(name).name}”" for name in files[:3])
    return f"Add {names}{' …' if len(files) > 3 else ''}"


def _report(adding: Adding, options: Namespace) -> None:
    if options.json:
        say_json({"dry_run": options.dry_run, **adding.report.as_json()})
        return
    report = adding.report
    count = len(report.added)
    verb = "Would add" if options.dry_run else "Added"
    what = f"“{report.added[0]}”" if count == 1 else counted(count, "document")
    fates = (
        (report.duplicates, "skipped as copies"),
        (report.problems, "failed"),
        (report.left_out, "left out"),
    )
    say("; ".join([f"{verb} {what}", *(f"{len(of)} {fate}" for of, fate in fates if of)]) + ".")
    others = [*report.duplicates, *report.remarks, *report.left_out]
    problems = [on_command_line(one) for one in report.problems]
    warn([on_command_line(one) for one in others], in_full=problems)
