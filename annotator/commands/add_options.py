"""What ``annotator add`` can be told."""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError

from annotator.arrivals.arrival import LARGEST_KEPT
from annotator.commands.arguments import add_annotator, add_json, add_project
from annotator.sources.kinds import KINDS
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import PLAIN
from annotator.sources.tables import chosen_columns

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
