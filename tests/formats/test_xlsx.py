"""The workbook, read by openpyxl."""

import pytest
from openpyxl import load_workbook

from annotator import resources
from annotator.formats import xlsx
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.formats.xlsx import XlsxExport
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span

TEXT = "=SUM(A1) said مصدر; 市长 😀 +1 http://x.example denied it. 007 " + "long " * 9_000
SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
AT = "2026-11-26T12:34:56.789Z"


def mark(number, label, start, end, **more):
    return LooseAnnotation(
        label, (Span(start, end),), TEXT[start:end], f"u{number}", annotator="Ann",
        created_at=AT, updated_at=AT, **more,
    )  # fmt: skip


@pytest.fixture
def documents():
    first = AnnotatedDocument(
        Metadata(title="=One", publisher="P", published="2024-05"),
        SourceText(TEXT),
        uuid="d1",
        annotations=(
            mark(1, "claim", 0, 8, links=(LooseLink("attributed_to", "u2", "l1"),)),
            mark(2, "source", 14, 18, note="-2+3\nnext\x01"),
            mark(3, "claim", 20, 24, attributes={"check_worthiness": "check_worthy"}),
            mark(4, "context", 0, len(TEXT)),
        ),
    )
    return [first, AnnotatedDocument(Metadata(title="Two"), SourceText("x"), uuid="d2")]


@pytest.fixture
def written(documents, tmp_path):
    report = XlsxExport(SCHEME, "News").write(documents, tmp_path / "news.xlsx")
    return report, load_workbook(tmp_path / "news.xlsx")


def rows(book, name):
    header, *found = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_it_has_a_sheet_for_each_kind(written):
    report, book = written
    assert book.sheetnames == ["annotations", "links", "documents", "labels"]
    assert (report.rows, report.verified, report.documents) == (4, 4, 2)
    (link,) = rows(book, "links")
    assert (link["type"], link["from_id"], link["to_quote"]) == ("attributed_to", "u1", "مصدر")
    documents = rows(book, "documents")
    assert [(one["document"], one["annotations"], one["claim"]) for one in documents] == [
        ("=One", 4, 2), ("Two", 0, 0),
    ]  # fmt: skip
    assert {one["label"]: one["annotations"] for one in rows(book, "labels")} == {
        "claim": 2, "source": 1, "denial": 0, "context": 1,
    }  # fmt: skip


def test_cells_are_what_they_are_and_never_formulas(written):
    _, book = written
    sheet = book["annotations"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    found = rows(book, "annotations")
    assert [one["quote"] for one in found[:3]] == ["=SUM(A1)", "مصدر", "市长 😀"]
    assert (found[2]["start"], found[2]["end_utf16"], found[2]["paragraph"]) == (20, 25, 1)
    assert found[0]["created_at"].isoformat() == "2026-11-26T12:34:56"
    assert found[1]["note"] == "-2+3\nnext_x0001_"  # as the format writes it
    assert found[0]["published"] == "2024-05"
    assert found[2]["check_worthiness"] == "check_worthy"
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_the_header_is_frozen_and_labels_have_their_colours(written):
    _, book = written
    sheet = book["annotations"]
    assert sheet.freeze_panes == "A2"
    header = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, header.index("label") + 1)
    tint = SCHEME.label("claim").light.tint.lstrip("#").upper()
    assert cell.fill.fgColor.rgb.endswith(tint)


def test_a_cell_that_is_too_long_is_cut_and_told(written):
    report, book = written
    long = rows(book, "annotations")[3]["quote"]
    assert len(long.encode("utf-16-le")) // 2 == xlsx.LONGEST_CELL
    assert TEXT.startswith(long)
    assert len(report.problems) == 1
    assert f"the cell “quote” has {len(TEXT):,} characters" in report.problems[0]


def test_a_full_sheet_goes_on_on_another(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    report = XlsxExport(SCHEME, columns=("quote",)).write(documents, tmp_path / "news.xlsx")
    book = load_workbook(tmp_path / "news.xlsx")
    assert report.verified == 4
    assert len(rows(book, "annotations")) == 3
    assert len(rows(book, "annotations (2)")) == 1
    assert "more is in “annotations (2)”" in report.problems[0]


def test_stopping_leaves_what_was_there(documents, tmp_path):
    target = tmp_path / "news.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        XlsxExport(SCHEME).write(documents, target, cancelled=lambda: True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["news.xlsx"]


def test_a_file_that_differs_is_not_kept(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "_read_back", lambda _path, _hashes: 3)
    with pytest.raises(FormatProblem, match="another disk"):
        XlsxExport(SCHEME).write(documents, tmp_path / "news.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_nothing_at_all(tmp_path):
    told = []
    report = XlsxExport(SCHEME).write([], tmp_path / "news.xlsx", progress=told.append)
    assert (report.rows, report.verified, told) == (0, 0, [])
    assert rows(load_workbook(tmp_path / "news.xlsx"), "annotations") == []
