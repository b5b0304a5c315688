"""The kinds of sources. How to add one: what it begins with in ``beginnings``, a module with
``extract``, and one line in ``KINDS``. The order matters where several fit the same beginning:
the first one wins."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from annotator.sources.beginnings import (
    is_docx,
    is_eml,
    is_epub,
    is_html,
    is_mhtml,
    is_none,
    is_odt,
    is_pdf,
    is_rtf,
    is_subtitles,
    is_xlsx,
)
from annotator.sources.blocks import Extracted
from annotator.sources.nameless import table_kind
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

HEAD = 4096
Found = Extracted | Iterable[Extracted | SourceProblem]
# One document, or of a table one for each row, where a row may be a problem of its own.
Extract = Callable[[bytes, str, Options], Found]


@dataclass(frozen=True, slots=True)
class Extractor:
    """The function ``name`` of a module of this package, which is imported when there is
    something to read: what nobody reads costs no time at the start."""

    module: str
    name: str = "extract"

    def __call__(self, raw: bytes, name: str, options: Options) -> Found:
        extract: Extract = getattr(import_module(f"{__package__}.{self.module}"), self.name)
        return extract(raw, name, options)


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
    Kind("pdf", "PDF", (".pdf",), is_pdf, Extractor("pdf"), is_risky=True),
    Kind(
        "mhtml", "Saved web page", (".mhtml", ".mht"), is_mhtml, Extractor("mhtml"), is_risky=True
    ),
    Kind(
        "html", "Web page", (".html", ".htm", ".xhtml"), is_html, Extractor("html"), is_risky=True
    ),
    Kind("docx", "Word", (".docx", ".docm", ".dotx"), is_docx, Extractor("docx"), is_risky=True),
    Kind("odt", "OpenDocument text", (".odt", ".ott"), is_odt, Extractor("odt"), is_risky=True),
    Kind("epub", "EPUB book", (".epub",), is_epub, Extractor("epub"), is_risky=True),
    Kind("rtf", "Rich text", (".rtf",), is_rtf, Extractor("rtf"), is_risky=True),
    Kind("eml", "Mail", (".eml",), is_eml, Extractor("eml"), is_risky=True),
    Kind(
        "subtitles",
        "Subtitles",
        (".srt", ".vtt"),
        is_subtitles,
        Extractor("subtitles"),
        is_risky=False,
    ),
    Kind(
        "markdown", "Markdown", (".md", ".markdown"), is_none, Extractor("markdown"), is_risky=False
    ),
    Kind(
        "xlsx",
        "Spreadsheet",
        (".xlsx", ".xlsm"),
        is_xlsx,
        Extractor("tables", "extract_xlsx"),
        is_risky=True,
    ),
    Kind(
        "csv",
        "Table (CSV)",
        (".csv", ".tsv", ".tab"),
        is_none,
        Extractor("tables", "extract_csv"),
        is_risky=False,
    ),
    Kind(
        "json",
        "JSON",
        (".json", ".jsonl", ".ndjson"),
        is_none,
        Extractor("tables", "extract_json"),
        is_risky=False,
    ),
)

BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def kind_of(raw: bytes, name: str, wanted: Collection[str] = ()) -> Kind | None:
    """The kind whose beginning ``raw`` has; where several or none do, the suffix of ``name``
    decides. None: a plain text, or something unknown. Without a suffix, tables are told by
    their first lines; ``wanted``: columns that somebody said they have."""
    _, dot, suffix = name.lower().rpartition(".")
    found = _kind_of(raw[:HEAD], dot + suffix)
    if found is None and not dot:
        table = table_kind(raw[:HEAD], wanted)
        return kind_named(table) if table else None
    return found


@lru_cache(maxsize=2)  # each source is asked about several times
def _kind_of(head: bytes, suffix: str) -> Kind | None:
    named = BY_SUFFIX.get(suffix)
    if named and named.fits(head):
        return named
    for kind in KINDS:
        if kind.fits(head):
            return kind
    return named


def kind_named(name: str) -> Kind:
    """The kind of this ``name``; ``KeyError`` where there is none."""
    return {kind.name: kind for kind in KINDS}[name]
