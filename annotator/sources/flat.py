"""Readings as tuples of strings, which cross from one process to another in a third of the time
that objects take."""

from collections.abc import Mapping
from typing import NamedTuple

from annotator.model.document import Option, SourceText, is_verbatim, of_words, words_of
from annotator.model.text import PIECE, digest_of, remember, utf8_of
from annotator.sources.duplicates import Keys
from annotator.sources.plain import Reading


class Flat(NamedTuple):
    """A reading. ``raw`` is None where it is that of the reading before."""

    content: str
    digest: bytes  # of the content, b"" where it is long
    encoding: str
    newline: str
    raw_sha256: str
    method: str
    repairs: tuple[str, ...]
    words: tuple[str, ...]
    extra: dict[str, str]
    place: str
    options: Mapping[str, Option]
    keys: Keys | None
    size: int
    raw: bytes | None

    @property
    def weight(self) -> int:
        """Characters and bytes, about."""
        return len(self.content) + len(self.raw or b"")


def flattened(reading: Reading, keys: Keys | None, *, is_new: bool, most_kept: int) -> Flat:
    """``is_new``: its bytes are not those of the reading before; they are left where they are
    if a table has more than ``most_kept``."""
    text, size = reading.text, reading.size
    raw = reading.raw if is_new else None
    if reading.place and len(reading.raw) > most_kept:
        raw, size = b"", len(reading.raw)
    elif raw and _is_text_alone(reading):
        raw = b""
    return Flat(
        text.content,
        digest_of(text.content) if len(text.content) <= PIECE else b"",
        text.encoding,
        text.newline,
        text.raw_sha256,
        text.method,
        text.repairs,
        words_of(reading.metadata),
        dict(reading.metadata.extra),
        reading.place,
        reading.options,
        keys,
        size,
        raw,
    )


def restored(flat: Flat, raw: bytes) -> Reading:
    """The reading again, but for the bytes of a text file that its text alone gives again;
    ``raw``: those of the reading before."""
    if flat.digest:
        remember(flat.content, flat.digest)
    facts = (flat.encoding, flat.newline, flat.raw_sha256, flat.method)
    return Reading(
        SourceText(flat.content, *facts, flat.repairs),
        of_words(flat.words, flat.extra),
        flat.place,
        raw if flat.raw is None else flat.raw,
        flat.options,
        flat.keys,
        flat.size,
    )


def _is_text_alone(reading: Reading) -> bool:
    text = reading.text
    is_plain = text.encoding == "utf-8" and is_verbatim(text.method) and not reading.place
    return is_plain and utf8_of(text.content) == reading.raw
