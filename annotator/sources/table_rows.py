"""What the readers of tables hand over: columns, and rows with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.sources.problems import SourceProblem

SHOWN = 60
Value = object  # a str, or what else JSON and spreadsheets hold


@dataclass(frozen=True, slots=True)
class Row:
    """``place`` is where it stands: "line 12"; ``values`` by column, empty ones left out."""

    place: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` can be gone through once; a row that cannot be read is a problem. ``columns``
    are those known beforehand: each row of JSON has its own. ``remarks``: on the whole.
    ``delimiter``: what parts the cells of CSV."""

    rows: Iterator[Row | SourceProblem]
    columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def shown(column: str) -> str:
    """The name of a column as a message may hold it: short, on one line, without controls."""
    words = " ".join(column.split())
    safe = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in words[:SHOWN])
    return f"“{safe}…”" if len(words) > SHOWN else f"“{safe}”"
