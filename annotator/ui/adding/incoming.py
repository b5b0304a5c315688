"""A supply while it is being added: some of it is read to be looked at, the rest afterwards."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from pathlib import Path, PurePath

from annotator.arrivals.arrival import LARGEST_KEPT
from annotator.sources.folders import Outcome
from annotator.sources.options import Options
from annotator.sources.plain import Reading
from annotator.sources.problems import EncodingUnclear, SourceProblem
from annotator.sources.reading import Reader
from annotator.ui.adding.supplies import Files, Supply, narrowed
from annotator.ui.jobs import Progress

MOST_DOCUMENTS = 300
MOST_BYTES = 32 * 1024 * 1024
LINES = 20  # at most in the list for each document: of what was left out there may be more
Change = Callable[[Options], Options]  # how something is to be read otherwise


class WatchedReader(Reader):
    """Tells the progress what it reads; with ``only``, what is elsewhere is passed over, and
    ``raws`` collects bytes in place of documents. ``fallback``: the encoding of files that do
    not say theirs, "" where somebody is to be asked."""

    is_giving_way = True  # to the window

    def __init__(self, options: Options, own: dict[PurePath, Options]) -> None:
        super().__init__(options, own=own, most_kept=LARGEST_KEPT)
        self.fallback = ""
        self.progress = Progress()
        self.only: Set[PurePath] | None = None
        self.raws: dict[PurePath, bytes] | None = None

    def readings(self, raw: bytes, path: PurePath, shown: str) -> Iterator[Reading | SourceProblem]:
        if self.only is not None and path not in self.only:
            return iter(())
        if self.raws is not None:
            self.raws[path] = raw
            return iter(())
        self.note(shown)
        return self._read(raw, path, shown)

    @property
    def is_bound_here(self) -> bool:
        return self.only is not None

    def note(self, shown: str) -> None:
        self.progress.name = shown
        self.progress.reach(self.progress.done + 1)

    def _read(self, raw: bytes, path: PurePath, shown: str) -> Iterator[Reading | SourceProblem]:
        try:
            yield from super().readings(raw, path, shown)
        except EncodingUnclear:
            if not self.fallback:
                raise
            self.own[path] = replace(self.chosen(path), encoding=self.fallback)
            yield from super().readings(raw, path, shown)


class Incoming:
    """Used by one thread at a time. ``count``: files in all, 0 where that is not known."""

    def __init__(
        self,
        supply: Supply,
        *,
        most_documents: int = MOST_DOCUMENTS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.supply = supply
        self.count = 0
        self.is_complete = False
        self._most = (most_documents, most_bytes)
        self._own: dict[PurePath, Options] = {}
        self._reader = WatchedReader(Options(attachments="offered"), self._own)
        self._outcomes: Iterator[Outcome] | None = None

    @property
    def files_read(self) -> int:
        return self._reader.progress.done

    def options_of(self, path: PurePath) -> Options:
        """As chosen for this file, or for all."""
        return self._own.get(path, self._reader.options)

    def choose(
        self, paths: Iterable[PurePath], change: Change, *, is_for_all: bool = False
    ) -> None:
        """Has ``paths``, and what was not read yet where ``is_for_all``, read otherwise."""
        for path in paths:
            self._own[path] = change(self.options_of(path))
        if is_for_all:
            self._reader.options = change(self._reader.options)

    def fall_back_on(self, encoding: str) -> None:
        """Has files that come later and do not say their encoding read in this one."""
        self._reader.fallback = encoding

    def first(self, progress: Progress) -> list[Outcome]:
        """What there is, up to the limits of what can be looked at."""
        most_documents, most_bytes = self._most
        if isinstance(self.supply, Files):
            self.count = self.supply.count()
            progress.total = min(self.count, most_documents)
        found: list[Outcome] = []
        documents, room = most_documents, most_bytes
        raws: set[int] = set()
        for outcome in self.rest(progress):
            found.append(outcome)
            documents -= not outcome.is_left_out
            room -= _size(outcome, raws)
            is_full = documents <= 0 or room <= 0 or len(found) >= most_documents * LINES
            # Not one more to see whether there is one: it may yet be read otherwise.
            if is_full or progress.is_stopped():
                break
        else:
            self.close()
        return found

    def rest(self, progress: Progress) -> Iterator[Outcome]:
        """What was not read yet; it can be left and taken up again, by another thread, too."""
        progress.done, self._reader.progress = self.files_read, progress
        if self._outcomes is None:
            self._outcomes = iter(()) if self.is_complete else self.supply.outcomes(self._reader)
        # Not “yield from”, which ends the supply's generator when this one is left.
        for outcome in self._outcomes:  # noqa: UP028
            yield outcome

    def again(self, paths: Set[PurePath], progress: Progress) -> list[Outcome]:
        """``paths`` once more, as they are to be read by now."""
        with self._another(paths, progress) as reader:
            found = narrowed(self.supply, sorted(paths)).outcomes(reader)
            return [one for one in found if one.path in paths]

    def raw(self, path: Path, progress: Progress) -> bytes:
        """The bytes at ``path``, which may be in a zip file; ``SourceProblem`` where they are
        not to be had any longer."""
        with self._another({path}, progress) as reader:
            reader.raws = {}
            problems = [one.problem for one in narrowed(self.supply, [path]).outcomes(reader)]
            if path not in reader.raws:
                raise SourceProblem(" ".join(problems) or f"{path} cannot be read.")
            return reader.raws[path]

    def close(self) -> None:
        """Lets go of files and of the process that reads; after that, nothing more comes."""
        self.is_complete = True
        self._outcomes = None
        self._reader.__exit__(None, None, None)

    def _another(self, paths: Set[PurePath], progress: Progress) -> WatchedReader:
        # A supply that is one source looks at its reader's options only.
        options = self.options_of(next(iter(paths))) if len(paths) == 1 else self._reader.options
        reader = WatchedReader(options, self._own)
        reader.progress, reader.only = progress, paths
        return reader


def _size(outcome: Outcome, raws: set[int]) -> int:
    """Bytes, about; the rows of a table share those of their file, which count once."""
    reading = outcome.reading
    if reading is None:
        return len(outcome.problem)
    size = 2 * len(reading.text.content)
    if id(reading.raw) not in raws:
        raws.add(id(reading.raw))
        size += len(reading.raw)
    return size
