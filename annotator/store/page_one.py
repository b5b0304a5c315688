"""The beginning of a project file made anew, in a copy for rescue: the header, and the pages
that say where the tables lie, which are the same in every project of a version.

The layout is that of https://www.sqlite.org/fileformat2.html.
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from annotator.store import schema

MAGIC = b"SQLite format 3\0"
PAGE = 4096
INTERIOR = 0x05


def mend_header(copy: Path) -> None:
    """Puts right what a header must say, and what the file's size says better."""
    with copy.open("r+b") as file:
        header = bytearray(file.read(100).ljust(100, b"\0"))
        size = struct.unpack(">H", header[16:18])[0]
        if header[:16] != MAGIC or size not in {512, 1024, 2048, PAGE, 8192, 16384, 32768, 1}:
            size = PAGE
        header[:16] = MAGIC
        header[16:18] = struct.pack(">H", size)
        header[18:24] = bytes((1, 1, 0, 64, 32, 32))
        header[44:48] = struct.pack(">I", 4)
        header[52:56] = bytes(4)
        header[56:60] = struct.pack(">I", 1)
        header[64:68] = bytes(4)
        pages = copy.stat().st_size // (65536 if size == 1 else size)
        header[28:32] = struct.pack(">I", max(1, pages))
        header[92:96] = header[24:28]
        file.seek(0)
        file.write(header)
    _forget_journals(copy)


def restore_schema(copy: Path) -> None:
    """Replaces the pages of the schema by those of a new project.

    An upgraded project has the tables of its first version where a new one of that version
    has them; later tables may be anywhere, and what lies in their place must not be
    overwritten. Their rows are found page by page.
    """
    versions = range(schema.SCHEMA_VERSION, 1, -1)
    made = (_template(copy, version) for version in versions)
    data = next((data for data in made if _is_at_home(copy, data)), None) or _template(copy, 1)
    with copy.open("r+b") as file:
        for number in _schema_pages(data):
            file.seek((number - 1) * PAGE)
            file.write(data[(number - 1) * PAGE : number * PAGE])
        file.seek(32)
        file.write(bytes(8))  # no list of free pages: it is not known
    mend_header(copy)


def _template(copy: Path, version: int) -> bytes:
    """A new project of that version of the schema."""
    template = copy.with_name("template")
    with closing(sqlite3.connect(template, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        for number in range(1, version + 1):
            for statement in schema.statements(schema.migration(number)):
                connection.execute(statement)
        connection.execute("COMMIT")
    data = template.read_bytes()
    template.unlink()
    return data


def _is_at_home(copy: Path, data: bytes) -> bool:
    """Whether the last page of the schema is where the new project ``data`` has it."""
    start = (_schema_pages(data)[-1] - 1) * PAGE
    with copy.open("rb") as file:
        file.seek(start)
        return file.read(PAGE) == data[start : start + PAGE]


def _schema_pages(data: bytes) -> list[int]:
    """Page 1 and, where it is an interior one, the leaves below it."""
    kind, _, cells = struct.unpack(">BHH", data[100:105])
    if kind != INTERIOR:
        return [1]
    pointers = struct.unpack(f">{cells}H", data[112 : 112 + 2 * cells])
    children = [struct.unpack(">I", data[at : at + 4])[0] for at in pointers]
    return [1, *children, struct.unpack(">I", data[108:112])[0]]


def _forget_journals(copy: Path) -> None:
    for suffix in ("-journal", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
