"""Many plain sources, read in a process of its own while this one judges and writes: the only
way to use a second processor.

What comes of it is what reading here gives, in the same order. The process reads a few batches
ahead and then waits, so that memory stays flat. What it cannot or must not read (what needs an
answer, what belongs into ``Child``), what it was not told of, and all that is left when it dies
is read here.
"""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from threading import Thread
from typing import TypeGuard

from annotator.sources.ahead_process import END, Answer, Task, serve
from annotator.sources.archives import KNOWN_SUFFIXES, WHAT, ZIP, read_source
from annotator.sources.child import alone
from annotator.sources.files import Version, changed, printable_name, version_of
from annotator.sources.flat import Flat, restored
from annotator.sources.folders import TEXT_SUFFIXES, Outcome, failed, files_of
from annotator.sources.kinds import KINDS
from annotator.sources.line_by_line import is_by_line, lines_within, outcomes_after
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader

FIRST = 320  # read here where somebody looks at the first ones before adding them
LEAD = 480  # read here while the process starts
LEAD_ROWS = 1200  # of a table,
LEAD_SIZE = 4 * 1024 * 1024  # or fewer, in so many bytes
FEWEST = 500  # are worth a process,
LARGE = 2 * 1024 * 1024  # or a table of so many bytes
PLAIN_SUFFIXES = TEXT_SUFFIXES.union(*(kind.suffixes for kind in KINDS if not kind.is_risky))
TABLES = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab"})

Entry = Path | Outcome


def read_many(paths: Iterable[Path], reader: Reader) -> Iterator[Outcome]:
    """As ``read_sources``, but with another process where that is worth it."""
    entries = files_of(paths, KNOWN_SUFFIXES | {ZIP}, WHAT)
    if reader.is_bound_here or _processors() < 2:
        yield from _here(entries, reader)
        return
    first = list(islice(entries, FIRST))
    if reader.is_giving_way or len(first) < FIRST or any(map(_is_large_table, first)):
        for entry in first:
            if _is_large_table(entry):
                yield from _ahead([entry], {0: entry}, Ahead(reader), reader)
            else:
                yield from _here([entry], reader)
        first = []
    rest = [*first, *islice(entries, LEAD + FEWEST - len(first))]
    # It starts while the others are looked for.
    process = Ahead(reader) if len(_plain(rest)) >= FEWEST else None
    rest += entries
    plain = _plain(rest)
    if process or len(plain) >= FEWEST:
        yield from _ahead(rest, plain, process or Ahead(reader), reader)
    else:
        yield from _here(rest, reader)


def _plain(entries: list[Entry]) -> dict[int, Path]:
    """Those that are for the process, by their places: one path may come twice."""
    return {
        number: one
        for number, one in enumerate(entries)
        if number >= LEAD and isinstance(one, Path) and _looks_plain(one)
    }


def _here(entries: Iterable[Entry], reader: Reader) -> Iterator[Outcome]:
    for entry in entries:
        if isinstance(entry, Outcome):
            yield entry
        else:
            yield from read_source(entry, reader)


def _ahead(
    entries: list[Entry], plain: Mapping[int, Path], process: "Ahead", reader: Reader
) -> Iterator[Outcome]:
    """The outcomes of ``entries``, of which the process reads those that are ``plain``."""
    try:
        process.begin([*plain.values()])
        for number, entry in enumerate(entries):
            if number in plain:
                yield from process.outcomes(plain[number])
            else:
                yield from _here([entry], reader)
    finally:
        process.close()


def _looks_plain(path: Path) -> bool:
    return path.suffix.lower() in PLAIN_SUFFIXES


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLES


