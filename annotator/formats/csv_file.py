"""A CSV file as rows of cells: strict, with the line of every row."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotator.formats.csv_table import LONGEST_CELL
from annotator.formats.problems import FormatProblem, RowProblem

DELIMITERS = ",;\t"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Row = tuple[int, list[str]]


class CsvFile:
    """A file whose first row names its columns.

    Commas, semicolons and tabs are told apart by the header: whichever gives the most of the
    ``expected`` names. ``stream`` stays open and can be seeked; ``name`` is what messages
    call the file. ``FormatProblem`` where it is no CSV or its header cannot be used.
    """

    def __init__(self, stream: BinaryIO, name: str, expected: Iterable[str]) -> None:
        self._stream = stream
        self.name = name
        head = stream.read(4)
        self._encoding = next((codec for mark, codec in MARKS if head.startswith(mark)), "utf-8")
        self.has_mark = self._encoding != "utf-8"
        self.delimiter = ","
        self.header: list[str] = []
        wanted = {fold(column) for column in expected}
        for delimiter in DELIMITERS:
            header = self._header(delimiter)
            if len(wanted.intersection(header)) > len(wanted.intersection(self.header)):
                self.delimiter, self.header = delimiter, header
        self._check_header(self.header or self._header(","))

    def rows(self) -> Iterator[Row | RowProblem]:
        """(line, cells) from the first row after the header, anew at each call; rows with
        another number of cells than the header are problems, empty lines are nothing."""
        count = len(self.header)
        rows = self._records(self.delimiter)
        next(rows)
        for line, cells in rows:
            if len(cells) == count:
                yield line, cells
            elif any(cells):
                yield RowProblem(line, f"{len(cells)} cells where the header has {count}")

    def _header(self, delimiter: str) -> list[str]:
        for _, cells in self._records(delimiter):
            return [fold(cell) for cell in cells]
        return []

    def _check_header(self, header: list[str]) -> None:
        if not header:
            raise FormatProblem(f"{self.name} is empty.")
        if not self.header:
            raise FormatProblem(
                f"{self.name} is no file of annotations: no column of its first line"
                f" ({', '.join(header)[:200]}) is known."
            )
        for name in header:
            if name and header.count(name) > 1:
                raise FormatProblem(f"{self.name}: the column “{name}” stands twice.")

    def _records(self, delimiter: str) -> Iterator[Row]:
        csv.field_size_limit(LONGEST_CELL)
        self._stream.seek(0)
        lines = io.TextIOWrapper(self._stream, self._encoding, newline="")
        reader = csv.reader(self._without_nul(lines), delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise FormatProblem(f"{self.name}, line {line}: {_explained(error)}.") from error
        except UnicodeDecodeError as error:
            raise FormatProblem(self._undecodable(error)) from error
        finally:
            if not self._stream.closed:  # as it is where an interruption ended everything
                lines.detach()

    def _without_nul(self, lines: Iterable[str]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            if "\0" in line:
                raise FormatProblem(
                    f"{self.name}, line {number}: there is a NUL character, which no text holds."
                )
            yield line

    def _undecodable(self, error: UnicodeDecodeError) -> str:
        what = f"{self.name} is not {error.encoding.upper()}"
        advice = "save it as “CSV UTF-8”"
        self._stream.seek(0)
        before = 0
        for number, raw in enumerate(self._stream, 1):
            try:
                raw.decode("utf-8")
            except UnicodeDecodeError as found:
                place = f"line {number}, byte {before + found.start + 1} of the file"
                return f"{what}: {place} is 0x{raw[found.start]:02X}; {advice}."
            before += len(raw)
        return f"{what}; {advice}."


def fold(column: str) -> str:
    """A column's name as compared: without case, blanks as underscores."""
    return "_".join(column.casefold().split())


def _explained(error: csv.Error) -> str:
    reason = str(error)
    if "unexpected end" in reason:
        return "a quote is opened here and never closed"
    if "field limit" in reason:
        return f"a cell has more than {LONGEST_CELL:,} characters"
    return f"this is no valid CSV ({reason})"
