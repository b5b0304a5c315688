"""What is known of where a document came from, as words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.model.details import FILE_NAME_BYTES, RETRIEVED_FROM, SENT_SHA256, TextFacts
from annotator.model.document import Document
from annotator.model.language import is_dense
from annotator.model.origins import PAGES, SECONDS, SPEAKERS, Value, clock, runs
from annotator.ui.panels import lettering

MOST_COUNTED = 4_000_000  # characters; to count the words of more takes longer than a frame
MOST_NAMES = 8
NEWLINES = {"LF": "LF", "CRLF": "CRLF (Windows)", "CR": "CR (old Mac)"}


@dataclass(frozen=True, slots=True)
class Fact:
    """``is_code``: a hash or the like, set in a fixed pitch and worth a button that copies it."""

    title: str
    value: str
    is_code: bool = False


def facts_of(document: Document, source: TextFacts, text: str, paragraphs: int) -> list[Fact]:
    """Those that are known, in order."""
    found = [*_file(document, source), *_parts(document), *_text(document, text, paragraphs)]
    found += _retrieval(document)
    found += [
        Fact(tr("Added"), _moment(document.created_at)),
        Fact(tr("Details edited"), _edited(document)),
        Fact(tr("Text SHA-256"), document.text_sha256, is_code=True),
        Fact(tr("Original SHA-256"), source.raw_sha256, is_code=True),
    ]
    return [fact for fact in found if fact.value]


def _file(document: Document, source: TextFacts) -> list[Fact]:
    metadata = document.metadata
    return [
        Fact(tr("File"), metadata.file_name),
        Fact(tr("Bytes of the file’s name"), metadata.extra.get(FILE_NAME_BYTES, "")),
        Fact(tr("Kind"), metadata.media_type),
        Fact(tr("Encoding"), source.encoding),
        Fact(tr("Line ends"), _newline(source.newline)),
        Fact(tr("Read by"), source.method),
    ]


def _newline(style: str) -> str:
    return tr("mixed") if style == "mixed" else NEWLINES.get(style, style)


def _parts(document: Document) -> list[Fact]:
    """Pages, speakers and times."""
    extra = document.metadata.extra
    pages = [page for page in runs(extra, PAGES).values if isinstance(page, int)]
    speakers = runs(extra, SPEAKERS).values
    names = list(dict.fromkeys(name for name in speakers if isinstance(name, str) and name))
    return [
        Fact(tr("Pages"), _pages(pages)),
        Fact(tr("Speakers"), _names(names)),
        Fact(tr("Recording"), _recording(runs(extra, SECONDS).values)),
    ]


def _pages(pages: list[int]) -> str:
    if not pages:
        return ""
    first, last = min(pages), max(pages)
    return str(first) if first == last else f"{first}–{last}"


def _names(names: list[str]) -> str:
    some = ", ".join(lettering.shortened(name, 60) for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return tr("{names} and {n} more").format(names=some, n=more) if more > 0 else some


def _recording(times: Sequence[Value]) -> str:
    known = [float(time) for time in times if isinstance(time, int | float) and 0 <= time < 1e9]
    return tr("last words at {time}").format(time=clock(max(known))) if known else ""


def _text(document: Document, text: str, paragraphs: int) -> list[Fact]:
    number = lettering.number
    parts = [tr("{n} characters").format(n=number(document.length))]
    # Scripts without blanks between words would give the number of phrases.
    if len(text) <= MOST_COUNTED and not is_dense(document.metadata.language):
        parts.append(tr("{n} words").format(n=number(len(text.split()))))
    parts.append(tr("{n} paragraphs").format(n=number(paragraphs)))
    return [Fact(tr("Text"), ", ".join(parts))]


def _retrieval(document: Document) -> list[Fact]:
    """Of what was got from the web by its address."""
    metadata = document.metadata
    sent = metadata.extra.get(SENT_SHA256, "")
    if not sent:
        return []
    return [
        Fact(tr("Retrieved from"), metadata.url),
        Fact(tr("Asked for"), metadata.extra.get(RETRIEVED_FROM, "")),
        Fact(tr("Retrieved"), _moment(metadata.accessed)),
        Fact(tr("Sent SHA-256"), sent, is_code=True),
    ]


def _edited(document: Document) -> str:
    is_edited = document.updated_at != document.created_at
    return _moment(document.updated_at) if is_edited else ""


def _moment(at: str) -> str:
    return lettering.full_moment(at)


def tr(text: str) -> str:
    return QCoreApplication.translate("OriginFacts", text)
