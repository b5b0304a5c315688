"""Annotations as an Excel workbook: sheets of annotations, links, documents and labels, with
numbers as numbers, times as times and nothing as a formula. Read back before it is kept.

Limits after Microsoft's “Excel specifications and limits”: 1,048,576 rows to a sheet, 32,767
characters to a cell. Rows go to the file as they come, so that memory stays flat.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from annotator.formats import links_csv
from annotator.formats.atomic import replacing
from annotator.formats.csv_batch import batches
from annotator.formats.csv_columns import Column, chosen_columns
from annotator.formats.csv_writer import ExportReport
from annotator.formats.problems import Cancelled, FormatProblem

if TYPE_CHECKING:
    from annotator.model.exchange import AnnotatedDocument
    from annotator.model.scheme import Scheme

MOST_ROWS = 1_048_575  # below the header
LONGEST_CELL = 32_767  # UTF-16 units
TIMES = frozenset(("created_at", "updated_at", "reviewed_at"))
TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"
WIDTHS = {"quote": 60, "note": 30, "document": 30, "prefix": 24, "suffix": 24, "label": 12}
USUAL_WIDTH = 14
# Without these, a cell's text could be run or opened.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": TIME_FORMAT,
}
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
Cell = str | int | datetime


@dataclass(frozen=True, slots=True)
class XlsxExport:
    """What to write: the scheme's columns or a choice of them."""

    scheme: Scheme
    project: str = ""
    columns: tuple[str, ...] = ()

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

        Rows are written, and then read back and compared; ``progress`` is told the rows
        written so far.
        """
        columns = chosen_columns(self.scheme, self.columns)
        report = ExportReport(target)
        with replacing(target, never=never) as part, TemporaryDirectory() as folder:
            book = _Book(self.scheme, columns, part.stream, folder)
            try:
                for some in _watched(documents, self.project, cancelled, target):
                    book.add(*some)
                    if progress:
                        progress(book.rows)
                book.close()
            finally:
                book.drop()
            part.stream.flush()
            report.verified = _read_back(part.path, book.hashes)
            if report.verified != book.rows:
                raise FormatProblem(
                    f"{target} would not hold what was written: nothing was exported; try"
                    " another disk."
                )
        report.rows, report.documents = book.rows, book.documents
        report.problems += book.remarks
        return report


def _watched(
    documents: Iterable[AnnotatedDocument],
    project: str,
    cancelled: Callable[[], bool] | None,
    target: Path,
) -> Iterator[tuple[AnnotatedDocument, str]]:
    for document in documents:
        if cancelled and cancelled():
            raise Cancelled(f"{target} was not written: the export was cancelled.")
        yield document, project


class _Book:
    """The workbook in the making. ``hashes``: one for each row of annotations, as written."""

    def __init__(self, scheme: Scheme, columns: Sequence[Column], stream: Any, folder: str) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415  when it is needed

        self._scheme, self._columns = scheme, columns
        self._book = Workbook(stream, {**OPTIONS, "tmpdir": folder})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._time = self._book.add_format({"num_format": TIME_FORMAT})
        self._tints = {
            label.name: self._book.add_format(
                {"bg_color": label.light.tint, "font_color": label.light.line}
            )
            for label in scheme.labels
        }
        self.rows, self.documents = 0, 0
        self.hashes = array("Q")
        self.remarks: list[str] = []
        self._counts: Counter[str] = Counter()
        names = [column.name for column in columns]
        self._annotations = _Sheet(self, "annotations", names)
        self._links = _Sheet(self, "links", list(links_csv.LinkRow._fields))
        labels = [label.name for label in scheme.labels]
        self._documents = _Sheet(
            self,
            "documents",
            ["document_id", "document", "url", "publisher", "author", "published", "language",
             "status", "characters", "annotations", *labels],
        )  # fmt: skip

    def sheet(self, name: str, names: Sequence[str]) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(names):
            sheet.set_column(number, number, WIDTHS.get(column, USUAL_WIDTH))
            sheet.write_string(0, number, column, self._head)
        if names:
            sheet.autofilter(0, 0, MOST_ROWS, len(names) - 1)
        return sheet

    def add(self, document: AnnotatedDocument, project: str) -> None:
        for batch in batches([document], project):
            columns = [column.cells(batch) for column in self._columns]
            count = len(batch)
            listed = [[cells] * count if isinstance(cells, str) else cells for cells in columns]
            for row in zip(*listed, strict=True):
                self._add_row(row)
        for link in links_csv.rows_of([document]):
            self._links.add(list(link))
        self._add_document(document)

    def _add_row(self, row: Sequence[str]) -> None:
        cells = [_typed(column, text) for column, text in zip(self._columns, row, strict=True)]
        kept = self._annotations.add(cells)
        self.hashes.append(_hash(kept))
        self.rows += 1

    def _add_document(self, document: AnnotatedDocument) -> None:
        counts = Counter(one.label for one in document.annotations)
        self._counts.update(counts)
        self.documents += 1
        facts = document.metadata
        characters = len(document.text.content) if document.text else 0
        cells: list[Cell] = [
            document.uuid, facts.title or facts.file_name, facts.url, facts.publisher,
            facts.author, facts.published, facts.language, document.status, characters,
            len(document.annotations), *(counts[label.name] for label in self._scheme.labels),
        ]  # fmt: skip
        self._documents.add(cells)

    def close(self) -> None:
        labels = _Sheet(self, "labels", ["label", "title", "annotations", "definition"])
        for label in self._scheme.labels:
            labels.add([label.name, label.title, self._counts[label.name], label.definition])
        self._book.close()

    def drop(self) -> None:
        """Lets go of what is left of rows that are in no file."""
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()

    def look(self, name: str, cell: Cell) -> Any:
        """How a cell of that column looks."""
        if isinstance(cell, datetime):
            return self._time
        return self._tints.get(cell) if name == "label" and isinstance(cell, str) else None


class _Sheet:
    """One kind of rows, on as many sheets as it takes."""

    def __init__(self, book: _Book, name: str, names: Sequence[str]) -> None:
        self._book, self._name, self._names = book, name, names
        self._sheets = 1
        self._sheet = book.sheet(name, names)
        self._row = 0

    def add(self, cells: Sequence[Cell]) -> list[Cell]:
        """Writes a row; what was written of it."""
        if self._row == MOST_ROWS:
            self._sheets += 1
            title = f"{self._name} ({self._sheets})"
            self._sheet = self._book.sheet(title, self._names)
            self._row = 0
            self._book.remarks.append(f"the sheet “{self._name}” was full; more is in “{title}”")
        self._row += 1
        kept = []
        for number, cell in enumerate(cells):
            kept.append(self._write(number, cell))
        return kept

    def _write(self, number: int, cell: Cell) -> Cell:
        name = self._names[number]
        look = self._book.look(name, cell)
        if isinstance(cell, str):
            if not cell:
                return cell
            if len(cell) > LONGEST_CELL // 2:
                cell = self._shortened(name, cell)
            self._sheet.write_string(self._row, number, cell, look)
        elif isinstance(cell, datetime):
            self._sheet.write_datetime(self._row, number, cell, look)
        else:
            self._sheet.write_number(self._row, number, cell, look)
        return cell

    def _shortened(self, name: str, cell: str) -> str:
        units = cell.encode("utf-16-le", "surrogatepass")
        if len(units) <= 2 * LONGEST_CELL:
            return cell
        self._book.remarks.append(
            f"row {self._row + 1} of “{self._name}”: the cell “{name}” has {len(cell):,}"
            f" characters; the first {LONGEST_CELL:,} are in the file"
        )
        return units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def _typed(column: Column, text: str) -> Cell:
    """Numbers and times as what they are; all else is text."""
    if not column.is_text and text.isascii() and text.isdecimal() and len(text) < 16:
        return int(text)
    if column.name in TIMES and text:
        try:
            return datetime.fromisoformat(text).replace(tzinfo=None, microsecond=0)
        except ValueError:
            return text
    return text


def _hash(cells: Iterable[Cell | None]) -> int:
    """Of what a row shows; an empty cell and none are the same."""
    digest = blake2b(digest_size=8)
    for cell in cells:
        shown = cell.isoformat() if isinstance(cell, datetime) else cell
        digest.update(("" if shown is None else f"{shown}").encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return int.from_bytes(digest.digest(), "big")


def _read_back(path: Path, hashes: array[int]) -> int:
    """How many rows of annotations stand in the file as they were written."""
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    with path.open("rb") as stream, closing(load_workbook(stream, read_only=True)) as book:
        same = position = 0
        for name in book.sheetnames:
            if name != "annotations" and not name.startswith("annotations ("):
                continue
            rows = book[name].iter_rows(min_row=2, values_only=True)
            for row in rows:
                if position < len(hashes):
                    same += _hash(map(_read, row)) == hashes[position]
                position += 1
        return same if position == len(hashes) else min(same, position - 1)


def _read(cell: object) -> Cell | None:
    if isinstance(cell, datetime):
        return (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(cell, float):
        return int(cell)
    if isinstance(cell, str):  # openpyxl leaves this to us: ECMA-376, 22.9.2.19 (ST_Xstring)
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    return cell if isinstance(cell, int) else None
