"""Annotations to CSV: written batch by batch, read back and checked, then put in place."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, repeat
from pathlib import Path
from typing import BinaryIO

from annotator.formats.atomic import replacing
from annotator.formats.csv_batch import Batch, Page
from annotator.formats.csv_columns import Cells, Column, attribute_columns, chosen_columns
from annotator.formats.csv_lines import lines_of, quoted
from annotator.formats.csv_presets import EXCEL, Preset
from annotator.formats.guard import all_guarded, unguarded
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.model.exchange import AnnotatedDocument
from annotator.model.scheme import Scheme
from annotator.model.text import Span, quote_of

MARK = b"\xef\xbb\xbf"
LONGEST_CELL = 64 * 1024 * 1024
Columns = list[Cells]


@dataclass(slots=True)
class ExportReport:
    """What was written. ``problems`` are things that a reader of the file should know."""

    path: Path
    documents: int = 0
    rows: int = 0
    verified: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        return f"{self.verified} of {self.rows} rows verified"


@dataclass(frozen=True, slots=True)
class CsvExport:
    """What to write: the scheme's columns or a choice of them, in the way of a preset."""

    scheme: Scheme
    project: str = ""
    preset: Preset = EXCEL
    columns: tuple[str, ...] = ()
    is_verified: bool = True

    def write(
        self,
        documents: Iterable[AnnotatedDocument],
        target: Path,
        *,
        never: Iterable[Path] = (),
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ExportReport:
        """Writes ``target`` or, after an error or ``Cancelled``, leaves it as it was.

        ``progress`` is told the rows written so far; ``never`` names the projects that are
        open here (see ``replacing``).
        """
        columns = chosen_columns(self.scheme, self.columns or self.preset.columns)
        report = ExportReport(target)
        with replacing(target, never=never) as part, part.path.open("rb") as again:
            table = _Table(self, columns, part.stream, again)
            for document in documents:
                for batch in Page(document, self.project).batches():
                    if cancelled and cancelled():
                        raise Cancelled(f"{target} was not written: the export was cancelled.")
                    table.add(batch)
                    if progress:
                        progress(table.rows)
                report.documents += bool(document.annotations)
        report.rows, report.verified = table.rows, table.verified
        report.problems += table.remarks()
        return report


class _Table:
    """The file in the making: what was written, what was read back, what is remarkable."""

    def __init__(
        self, export: CsvExport, columns: Sequence[Column], stream: BinaryIO, again: BinaryIO
    ) -> None:
        self._preset = export.preset
        self._columns = columns
        self._stream = stream
        self._places = {column.name: index for index, column in enumerate(columns)}
        self._known = frozenset(attribute_columns(export.scheme).values())
        self._strangers: Counter[str] = Counter()
        self._long: list[str] = []
        self.rows = 0
        self.verified = 0
        names: Columns = [column.name for column in columns]
        stream.write(MARK if self._preset.has_mark else b"")
        self._write(names, 1)
        self._reader = _rows(again, self._preset) if export.is_verified else None
        self._compare(names, 1)

    def add(self, batch: Batch) -> None:
        """Writes a batch, then reads it back: ``FormatProblem`` if it is not the same."""
        columns = [column.cells(batch) for column in self._columns]
        if self._preset.is_guarded:
            columns = [
                all_guarded(cells) if column.is_text else cells
                for column, cells in zip(self._columns, columns, strict=True)
            ]
        self._write(columns, len(batch))
        self._note_long_cells(columns)
        for name in batch.attributes.keys() - self._known:
            self._strangers[name] += sum(map(bool, batch.attributes[name]))
        self._compare(columns, len(batch))
        if self._reader:
            self._check_words(batch, columns)
            self.verified += len(batch)
        self.rows += len(batch)

    def remarks(self) -> list[str]:
        left_out = () if "attributes" in self._places else sorted(self._strangers.items())
        return self._long + [
            f"{count} values of “{name}” are not in the file: the scheme has no such attribute"
            " (add the column “attributes” to export them)"
            for name, count in left_out
        ]

    def _write(self, columns: Columns, count: int) -> None:
        delimiter = self._preset.delimiter
        text = lines_of([quoted(cells, delimiter) for cells in columns], count, delimiter)
        self._stream.write(text.encode("utf-8"))

    def _compare(self, columns: Columns, count: int) -> None:
        """Reads as many rows as were written and compares them, column by column."""
        if self._reader is None:
            return
        self._stream.flush()
        try:
            rows = list(islice(self._reader, count))
        except csv.Error as error:
            raise FormatProblem(f"The file that was written cannot be read: {error}.") from error
        if len(rows) != count or not all(
            map(_is_same, columns, zip(*rows, strict=True), repeat(count))
        ):
            raise FormatProblem(
                f"The file that was written differs from the project after row {self.rows}:"
                " nothing was exported; try another disk."
            )

    def _check_words(self, batch: Batch, columns: Columns) -> None:
        """That the words at each row's place in the text are the row's quote."""
        content = batch.page.content
        if not content or not {"quote", "fragments"} <= self._places.keys():
            return
        quotes = columns[self._places["quote"]]
        if self._preset.is_guarded:
            quotes = list(map(unguarded, quotes))
        for quote, place in zip(quotes, columns[self._places["fragments"]], strict=True):
            if quote != _words_at(content, place):
                raise FormatProblem(
                    f"The words at {place} of “{batch.page.document.metadata.title}” are not the"
                    " annotation's quote: check the project (annotator check)."
                )

    def _note_long_cells(self, columns: Columns) -> None:
        limit = self._preset.cell_limit
        if not limit:
            return
        for column, cells in zip(self._columns, columns, strict=True):
            if not column.is_text or isinstance(cells, str) or max(map(len, cells)) <= limit:
                continue
            self._long += [
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


def _is_same(written: Cells, read: tuple[str, ...], count: int) -> bool:
    if isinstance(written, str):
        return read.count(written) == count
    return tuple(written) == read


def _words_at(content: str, place: str) -> str:
    start, _, end = place.partition(" ")
    if ";" not in end:
        return content[int(start) : int(end)]
    pairs = [pair.split() for pair in place.split(";")]
    return quote_of(content, [Span(int(start), int(end)) for start, end in pairs])
