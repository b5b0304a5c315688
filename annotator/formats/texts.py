"""The texts that a file of annotations without texts speaks of, found by what it calls them."""

from collections.abc import Callable
from typing import NamedTuple


class DocumentKey(NamedTuple):
    """What a row says of its document; "" where it says nothing. ``name`` is a title or a
    file name."""

    uuid: str = ""
    text_sha256: str = ""
    name: str = ""

    @property
    def shown(self) -> str:
        return self.name or self.uuid or self.text_sha256


class TextIndex:
    """Texts by UUID, hash, file name or title, in that order; loaded only when asked for."""

    def __init__(self) -> None:
        self._loaders: dict[tuple[str, str], Callable[[], str]] = {}
        self._found: DocumentKey | None = None
        self._text: str | None = None
        self.count = 0

    def add(
        self, load: Callable[[], str], *, uuid: str = "", sha256: str = "", names: tuple[str, ...]
    ) -> None:
        """``names`` are what the document may be called, the most certain one first; where
        two documents share one, the first that was added has it."""
        keys = [("uuid", uuid), ("sha256", sha256), *(("name", name) for name in names)]
        for kind, key in keys:
            if key:
                self._loaders.setdefault((kind, key), load)
        self.count += 1

    def text(self, key: DocumentKey) -> str | None:
        """None where no text is meant. The last one is kept: rows come document by document."""
        if key != self._found:
            wanted = (("uuid", key.uuid), ("sha256", key.text_sha256), ("name", key.name))
            loaders = (self._loaders.get(want) for want in wanted if want[1])
            load = next((load for load in loaders if load), None)
            self._text = load() if load else None
            self._found = key
        return self._text
