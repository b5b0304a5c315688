"""Spreadsheets (.xlsx): the rows of the first sheet, with the values that it showed last."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.safe_xml import check_parts
from annotator.sources.safe_zip import SafeZip
from annotator.sources.table_rows import Row, Table, Value, ask_if_twice, shown, told_apart

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

WHAT = "a spreadsheet (.xlsx)"
# Characters that XML cannot hold, as spreadsheets write them: ECMA-376, ST_Xstring.
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# What openpyxl raises for parts that are not as they should be.
BROKEN = (
    AssertionError, AttributeError, IndexError, KeyError, OSError, OverflowError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip


def read_xlsx(raw: bytes, name: str, options: Options) -> Table:
    with SafeZip(raw, name, WHAT) as parts:
        if not any(part.lower() == "xl/workbook.xml" for part in parts.names):
            raise SourceProblem(f"{name} is not {WHAT}: there is no workbook in it.")
        check_parts(parts, name)
    with SafeZip(raw, name, WHAT) as parts:  # anew: it counts what was unpacked
        sheets = (part for part in parts.names if part.startswith("xl/worksheets/"))
        has_formulas = any(FORMULA.search(parts.read(part)) for part in sheets)
    try:
        with warnings.catch_warnings(action="ignore"):  # on what it cannot write back
            return _table(raw, name, options, has_formulas=has_formulas)
    except BROKEN as error:
        raise SourceProblem(
            f"{name} is not {WHAT}, or is damaged ({type(error).__name__}); save it anew, or as"
            " “CSV UTF-8”."
        ) from error


def _table(raw: bytes, name: str, options: Options, *, has_formulas: bool) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import, seldom needed)

    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        sheets: list[ReadOnlyWorksheet] = list(book.worksheets)
        if not sheets:
            raise SourceProblem(f"{name} holds no table.")
        rows = list(_cells(sheets[0]))
        formulas = _formulas(raw) if has_formulas else {}
        others = tuple(
            f"{name}: the sheet {shown(sheet.title)} was left out; only the first one is read."
            for sheet in sheets[1:]
            if any(any(cells) for _, cells in _cells(sheet))
        )
    finally:
        book.close()
    if not rows:
        raise SourceProblem(f"{name} holds no table: the first row of its first sheet is empty.")
    header = tuple(cell.strip() or f"column {n}" for n, cell in enumerate(rows[0][1], 1))
    columns = told_apart(header)
    table = Table(_rows(rows[1:], columns, name, formulas), columns, others)
    return ask_if_twice(header, table, f"{name}, row 1", options.columns)


def _cells(sheet: "ReadOnlyWorksheet") -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of the rows that are not empty, empty cells at their ends left out."""
    sheet.reset_dimensions()  # what a file says of its size need not be so
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        words = [_shown(cell) for cell in cells]
        while words and not words[-1]:
            words.pop()
        if words:
            yield number, words


def _formulas(raw: bytes) -> dict[int, dict[int, str]]:
    """The names of the cells of the first sheet that are formulas, by row and column (from 0)."""
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import, seldom needed)

    book = load_workbook(BytesIO(raw), read_only=True, keep_links=False)
    found: dict[int, dict[int, str]] = {}
    try:
        sheet: ReadOnlyWorksheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), 1):
            for place, cell in enumerate(cells):
                if cell.data_type == "f":
                    found.setdefault(number, {})[place] = cell.coordinate
    finally:
        book.close()
    return found


def _rows(
    rows: list[tuple[int, list[str]]],
    columns: tuple[str, ...],
    name: str,
    formulas: Mapping[int, Mapping[int, str]],
) -> Iterator[Row | SourceProblem]:
    for number, cells in rows:
        if len(cells) > len(columns):
            yield SourceProblem(
                f"{name}, row {number}: there are {len(cells)} cells where the header has"
                f" {len(columns)}; name every column."
            )
        else:
            values = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
            unstored = {
                columns[place]: cell
                for place, cell in formulas.get(number, {}).items()
                if place < len(columns) and columns[place] not in values
            }
            yield Row(f"row {number}", values, unstored)


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
