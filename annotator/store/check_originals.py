"""Whether the originals in a project are the bytes that were read."""

import sqlite3
from collections.abc import Iterator

from annotator.store.packing import is_whole

IDS = "SELECT id FROM original NOT INDEXED"
ONE = "SELECT compression, packed, size, sha256 FROM original WHERE id = ?"


def original_problems(copy: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each that is not; one at a time in memory, unpacked piece by piece."""
    for (id_,) in copy.execute(IDS).fetchall():
        if not is_whole(*copy.execute(ONE, (id_,)).fetchone()):
            yield f"Original {id_} is not the one that was kept: its checksum differs."
