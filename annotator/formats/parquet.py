"""Annotations as an Apache Parquet file: places as 64-bit numbers, times as such in UTC, all else
as text. Written a row group at a time, so that memory stays flat, and read back before it is kept.

Needs pyarrow, which is an extra: "pip install source-annotator[parquet]".
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.formats.atomic import replacing
from annotator.formats.csv_batch import Batch, batches
from annotator.formats.csv_columns import Column, chosen_columns
from annotator.formats.csv_writer import ExportReport
from annotator.formats.problems import Cancelled, FormatProblem

if TYPE_CHECKING:
    from annotator.model.exchange import AnnotatedDocument
    from annotator.model.scheme import Scheme

NUMBERS = frozenset(
    ("start", "end", "start_utf16", "end_utf16", "start_byte", "end_byte", "paragraph", "page")
)
TIMES = frozenset(("created_at", "updated_at", "reviewed_at"))
GROUP = 20_000  # rows
MISSING = (
    "Parquet files need pyarrow, which is not installed: pip install “source-annotator[parquet]”,"
    " or choose another kind of file."
)
Value = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class ParquetExport:
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
        ``FormatProblem`` also where pyarrow is not installed."""
        columns = chosen_columns(self.scheme, self.columns)
        report = ExportReport(target)
        with replacing(target, never=never) as part:
            table = _Table(columns, part.stream)
            try:
                for batch in batches(documents, self.project):
                    if cancelled and cancelled():
                        raise Cancelled(f"{target} was not written: the export was cancelled.")
                    table.add(batch)
                    report.documents += batch.first_parts
                    if progress:
                        progress(table.rows)
                table.flush()
            finally:
                table.close()
            part.stream.flush()
            report.rows = table.rows
            report.verified = _read_back(part.path, table.hashes)
            if report.verified != report.rows:
                raise FormatProblem(
                    f"{target} would not hold what was written: nothing was exported; try"
                    " another disk."
                )
        return report


class _Table:
    """The file in the making. ``hashes``: one for each row as it was given."""

    def __init__(self, columns: Sequence[Column], stream: Any) -> None:
        try:
            import pyarrow  # noqa: PLC0415  an extra, slow to import
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError as error:
            raise FormatProblem(MISSING) from error
        self._arrow = pyarrow
        self._columns = columns
        types = {
            **dict.fromkeys(NUMBERS, pyarrow.int64()),
            **dict.fromkeys(TIMES, pyarrow.timestamp("ms", tz="UTC")),
        }
        self._schema = pyarrow.schema(
            [(column.name, types.get(column.name, pyarrow.string())) for column in columns]
        )
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._waiting: list[list[Value]] = [[] for _ in columns]
        self.hashes = array("Q")

    @property
    def rows(self) -> int:
        return len(self.hashes)

    def add(self, batch: Batch) -> None:
        values = [_values(column, batch) for column in self._columns]
        self.hashes.extend(map(_hash, zip(*values, strict=True)))
        for waiting, some in zip(self._waiting, values, strict=True):
            waiting.extend(some)
        if len(self._waiting[0]) >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait for more."""
        if not self._waiting[0]:
            return
        arrays = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(self._waiting, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        for values in self._waiting:
            values.clear()

    def close(self) -> None:
        """Also what is not to be kept is closed: else pyarrow would do so later."""
        self._writer.close()


def _values(column: Column, batch: Batch) -> list[Value]:
    cells = column.cells(batch)
    listed = [cells] * len(batch) if isinstance(cells, str) else cells
    if column.name in NUMBERS:
        return [int(cell) if cell else None for cell in listed]
    if column.name in TIMES:
        return list(map(_moment, listed))
    return list(listed)


def _moment(text: str) -> datetime | None:
    """Times of the project are UTC; what is none is left out."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    whole = found.replace(microsecond=found.microsecond // 1_000 * 1_000)
    return whole.replace(tzinfo=UTC) if whole.tzinfo is None else whole.astimezone(UTC)


def _hash(row: Iterable[Value]) -> int:
    digest = blake2b(digest_size=8)
    for value in row:
        shown = value.isoformat() if isinstance(value, datetime) else value
        digest.update(repr(shown).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return int.from_bytes(digest.digest(), "big")


def _read_back(path: Path, hashes: array[int]) -> int:
    """How many rows stand in the file as they were given."""
    from pyarrow import parquet  # noqa: PLC0415  an extra, slow to import

    same = position = 0
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=5_000):
            columns = [column.to_pylist() for column in batch.columns]
            for row in zip(*columns, strict=True):
                is_same = position < len(hashes) and _hash(map(_utc, row)) == hashes[position]
                same += is_same
                position += 1
    return same if position == len(hashes) else min(same, position - 1)


def _utc(value: Value) -> Value:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
