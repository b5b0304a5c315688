"""The process that reads ahead, as it is inside; ``ahead`` is what others see of it."""

import os
import socket
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from threading import Condition, Thread
from typing import NamedTuple

from annotator.sources.archives import read_source
from annotator.sources.child import set_apart
from annotator.sources.duplicates import keys_of
from annotator.sources.files import Version
from annotator.sources.flat import Flat, flattened
from annotator.sources.folders import Outcome
from annotator.sources.kinds import Kind, kind_named
from annotator.sources.line_by_line import outcomes_after
from annotator.sources.options import USUAL, Options
from annotator.sources.reading import PLAIN, Reader

BATCH = 64  # outcomes that are sent at once,
BATCH_CHARACTERS = 1_000_000  # or fewer where they are long
LINE_SIZE = 1 << 20  # bytes
NICE = 10  # steps of priority, of 19
# Characters that wait to be fetched: meanwhile texts are put into the index.
MOST_WAITING = 2_000_000

# Of the source with this number: a document, a problem in words, or None: it is to be read
# here. The last of a source is followed by one that is END.
Answer = tuple[int, Flat | str | None]
END = ""


class _NotHere(Exception):
    """A source that is none of the process's business."""


class PlainReader(Reader):
    """Refuses what is to be read in a process with limits."""

    def kind(self, raw: bytes, path: PurePath) -> Kind:
        kind = super().kind(raw, path)
        if kind.is_risky:
            raise _NotHere
        return kind


def _widen(line: Connection) -> None:
    """Lets the line hold some batches. Each time it was full and is read from, the sender would
    be woken up, and others have to wait while it writes a little more."""
    if sys.platform == "win32":
        return
    end = socket.socket(fileno=line.fileno())
    try:
        with suppress(OSError):  # as much as the system allows
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LINE_SIZE)
    finally:
        end.detach()  # it is the line's


class Task(NamedTuple):
    """The files of these ``names``, some with options of their ``own``. If it is one table by
    lines, without its first ``lead`` documents, which are read elsewhere, and of that
    ``version``."""

    names: list[str]
    own: dict[PurePath, Options]
    lead: int = 0
    version: Version | None = None


class _Sender:
    """Writes one batch into the line while the next one is made."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._waiting: deque[tuple[list[Answer], int]] = deque()
        self._weight = 0
        self._changed = Condition()
        self._is_sending = self._is_finished = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def send(self, batch: list[Answer], weight: int) -> None:
        """Waits until little else waits, by what it weighs."""
        with self._changed:
            self._changed.wait_for(
                lambda: not self._waiting or self._weight + weight <= MOST_WAITING
            )
            self._waiting.append((batch, weight))
            self._weight += weight
            self._changed.notify_all()

    def is_awaited(self) -> bool:
        """Whether all was fetched, so that somebody probably waits for more."""
        return not self._is_sending and not self._waiting

    def finish(self) -> None:
        with self._changed:
            self._is_finished = True
            self._changed.notify_all()
        self._thread.join()

    def _next(self) -> list[Answer] | None:
        with self._changed:
            self._is_sending = False
            self._changed.wait_for(lambda: self._waiting or self._is_finished)
            if not self._waiting:
                return None
            batch, weight = self._waiting.popleft()
            self._weight -= weight
            self._is_sending = True
            self._changed.notify_all()
            return batch

    def _run(self) -> None:
        try:
            while (batch := self._next()) is not None:
                self._line.send(batch)
        except OSError:  # nobody listens any longer
            os._exit(1)


def serve(
    line: Connection,
    options: Options,
    kind: str,
    most_kept: int,
    is_giving_way: bool,  # noqa: FBT001  of a process
) -> None:
    """In the process: reads all, and sends it batch by batch."""
    set_apart()
    if is_giving_way and sys.platform != "win32":
        os.nice(NICE)
    _widen(line)
    sender = _Sender(line)
    task: Task = line.recv()
    forced = PLAIN if kind == PLAIN.name else kind_named(kind) if kind else None
    usual = USUAL if options == USUAL else options  # which is found out at once
    reader = PlainReader(usual, forced, task.own, most_kept)
    for batch, weight in batches(answers(task, reader, sender.is_awaited)):
        sender.send(batch, weight)
    sender.finish()


def batches(answers: Iterable[Answer]) -> Iterator[tuple[list[Answer], int]]:
    """Each with how many characters and bytes it has, about."""
    batch: list[Answer] = []
    characters = 0
    for answer in answers:
        batch.append(answer)
        found = answer[1]
        characters += found.weight if isinstance(found, Flat) else 0
        if len(batch) >= BATCH or characters >= BATCH_CHARACTERS:
            yield batch, characters
            batch, characters = [], 0
    yield batch, characters


def answers(task: Task, reader: Reader, is_awaited: Callable[[], bool]) -> Iterator[Answer]:
    """While the other process waits for more (``is_awaited``), finding the keys is left to it."""
    for number, name in enumerate(task.names):
        path = Path(name)
        last: bytes | None = None
        try:
            for outcome in _outcomes(path, reader, task):
                reading = outcome.reading
                if outcome.is_unclear or outcome.path != path:
                    raise _NotHere
                if reading is None:
                    yield number, outcome.problem
                    continue
                is_new, last = reading.raw is not last, reading.raw
                keys = None if is_awaited() else keys_of(reading.text.content)
                yield number, flattened(reading, keys, is_new=is_new, most_kept=reader.most_kept)
        except _NotHere:
            yield number, None
        else:
            yield number, END


def _outcomes(path: Path, reader: Reader, task: Task) -> Iterator[Outcome]:
    if not task.lead:
        return read_source(path, reader)
    found = outcomes_after(path, reader, task.lead, task.version)
    if found is None:
        raise _NotHere
    return found
