"""Texts that come by drop or paste: what a document is made of."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from annotator.model.document import Metadata, SourceText
from annotator.model.text import storable
from annotator.ui.panels.lettering import shortened

LONGEST_TITLE = 120
SUFFIXES = (".txt", ".text")


def dropped_files(data: QMimeData) -> list[Path]:
    """The text files among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def is_welcome(data: QMimeData) -> bool:
    """Whether a document can be made of what is dragged."""
    return bool(dropped_files(data)) or (not data.hasUrls() and bool(data.text().strip()))


def titled(text: str) -> str:
    """A title for ``text``: its first line that is not blank."""
    lines: Iterable[str] = (line.strip() for line in text[:10_000].splitlines())
    return shortened(next((line for line in lines if line), ""), LONGEST_TITLE)


def typed(text: str) -> tuple[SourceText, Metadata]:
    """A document of words that were pasted or dragged here."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    content, replaced = storable(plain)
    repairs = (f"{replaced} unreadable characters were replaced",) if replaced else ()
    source = SourceText(content, encoding="", newline="LF", method="paste", repairs=repairs)
    return source, Metadata(title=titled(content), media_type="text/plain")
