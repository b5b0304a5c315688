"""How much room the disk of a project has, and how much an import that filled it would need."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.store.connection import MEGABYTE
from annotator.store.errors import FULL_MEANWHILE, DiskFull, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from annotator.store.db import Database

PLENTY = 1 << 60  # bytes


def free_at(folder: Path) -> int:
    """Bytes free on the disk of ``folder``; plenty where nobody knows."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return PLENTY


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
        if not isinstance(error, DiskFull) or not self.documents:
            return
        told: DiskFull | None = None
        with suppress(Exception):  # it is hard times for figures, and the error itself counts
            told = self._full()
        if told:
            raise told from error

    def _full(self) -> DiskFull | None:
        """With figures; None where there are none."""
        self._size()  # only when the file is read again has the disk its room back
        path, share = self._database.path, self._share()
        free = free_at(path.parent)
        if free >= PLENTY:
            return None
        needed, is_known = max(self._grown, free), False
        if 0 < share < 1 and self._grown > 0:
            expected = int(self._grown / self._measured * self.documents / share)
            needed, is_known = max(needed, expected), expected > needed
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
