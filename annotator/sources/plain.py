"""Text files to documents."""

import hashlib
import os
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from io import IncrementalNewlineDecoder
from itertools import count
from pathlib import Path, PurePath

from annotator.model.document import METADATA, Metadata, Option, SourceText, of_words, words_of
from annotator.model.text import PIECE, digest_of, pieces, storable, utf8_of
from annotator.sources.duplicates import Keys
from annotator.sources.encodings import Decoded, decoded
from annotator.sources.files import printable_name, read_bytes
from annotator.sources.problems import SourceProblem
from annotator.sources.signatures import other_kind

METHOD = "plain 1"
LONGEST_TITLE = 200
PLACES = {name: place for place, name in enumerate(METADATA)}
SEEN = re.compile("[^\\s\u200b\u2060\ufeff]")
NEWLINES = {"\r\n": "CRLF", "\r": "CR", "\n": "LF"}
# Controls, and the marks that turn the direction of what follows: harmful in lists and menus.
UNFIT_FOR_TITLES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it goes into a project. ``place``: where in its source it stands
    ("line 12"), if that holds several. ``raw``: the bytes of the whole source; ``options``: how
    they were read, as far as it was not the usual way, and as which "kind". ``keys``: those of
    the text, where they were found already; ``size``: bytes of the whole source, where ``raw`` is
    not at hand because it is too large."""

    text: SourceText
    metadata: Metadata
    place: str = ""
    raw: bytes = b""
    options: Mapping[str, Option] = field(default_factory=dict)
    keys: Keys | None = None
    size: int = 0


def read_text_file(path: Path, encoding: str = "") -> Reading:
    """The text of the file ``path``; see ``decoded`` for ``encoding``.

    ``SourceProblem`` says in one sentence why it cannot be used and what to do.
    """
    shown = printable_name(path)
    raw = read_bytes(path)
    kind = other_kind(raw)
    if kind:
        raise SourceProblem(f"{shown} {kind}.")
    text = source_text(decoded(raw, shown, encoding), raw, shown)
    metadata = named(Metadata(media_type="text/plain"), text.content, path)
    return Reading(text, metadata, raw=raw)


def named(found: Metadata, content: str, path: PurePath, **fields: str) -> Metadata:
    """``found`` with ``fields`` and the name of the file ``path``; and with a title where it
    has none: the text's first line or, if that is too long, the file's name."""
    file_name, is_exact = _file_name(path)
    extra = {} if is_exact else {"file_name_bytes": os.fsencode(path.name).hex(" ")}
    title = (
        found.title
        or title_of(content)
        or UNFIT_FOR_TITLES.sub(" ", PurePath(file_name).stem).strip()
    )
    words = [*words_of(found)]
    words[PLACES["title"]], words[PLACES["file_name"]] = title, file_name
    for name, word in fields.items():
        words[PLACES[name]] = word
    return of_words(words, {**found.extra, **extra})


def pasted(content: str) -> Reading:
    """A text that comes from the clipboard or was dropped; ``SourceProblem`` if it is empty."""
    raw = content.encode("utf-8", "surrogatepass")
    text = source_text(Decoded(content.removeprefix("\ufeff"), ""), raw, "What was copied")
    metadata = Metadata(title=title_of(text.content), media_type="text/plain")
    return Reading(text, metadata, raw=raw)


def source_text(
    found: Decoded,
    raw: bytes,
    name: str,
    *,
    method: str = METHOD,
    left_out: tuple[str, ...] = (),
) -> SourceText:
    """A text as it is stored: line ends as LF, without characters that cannot be stored.
    ``left_out``: what is known to have been changed before."""
    content, newline = with_line_feeds(found.content)
    content, replaced = storable(content)
    if not SEEN.search(content):
        raise SourceProblem(f"{name} holds no text.")
    repairs = left_out
    if replaced:
        times = "once" if replaced == 1 else f"{replaced} times"
        repairs += (
            f"{name}: a character that cannot be stored was replaced by “\ufffd”, {times}.",
        )
    # The bytes of most files are what their text is in UTF-8.
    is_same = len(content) <= PIECE and utf8_of(content) == raw
    digest = digest_of(content) if is_same else hashlib.sha256(raw).digest()
    return SourceText(content, found.encoding, newline, digest.hex(), method, repairs)


def with_line_feeds(content: str) -> tuple[str, str]:
    """``content`` with LF at its line ends, and the style that it had: "LF", "CRLF", "CR",
    "mixed" or "". Only these count as line ends: NEL, U+2028 and the like are text."""
    if "\r" not in content:
        return content, "LF" if "\n" in content else ""
    decoder = IncrementalNewlineDecoder(None, translate=True)
    found = "".join([*map(decoder.decode, pieces(content)), decoder.decode("", final=True)])
    style = decoder.newlines
    return found, NEWLINES[style] if isinstance(style, str) else "mixed"


def title_of(content: str) -> str:
    """The first line that is not blank, if it is short enough for a headline, else ""."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", content):
        line = " ".join(UNFIT_FOR_TITLES.sub(" ", match[0]).replace("\ufeff", "").split())
        if line:
            return line if len(line) <= LONGEST_TITLE else ""
    return ""


def numbered_title(title: str, taken: Container[str]) -> str:
    """``title``, with a number where there is one like it: documents are told apart by it."""
    if title not in taken:
        return title
    return next(new for number in count(2) if (new := f"{title} ({number})") not in taken)


def _file_name(path: PurePath) -> tuple[str, bool]:
    """The name as text, and whether that is all there is to it: names are bytes to the system."""
    if path.name.isascii():
        return path.name, True
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return name, name == path.name
