"""Foreign and broken CSV files: every row of the bad inputs that concerns them."""

import codecs
from pathlib import Path

import pytest

from annotator.formats.problems import BadRows, FormatProblem
from annotator.store import Project
from tests.formats.csv_steps import add, everything, imported, surveyed

TEXT = "Anna said 😀 the bridge was safe.\nBo denied it."
HEADER = "document,label,start,end,quote,note"
GOOD = "Story,claim,12,31,the bridge was safe,"


@pytest.fixture
def story(project: Project) -> Project:
    add(project, TEXT)
    return project


@pytest.fixture
def file(tmp_path: Path):
    """``file(line, …)``: a CSV of those lines; bytes are taken as they are."""

    def file(*lines: str | bytes, end: bytes = b"\r\n") -> Path:
        path = tmp_path / "in.csv"
        raw = (line if isinstance(line, bytes) else line.encode() for line in lines)
        path.write_bytes(b"".join(line + end for line in raw))
        return path

    return file


def annotations(project: Project) -> list[tuple[str, str]]:
    return [(one.label, one.quote) for one in project.annotations()]


def test_a_plain_file_comes_in(story, file):
    assert imported(story, file(HEADER, GOOD)).annotations == 1
    assert annotations(story) == [("claim", "the bridge was safe")]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_delimiters_and_marks_are_recognised(story, file, delimiter, mark):
    lines = [line.replace(",", delimiter) for line in (HEADER, GOOD)]
    imported(story, file(mark + lines[0].encode(), lines[1]))
    assert annotations(story) == [("claim", "the bridge was safe")]


def test_what_excel_calls_unicode_text_comes_in(story, tmp_path):
    path = tmp_path / "in.txt"
    path.write_bytes("\r\n".join([HEADER, GOOD]).replace(",", "\t").encode("utf-16"))
    assert imported(story, path).annotations == 1


def test_names_of_others_and_empty_lines_are_understood(story, file):
    path = file(
        "ID, Document ,label,Start,stop,Text,attributes",
        'a1,Story.txt,source,0,4,Anna,"{""named"": ""named""}"',
        "",
        "a2,Story.txt,claim,12,31,the bridge was safe,",
        end=b"\n",
    )
    assert imported(story, path).annotations == 2
    assert [one.attributes for one in story.annotations(label="source")] == [{"named": "named"}]


def test_ids_that_are_no_uuids_still_hold_links_together(story, file):
    path = file(
        "annotation_id,document,label,start,end,links",
        "1,Story,claim,12,31,attributed_to>2",
        "2,Story,source,0,4,",
    )
    assert imported(story, path).links == 1


def test_rows_in_any_order_and_links_across_documents_come_in(story, file):
    add(story, "Anna said so again.", "Other")
    path = file(
        "annotation_id,document,label,start,end,links",
        "1,Story,source,0,4,same_as>2",
        "2,Other,source,0,4,",
        "3,Story,source,34,36,",
    )
    report = imported(story, path)
    assert (report.annotations, report.links) == (3, 1)


