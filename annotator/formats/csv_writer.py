"""Annotations to CSV: written part by part, read back and checked, then put in place."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.atomic import replacing
from annotator.formats.csv_batch import Batch, batches
from annotator.formats.csv_columns import attribute_columns, chosen_columns
from annotator.formats.csv_presets import EXCEL, Preset
from annotator.formats.csv_table import CsvTable
from annotator.formats.problems import Cancelled
from annotator.model.exchange import AnnotatedDocument
from annotator.model.scheme import Scheme

PACKED = "attributes"
SHOWN = 60


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
        remarks = _Remarks(self.scheme)
        with replacing(target, never=never) as part, part.path.open("rb") as again:
            table = CsvTable(columns, self.preset, part.stream, again if self.is_verified else None)
            for batch in batches(documents, self.project):
                remarks.look_at(batch)
                table.add([column.cells(batch) for column in columns], len(batch))
                report.documents += batch.first_parts
                _tell(table.rows, target, progress, cancelled)
        report.rows = table.rows
        report.verified = max(0, table.verified - len(remarks.wrong))
        report.problems += table.long_cells + remarks.wrong
        report.problems += remarks.left_out(frozenset(column.name for column in columns))
        return report


def _tell(
    rows: int,
    target: Path,
    progress: Callable[[int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    if progress:
        progress(rows)
    if cancelled and cancelled():
        raise Cancelled(f"{target} was not written: the export was cancelled.")


class _Remarks:
    """What a reader of the file should know. ``wrong`` are annotations whose quote is not what
    stands in the text: a damaged project can be exported, but not as if it were sound."""

    def __init__(self, scheme: Scheme) -> None:
        self._known = frozenset(attribute_columns(scheme).values())
        self._strangers: Counter[str] = Counter()
        self._broken = 0
        self.wrong: list[str] = []

    def look_at(self, batch: Batch) -> None:
        for name in batch.attributes.keys() - self._known:
            self._strangers[name] += sum(map(bool, batch.attributes[name]))
        for part in batch.parts:
            words, document = part.words, part.page.document
            self._broken += sum(len(one.fragments) > 1 for one in part.annotations)
            if document.text and words != [one.quote for one in part.annotations]:
                self.wrong += [
                    f"the words of “{document.metadata.title}” at {one.fragments[0].start} are"
                    f" “{found[:SHOWN]}”, not the quote “{one.quote[:SHOWN]}” (annotator check)"
                    for found, one in zip(words, part.annotations, strict=True)
                    if found != one.quote
                ]

    def left_out(self, columns: frozenset[str]) -> list[str]:
        """What the project holds and these columns do not."""
        remarks = []
        if self._broken and "start" in columns and "fragments" not in columns:
            remarks.append(
                "annotations of several fragments have their outer ends only in the file:"
                f" {self._broken} (add the column “fragments” to export all)"
            )
        if PACKED in columns:
            return remarks
        return remarks + [
            f"{count} values of “{name}” are not in the file: the scheme has no such attribute"
            f" (add the column “{PACKED}” to export them)"
            for name, count in sorted(self._strangers.items())
        ]
