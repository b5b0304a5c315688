"""What commands print: plain for pipes, tables and progress for people, and nothing that a
text could use to take the terminal over."""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self
from unicodedata import category

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0  # seconds without a sign of life
# The joiners shape words and emoji, and do nothing else.
JOINERS = "\u200c\u200d"
MOST_WARNINGS = 20
Cell = str | int


def printable(text: str) -> str:
    """``text`` with all that is not printed, turns text around or is a control, escaped."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in JOINERS or category(character) == "Zs"
        else ascii(character)[1:-1]
        for character in text
    )


def counted(number: int, what: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def say(text: str = "") -> None:
    print(printable(text))


def complain(text: str) -> None:
    print(f"annotator: {printable(text)}", file=sys.stderr)


def warn(sentences: Sequence[str], in_full: Sequence[str] = ()) -> None:
    """Each on a line of stderr, those ``in_full`` before the others; of very many others the
    first ones and their number."""
    for sentence in (*in_full, *sentences[:MOST_WARNINGS]):
        print(f"  {printable(sentence)}", file=sys.stderr)
    if len(sentences) > MOST_WARNINGS:
        more = len(sentences) - MOST_WARNINGS
        print(f"  … and {more} more (--json lists them all)", file=sys.stderr)


def say_json(values: Mapping[str, object]) -> None:
    """One JSON object, in ASCII: it survives every terminal and pipe."""
    print(json.dumps(values, indent=2))


def say_table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Rows with numbers to the right; lines between tabs where nobody looks on."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            print("\t".join(printable(str(cell)) for cell in row))
        return
    from rich.console import Console  # noqa: PLC0415 (slow to import, seldom needed)
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, header_style="", padding=(0, 2, 0, 0))
    for index, name in enumerate(header):
        is_number = all(isinstance(row[index], int) for row in rows)
        table.add_column(Text(name), justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    Console().print(table)


class Progress:
    """A bar on stderr, once a job has taken a second, and only on a terminal. It appears by
    itself: what takes long may be the work before the first thing is done."""

    def __init__(self, title: str, total: int | None = None) -> None:
        self._title = title
        self._total = total
        self._is_wanted = sys.stderr.isatty()
        self._stack = ExitStack()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._done = 0
        self._clock = Timer(PATIENCE, self._start)
        self._clock.daemon = True
        self._lock = Lock()

    def __enter__(self) -> Self:
        if self._is_wanted:
            self._clock.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._clock.cancel()
        with self._lock:
            self._is_wanted = False
            self._stack.close()

    def at(self, done: int) -> None:
        """So much of the total is done."""
        self._done = done
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 (slow to import, seldom needed)
        from rich.progress import Progress as Bar  # noqa: PLC0415

        with self._lock:
            if not self._is_wanted:
                return
            bar = self._stack.enter_context(Bar(console=Console(stderr=True), transient=True))
            self._task = bar.add_task(self._title, total=self._total, completed=self._done)
            self._bar = bar
