"""How much room the disk of a project has, and how much an import that filled it would need."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from annotator.store.connection import MEGABYTE
from annotator.store.errors import FULL_MEANWHILE, DiskFull, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from annotator.store.db import Database


def free_at(folder: Path) -> int:
    """Bytes free on the disk of ``folder``; plenty where nobody knows."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 1 << 60


class Growth:
    """How a project grows while documents are brought in: where the disk becomes full, the
    ``DiskFull`` that leaves it says how much room they need. To be entered before the step, so
    that all was taken back by then. ``share``: see ``Exchange.write``."""

    def __init__(self, database: Database, share: Callable[[], float]) -> None:
        self.documents = 0  # that came so far
        self._database = database
        self._share = share
        self._before = self._size()
        self._grown, self._measured = 0, 0  # by so many bytes, at that document

    def __enter__(self) -> Self:
        return self

    def measure(self) -> None:
        """To be called when all documents so far were written."""
        self._grown, self._measured = self._size() - self._before, self.documents

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, DiskFull) and self.documents:
            raise self._full() from error

    def _full(self) -> DiskFull:
        self._size()  # only when the file is read again has the disk its room back
        path, share = self._database.path, self._share()
        free = free_at(path.parent)
        needed = max(self._grown, free)
        if is_known := 0 < share < 1 and self._measured > 0:
            needed = max(free, int(self._grown / self._measured * self.documents / share))
        told = {
            "about": "about" if is_known else "more than",
            "needed": needed // MEGABYTE + is_known,
            "documents": f"{self.documents:,}",
            "free": free // MEGABYTE,
        }
        return DiskFull(FULL_MEANWHILE.format(name=shown(path), **told))

    def _size(self) -> int:
        """Bytes, with what is in memory only."""
        pages = self._database.one("PRAGMA page_count")[0]
        return int(pages * self._database.one("PRAGMA page_size")[0])
