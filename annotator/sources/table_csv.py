"""CSV and TSV, after RFC 4180, as rows: strict, because a quote that is never closed swallows
all rows that follow."""

import csv
import io
from collections.abc import Iterator

from annotator.sources.encodings import decoded
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.table_rows import Row, Table, ask_if_twice, told_apart

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAMPLE = 20
LONGEST_CELL = 64 * 1024 * 1024
SEP_LINE = "sep="


def read_csv(raw: bytes, name: str, options: Options) -> Table:
    """``SourceProblem`` where it is no CSV at all, or its header cannot be used."""
    found = decoded(raw, name, options.encoding, options.fallback_encoding)
    content = found.content
    if "\0" in content:
        line = content.count("\n", 0, content.index("\0")) + 1
        raise SourceProblem(
            f"{name}, line {line}: there is a NUL character, which no table holds; save it anew"
            " as “CSV UTF-8”."
        )
    skipped = 0
    if content[:4].lower() == SEP_LINE:  # Excel's own first line
        content, skipped = content.partition("\n")[2], 1
    delimiter = options.delimiter or _delimiter(content, name, set(options.columns.values()) - {""})
    records = _records(content, delimiter, name, skipped)
    header = _columns(next(records, (1, []))[1], name)
    columns = told_apart(header)
    remarks: tuple[str, ...] = ()
    if delimiter not in ",\t":
        remarks = (f"{name}: its cells are parted by {DELIMITERS[delimiter]}.",)
    rows = _rows(records, columns, name)
    table = Table(rows, columns, remarks, found.encoding, delimiter)
    return ask_if_twice(header, table, f"{name}, line 1", options.columns)


def _columns(header: list[str], name: str) -> tuple[str, ...]:
    columns = tuple(
        cell.strip().lstrip("\ufeff") or f"column {number}" for number, cell in enumerate(header, 1)
    )
    if not any(cell.strip() for cell in header):
        raise SourceProblem(f"{name} holds no table: its first line must name the columns.")
    return columns


def _rows(
    records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], name: str
) -> Iterator[Row | SourceProblem]:
    for line, cells in records:
        if len(cells) == len(columns):
            filled = zip(columns, cells, strict=True)
            yield Row(f"line {line}", {column: cell for column, cell in filled if cell})
        elif any(cells):
            yield SourceProblem(
                f"{name}, line {line}: there are {len(cells)} cells where the header has"
                f" {len(columns)}; put cells that hold the delimiter in quotes."
            )


def _records(
    content: str, delimiter: str, name: str, skipped: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """(line where it begins, cells) of each record."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise SourceProblem(f"{name}, line {line}: {_explained(error)}.") from error


def _explained(error: csv.Error) -> str:
    reason = str(error)
    if "unexpected end" in reason:
        return "a quote is opened here and never closed; close it or double it"
    if "field limit" in reason:
        return f"a cell has more than {LONGEST_CELL // 1024 // 1024} million characters; split it"
    return f"this is no valid CSV ({reason}); save it anew as “CSV UTF-8”"


def _delimiter(content: str, name: str, wanted: set[str]) -> str:
    """The one that the name says, that gives the wanted columns, or else the same number of
    cells in most rows."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    best, best_score = ",", (0, 0.0, 0)
    for delimiter in DELIMITERS:
        rows = _sample(content, delimiter)
        if not rows:
            continue
        count = len(rows[0])
        even = sum(len(row) == count for row in rows) / len(rows)
        known = len(wanted.intersection(cell.strip() for cell in rows[0]))
        score = (known, even if count > 1 else 0.0, count)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _sample(content: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for _, cells in _records(content, delimiter, ""):
            if any(cells):
                rows.append(cells)
            if len(rows) == SAMPLE:
                break
    except SourceProblem:
        pass  # told when the whole is read
    return rows