BROKEN = {
    "no header": (["a,b,c"], "is no file of annotations: no column"),
    "empty": ([], "in.csv is empty"),
    "no label": (["document,start,end"], "in.csv has no column “label”; its columns are document"),
    "no place": (["document,label,end"], "has no column “start”"),
    "no document": (["label,start,end"], "has no column “document”"),
    "a name twice": (["label,start,end,document,label"], "the column “label” stands twice"),
    "a NUL": ([HEADER, "Story,cla\0im,1,2,,"], "line 2: there is a NUL"),
    "an open quote": (
        [HEADER, GOOD, 'Story,claim,1,2,"never closed,', *[GOOD] * 50],
        "line 3: a quote is opened here and never closed",
    ),
    "text after a quote": ([HEADER, 'Story,claim,1,2,"x"y,'], "line 2: this is no valid CSV"),
    "not UTF-8": (
        [HEADER, b"Story,claim,0,4,d\xe9j\xe0,"],
        f"is not UTF-8: line 2, byte {len(HEADER) + 2 + 18} of the file is 0xE9",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_is_no_csv_is_told_and_changes_nothing(story, file, case):
    lines, sentence = BROKEN[case]
    before = everything(story)
    with pytest.raises(FormatProblem, match=sentence) as problem:
        imported(story, file(*lines))
    assert not isinstance(problem.value, BadRows)
    assert everything(story) == before


BAD_ROWS = {
    "too few cells": ("Story,claim,12", "line 3: 3 cells where the header has 6"),
    "too many cells": (f"{GOOD},x", "line 3: 7 cells where the header has 6"),
    "negative": ("Story,claim,-1,3,,", "line 3, column “start”: “-1” is not a whole number"),
    "a fraction": ("Story,claim,1.0,3,,", "column “start”: “1.0” is not a whole number"),
    "a word": ("Story,claim,1,three,,", "column “end”: “three” is not a whole number"),
    "nothing": ("Story,claim,,3,,", "column “start”: “” is not a whole number"),
    "reversed": ("Story,claim,5,3,,", "column “end”: the annotation ends (3) before it starts (5)"),
    "empty span": ("Story,claim,5,5,,", "the annotation is empty (5 to 5)"),
    "past the end": ("Story,claim,5,500,,", "ends at 500, but the text has 46 characters"),
    "far past": (f"Story,claim,5,{10**11},,", "but the text has 46 characters"),
    "wrong words": (
        "Story,claim,12,31,the house was safe,",
        "the text there is “the bridge was safe”, not “the house was safe”",
    ),
    "unknown label": (
        "Story,rumour,12,31,,",
        "there is no label “rumour”; the project has claim, source",
    ),
    "label in another case": (
        "Story,Claim ,12,31,,",
        "there is no label “Claim ”; did you mean “claim”?",
    ),
    "no document": (",claim,12,31,,", "does not say which document"),
    "unknown document": (
        "Tale,claim,12,31,,",
        "the project has no document “Tale” (1 row); add it first",
    ),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_row_is_named_and_nothing_comes_in_unless_it_is_skipped(story, file, case):
    row, sentence = BAD_ROWS[case]
    path = file(HEADER, GOOD, row)
    before = everything(story)
    with pytest.raises(BadRows) as problem:
        imported(story, path)
    assert sentence in str(problem.value)
    assert "in.csv: 1 row cannot be imported: line 3" in str(problem.value)
    assert everything(story) == before
    assert imported(story, path, skip_bad=True).annotations == 1


FULL = "document,label,start,end,fragments,annotation_id,attributes,links,status,confidence"
BAD_CELLS = {
    "fragments": (
        "Story,claim,12,31,12-31,,,,,",
        "column “fragments”: “12-31” is not “start end;start end”",
    ),
    "fragments that differ": (
        "Story,claim,12,30,12 31,,,,,",
        "column “end”: 30 is not where the fragments (12 31) end",
    ),
    "fragments that overlap": ("Story,claim,12,31,12 20;15 31,,,,,", "overlap or are out of order"),
    "attributes": ('Story,claim,12,31,,,{"a":,,,', "“attributes”"),
    "attributes twice": (
        'Story,claim,12,31,,,"{""a"":""1"",""a"":""2""}",,,',
        "a name stands twice",
    ),
    "attributes not texts": ('Story,claim,12,31,,,"{""a"":NaN}",,,', "NaN is not JSON"),
    "attributes a list": ("Story,claim,12,31,,,[],,,", "is not a JSON object of texts"),
    "links": (
        "Story,claim,12,31,,,,attributed to,,",
        "column “links”: “attributed to” is not “type>id; type>id”",
    ),
    "status": (
        "Story,claim,12,31,,,,,maybe,",
        "column “status”: “maybe” is none of draft, accepted",
    ),
    "confidence": (
        "Story,claim,12,31,,,,,,99%",
        "column “confidence”: “99%” is none of low, medium, high",
    ),
}


@pytest.mark.parametrize("case", BAD_CELLS)
def test_a_bad_cell_is_named_with_its_column(story, file, case):
    row, sentence = BAD_CELLS[case]
    [problem] = surveyed(story, file(FULL, row)).bad
    assert sentence in problem.message


def test_nested_json_does_not_break_the_reader(story, file):
    cell = '"' + "[" * 100_000 + '"'
    [problem] = surveyed(story, file(FULL, f"Story,claim,12,31,,,{cell},,,")).bad
    assert "is not a JSON object" in problem.message


def test_an_id_that_stands_twice_is_bad(story, file):
    uuid = "6e52fb73-e9ba-518b-90eb-4f6e7cdbd188"
    rows = [f"Story,claim,12,31,12 31,{uuid},,,,", f"Story,source,0,4,0 4,{uuid},,,,"]
    [problem] = surveyed(story, file(FULL, *rows)).bad
    assert (problem.line, problem.column) == (3, "annotation_id")


def test_rows_of_a_document_that_is_not_there_are_told_once(story, file):
    found = surveyed(story, file(HEADER, GOOD, *["Tale,claim,0,1,,"] * 3))
    assert found.bad[0].message.endswith(
        "the project has no document “Tale” (3 rows); add it first"
    )
    assert (found.rows, found.good) == (4, 1)


def test_cells_may_be_long_and_hold_any_line_end(story, file):
    note = "x" * 200_000 + "\r\n\r\u2028end"
    imported(story, file(HEADER, f'Story,claim,12,31,,"{note}"'))
    assert [one.note for one in story.annotations()] == [note]


def test_labels_can_be_mapped(story, file):
    path = file(HEADER, "Story,Behauptung,12,31,,")
    assert surveyed(story, path).bad
    assert not surveyed(story, path, {"Behauptung": "claim"}).bad


def test_columns_that_nobody_knows_are_told(story, file):
    found = surveyed(story, file(f"{HEADER},colour", f"{GOOD},red", f"{GOOD},"))
    assert found.remarks == ["the column “colour” is not known here: its 1 values were left out"]


@pytest.mark.parametrize(
    ("unit", "title", "rows"),
    [
        ("utf-16", "UTF-16 units", [(0, 4), (13, 32), (34, 36)]),
        ("bytes", "UTF-8 bytes", [(0, 4), (15, 34), (36, 38)]),
        ("inclusive", "the last character", [(0, 3), (12, 30), (33, 34)]),
        ("from-1", "from 1 instead of 0", [(1, 4), (13, 31), (34, 35)]),
        ("crlf", "line ends as two characters", [(0, 4), (12, 31), (34, 36)]),
    ],
)
def test_other_units_are_found_by_the_quotes_and_converted(story, file, unit, title, rows):
    quotes = ["Anna", "the bridge was safe", "Bo"]
    labels = ["source", "claim", "source"]
    lines = [
        f"Story,{label},{start},{end},{quote},"
        for (start, end), quote, label in zip(rows, quotes, labels, strict=True)
    ]
    path = file(HEADER, *lines)
    found = surveyed(story, path)
    assert (found.unit.name, found.bad) == (unit, [])
    assert title in found.remarks[0]
    assert imported(story, path).annotations == 3
    assert [quote for _, quote in annotations(story)] == quotes


def test_without_a_unanimous_vote_nothing_is_converted(story, file):
    path = file(HEADER, "Story,claim,13,32,the bridge was safe,", "Story,source,0,4,Bert,")
    found = surveyed(story, path)
    assert found.unit.name == "code points"
    assert [problem.line for problem in found.bad] == [2, 3]
    assert "counted as UTF-16 units, 1 of 2 would fit" in found.bad[0].message


GUARDED = [HEADER, "Story,claim,12,31,the bridge was safe,'=note"]


def test_the_guard_of_our_spreadsheet_preset_is_undone(story, file):
    imported(story, file(codecs.BOM_UTF8 + GUARDED[0].encode(), *GUARDED[1:]))
    assert [one.note for one in story.annotations()] == ["=note"]


def test_an_apostrophe_in_a_file_without_guard_stays(story, file):
    imported(story, file(*GUARDED))
    assert [one.note for one in story.annotations()] == ["'=note"]


def test_a_bare_formula_tells_that_there_is_no_guard(story, file):
    mark = codecs.BOM_UTF8 + GUARDED[0].encode()
    imported(story, file(mark, *GUARDED[1:], "Story,source,0,4,Anna,=1"))
    assert {one.note for one in story.annotations()} == {"'=note", "=1"}


def test_a_guarded_quote_tells_that_there_is_a_guard(project, file):
    add(project, "-- Reuters said so")
    imported(project, file(HEADER, "Story,source,0,10,'-- Reuters,'=note"))
    assert [(one.quote, one.note) for one in project.annotations()] == [("-- Reuters", "=note")]
