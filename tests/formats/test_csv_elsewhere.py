"""The CSV as other programs open it: LibreOffice where it is installed, pandas, DuckDB."""

import csv
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pandas
import pytest
from openpyxl import load_workbook

from annotator.formats.csv_presets import DATA, EXCEL, Preset
from annotator.model.text import Span
from annotator.store import Project
from tests.formats.csv_steps import add, exported

OFFICE = shutil.which("soffice")
# Debian parts LibreOffice: its writer alone knows nothing of sheets.
HAS_SHEETS = bool(OFFICE) and (Path(OFFICE or "").resolve().parent / "libsclo.so").exists()
# What LibreOffice's dialog is set to when a file begins with our mark: comma, quote, UTF-8.
AS_OFFERED = "CSV:44,34,76"
NASTY = (
    "=1+1", "+49 30 1234", "-- Reuters", "@cmd", '=HYPERLINK("http://x","y")', "＝1+1", " =1+1",
    "😀👨‍👩‍👧🇩🇪", "שלום עולם", "مرحبا, عالم", "a;b;c", 'say "yes", he said', "'quoted'", "'=x",
    "x\ttab", "é e\u0301", "\u202eRLO", "#N/A", "12,5", "€5",
)  # fmt: skip
NOTES = ("long " * 6_000, "one\ntwo\n\n=three", '"', "a;b,c", "\ttab", " outer ", "'x")
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def nasty(project: Project) -> Project:
    document = add(project, "\n".join(NASTY), '=Title, "x"; y')
    position = 0
    for number, words in enumerate(NASTY):
        one = project.annotations.add(document, Span(position, position + len(words)), "claim")
        project.annotations.set_note(one, NOTES[number % len(NOTES)])
        position += len(words) + 1
    return project


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def through_the_office(path: Path, folder: Path, ending: str) -> Path:
    """`path` opened by LibreOffice and saved as another kind of file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", f"--infilter={AS_OFFERED}"]
    subprocess.run(
        [*command, "--convert-to", ending, "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return folder / f"{path.stem}.{ending.partition(':')[0]}"


@pytest.mark.skipif(not HAS_SHEETS, reason="LibreOffice Calc is not installed")
def test_libreoffice_shows_the_spreadsheet_preset_cell_for_cell(nasty, tmp_path):
    path = tmp_path / "export.csv"
    exported(nasty, path, EXCEL)
    (tmp_path / "out").mkdir()
    again = through_the_office(path, tmp_path / "out", "csv:Text - txt - csv (StarCalc):44,34,76")
    assert rows(again) == rows(path)
    sheet = through_the_office(path, tmp_path / "out", "xlsx")
    with zipfile.ZipFile(sheet) as parts, parts.open("xl/worksheets/sheet1.xml") as stream:
        cells = ElementTree.parse(stream).findall(f".//{CELL}f")
    assert cells == []  # no cell has become a formula
    _same_cells(sheet, rows(path))


def _same_cells(sheet: Path, expected: list[list[str]]) -> None:
    """Cell by cell; what was made a number of is the same number."""
    book = load_workbook(sheet, read_only=True)
    found = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(found) == len(expected)
    for line, (cells, row) in enumerate(zip(found, expected, strict=True)):
        for cell, text in zip(cells, row, strict=False):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                assert float(text.lstrip("€").replace(",", ".")) == cell, (line, text)
            else:
                assert (cell or "") == text, (line, text)
    book.close()


@pytest.mark.parametrize("preset", [EXCEL, DATA], ids=lambda preset: preset.name)
def test_pandas_reads_every_cell(nasty, tmp_path, preset: Preset):
    path = tmp_path / "export.csv"
    exported(nasty, path, preset)
    header, *cells = rows(path)
    frame = pandas.read_csv(path, keep_default_na=False, dtype=str)
    assert list(frame.columns) == header
    assert frame.to_numpy().tolist() == cells
    counted = pandas.read_csv(path)
    assert counted["start"].tolist() == [int(row[header.index("start")]) for row in cells]


@pytest.mark.parametrize("preset", [EXCEL, DATA], ids=lambda preset: preset.name)
def test_duckdb_reads_every_cell(nasty, tmp_path, preset: Preset):
    path = tmp_path / "export.csv"
    exported(nasty, path, preset)
    header, *cells = rows(path)
    with duckdb.connect() as database:
        found = database.read_csv(str(path), header=True, all_varchar=True, delimiter=",",
                                  quotechar='"', escapechar='"')  # fmt: skip
        assert [name.lstrip("\ufeff") for name in found.columns] == header
        assert [[cell or "" for cell in row] for row in found.fetchall()] == cells
        counted = database.read_csv(str(path), header=True)
        starts = counted.project("start").fetchall()
    assert [row[0] for row in starts] == [int(row[header.index("start")]) for row in cells]
