"""Tables of texts: rows 30 to 50 of the bad inputs, and the mapping of columns."""

import datetime as dt
import json

import pytest

from annotator.sources.line_by_line import outcomes_by_line
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader
from annotator.sources.table_csv import read_csv
from annotator.sources.tables import (
    chosen_columns,
    extract_csv,
    extract_json,
    extract_xlsx,
    preview,
)
from tests.sources.made import xlsx, zipped

LONG = "A text that is long enough to be taken for one, whatever it is called."


def csv(content: str | bytes, name: str = "x.csv", **columns: str):
    raw = content if isinstance(content, bytes) else content.encode()
    return list(extract_csv(raw, name, Options(columns=columns)))


def js(content: str | bytes, name: str = "x.json", **columns: str):
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return list(extract_json(raw, name, Options(columns=columns)))


def problem(read, content, name: str) -> str:
    """The sentence on a table that cannot be used as a whole."""
    with pytest.raises(SourceProblem) as found:
        read(content, name)
    return str(found.value)


def row_problem(found) -> str:
    [one] = [row for row in found if isinstance(row, SourceProblem)]
    return str(one)


# ---- columns


def test_columns_are_found_by_their_names_and_it_is_said():
    [row] = csv("Headline,body,Date,link,id\nH,Text,2020-01-02,http://x.org,7\n")
    assert (row.verbatim, row.place) == ("Text", "line 2")
    found = row.metadata
    assert (found.title, found.published, found.url) == ("H", "2020-01-02", "http://x.org")
    assert found.extra == {"id": "7"}
    [told] = row.left_out
    assert told == (
        "x.csv was read as a table, a row a document: text from “body”, title from “Headline”,"
        " url from “link”, published from “Date”; kept beside it: “id”."
    )


def test_the_longest_column_is_the_text_where_no_name_tells():
    [row] = csv(f"a,b\n1,{LONG.replace(',', ';')}\n")
    assert row.verbatim == LONG.replace(",", ";")
    assert problem(csv, "a,b\n1,2\n", "x.csv") == (
        "x.csv does not tell which column is the text. Its columns are: “a”, “b”. Say which one"
        " (text=COLUMN)."
    )


def test_rows_that_hold_nothing_are_told():
    assert problem(js, '[{"text": null}, {}]', "x.json") == (
        "x.json holds no texts: its rows are empty."
    )


def test_columns_can_be_chosen():
    [row] = csv("a,text,b\nA,B,C\n", text="a", title="B")
    assert (row.verbatim, row.metadata.title, row.metadata.extra) == ("A", "C", {"text": "B"})
    with pytest.raises(SourceProblem, match=r"x\.csv has no column “gone”\. Its columns are: “a”"):
        csv("a\nb\n", text="gone")
    assert chosen_columns("text=body, headline=h,date=d") == {
        "text": "body",
        "title": "h",
        "published": "d",
    }
    for wrong, said in (("body", "does not say FIELD=COLUMN"), ("x=y", "There is no field “x”")):
        with pytest.raises(SourceProblem, match=said):
            chosen_columns(wrong)


def test_a_table_can_be_looked_at_first():
    found = preview(read_csv(b"t,text\n1,words\n", "x.csv", Options()), "x.csv", Options())
    assert found.columns == ("t", "text")
    assert found.rows == ({"t": "1", "text": "words"},)
    assert found.mapping == {"text": "text"}


def test_a_row_without_text_is_a_problem_of_its_own():
    found = csv("text,n\nwords,1\n ,2\nmore,3\n")
    assert [row.verbatim for row in found if not isinstance(row, SourceProblem)] == [
        "words",
        "more",
    ]
    assert row_problem(found) == "x.csv, line 3: “text” holds no text."


# ---- CSV


