"""Places in a text: spans of code points, and the other units that the world counts in."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"
FRAGMENT_GAP = " "
PIECE = 1 << 20
ARTICLE = 1000  # characters, and more, that a text has which is asked about several times
# Of the text that was asked about last, by itself and not by its words, in place of which it
# would have to be compared: at most a few megabytes.
LAST_UTF8 = [("", b"")]
LAST_DIGEST: list[tuple[str | None, bytes]] = [(None, b"")]
LAST_STORABLE = [""]
Part = TypeVar("Part", str, bytes)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points of a text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if type(self.start) is not int or type(self.end) is not int:
            raise TypeError(f"span ends must be whole numbers, not {self.start!r}, {self.end!r}")
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}–{self.end} is empty, reversed or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this span; ``ValueError`` where it reaches past the end of ``text``."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}–{self.end} ends past the text ({len(text)})")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, span: Span) -> Span | None:
    """``span`` without outer blanks; None where nothing else is left."""
    start, end = span.start, min(span.end, len(text))
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def is_blank(character: str) -> bool:
    """White space, also the invisible kinds that ``str.isspace`` leaves out."""
    return character.isspace() or character in "\u200b\u2060\ufeff"


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` in order, with those that overlap or touch joined into one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def outer(fragments: tuple[Span, ...]) -> Span:
    """From the first fragment's start to the last one's end."""
    return Span(fragments[0].start, max(fragment.end for fragment in fragments))


def quote_of(text: str, fragments: Iterable[Span]) -> str:
    """The fragments' words, joined by one blank (as brat joins them)."""
    return FRAGMENT_GAP.join(fragment.of(text) for fragment in fragments)


def pieces(whole: Part) -> Iterator[Part]:
    """``whole`` piece by piece: while Python works on a text of many megabytes at once, no
    other thread runs, and the window stands still."""
    return (whole[start : start + PIECE] for start in range(0, len(whole), PIECE))


def utf8_of(text: str) -> bytes:
    """``text`` in UTF-8; ``UnicodeEncodeError`` where there are lone surrogates. That of the
    last article is kept: one that is added is looked at from several sides."""
    last, utf8 = LAST_UTF8[0]
    if last is text:
        return utf8
    utf8 = text.encode()
    if ARTICLE <= len(text) <= PIECE:
        LAST_UTF8[0] = text, utf8
    return utf8


def digest_of(text: str) -> bytes:
    """The SHA-256 of ``text`` in UTF-8."""
    last, digest = LAST_DIGEST[0]
    if last is text:
        return digest
    from hashlib import sha256  # noqa: PLC0415  it loads OpenSSL, and opening asks for no digest

    if len(text) > PIECE:
        whole = sha256()
        for piece in pieces(text):
            whole.update(piece.encode())
        return whole.digest()
    digest = sha256(utf8_of(text)).digest()
    LAST_DIGEST[0] = text, digest
    return digest


def remember(text: str, digest: bytes) -> None:
    """Another process found that ``text`` can be stored, and its ``digest``; for the next who
    asks."""
    LAST_DIGEST[0] = text, digest
    LAST_STORABLE[0] = text


def storable(text: str) -> tuple[str, int]:
    """``text`` with NUL and lone surrogates replaced by U+FFFD, and how many were."""
    return (text, 0) if is_storable(text) else UNSTORABLE.subn(REPLACEMENT, text)


def is_storable(text: str) -> bool:
    """Whether there is neither NUL nor a lone surrogate."""
    if text.isascii():  # nearly all that is asked about is short and plain
        return "\0" not in text
    if LAST_STORABLE[0] is text:
        return True
    if len(text) > PIECE:
        return all(map(is_storable, pieces(text)))
    try:
        return b"\0" not in utf8_of(text)  # where it is found six times as fast
    except UnicodeEncodeError:
        return False


def is_encodable(text: str) -> bool:
    """Whether there are no lone surrogates, which no encoding has."""
    if text.isascii():
        return True
    try:
        utf8_of(text)  # ten times as fast as looking for them
    except UnicodeEncodeError:
        return False
    return True


class Utf16Map:
    """Code points to UTF-16 units and back, for one text.

    A unit inside a surrogate pair maps to the position before its character.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [m.start() for m in ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]

    @property
    def is_identity(self) -> bool:
        """True where the text holds nothing beyond the Basic Multilingual Plane."""
        return not self._points

    def to_units(self, point: int) -> int:
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        return unit - bisect_left(self._units, unit)


class Utf8Map:
    """Code points to UTF-8 bytes, for one text; a table of one offset per 256 characters."""

    __slots__ = ("_base", "_text")
    STRIDE = 256

    def __init__(self, text: str) -> None:
        self._text = text
        self._base: list[int] | None = None
        if not text.isascii():
            blocks = range(0, len(text), self.STRIDE)
            sizes = (len(text[i : i + self.STRIDE].encode()) for i in blocks)
            self._base = list(accumulate(sizes, initial=0))

    def to_bytes(self, point: int) -> int:
        if self._base is None:
            return point
        block = point // self.STRIDE
        head = self._text[block * self.STRIDE : point]
        return self._base[block] + (len(head) if head.isascii() else len(head.encode()))
