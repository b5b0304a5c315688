"""A CSV file in the making: rows are written, read back from the file, and compared."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import BinaryIO, Protocol

from annotator.formats.csv_batch import Cells
from annotator.formats.csv_lines import in_each, lines_of, quoted
from annotator.formats.csv_presets import Preset
from annotator.formats.guard import all_guarded
from annotator.formats.problems import FormatProblem

MARK = b"\xef\xbb\xbf"
LONGEST_CELL = 64 * 1024 * 1024


class Heading(Protocol):
    """What a table must know of a column: its name, and whether its cells may hold anything."""

    @property
    def name(self) -> str: ...
    @property
    def is_text(self) -> bool: ...


class CsvTable:
    """``again`` is the same file, open for reading; None where nothing is to be verified.

    ``verified`` counts the rows that were read back as they are in the project, ``long_cells``
    are sentences on those that are too long for the preset's readers.
    """

    def __init__(
        self, columns: Sequence[Heading], preset: Preset, stream: BinaryIO, again: BinaryIO | None
    ) -> None:
        self._columns = columns
        self._preset = preset
        self._stream = stream
        self._reader = _rows(again, preset) if again else None
        self.rows = 0
        self.verified = 0
        self.long_cells: list[str] = []
        stream.write(MARK if preset.has_mark else b"")
        names: list[Cells] = [column.name for column in columns]
        self._write(names, 1)
        self._read_back(names, 1)

    def add(self, columns: Sequence[Cells], count: int) -> None:
        """Writes ``count`` rows; ``FormatProblem`` if the file does not hold them afterwards."""
        if self._preset.is_guarded:
            columns = [
                all_guarded(cells) if column.is_text else cells
                for column, cells in zip(self._columns, columns, strict=True)
            ]
        self._write(columns, count)
        self._note_long_cells(columns)
        if self._reader:
            self._read_back(columns, count)
            self.verified += count
        self.rows += count

    def _write(self, columns: Sequence[Cells], count: int) -> None:
        delimiter = self._preset.delimiter
        text = lines_of([quoted(cells, delimiter) for cells in columns], count, delimiter)
        self._stream.write(text.encode("utf-8"))

    def _read_back(self, columns: Sequence[Cells], count: int) -> None:
        if self._reader is None:
            return
        self._stream.flush()
        written = zip(*(in_each(cells, count) for cells in columns), strict=True)
        try:
            same = sum(map(eq, written, map(tuple, islice(self._reader, count))))
        except csv.Error as error:
            raise FormatProblem(f"The file that was written cannot be read: {error}.") from error
        if same != count:
            raise FormatProblem(
                f"The file that was written differs from the project after row {self.rows}:"
                " nothing was exported; try another disk."
            )

    def _note_long_cells(self, columns: Sequence[Cells]) -> None:
        limit = self._preset.cell_limit
        if not limit:
            return
        for column, cells in zip(self._columns, columns, strict=True):
            if not column.is_text or isinstance(cells, str) or max(map(len, cells)) <= limit:
                continue
            self.long_cells += [
                f"row {self.rows + index + 2}: the cell “{column.name}” has {len(cell):,}"
                f" characters; a spreadsheet shows the first {limit:,}"
                for index, cell in enumerate(cells)
                if len(cell) > limit
            ]


def _rows(stream: BinaryIO, preset: Preset) -> Iterator[list[str]]:
    encoding = "utf-8-sig" if preset.has_mark else "utf-8"
    csv.field_size_limit(LONGEST_CELL)
    lines = io.TextIOWrapper(stream, encoding, newline="")
    return csv.reader(lines, delimiter=preset.delimiter, strict=True)
