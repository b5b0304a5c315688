"""Originals as bytes: packed, unpacked within limits, or made again of the text."""

import codecs
import zlib
from collections.abc import Iterator
from hashlib import sha256

from annotator.store.connection import MEGABYTE

LARGEST = 200 * MEGABYTE  # bytes, unpacked; SQLite's limit for a row is set to 256 MB
COMPRESSIONS = ("none", "zlib")
LEVEL = 6
CHUNK = MEGABYTE
LINE_ENDS = {"": "\n", "LF": "\n", "CRLF": "\r\n", "CR": "\r"}
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def packed(raw: bytes) -> tuple[str, bytes]:
    """The compression and the bytes to store: as they are where packing saves nothing."""
    smaller = zlib.compress(raw, LEVEL)
    return ("zlib", smaller) if len(smaller) < len(raw) else ("none", raw)


def unpacked(compression: str, stored: bytes, size: int) -> Iterator[bytes]:
    """The bytes piece by piece, never more than ``size``; ``ValueError`` where they are not
    what was packed, or ``size`` is more than could have been."""
    if not 0 < len(stored) <= size <= LARGEST or compression not in COMPRESSIONS:
        raise ValueError(f"{size} bytes out of {len(stored)} are impossible")
    if compression == "none":
        if len(stored) != size:
            raise ValueError(f"{len(stored)} bytes instead of {size}")
        yield stored
        return
    unpacking, left, rest = zlib.decompressobj(), size, stored
    while not unpacking.eof:
        try:
            piece = unpacking.decompress(rest, min(CHUNK, left + 1))
        except zlib.error as error:
            raise ValueError(str(error)) from error
        rest = unpacking.unconsumed_tail
        left -= len(piece)
        if left < 0 or not (piece or unpacking.eof):
            raise ValueError("more or fewer bytes than there were")
        yield piece
    if left or unpacking.unused_data:
        raise ValueError("more or fewer bytes than there were")


def is_whole(compression: str, stored: bytes, size: int, hash_: str) -> bool:
    """Whether stored bytes are those that were packed; a piece at a time in memory."""
    found = sha256()
    try:
        for piece in unpacked(compression, stored, size):
            found.update(piece)
    except ValueError:
        return False
    return found.hexdigest() == hash_


def made_again(content: str, encoding: str, newline: str) -> bytes | None:
    """The bytes of a Unicode text file that holds ``content``; None where nobody can tell.

    ``encoding`` ends in "-sig" where a byte order mark stood in front.
    """
    name = encoding.removesuffix("-sig") or "utf-8"
    if name not in MARKS or newline not in LINE_ENDS:
        return None
    ends = LINE_ENDS[newline]
    text = content if ends == "\n" else content.replace("\n", ends)
    raw = text.encode(name)
    return MARKS[name] + raw if encoding.endswith("-sig") else raw
