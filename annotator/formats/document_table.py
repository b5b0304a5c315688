"""Documents as a table: a row each, with all their metadata and what is marked in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotator.formats.atomic import replacing
from annotator.formats.csv_presets import EXCEL, Preset
from annotator.formats.csv_table import CsvTable
from annotator.formats.csv_writer import ExportReport
from annotator.formats.document_facts import MORE, USUAL, Read
from annotator.model.exchange import AnnotatedDocument
from annotator.model.scheme import Scheme

PAGE = 200
FILE_NAME: tuple[str, Read] = ("file_name", lambda document: document.metadata.file_name)
FACTS = (*USUAL, FILE_NAME, *MORE)
LENGTH, ANNOTATIONS = "length", "annotations"
Row = dict[str, str | int]


def count_columns(scheme: Scheme) -> dict[str, str]:
    """Label name by the name of the column that counts its annotations."""
    taken = {LENGTH, ANNOTATIONS, *(name for name, _ in FACTS)}
    names = (label.name for label in scheme.labels)
    return {f"label_{name}" if name in taken else name: name for name in names}


def row_of(document: AnnotatedDocument, counts: dict[str, str]) -> Row:
    """What a table says of a document; ``counts`` as ``count_columns`` gives them."""
    labels = [one.label for one in document.annotations]
    return {
        **{name: read(document) for name, read in FACTS},
        LENGTH: len(document.text.content) if document.text else 0,
        ANNOTATIONS: len(labels),
        **{column: labels.count(label) for column, label in counts.items()},
    }


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Writes documents as CSV, in the way of a preset."""

    scheme: Scheme
    preset: Preset = EXCEL

    def write(
        self,
        documents: Iterable[AnnotatedDocument],
        target: Path,
        *,
        never: Iterable[Path] = (),
        progress: Callable[[int], None] | None = None,
    ) -> ExportReport:
        """Writes ``target`` whole, reads it back and checks it, or leaves what is there; see
        ``CsvExport.write``."""
        counts = count_columns(self.scheme)
        columns = [
            *(_Heading(name) for name, _ in FACTS),
            *(_Heading(name, is_text=False) for name in (LENGTH, ANNOTATIONS, *counts)),
        ]
        with replacing(target, never=never) as part, part.path.open("rb") as again:
            table = CsvTable(columns, self.preset, part.stream, again)
            for page in _pages(row_of(document, counts) for document in documents):
                cells = [[str(row[column.name]) for row in page] for column in columns]
                table.add(cells, len(page))
                if progress:
                    progress(table.rows)
        return ExportReport(target, table.rows, table.rows, table.verified, table.long_cells)


def _pages(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while page := list(islice(rest, PAGE)):
        yield page
