"""What can be wrong with a file of annotations, told so that its owner can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 5


class FormatProblem(Exception):
    """A file cannot be read or written; ``str()`` is one sentence naming file, place, way out."""


class Cancelled(FormatProblem):
    """The user stopped the job; nothing was written."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one row. ``line`` is the file's line (from 1) on which it begins."""

    line: int
    sentence: str
    column: str = ""

    @property
    def message(self) -> str:
        where = f"line {self.line}, column “{self.column}”" if self.column else f"line {self.line}"
        return f"{where}: {self.sentence}"


class BadRows(FormatProblem):
    """Some rows cannot be imported. ``rows`` holds them all, the message the first few."""

    def __init__(self, name: str, rows: Sequence[RowProblem]) -> None:
        self.rows = tuple(rows)
        shown = "; ".join(row.message for row in self.rows[:SHOWN])
        count = "1 row" if len(self.rows) == 1 else f"{len(self.rows)} rows"
        more = "; …" if len(self.rows) > SHOWN else ""
        super().__init__(f"{name}: {count} cannot be imported: {shown}{more}")
