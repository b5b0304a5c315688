"""A process of its own for parsers that a hostile file could keep busy for ever.

It has 1 GB of memory and 30 s of processor time per file, opens no connection and starts no
program; when it dies, that is one file's problem. Windows knows only the limit of wall time.
"""

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import ModuleType, TracebackType
from typing import Self, TypeVar

from annotator.sources.blocks import Extracted
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem

MEMORY = 1024**3
PROCESSOR_SECONDS = 30
WALL_SECONDS = 90.0
STARTING = Lock()
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.system")

Found = list[Extracted | SourceProblem]
Extract = Callable[[bytes, str, Options], Extracted | Iterable[Extracted | SourceProblem]]
Answer = TypeVar("Answer")


class Child:
    """One process that reads file after file; it is started when the first one comes and
    again after it died. Not to be shared between threads; ``close`` may come from any."""

    def __init__(
        self, *, memory: int = MEMORY, seconds: int = PROCESSOR_SECONDS, wall: float = WALL_SECONDS
    ) -> None:
        self._memory, self._seconds, self._wall = memory, seconds, wall
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def extracted(self, extract: Extract, raw: bytes, name: str, options: Options) -> Found:
        """What ``extract`` makes of ``raw``; ``SourceProblem`` also where it dies of it."""
        found = self.answer(extract, raw, name, options)
        return [found] if isinstance(found, Extracted) else list(found)

    def answer(
        self, work: Callable[[bytes, str, Options], Answer], raw: bytes, name: str, options: Options
    ) -> Answer:
        """What ``work``, a function of a module, returns; what it yields comes as a list.
        ``SourceProblem`` also where it dies of it."""
        line = self._started()
        try:
            line.send((work, raw, name, options))
            if not line.poll(self._wall):
                self.close()
                raise SourceProblem(_too_long(name, self._wall))
            answer = line.recv()
        except (EOFError, OSError):  # it died, or close() was called from elsewhere
            raise SourceProblem(self._cause_of_death(name)) from None
        if isinstance(answer, SourceProblem):
            raise answer
        if isinstance(answer, MemoryError):
            self.close()
            raise SourceProblem(_too_large(name, self._memory))
        found: Answer = answer
        return found

    def close(self) -> None:
        process, self._process = self._process, None
        line, self._line = self._line, None
        if process:
            process.kill()
            process.join()
        if line:
            line.close()

    def _started(self) -> Connection:
        if self._line and self._process and self._process.is_alive():
            return self._line
        self.close()
        spawn = multiprocessing.get_context("spawn")
        line, theirs = spawn.Pipe()
        process = spawn.Process(
            target=_serve, args=(theirs, self._memory, self._seconds), daemon=True
        )
        with alone():
            process.start()
        theirs.close()
        self._process, self._line = process, line
        return line

    def _cause_of_death(self, name: str) -> str:
        process = self._process
        if process is None:
            return f"{name} was not read: it was called off."
        process.join(1)
        code = process.exitcode
        self.close()
        if code == _signal("SIGXCPU"):
            return _too_long(name, self._seconds)
        return (
            f"{name} cannot be read: it made its reader break down ({code}). It is damaged or"
            " made to do harm; open it in another program and save its text."
        )


def _too_long(name: str, seconds: float) -> str:
    return (
        f"{name} cannot be read: it took longer than {seconds:g} s. It is damaged or made to do"
        " harm; open it in another program and save its text."
    )


def _too_large(name: str, memory: int) -> str:
    return (
        f"{name} cannot be read: it needs more than {memory // 1024**2} MB of memory. It is"
        " damaged or made to do harm; open it in another program and save its text."
    )


def _signal(name: str) -> int | None:
    import signal  # noqa: PLC0415  seldom needed

    number = getattr(signal, name, None)
    return None if number is None else -int(number)


def _serve(line: Connection, memory: int, seconds: int) -> None:
    """In the child: reads what is sent until the line is cut."""
    set_apart()
    _limit_memory(memory)
    while True:
        try:
            work, raw, name, options = line.recv()
        except (EOFError, OSError):
            return
        _limit_processor(seconds)
        line.send(_answered(work, raw, name, options))


@contextmanager
def alone() -> Iterator[None]:
    """While a process is started here, it is not told of the program's main module: it would
    run it once more, with all that it imports, before it begins."""
    with STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def set_apart() -> None:
    """In a child: nothing is said, nothing is fetched, nothing is run."""
    logging.disable()  # libraries put words of the documents into their logs,
    # and some print them, between the words of the program.
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  to its end
    sys.addaudithook(_forbid)


def _answered(
    work: Callable[[bytes, str, Options], object], raw: bytes, name: str, options: Options
) -> object:
    try:
        found = work(raw, name, options)
        return list(found) if isinstance(found, Iterator) else found
    except SourceProblem as problem:
        return problem
    except MemoryError:
        return MemoryError()
    # Whatever a parser trips over is the file's fault, and the file's problem.
    except Exception as error:  # noqa: BLE001
        return SourceProblem(
            f"{name} cannot be read: its reader failed ({type(error).__name__}). It is probably"
            " damaged; open it in another program and save its text."
        )


def _forbid(event: str, _arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN:
        raise PermissionError(f"a reader of sources may not do this: {event}")


def _limit_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: int) -> None:
    """``seconds`` more than were used so far: the limit counts the whole life of a process."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
