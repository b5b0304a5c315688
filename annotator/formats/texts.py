"""The texts that a file of annotations without texts speaks of, found by what it calls them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

# Words long enough to belong to one text only; and how much looking for them may cost.
TELLING = 24
MOST_LOADED = 20_000


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
        self._names: dict[Callable[[], str], str] = {}
        self._loaded = 0
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
        self._names[load] = names[0] if names else ""
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

    def learn(self, key: DocumentKey, samples: Sequence[str]) -> str | None:
        """The name of the one text that holds any of ``samples``, which from now on is what
        ``key`` means: it was renamed, and changed besides. None where no text does, or more
        than one, or where ``samples`` are too short to tell."""
        telling = [sample for sample in samples if len(sample) >= TELLING]
        if not telling or self._loaded + self.count > MOST_LOADED:
            return None
        self._loaded += self.count
        holders = [load for load in self._names if any(one in load() for one in telling)]
        if len(holders) != 1:
            return None
        kinds = zip(("uuid", "sha256", "name"), key, strict=True)
        self._loaders.update({(kind, word): holders[0] for kind, word in kinds if word})
        self._found = None
        return self._names[holders[0]]
