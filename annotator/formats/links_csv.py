"""Links as a table beside the annotations: one row for each, by the annotations' ids."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple
from uuid import UUID

from annotator.formats.atomic import replacing
from annotator.formats.csv_file import CsvFile
from annotator.formats.csv_presets import EXCEL, Preset
from annotator.formats.csv_table import CsvTable
from annotator.formats.csv_writer import ExportReport
from annotator.formats.guard import unguarded
from annotator.formats.problems import BadRows, Cancelled, FormatProblem, RowProblem
from annotator.model.exchange import AnnotatedDocument, LooseLink

PAGE = 1_000
NEEDED = ("type", "from_id", "to_id")


class LinkRow(NamedTuple):
    """A row: the columns in their order. What is said of the other end is "" where that lies in
    another document."""

    link_id: str
    type: str
    from_id: str
    from_label: str
    from_quote: str
    to_id: str
    to_label: str
    to_quote: str
    document_id: str
    document: str


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str
    is_text: bool = True


def path_beside(target: Path) -> Path:
    """Where the links of an export go: ``news.csv`` has ``news.links.csv``."""
    return target.with_name(f"{target.stem}.links{target.suffix}")


def refuse_foreign(beside: Path) -> None:
    """``FormatProblem`` where something else than a table of links is there: nobody was asked
    whether that name may be taken."""
    if not beside.exists():
        return
    try:
        with beside.open("rb") as stream:
            is_ours = is_links(stream, str(beside))
    except OSError:
        is_ours = False
    if not is_ours:
        raise FormatProblem(
            f"{beside} is there already and is no table of links. Move it, or choose another name."
        )


def rows_of(documents: Iterable[AnnotatedDocument]) -> Iterator[LinkRow]:
    for document in documents:
        known = {one.uuid: (one.label, one.quote) for one in document.annotations}
        title = document.metadata.title or document.metadata.file_name
        for one in document.annotations:
            for link in one.links:
                yield LinkRow(
                    link.uuid, link.type, one.uuid, one.label, one.quote, link.target,
                    *known.get(link.target, ("", "")), document.uuid, title,
                )  # fmt: skip


def write(
    documents: Iterable[AnnotatedDocument],
    target: Path,
    preset: Preset = EXCEL,
    *,
    never: Iterable[Path] = (),
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportReport:
    """Writes ``target`` whole, reads it back and compares, or leaves what is there; also after
    ``Cancelled``."""
    rest = rows_of(documents)
    headings = [_Heading(name) for name in LinkRow._fields]
    with replacing(target, never=never) as part, part.path.open("rb") as again:
        table = CsvTable(headings, preset, part.stream, again)
        while page := list(islice(rest, PAGE)):
            table.add([list(column) for column in zip(*page, strict=True)], len(page))
            if progress:
                progress(table.rows)
            if cancelled and cancelled():
                raise Cancelled(f"{target} was not written: the export was cancelled.")
    return ExportReport(target, 0, table.rows, table.verified, table.long_cells)


def is_links(stream: BinaryIO, name: str) -> bool:
    """Whether a file is a table of links; the stream stands at its start again."""
    try:
        header = CsvFile(stream, name, LinkRow._fields).header
    except FormatProblem:
        return False
    finally:
        stream.seek(0)
    return set(NEEDED) <= set(header) and "label" not in header


def read(
    stream: BinaryIO, name: str, *, skip_bad: bool = False
) -> tuple[list[tuple[str, LooseLink]], list[RowProblem]]:
    """The links, each with the id of the annotation that it starts from, and the rows that are
    none. ``BadRows`` where there are such and they are not to be skipped."""
    file = CsvFile(stream, name, LinkRow._fields)
    at = {column: file.header.index(column) for column in NEEDED}
    uuid_at = file.header.index("link_id") if "link_id" in file.header else -1
    found: list[tuple[str, LooseLink]] = []
    bad: list[RowProblem] = []
    for row in file.rows():
        if isinstance(row, RowProblem):
            bad.append(row)
            continue
        line, cells = row
        type_, start, end = (unguarded(cells[at[column]]) for column in NEEDED)
        wrong = next((c for c in NEEDED[1:] if not _is_uuid(cells[at[c]])), "")
        if wrong:
            bad.append(RowProblem(line, "this is no id of an annotation", wrong))
        elif not type_:
            bad.append(RowProblem(line, "a link needs a type", "type"))
        else:
            uuid = cells[uuid_at] if uuid_at >= 0 and _is_uuid(cells[uuid_at]) else ""
            found.append((str(UUID(start)), LooseLink(type_, str(UUID(end)), uuid)))
    if bad and not skip_bad:
        raise BadRows(name, bad)
    return found, bad


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
