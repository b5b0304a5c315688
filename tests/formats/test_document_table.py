"""Documents as a table, and what is known of them beside their annotations."""

import csv
import json

import pytest

from annotator import resources
from annotator.formats.csv_columns import optional_columns, standard_columns
from annotator.formats.csv_presets import DATA, EXCEL
from annotator.formats.document_table import DocumentTable
from annotator.formats.problems import FormatProblem
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from tests.formats.csv_steps import exported, imported, surveyed, table, twin

TEXT = "The bridge\nAnna said the bridge was shut.\nBo denied it."
EXTRA = {
    "pages": "[[1,1],[2,3]]",
    "speakers": '[[1,null],[2,"Anna"]]',
    "seconds": "[[1,0],[3,62.5]]",
    "edition": "=late",
}
METADATA = Metadata(
    title="The bridge", url="https://example.org/a", canonical_url="https://example.org/b",
    publisher="Paper", author="=Ann", published="2024-01-02", modified="2024-01-03",
    accessed="2024-01-04", language="en", direction="ltr", archive_url="https://example.org/c",
    archived_at="2024-01-05", file_name="a.html", media_type="text/html", genre="news",
    rights="all", extra=EXTRA,
)  # fmt: skip


@pytest.fixture
def project(tmp_path, scheme):
    with Project.create(tmp_path / "news.annotator", scheme=scheme, title="News") as made:
        text = SourceText(TEXT, "utf-8", "LF", "ab" * 32, "html/1")
        one = made.documents.add(text, METADATA)
        made.documents.add(SourceText("Other words."), Metadata(title="Bare"))
        made.annotations.add(one, Span(11, 15), "source")
        made.annotations.add(one, Span(21, 40), "claim")
        made.annotations.add(one, Span(42, 54), "denial")
        made.annotations.add(one, Span(0, 10), "claim")
        yield made


def test_all_metadata_can_be_columns(project, tmp_path):
    names = [column.name for column in optional_columns(project.scheme)]
    exported(project, tmp_path / "a.csv", columns=tuple(names))
    row = table(tmp_path / "a.csv")[0]
    assert row["author"] == "=Ann"
    assert json.loads(row["metadata"]) == EXTRA
    facts = {
        "document_modified": "2024-01-03", "accessed": "2024-01-04", "language": "en",
        "canonical_url": "https://example.org/b", "archive_url": "https://example.org/c",
        "archived_at": "2024-01-05", "direction": "ltr", "genre": "news", "rights": "all",
        "media_type": "text/html", "encoding": "utf-8", "newline": "LF", "method": "html/1",
        "raw_sha256": "ab" * 32, "file_name": "a.html", "document_status": "doing",
    }  # fmt: skip
    assert {name: row[name] for name in facts} == facts


def test_page_speaker_and_time_are_those_of_the_paragraph(project, tmp_path):
    exported(project, tmp_path / "a.csv", columns=("quote", "page", "speaker", "time"))
    rows = [list(row.values())[1:] for row in table(tmp_path / "a.csv")]
    assert rows == [
        ["1", "", "00:00:00"],
        ["3", "Anna", "00:00:00"],
        ["3", "Anna", "00:00:00"],
        ["3", "Anna", "00:01:02.500"],
    ]


def test_where_nothing_is_known_of_paragraphs_cells_are_empty(project, tmp_path):
    bare = next(one.id for one in project.documents.listing() if one.title == "Bare")
    project.annotations.add(bare, Span(0, 5), "claim")
    exported(project, tmp_path / "a.csv", columns=("page", "speaker", "time", "metadata"))
    assert list(table(tmp_path / "a.csv")[-1].values()) == ["", "", "", ""]


def test_a_key_of_ones_own_can_be_a_column(project, tmp_path):
    names = ("label", "metadata.edition", "metadata.gone")
    exported(project, tmp_path / "a.csv", EXCEL, columns=names)
    row = table(tmp_path / "a.csv")[0]
    assert (row["metadata.edition"], row["metadata.gone"]) == ("'=late", "")
    with pytest.raises(FormatProblem, match=r"no column “metadata\.”"):
        exported(project, tmp_path / "b.csv", columns=("metadata.",))