def test_texts_in_cells_are_kept_as_they_are():
    [row] = csv('text\n"two  blanks\r\n""quoted"", \u2028 and\ttab "\n')
    assert row.verbatim == 'two  blanks\r\n"quoted", \u2028 and\ttab '


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    rows = [["n", "text"], ["1", "words of"], ["2", "more words"]]
    found = csv("\n".join(delimiter.join(row) for row in rows))
    assert [row.verbatim for row in found] == ["words of", "more words"]


def test_excels_own_first_line_and_marks_are_no_rows():
    [row] = csv("\ufeffsep=;\r\nn;text\r\n1;a,b\r\n".encode())
    assert (row.verbatim, row.place) == ("a,b", "line 3")


def test_one_column_needs_no_delimiter():
    assert [row.verbatim for row in csv("text\nwe see the sea\nthe seal\n")] == [
        "we see the sea",
        "the seal",
    ]


def test_a_legacy_csv_is_asked_about():
    raw = "text\n„Grüße“ aus Köln und Düsseldorf, schöne Grüße\n".encode("cp1252")
    assert "x.csv is not UTF-8: line 2, byte" in problem(csv, raw, "x.csv")
    rows = list(extract_csv(raw, "x.tsv", Options(encoding="cp1252")))
    assert rows[0].verbatim.startswith("„Grüße“")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "x.csv holds no table: its first line must name the columns."),
        ("text\n", "x.csv holds no rows."),
        (
            "text\na\0b\n",
            "x.csv, line 2: there is a NUL character, which no table holds; save it anew",
        ),
        (
            'text,n\nok,1\n"open,2\nmore,3\n',
            "x.csv, line 3: a quote is opened here and never closed; close it or double it.",
        ),
        ('text\n"a"b\n', "x.csv, line 2: this is no valid CSV"),
        ("text,text\na,b\n", "x.csv, line 1: the column “text” stands twice; give each its own"),
    ],
)
def test_a_csv_that_is_none_is_told(content, said):
    assert problem(csv, content, "x.csv").startswith(said)


def test_a_ragged_row_is_told_with_its_line():
    assert row_problem(csv('text,n\n"a\nb",1\nc\n\nd,2\n')) == (
        "x.csv, line 4: there are 1 cells where the header has 2; put cells that hold the"
        " delimiter in quotes."
    )


def test_a_very_long_cell_is_taken():
    [row] = csv("text\n" + "word " * 100_000)
    assert len(row.verbatim) == 500_000


def test_formulas_and_apostrophes_are_kept_as_they_are():
    assert [row.verbatim for row in csv("text\n=1+1\n'quoted' words\n")] == [
        "=1+1",
        "'quoted' words",
    ]


# ---- JSON


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('[{"text": "a"}, {"text": "b"}]', "x.json"),
        ('{"articles": [{"text": "a"}, {"text": "b"}], "count": 2}', "x.json"),
        ('{"text": "a"}\n{"text": "b"}\n', "x.jsonl"),
        ('{"text": "a"}\n{"text": "b"}\n', "x.json"),
        ('[{"text": "a"},\n{"text": "b"}]', "x.jsonl"),
        ('["a", "b"]', "x.json"),
        ('\ufeff{"text": "a"}\r\n\r\n{"text": "b"}', "x.ndjson"),
    ],
)
def test_every_shape_of_json_gives_its_rows(content, name):
    found = js(content, name)
    assert [row.verbatim for row in found] == ["a", "b"]
    is_lines = content.lstrip("\ufeff").startswith('{"text"')
    is_misnamed = (name == "x.json") == is_lines
    assert any("was read as what it is" in told for told in found[0].left_out) == is_misnamed
    beside = "x.json: “count” beside the documents was left out."
    assert (beside in found[0].left_out) == ("count" in content)


def test_one_object_is_one_document():
    [row] = js('{"title": "T", "text": "a", "n": 1.5, "ok": true, "tags": ["x"], "no": null}')
    assert row.metadata.title == "T"
    assert row.metadata.extra == {"n": "1.5", "ok": "true", "tags": '["x"]'}


