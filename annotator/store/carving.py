"""Rows out of pages that no tree leads to any more: every page of a damaged file that looks like
a leaf of a table is read by itself.

The layout is that of https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

LEAF = 0x0D
LONGEST_PAYLOAD = 256 << 20
INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
REAL, ZERO, ONE = 7, 8, 9
FIRST_BLOB = 12

Value = int | float | str | bytes | None


class Carver:
    """The pages of one file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(self._data[16:18], "big")
        self._size = {1: 65536}.get(size, size) if size in {1, *SIZES} else 4096
        self._count = len(self._data) // self._size

    def close(self) -> None:
        self._data.close()

    def rows(self) -> Iterator[tuple[int, list[Value]]]:
        """(rowid, values) of each cell that can be read, page by page."""
        for number in range(1, self._count + 1):
            page = self._page(number)
            start = 100 if number == 1 else 0
            if page[start] != LEAF:
                continue
            (cells,) = struct.unpack(">H", page[start + 3 : start + 5])
            for index in range(min(cells, self._size // 4)):
                at = start + 8 + 2 * index
                pointer = int.from_bytes(page[at : at + 2], "big")
                try:
                    yield self._cell(page, pointer)
                except (IndexError, ValueError, struct.error):
                    continue

    def _page(self, number: int) -> bytes:
        if not 1 <= number <= self._count:
            raise ValueError(f"there is no page {number}")
        return self._data[(number - 1) * self._size : number * self._size]

    def _cell(self, page: bytes, at: int) -> tuple[int, list[Value]]:
        length, at = varint(page, at)
        rowid, at = varint(page, at)
        if not 0 < length <= LONGEST_PAYLOAD:
            raise ValueError("no payload")
        local = self._local(length)
        payload = page[at : at + local]
        if local < length:
            overflow = int.from_bytes(page[at + local : at + local + 4], "big")
            payload += self._overflow(overflow, length - local)
        if len(payload) != length:
            raise ValueError("the payload is cut off")
        return signed(rowid), values(payload)

    def _local(self, length: int) -> int:
        """How many bytes of a payload lie in the cell itself."""
        most, least = self._size - 35, (self._size - 12) * 32 // 255 - 23
        if length <= most:
            return length
        local = least + (length - least) % (self._size - 4)
        return local if local <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            page = self._page(number)
            number = int.from_bytes(page[:4], "big")
            parts += page[4:]
        return bytes(parts[:length])


SIZES = frozenset(1 << power for power in range(9, 16))


def varint(data: bytes, at: int) -> tuple[int, int]:
    """SQLite's integer of one to nine bytes, and where it ends."""
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9


def signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def values(payload: bytes) -> list[Value]:
    """The values of a record."""
    end, at = varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != end:
        raise ValueError("the record's header is broken")
    found: list[Value] = []
    for kind in kinds:
        length = INTEGER_BYTES[kind] if kind < REAL else 8 if kind == REAL else 0
        if kind >= FIRST_BLOB:
            length = (kind - FIRST_BLOB) // 2
        found.append(value(kind, payload[at : at + length], length))
        at += length
    if at != len(payload):
        raise ValueError("the record is longer or shorter than it says")
    return found


def value(kind: int, data: bytes, length: int) -> Value:
    if len(data) != length:
        raise ValueError("a value is cut off")
    if kind >= FIRST_BLOB:
        return data.decode(errors="surrogateescape") if kind % 2 else data
    if kind in {ZERO, ONE}:
        return kind - ZERO
    if kind == REAL:
        return float(struct.unpack(">d", data)[0])
    if kind > ONE:
        raise ValueError("a kind of value that no file has")
    return int.from_bytes(data, "big", signed=True) if kind else None
