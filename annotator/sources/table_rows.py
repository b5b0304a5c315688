"""What the readers of tables hand over: columns, and rows with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice

from annotator.sources.problems import ColumnsUnclear, SourceProblem

SHOWN = 60
SAMPLE = 50  # rows by which a table is judged
Value = object  # a str, or what else JSON and spreadsheets hold


@dataclass(frozen=True, slots=True)
class Row:
    """``place`` is where it stands: "line 12"; ``values`` by column, empty ones left out.
    ``unstored``: the cells of formulas whose values the file does not hold, by column."""

    place: str
    values: Mapping[str, Value]
    unstored: Mapping[str, str] = field(default_factory=dict)


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


def told_apart(header: tuple[str, ...]) -> tuple[str, ...]:
    """Names of columns, each of its own: “text”, “text (2)”."""
    names: dict[str, None] = {}
    for column in header:
        others = (f"{column} ({number})" for number in count(2))
        names[column if column not in names else next(n for n in others if n not in names)] = None
    return tuple(names)


def ask_if_twice(
    header: tuple[str, ...], table: Table, place: str, chosen: Mapping[str, str]
) -> Table:
    """``table``; ``ColumnsUnclear`` where a column of its ``header`` stands twice and nobody
    chose which one is the text."""
    twice = next((column for column in header if header.count(column) > 1), None)
    if twice is None or chosen.get("text"):
        return table
    rows = (row.values for row in islice(table.rows, SAMPLE) if isinstance(row, Row))
    problem = ColumnsUnclear(
        f"{place}: the column {shown(twice)} stands twice; give each its own name.",
        table.columns,
        tuple(rows),
    )
    problem.delimiter = table.delimiter
    raise problem


def shown(column: str) -> str:
    """The name of a column as a message may hold it: short, on one line, without controls."""
    words = " ".join(column.split())
    safe = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in words[:SHOWN])
    return f"“{safe}…”" if len(words) > SHOWN else f"“{safe}”"
