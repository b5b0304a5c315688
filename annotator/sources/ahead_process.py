"""The process that reads ahead, as it is inside; ``ahead`` is what others see of it."""

import os
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path, PurePath
from queue import Queue
from threading import Thread

from annotator.sources.archives import read_source
from annotator.sources.child import set_apart
from annotator.sources.duplicates import keys_of
from annotator.sources.flat import Flat, flattened
from annotator.sources.kinds import Kind, kind_named
from annotator.sources.line_by_line import outcomes_after
from annotator.sources.options import USUAL, Options
from annotator.sources.reading import PLAIN, Reader

BATCH = 64  # outcomes that are sent at once,
BATCH_CHARACTERS = 1_000_000  # or fewer where they are long
LINE_SIZE = 1 << 20  # bytes
NICE = 10  # steps of priority, of 19
WAITING = 8  # batches that wait to be fetched: meanwhile texts are put into the index

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


class _Sender:
    """Writes one batch into the line while the next one is made."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._waiting: Queue[list[Answer] | None] = Queue(WAITING)
        self._is_sending = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def send(self, batch: list[Answer]) -> None:
        self._waiting.put(batch)

    def is_awaited(self) -> bool:
        """Whether all was fetched, so that somebody probably waits for more."""
        return not self._is_sending and self._waiting.empty()

    def finish(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            while (batch := self._waiting.get()) is not None:
                self._is_sending = True
                self._line.send(batch)
                self._is_sending = False
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
    names, own, lead = line.recv()
    forced = PLAIN if kind == PLAIN.name else kind_named(kind) if kind else None
    usual = USUAL if options == USUAL else options  # which is found out at once
    reader = PlainReader(usual, forced, own, most_kept)
    for batch in batches(answers(names, reader, sender.is_awaited, lead)):
        sender.send(batch)
    sender.finish()


def batches(answers: Iterable[Answer]) -> Iterator[list[Answer]]:
    batch: list[Answer] = []
    characters = 0
    for answer in answers:
        batch.append(answer)
        found = answer[1]
        characters += found.weight if isinstance(found, Flat) else 0
        if len(batch) >= BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    yield batch


def answers(
    names: list[str], reader: Reader, is_awaited: Callable[[], bool], lead: int = 0
) -> Iterator[Answer]:
    """While the other process waits for more (``is_awaited``), finding the keys is left to it.
    ``lead``: documents of a table by lines that are read there."""
    for number, name in enumerate(names):
        path = Path(name)
        last: bytes | None = None
        try:
            found = outcomes_after(path, reader, lead) if lead else read_source(path, reader)
            if found is None:
                raise _NotHere
            for outcome in found:
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
