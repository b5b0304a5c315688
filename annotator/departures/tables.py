"""The kinds of files that tables of annotations are written to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats.csv_writer import CsvExport
from annotator.formats.parquet import ParquetExport
from annotator.formats.xlsx import XlsxExport

if TYPE_CHECKING:
    from annotator.formats.csv_presets import Preset
    from annotator.model.scheme import Scheme


class Kind(NamedTuple):
    """``is_text``: presets, byte order mark and guard mean something; ``delimiter`` is settled
    where it is not "". ``is_whole``: all of the project, and so no table."""

    name: str
    suffix: str
    is_text: bool = True
    delimiter: str = ""
    is_whole: bool = False


# To add one: a line here, and what makes it below.
KINDS = (
    Kind("csv", ".csv"),
    Kind("tsv", ".tsv", delimiter="\t"),
    Kind("xlsx", ".xlsx", is_text=False),
    Kind("parquet", ".parquet", is_text=False),
)
WHOLE = Kind("jsonl", ".jsonl", is_text=False, is_whole=True)


def kind_named(name: str) -> Kind:
    """``KeyError`` where there is none."""
    return {kind.name: kind for kind in (*KINDS, WHOLE)}[name]


def export_of(
    kind: Kind, scheme: Scheme, project: str, preset: Preset, columns: tuple[str, ...]
) -> CsvExport | XlsxExport | ParquetExport:
    """What writes a table of that kind: all have the same ``write``."""
    if kind.name == "parquet":
        return ParquetExport(scheme, project, columns or preset.columns)
    if not kind.is_text:
        return XlsxExport(scheme, project, columns or preset.columns)
    if kind.delimiter:
        preset = replace(preset, delimiter=kind.delimiter)
    return CsvExport(scheme, project, preset, columns)
