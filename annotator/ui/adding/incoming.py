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
from annotator.ui.adding.streams import Stream
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
    """Used by one thread at a time. ``count``: files in all, 0 where that is not known;
    ``files_shown``: of them, how many were read to be looked at."""

    def __init__(
        self,
        supply: Supply,
        *,
        most_documents: int = MOST_DOCUMENTS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.supply = supply
        self.count = self.files_shown = 0
        self._most = (most_documents, most_bytes)
        self._own: dict[PurePath, Options] = {}
        self._reader = WatchedReader(Options(attachments="offered"), self._own)
        # What is left of sources that were read again comes before what was never reached.
        self._streams = [Stream(supply, self._reader)]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left but what was looked at."""
        return not self._streams

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
        if isinstance(self.supply, Files):
            self.count = self.supply.count()
            progress.total = min(self.count, self._most[0])
        self._reader.progress = progress
        found = self._beginning(self._streams[0], progress)
        self.files_shown = self.files_read
        return found

    def rest(self, progress: Progress) -> Iterator[Outcome]:
        """What was not looked at; it can be left and taken up again, by another thread, too."""
        progress.done, self._reader.progress = self.files_read, progress
        for stream in list(self._streams):
            yield from stream.rest()

    def again(self, paths: Set[PurePath], progress: Progress) -> list[Outcome]:
        """``paths`` once more, as they are to be read by now, up to the limits; what they hold
        beyond is the first of the rest. Nothing that was read of them before comes later."""
        for stream in self._streams:
            stream.give_up(paths)
        reader = self._another(paths, progress)
        stream = Stream(narrowed(self.supply, sorted(paths)), reader, only=paths)
        self._streams.insert(0, stream)
        found = self._beginning(stream, progress)
        for one in [one for one in self._streams if one.is_narrow]:
            if not one.has_more():
                self._end(one)
        return found

    def rewind(self) -> None:
        """Has all come once more that was not looked at, after adding it came to nothing."""
        self._reader.progress = Progress()
        for stream in self._streams:
            stream.rewind()

    def look_at(self, outcomes: Iterable[Outcome]) -> None:
        """These failures of the rest are shown now; they come no more."""
        found = list(outcomes)
        for stream in self._streams:
            stream.look_at(found)

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
        while self._streams:
            self._streams.pop().close()

    def _beginning(self, stream: Stream, progress: Progress) -> list[Outcome]:
        documents, room = self._most
        most = documents * LINES
        found: list[Outcome] = []
        raws: set[int] = set()
        for outcome in stream.looked_at():
            found.append(outcome)
            documents -= not outcome.is_left_out
            room -= _size(outcome, raws)
            is_full = documents <= 0 or room <= 0 or len(found) >= most
            # Not one more to see whether there is one: it may yet be read otherwise.
            if is_full or progress.is_stopped():
                break
        else:
            self._end(stream)
        return found

    def _end(self, stream: Stream) -> None:
        self._streams.remove(stream)
        stream.close()

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
