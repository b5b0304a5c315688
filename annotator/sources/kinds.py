"""The kinds of sources. How to add one: a module with ``fits`` and ``extract``, and one line
in ``KINDS``. The order matters where several fit the same beginning: the first one wins."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from annotator.sources import (
    docx,
    eml,
    epub,
    html,
    markdown,
    mhtml,
    odt,
    pdf,
    rtf,
    subtitles,
    table_xlsx,
    tables,
)
from annotator.sources.blocks import Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

HEAD = 4096
# One document, or of a table one for each row, where a row may be a problem of its own.
Extract = Callable[[bytes, str, Options], Extracted | Iterable[Extracted | SourceProblem]]


@dataclass(frozen=True, slots=True)
class Kind:
    """``fits`` looks at the first ``HEAD`` bytes; ``extract`` is given all bytes and the name
    for messages, and raises ``SourceProblem``. A risky kind is read in a child process."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]
    extract: Extract
    is_risky: bool


KINDS: tuple[Kind, ...] = (
    Kind("pdf", "PDF", (".pdf",), pdf.fits, pdf.extract, is_risky=True),
    Kind("mhtml", "Saved web page", (".mhtml", ".mht"), mhtml.fits, mhtml.extract, is_risky=True),
    Kind("html", "Web page", (".html", ".htm", ".xhtml"), html.fits, html.extract, is_risky=True),
    Kind("docx", "Word", (".docx", ".docm", ".dotx"), docx.fits, docx.extract, is_risky=True),
    Kind("odt", "OpenDocument text", (".odt", ".ott"), odt.fits, odt.extract, is_risky=True),
    Kind("epub", "EPUB book", (".epub",), epub.fits, epub.extract, is_risky=True),
    Kind("rtf", "Rich text", (".rtf",), rtf.fits, rtf.extract, is_risky=True),
    Kind("eml", "Mail", (".eml",), eml.fits, eml.extract, is_risky=True),
    Kind(
        "subtitles",
        "Subtitles",
        (".srt", ".vtt"),
        subtitles.fits,
        subtitles.extract,
        is_risky=False,
    ),
    Kind(
        "markdown",
        "Markdown",
        (".md", ".markdown"),
        markdown.fits,
        markdown.extract,
        is_risky=False,
    ),
    Kind(
        "xlsx",
        "Spreadsheet",
        (".xlsx", ".xlsm"),
        table_xlsx.fits,
        tables.extract_xlsx,
        is_risky=True,
    ),
    Kind(
        "csv",
        "Table (CSV)",
        (".csv", ".tsv", ".tab"),
        tables.never_fits,
        tables.extract_csv,
        is_risky=False,
    ),
    Kind(
        "json",
        "JSON",
        (".json", ".jsonl", ".ndjson"),
        tables.never_fits,
        tables.extract_json,
        is_risky=False,
    ),
)

BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def kind_of(raw: bytes, name: str) -> Kind | None:
    """The kind whose beginning ``raw`` has; where several or none do, the suffix of ``name``
    decides. None: a plain text, or something unknown."""
    _, dot, suffix = name.lower().rpartition(".")
    return _kind_of(raw[:HEAD], dot + suffix)


@lru_cache(maxsize=2)  # each source is asked about several times
def _kind_of(head: bytes, suffix: str) -> Kind | None:
    named = BY_SUFFIX.get(suffix)
    if named and named.fits(head):
        return named
    return next((kind for kind in KINDS if kind.fits(head)), named)


def kind_named(name: str) -> Kind:
    """The kind of this ``name``; ``KeyError`` where there is none."""
    return {kind.name: kind for kind in KINDS}[name]