def test_line_ends_inside_of_strings_do_not_end_lines():
    words = "a\u2028b\x85c\x0bd"
    content = json.dumps({"text": words}, ensure_ascii=False).replace("\\u000b", "\\u000b")
    assert [row.verbatim for row in js(f"{content}\n{content}", "x.jsonl")] == [words, words]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 100_000, "x.json, line 1: its objects are nested too deep"),
        ('[{"text": "NaN",\n "n": NaN}]', "x.json, line 2, column 7: NaN is no number of JSON."),
        ('[{"n": -Infinity}]', "x.json, line 1, column 8: -Infinity is no number of JSON."),
        ('[{"n": 1, "m":\n1e999}]', "x.json, line 2, column 1: 1e999 is too large a number."),
        (f'[{{"n": {"9" * 5000}}}]', "x.json, line 1, column 8: a number of 5,000 digits is too"),
        ('[{"text": "a", "text": "b"}]', "x.json, line 1: “text” stands twice in one object"),
        ('[{"text": "a"}] x', "x.json, line 1, column 17: this is no valid JSON (extra data)."),
        ('[{"text": "a\tb"}]', "x.json, line 1, column 13: this is no valid JSON (invalid control"),
        ('{"text": "a"', "x.json, line 1, column 13: this is no valid JSON"),
        ("", "x.json, line 1, column 1: this is no valid JSON"),
        ("[]", "x.json holds no rows."),
        ("12", "x.json holds a number where a list of objects was expected"),
        ('{"a": [{"x": 1}], "b": [{"y": 1}]}', "x.json holds 2 lists of objects"),
    ],
)
def test_a_json_that_is_none_is_told(content, said):
    assert problem(js, content, "x.json").startswith(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("12", "here is a number where an object was expected"),
        ('{"text": 12}', "“text” is a number where the text was expected."),
        ('{"text": true}', "“text” is true or false where the text was expected."),
        ('{"text": ["a"]}', "“text” is a list where the text was expected."),
        ('{"text": null}', "“text” holds no text."),
        ('{"text": "a \\ud800 b"}', "“text” holds half a character (a lone surrogate)"),
        ('{"text": "a", "n": "\\udfff"}', "“n” holds half a character (a lone surrogate)"),
    ],
)
def test_a_row_that_is_none_is_told_with_its_place(row, said):
    found = js(f'[{{"text": "good"}}, {row}]')
    assert row_problem(found).startswith(f"x.json, row 2: {said}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "cut', "x.jsonl, line 2, column 10: this is no valid JSON (unterminated string"),
        ('{"n": 1e999}', "x.jsonl, line 2, column 7: 1e999 is too large a number."),
        ('{"n": 1, "n": 2}', "x.jsonl, line 2: “n” stands twice in one object"),
        ("[" * 100_000, "x.jsonl, line 2: its objects are nested too deep"),
    ],
)
def test_a_bad_line_is_told_with_its_number(line, said):
    assert row_problem(js(f'{{"text": "good"}}\n{line}\n', "x.jsonl")).startswith(said)


def test_a_nul_beside_the_text_is_replaced_and_told():
    [row] = js('[{"text": "a", "n": "x\\u0000y"}]')
    assert row.metadata.extra == {"n": "x\ufffdy"}
    assert row.left_out[-1] == "x.json, row 1: a NUL character in “n” became “\ufffd”."


# ---- spreadsheets


def sheet(raw: bytes, **columns: str):
    return extract_xlsx(raw, "x.xlsx", Options(columns=columns))


def test_a_spreadsheet_gives_its_rows():
    day = dt.date(2020, 3, 1)
    found = sheet(
        xlsx(("title", "text", "date", "n", "ok"), ("T", LONG, day, 3.0, True), (), ("U", "more")),
    )
    assert [(row.verbatim, row.place) for row in found] == [(LONG, "row 2"), ("more", "row 4")]
    assert (found[0].metadata.title, found[0].metadata.published) == ("T", "2020-03-01")
    assert found[0].metadata.extra == {"n": "3", "ok": "true"}