def _is_large_table(entry: Entry) -> TypeGuard[Path]:
    if not isinstance(entry, Path) or not _is_table(entry):
        return False
    with suppress(OSError, ValueError):
        return entry.stat().st_size >= LARGE
    return False


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Ahead:
    """The process that reads. To be used by one thread at a time; ``close`` may come from any,
    and the reader calls it, too."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._options, self._kind = reader.options, reader.forced
        self._own: dict[PurePath, Options] = {}
        self._numbers: Iterator[int] = iter(())
        self._lead = 0
        self._versions: dict[Path, Version] = {}  # of tables
        self._answers: Iterator[Answer] = iter(())
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        with suppress(OSError):  # no memory for another process, or no leave to start one
            self._start()
        reader.at_end.callback(self.close)

    def _start(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        line, theirs = spawn.Pipe()
        kind = self._kind.name if self._kind else ""
        reader = self._reader
        told = (self._options, kind, reader.most_kept, reader.is_giving_way)
        process = spawn.Process(target=serve, args=(theirs, *told), daemon=True)
        with theirs, alone():
            process.start()
        self._process, self._line = process, line

    def begin(self, paths: list[Path]) -> None:
        """``paths`` are what it is to read; each is then asked for once, in order."""
        if self._reader.own:
            own = self._reader.own
            self._own = {path: own[path] for path in paths if path in own}
        self._numbers = iter(range(len(paths)))
        if not self._line:
            return
        for path in filter(_is_table, paths):
            with suppress(OSError, ValueError):
                self._versions[path] = version_of(path.stat())
        if len(paths) == 1:
            self._find_lead(paths[0])
        names = [str(path) for path in paths]
        # They are more than the line holds until the process has begun to read.
        version = self._versions.get(paths[0]) if self._lead else None
        told = (self._line, Task(names, self._own, self._lead, version))
        Thread(target=_tell, args=told, daemon=True).start()

    def _find_lead(self, path: Path) -> None:
        """How many rows of a table are read here while the process starts."""
        with suppress(OSError, ValueError, SourceProblem):
            if path in self._versions and is_by_line(path, self._reader):
                self._lead = min(LEAD_ROWS, lines_within(path, LEAD_SIZE))

    def outcomes(self, path: Path) -> Iterator[Outcome]:
        """Those of the next path, which is this one."""
        number = next(self._numbers)
        if not self._line or not self._is_still_asked(path):
            yield from read_source(path, self._reader)
        elif self._lead:
            yield from self._with_lead(number, path)
        else:
            yield from self._answered(number, path, 0)

    def _with_lead(self, number: int, path: Path) -> Iterator[Outcome]:
        led = outcomes_after(path, self._reader, version=self._versions[path])
        if led is None:  # there is something to be said about it
            yield from read_source(path, self._reader)
            return
        missing = self._lead
        for outcome in islice(led, self._lead):
            yield outcome
            missing -= 1
        if missing:
            return
        if self._is_another(path):  # and who knows which rows were read of which
            yield failed(path, SourceProblem(changed(path)))
        else:
            yield from self._answered(number, path, self._lead)

    def _is_another(self, path: Path) -> bool:
        """Whether a table is not what it was when its reading began."""
        if path not in self._versions:
            return False
        with suppress(OSError):
            return self._versions[path] != version_of(path.stat())
        return True

    def _answered(self, number: int, path: Path, count: int) -> Iterator[Outcome]:
        """The outcomes of a source after the first ``count``."""
        raw, is_read = b"", True
        while (answer := self._next(number)) != END:
            if answer is None:  # to be read here, or what is left of it
                yield from self._rest(path, count, is_read=is_read)
                return
            if not count:
                self._reader.note(printable_name(path))
            count += 1
            is_read = not isinstance(answer, str)
            if isinstance(answer, str):
                yield failed(path, SourceProblem(answer))
            else:
                reading = restored(answer, raw)
                raw = reading.raw  # which comes with the first one only
                yield Outcome(path, reading, place=reading.place)

    def _rest(self, path: Path, count: int, *, is_read: bool) -> Iterator[Outcome]:
        """The outcomes of a source after the first ``count``, which were told; ``is_read``:
        whether the last of them was a document."""
        seen = 0
        if not count or not self._is_another(path):
            for seen, outcome in enumerate(read_source(path, self._reader), 1):
                is_gone = seen == count == 1 and is_read and outcome.reading is None
                if seen > count or is_gone:
                    yield outcome
        if seen < count or (count and self._is_another(path)):  # or it is gone
            yield failed(path, SourceProblem(changed(path)))

    def _is_still_asked(self, path: Path) -> bool:
        """Whether nobody has chosen otherwise since the process was started."""
        reader, was = self._reader, self._options
        if reader.own or self._own:
            was = self._own.get(path, was)
            return reader.chosen(path) == was and reader.forced is self._kind
        return reader.options is was and reader.forced is self._kind

    def _next(self, number: int) -> Flat | str | None:
        """The next answer on the source of that number; None where none will come."""
        while self._line:
            for found, answer in self._answers:
                if found == number:
                    return answer
            try:
                self._answers = iter(self._line.recv())
            except (EOFError, OSError):  # it died
                self.close()
        return None

    def close(self) -> None:
        process, self._process = self._process, None
        line, self._line = self._line, None
        if process:
            process.kill()
            process.join()
        if line:
            line.close()


def _tell(line: Connection, task: Task) -> None:
    with suppress(OSError, ValueError):  # it has died, or is not wanted any more
        line.send(task)
