"""Looking at a table before its columns are chosen."""

from pathlib import Path

import pytest

from annotator.sources.archives import read_sources
from annotator.sources.options import Options
from annotator.sources.problems import ColumnsUnclear, SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.table_preview import is_table, preview_of, table_preview
from tests.sources.made import xlsx

SHORT = b"a,b\nshort,words\nothers,here\n"
JSON = b'[{"a": "short", "b": 7}]'
LINES = b'{"a": "short"}\n{"b": "words"}\n'


@pytest.mark.parametrize(
    ("name", "raw", "columns"),
    [
        ("x.csv", SHORT, ("a", "b")),
        ("x.tsv", b"a\tb\nshort\twords\n", ("a", "b")),
        ("x.json", JSON, ("a", "b")),
        ("x.jsonl", LINES, ("a", "b")),
        ("x.xlsx", xlsx(("a", "b"), ("short", "words")), ("a", "b")),
    ],
)
def test_a_table_that_does_not_name_its_text_can_be_looked_at(tmp_path, name, raw, columns):
    file = tmp_path / name
    file.write_bytes(raw)
    for found in (table_preview(file, Options()), table_preview(raw, Options(), name)):
        assert found.columns == columns
        assert found.mapping == {}
        assert found.rows[0]["a"] == "short"
    assert is_table(raw, name)
    with Reader() as reader:
        [outcome] = read_sources([file], reader)
    assert outcome.question == "columns"
    assert outcome.is_unclear
    assert isinstance(outcome.unclear, ColumnsUnclear)
    assert outcome.unclear.raw == raw
    known = preview_of(outcome.unclear, name, Options())
    assert (known.columns, known.mapping) == (columns, {})
    assert known.rows[0]["a"] == "short"


def test_a_table_that_is_well_guessed_can_be_looked_at_too():
    found = table_preview(b"headline;body\nOne;Words\n", Options(), "x.csv")
    assert found.mapping == {"text": "body", "title": "headline"}
    assert found.delimiter == ";"


def test_another_delimiter_gives_other_columns():
    raw = b"a;b,c\n1;2,3\n"
    assert table_preview(raw, Options(delimiter=";"), "x.csv").columns == ("a", "b,c")
    assert table_preview(raw, Options(delimiter=","), "x.csv").columns == ("a;b", "c")
    assert table_preview(raw, Options(delimiter="|"), "x.tsv").columns == ("a;b,c",)


def test_the_delimiter_is_known_where_the_columns_must_be_chosen():
    with Reader() as reader, pytest.raises(ColumnsUnclear) as caught:
        list(reader.readings(b"a;b\n1;2\n", Path("x.csv"), "x.csv"))
    assert preview_of(caught.value, "x.csv", Options()).delimiter == ";"


def test_what_is_no_table_is_told():
    assert not is_table(b"words", "x.txt")
    with pytest.raises(SourceProblem, match=r"x\.txt is no table"):
        table_preview(b"words", Options(), "x.txt")
    with pytest.raises(SourceProblem, match="The table is no table"):
        table_preview(b"words", Options())


def test_the_first_rows_of_a_large_table_are_looked_at_without_the_others():
    rows = b"headline;body\n" + b"One;Words\n" * 200_000
    found = table_preview(rows + b'"never closed', Options(), "x.csv")
    assert found.mapping == {"text": "body", "title": "headline"}
    assert len(found.rows) == 50
    long = b'text\n"' + b"word\n" * 300_000 + b'"\n'
    assert len(str(table_preview(long, Options(), "x.csv").rows[0]["text"])) == 1_500_000
    assert table_preview(b"text\n" + b"x" * 2_000_000, Options(), "x.csv").columns == ("text",)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.csv", b"text,text,text (2)\nfirst,second,third\n"),
        ("x.xlsx", xlsx(("text", "text", "text (2)"), ("first", "second", "third"))),
    ],
)
def test_columns_of_one_name_are_told_apart_and_asked_about(tmp_path, name, raw):
    columns = ("text", "text (2)", "text (2) (2)")
    found = table_preview(raw, Options(), name)
    assert found.columns == columns
    assert found.rows == (dict(zip(columns, ("first", "second", "third"), strict=True)),)
    assert found.mapping == {"text": "text"}
    file = tmp_path / name
    file.write_bytes(raw)
    with Reader() as reader:
        [outcome] = read_sources([file], reader)
    assert outcome.question == "columns"
    assert "the column “text” stands twice" in outcome.problem
    with Reader(Options(columns={"text": "text (2)"})) as reader:
        [outcome] = read_sources([file], reader)
    assert outcome.reading
    assert outcome.reading.text.content == "second"