def test_other_sheets_are_left_out_and_named():
    raw = xlsx(("text",), ("words",), others={"Notes": ("x",), "Empty": ()})
    assert sheet(raw)[0].left_out[0] == (
        "x.xlsx: the sheet “Notes” was left out; only the first one is read."
    )


def test_escaped_characters_and_long_cells_of_spreadsheets_are_whole():
    raw = xlsx(("text",), ("a_x000D_b",))
    assert sheet(raw)[0].verbatim == "a\rb"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK", "x.xlsx is not a spreadsheet (.xlsx), or is damaged"),
        (zipped({"a": "x"}), "x.xlsx is not a spreadsheet (.xlsx): there is no workbook in it."),
        (zipped({"xl/workbook.xml": "<a/>"}), "x.xlsx is not a spreadsheet (.xlsx), or is damaged"),
        (
            zipped({"xl/workbook.xml": "<!DOCTYPE a><a/>"}),
            "x.xlsx (xl/workbook.xml), line 1: it has",
        ),
        (xlsx(), "x.xlsx holds no table"),
        (xlsx(("text",)), "x.xlsx holds no rows."),
        (xlsx(("a", "a"), ("b", "c")), "x.xlsx, row 1: the column “a” stands twice"),
    ],
)
def test_what_is_no_spreadsheet_is_told(raw, said):
    with pytest.raises(SourceProblem) as found:
        sheet(raw)
    assert str(found.value).startswith(said)


def test_a_row_longer_than_the_header_is_told():
    assert row_problem(sheet(xlsx(("text",), ("a", "b"), ("c",)))).startswith(
        "x.xlsx, row 2: there are 2 cells where the header has 1"
    )


def test_a_field_can_be_left_without_a_column():
    table = read_csv(b"title,text\nOne,words\n", "x.csv", Options())
    assert preview(table, "x.csv", Options(columns={"title": ""})).mapping == {"text": "text"}
    [row] = csv("title,text\nOne,words\n", title="")
    assert (row.metadata.title, row.metadata.extra) == ("", {"title": "One"})


def test_a_formula_without_a_stored_value_is_named_by_its_cell():
    raw = xlsx(("title", "text", "note"), ("T", LONG, "=1+1"), ("U", "=A2"), ("V", LONG))
    first, second, third = sheet(raw, text="text")
    assert "x.xlsx, row 2: the formula in C2 has no stored value." in first.left_out
    assert isinstance(second, SourceProblem)
    assert str(second) == (
        "x.xlsx, row 3: the text is the formula in B3, which has no stored value; open the table in"
        " a spreadsheet program and save it."
    )
    assert not third.left_out


def test_an_export_of_a_whole_project_is_no_table_of_texts(tmp_path):
    lines = '{"format":"annotator","version":1,"type":"project"}\n{"text":"x"}\n'
    with pytest.raises(SourceProblem, match="whole project"):
        list(extract_json(lines.encode(), "all.jsonl", Options()))
    path = tmp_path / "all.jsonl"
    path.write_text(lines * 3, encoding="utf-8")
    with Reader(most_kept=10) as reader:
        assert outcomes_by_line(path, reader) is None


def test_several_authors_are_names_and_no_json():
    raw = json.dumps([{"text": LONG, "authors": ["Ann Lee", "Bo Ek"], "tags": ["a", "b"]}]).encode()
    [found] = extract_json(raw, "x.json", Options())
    assert found.metadata.author == "Ann Lee; Bo Ek"
    assert found.metadata.extra == {"tags": '["a", "b"]'}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("May 3, 2024", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 +0200", "2024-05-03T10:00:00+02:00"),
        ("2024-05-03", "2024-05-03"),
        ("03.02.2023", "03.02.2023"),  # the third of which month?
        ("last week", "last week"),
    ],
)
def test_dates_of_rows_are_iso_where_they_are_sure(written, kept):
    [row] = js(f'{{"text": "a", "date": "{written}"}}')
    assert row.metadata.published == kept