def test_the_usual_columns_are_what_they_were(scheme):
    names = [column.name for column in standard_columns(scheme)]
    assert names[:8] == [
        "project", "document_id", "document", "url", "publisher", "published", "text_sha256",
        "annotation_id",
    ]  # fmt: skip
    assert not {"author", "page", "metadata"} & set(names)


def test_what_was_decided_can_be_columns(project, tmp_path):
    ids = [one.id for one in project.annotations.of(1)]
    project.reviewing.decide(ids[:1], "discuss", reason="other")
    project.reviewing.decide(ids[:2], "reject", reason="label", note="=See")
    project.reviewing.decide(ids[2:], "accept")
    project.decisions.answer(project.decisions.of(ids[1])[0].id, "disputed", "No")
    names = ("review_reason", "review_note", "review_answer", "review_answer_note")
    exported(project, tmp_path / "a.csv", columns=names)
    rows = [tuple(row[name] for name in names) for row in table(tmp_path / "a.csv")]
    assert rows == [
        ("label", "=See", "", ""), ("label", "=See", "disputed", "No"), ("", "", "", ""),
        ("", "", "", ""),
    ]  # fmt: skip


def test_an_attribute_keeps_its_column_where_one_of_the_later_ones_has_its_name():
    made = parse_scheme(
        resources.read_text("schemes", "fact-check.toml").replace(
            "[[label.attribute]]",
            '[[label.attribute]]\nname = "author"\ntitle = "Author"\nkind = "text"\n'
            "[[label.attribute]]",
            1,
        )
    )
    assert "author" in [column.name for column in standard_columns(made)]
    optional = [column.name for column in optional_columns(made)]
    assert "author" not in optional
    assert "document_author" in optional


def test_a_table_with_more_columns_comes_back_without_complaint(project, tmp_path):
    optional = [column.name for column in optional_columns(project.scheme)]
    names = [column.name for column in standard_columns(project.scheme)]
    chosen = (*names, *optional, "metadata.edition")
    exported(project, tmp_path / "a.csv", EXCEL, columns=chosen)
    with twin(project, tmp_path / "b.annotator") as other:
        found = surveyed(other, tmp_path / "a.csv")
        assert (found.bad, found.remarks) == ([], [])
        assert imported(other, tmp_path / "a.csv").annotations == 4


def test_the_documents_last_change_is_not_taken_for_the_annotations(project, tmp_path):
    names = ("document", "label", "start", "end", "document_modified")
    exported(project, tmp_path / "a.csv", columns=names)
    with twin(project, tmp_path / "b.annotator") as other:
        imported(other, tmp_path / "a.csv")
        assert all(one.updated_at != "2024-01-03" for one in other.annotations())


# Tables of documents


def rows_of(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_every_document_is_a_row_with_all_that_is_known(project, tmp_path):
    told: list[int] = []
    target = tmp_path / "documents.csv"
    report = DocumentTable(project.scheme, DATA).write(
        project.exchange.read(), target, progress=told.append
    )
    assert (report.summary, report.documents, told) == ("2 of 2 rows verified", 2, [2])
    one, bare = rows_of(target)
    assert (one["document"], one["author"], one["document_modified"]) == (
        "The bridge", "=Ann", "2024-01-03",
    )  # fmt: skip
    assert (one["length"], one["annotations"], one["claim"], one["context"]) == (
        str(len(TEXT)), "4", "2", "0",
    )  # fmt: skip
    assert json.loads(one["metadata"]) == EXTRA
    assert (bare["document"], bare["metadata"], bare["annotations"]) == ("Bare", "", "0")


def test_for_spreadsheets_formulas_are_guarded(project, tmp_path):
    target = tmp_path / "documents.csv"
    DocumentTable(project.scheme).write(project.exchange.read(), target, never=[project.path])
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows_of(target)[0]["author"] == "'=Ann"


def test_a_project_is_never_overwritten_by_a_table(project):
    with pytest.raises(FormatProblem, match="project"):
        DocumentTable(project.scheme).write(
            project.exchange.read(), project.path, never=[project.path]
        )
