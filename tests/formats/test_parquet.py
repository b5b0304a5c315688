"""Parquet files, read by pyarrow and by DuckDB."""

import sys
from datetime import UTC, datetime

import duckdb
import pytest
from pyarrow import parquet as arrow

from annotator import resources
from annotator.formats import parquet
from annotator.formats.parquet import ParquetExport
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span

TEXT = "=SUM(A1) said مصدر; 市长 😀 007 " + "long " * 9_000
SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
AT = "2026-11-26T12:34:56.789Z"


def mark(number, start, end, **more):
    details = {"annotator": "Ann", "created_at": AT, "updated_at": AT, **more}
    return LooseAnnotation("claim", (Span(start, end),), TEXT[start:end], f"u{number}", **details)


@pytest.fixture
def documents():
    first = AnnotatedDocument(
        Metadata(title="=One", published="2024-05"),
        SourceText(TEXT),
        uuid="d1",
        annotations=(
            mark(1, 0, 8, note="a\0b\nnext"),
            mark(2, 14, 18, created_at="yesterday", updated_at="2026-11-26T12:34:56"),
            mark(3, 20, 24, attributes={"check_worthiness": "check_worthy"}),
            mark(4, 0, len(TEXT)),
        ),
    )
    return [first, AnnotatedDocument(Metadata(title="Two"), SourceText("x"), uuid="d2")]


def test_values_are_what_they_are(documents, tmp_path):
    done = []
    report = ParquetExport(SCHEME, "News").write(
        documents, tmp_path / "news.parquet", progress=done.append
    )
    assert (report.rows, report.verified, report.documents, done) == (4, 4, 1, [4])
    table = arrow.read_table(tmp_path / "news.parquet")
    assert {str(table.schema.field(name).type) for name in ("start", "end_byte", "paragraph")} == {
        "int64"
    }
    assert str(table.schema.field("created_at").type) == "timestamp[ms, tz=UTC]"
    rows = table.to_pylist()
    assert [one["quote"] for one in rows] == ["=SUM(A1)", "مصدر", "市长 😀", TEXT]
    assert (rows[2]["start"], rows[2]["end_utf16"]) == (20, 25)
    assert rows[0]["created_at"] == datetime(2026, 11, 26, 12, 34, 56, 789_000, UTC)
    assert rows[1]["created_at"] is None
    assert rows[1]["updated_at"] == datetime(2026, 11, 26, 12, 34, 56, tzinfo=UTC)
    assert rows[0]["note"] == "a\0b\nnext"
    assert rows[2]["check_worthiness"] == "check_worthy"
    assert rows[0]["reviewed_at"] is None
    found = duckdb.sql(
        f"SELECT quote, start, year(created_at) FROM '{tmp_path / 'news.parquet'}' ORDER BY start"
    ).fetchall()
    assert ("مصدر", 14, None) in found
    assert ("=SUM(A1)", 0, 2026) in found


def test_columns_are_chosen_and_groups_are_written_as_they_fill(documents, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 3)
    many = [documents[0]] * 3
    names = ("quote", "page", "start")
    report = ParquetExport(SCHEME, "", names).write(many, tmp_path / "x.parquet")
    assert (report.rows, report.verified) == (12, 12)
    with arrow.ParquetFile(tmp_path / "x.parquet") as file:
        assert file.schema_arrow.names == list(names)
        assert file.read().column("page").null_count == 12


def test_no_rows_are_a_table_too(tmp_path):
    report = ParquetExport(SCHEME).write([], tmp_path / "x.parquet")
    assert (report.rows, report.verified) == (0, 0)
    assert arrow.read_table(tmp_path / "x.parquet").num_rows == 0


def test_stopping_leaves_what_was_there(documents, tmp_path):
    target = tmp_path / "x.parquet"
    target.write_bytes(b"mine")
    with pytest.raises(Cancelled):
        ParquetExport(SCHEME).write(documents, target, cancelled=lambda: True)
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("missing", [0, 3, 5])
def test_what_is_not_as_it_was_given_is_not_kept(documents, tmp_path, monkeypatch, missing):
    monkeypatch.setattr(parquet, "_read_back", lambda _path, _hashes: missing)
    with pytest.raises(FormatProblem, match="nothing was exported"):
        ParquetExport(SCHEME).write(documents, tmp_path / "x.parquet")
    assert not list(tmp_path.iterdir())


def test_reading_back_finds_what_differs(documents, tmp_path, monkeypatch):
    seen = []
    real = parquet._read_back

    def spoiled(path, hashes):
        seen.append(real(path, hashes))
        hashes[1] ^= 1
        seen.append(real(path, hashes))
        hashes.pop()
        seen.append(real(path, hashes))
        return seen[0]

    monkeypatch.setattr(parquet, "_read_back", spoiled)
    ParquetExport(SCHEME, "", ("quote",)).write(documents[:1], tmp_path / "x.parquet")
    assert seen == [4, 3, 2]


def test_without_pyarrow_it_is_said_what_to_install(documents, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatProblem, match="pip install"):
        ParquetExport(SCHEME).write(documents, tmp_path / "x.parquet")
    assert not list(tmp_path.iterdir())
