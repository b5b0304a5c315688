"""What the CSV holds, in which order, and what happens when it cannot be written."""

from pathlib import Path

import pytest

from annotator.formats import csv_table
from annotator.formats.csv_batch import ENOUGH
from annotator.formats.csv_presets import DATA, EXCEL, PRESETS, preset_named
from annotator.formats.csv_writer import CsvExport
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, LooseAnnotation, LooseLink
from annotator.model.scheme import Attribute, Label, Scheme
from annotator.model.text import Span, quote_of
from tests.formats.csv_steps import add, exported, table

GOLDEN = Path(__file__).parents[1] / "golden"
TEXT = "Anna said: “the 😀 bridge”, she went on, “is safe”.\n=1+1 is what Bo, the mayor, denied."
SCHEME = Scheme(
    "s",
    "S",
    labels=(
        Label("claim", "Claim", attributes=(Attribute("quote", "Quote", "text"),)),
        Label("source", "Source", attributes=(Attribute("named", "Named", "text"),)),
    ),
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def annotation(number: int, label: str, *words: str, **fields) -> LooseAnnotation:
    fragments = tuple(map(at, words))
    times = {"created_at": "2024-05-01T10:00:00.000Z", "updated_at": "2024-05-02T11:30:00.000Z"}
    return LooseAnnotation(
        label, fragments, quote_of(TEXT, fragments), uuid(number), **{**times, **fields}
    )


DOCUMENT = AnnotatedDocument(
    Metadata(
        title="The bridge",
        url="https://example.org/?a=1,2",
        publisher="The “Daily”",
        published="2024-04-30",
        file_name="bridge.txt",
    ),
    SourceText(TEXT),
    uuid=uuid(1),
    text_sha256="a" * 64,
    annotations=(
        annotation(2, "source", "Anna", annotator="علی", attributes={"named": "named"}),
        annotation(
            3,
            "claim",
            "the 😀 bridge",
            "is safe",
            attributes={"quote": 'in, "direct"'},
            note="Two\r\nlines; and\ta tab",
            links=(LooseLink("attributed_to", uuid(2)), LooseLink("denies", uuid(4))),
            comments=("Sure?", 'Yes, "quite"'),
            annotator="Ann",
            status="accepted",
            confidence="high",
            origin="manual",
            reviewer="Bo",
            reviewed_at="2024-05-03T00:00:00.000Z",
        ),
        annotation(4, "claim", "=1+1", note="'=kept", annotator="Ann"),
    ),
)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_preset_is_written_as_its_golden_file(tmp_path, preset):
    target = tmp_path / "out.csv"
    report = CsvExport(SCHEME, "Bridges", preset).write([DOCUMENT], target)
    assert report.summary == "3 of 3 rows verified"
    golden = GOLDEN / f"{preset.name}.csv"
    assert target.read_bytes() == golden.read_bytes(), (
        f"if this is meant, copy {target} to {golden}"
    )


def test_the_columns_stand_in_the_order_of_the_contract(tmp_path):
    CsvExport(SCHEME, preset=DATA).write([DOCUMENT], tmp_path / "out.csv")
    header = (tmp_path / "out.csv").read_text(encoding="utf-8").split("\n")[0].strip()
    assert header == (
        "project,document_id,document,url,publisher,published,text_sha256,annotation_id,label,"
        "quote,start,end,start_utf16,end_utf16,start_byte,end_byte,paragraph,fragments,prefix,"
        "suffix,attribute_quote,named,links,note,comments,annotator,status,reviewer,reviewed_at,"
        "created_at,updated_at,confidence,origin"
    )


def test_columns_can_be_chosen_and_ordered(tmp_path):
    export = CsvExport(SCHEME, preset=DATA, columns=("start", "label", "attributes"))
    export.write([DOCUMENT], tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["start,label,attributes", '0,source,"{""named"": ""named""}"']


def test_one_column_alone_keeps_its_empty_cells(tmp_path):
    export = CsvExport(SCHEME, preset=DATA, columns=("note",))
    assert export.write([DOCUMENT], tmp_path / "out.csv").verified == 3
    assert len(table(tmp_path / "out.csv")) == 3


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("labels",), "did you mean “label”"),
        (("zzz",), "there are project, document_id"),
        (("label", "label"), "twice"),
    ],
)
def test_a_column_that_there_is_not_is_told(tmp_path, names, sentence):
    with pytest.raises(FormatProblem, match=sentence):
        CsvExport(SCHEME, columns=names).write([DOCUMENT], tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_preset_that_there_is_not_is_told():
    assert preset_named("excel") is EXCEL
    with pytest.raises(FormatProblem, match="no preset “word”; there are excel, data"):
        preset_named("word")


def test_rows_come_by_document_start_and_end(project, tmp_path):
    first, second = add(project, "one two three", "A"), add(project, "four five", "B")
    project.annotations.add(second, Span(0, 4), "claim")
    project.annotations.add(first, Span(4, 7), "claim")
    project.annotations.add(first, Span(0, 7), "source")
    project.annotations.add(first, Span(0, 3), "claim")
    exported(project, tmp_path / "out.csv")
    assert [row["quote"] for row in table(tmp_path / "out.csv")] == [
        "one",
        "one two",
        "two",
        "four",
    ]


def test_cells_too_long_for_a_spreadsheet_are_told_and_whole(project, tmp_path):
    document = add(project, "word " * 10_000)
    project.annotations.add(document, Span(0, 40_000), "claim", note="n")
    report = exported(project, tmp_path / "out.csv", EXCEL)
    assert report.problems == [
        "row 2: the cell “quote” has 40,000 characters; a spreadsheet shows the first 32,767"
    ]
    assert len(table(tmp_path / "out.csv")[0]["quote"]) == 40_000
    assert exported(project, tmp_path / "out.csv", DATA).problems == []


def test_attributes_that_the_scheme_does_not_know_are_told_or_packed(tmp_path):
    stranger = AnnotatedDocument(
        DOCUMENT.metadata,
        DOCUMENT.text,
        annotations=(annotation(5, "claim", "Anna", attributes={"mood": "good", "quote": "x"}),),
    )
    report = CsvExport(SCHEME).write([stranger], tmp_path / "out.csv")
    assert report.problems[0].startswith("1 values of “mood” are not in the file")
    packed = CsvExport(SCHEME, columns=("label", "attributes"))
    assert packed.write([stranger], tmp_path / "out.csv").problems == []


def test_a_quote_that_is_not_in_its_place_is_not_called_verified(tmp_path):
    wrong = LooseAnnotation("claim", (at("Anna"),), "Bert", uuid(5))
    broken = LooseAnnotation("claim", (at("Anna"), Span(900, 905)), "Anna x", uuid(6))
    document = AnnotatedDocument(DOCUMENT.metadata, DOCUMENT.text, annotations=(wrong, broken))
    report = CsvExport(SCHEME).write([document], tmp_path / "out.csv")
    assert report.summary == "0 of 2 rows verified"
    assert "are “Anna”, not the quote “Bert”" in report.problems[0]


def many(count: int) -> AnnotatedDocument:
    annotations = tuple(annotation(number, "claim", "Anna") for number in range(count))
    return AnnotatedDocument(DOCUMENT.metadata, DOCUMENT.text, annotations=annotations)


def test_documents_of_any_size_are_written_in_parts(tmp_path):
    documents = [DOCUMENT, many(ENOUGH + 5), *[DOCUMENT] * 50]
    told: list[int] = []
    report = CsvExport(SCHEME).write(documents, tmp_path / "out.csv", progress=told.append)
    assert report.verified == report.rows == ENOUGH + 5 + 51 * 3
    assert told == sorted(told)
    rows = table(tmp_path / "out.csv")
    assert [row["annotation_id"] for row in rows[:4]] == [uuid(2), uuid(3), uuid(4), uuid(0)]
    assert rows[-1]["annotation_id"] == uuid(4)


def test_a_cancelled_export_leaves_the_old_file(tmp_path):
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        CsvExport(SCHEME).write([many(20_000)], target, cancelled=lambda: True)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda text: text.replace("Anna", "Anne"), "differs from the project after row 0"),
        (lambda text: text.replace('"', "", 1), "cannot be read|differs from the project"),
        (lambda text: text[: len(text) // 2], "cannot be read|differs from the project"),
    ],
)
def test_what_the_disk_garbles_is_noticed(tmp_path, monkeypatch, damage, sentence):
    honest = csv_table.lines_of
    monkeypatch.setattr(csv_table, "lines_of", lambda *cells: damage(honest(*cells)))
    with pytest.raises(FormatProblem, match=sentence):
        CsvExport(SCHEME).write([DOCUMENT], tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_never_overwritten(project):
    with pytest.raises(FormatProblem, match="name of a project"):
        exported(project, project.path)
