"""Which annotations leave, and the first look at them."""

import csv

import pytest

from annotator import resources
from annotator.departures.annotations import ROWS, Scope, Selection, sample_of_claims
from annotator.formats.csv_presets import DATA, EXCEL
from annotator.formats.csv_writer import CsvExport
from annotator.formats.problems import FormatProblem
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project


@pytest.fixture
def project(tmp_path):
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ada") as made:
        for title, text in (("=A", "=Sum of مصدر and 😀 emoji. " * 30), ("B", "012 345 678. " * 4)):
            document = made.documents.add(SourceText(text), Metadata(title=title))
            for start in range(0, 50, 2):
                made.annotations.add(document, Span(start, start + 3), "claim")
        yield made


@pytest.mark.parametrize("preset", [EXCEL, DATA])
@pytest.mark.parametrize("scope", [Scope(), Scope((2,)), Scope((2, 1), is_since_last=True)])
@pytest.mark.parametrize("names", [(), ("label", "document", "quote", "start_utf16")])
def test_the_sample_is_how_the_file_begins(project, tmp_path, preset, scope, names):
    selection = Selection(project, scope)
    sample = selection.sample(preset, names)
    report = CsvExport(project.scheme, project.title, preset, names).write(
        selection.documents(), tmp_path / "all.csv"
    )
    with (tmp_path / "all.csv").open(newline="", encoding="utf-8-sig") as stream:
        header, *rows = csv.reader(stream)
    assert sample.header == tuple(header)
    assert sample.cells == tuple(map(tuple, rows[:ROWS]))
    assert len(sample.cells) == ROWS
    assert sample.total == report.rows == (25 if scope.documents == (2,) else 50)


def test_a_column_that_there_is_not(project):
    with pytest.raises(FormatProblem, match="colour"):
        Selection(project, Scope()).sample(DATA, ("colour",))


def test_only_what_is_new(project):
    scope = Scope(is_since_last=True)
    first = Selection(project, scope)
    assert first.remarks == ["this is the first export: everything is in it"]
    project.exported.remember(first.reached)
    assert Selection(project, scope).sample(DATA).cells == ()
    project.annotations.set_note(3, "seen")
    project.annotations.delete(4)
    again = Selection(project, scope)
    assert [row[0] for row in again.sample(DATA, ("note",)).cells] == ["seen"]
    assert again.remarks == ["deleted since the last export, and so not in the file: 1"]
    assert Selection(project, Scope()).remarks == []


def test_only_a_whole_scope_is_complete():
    assert Scope().is_complete
    assert Scope(is_since_last=True).is_complete
    assert not Scope((1,)).is_complete


def test_claims_look_as_in_their_file(project, tmp_path):
    from annotator.formats import claims_csv
    from annotator.model.roles import Roles
    from annotator.review.claims import cards

    sample = sample_of_claims(project, EXCEL)
    every = cards(project.claims.materials, project.claims.ids(), Roles(project.scheme))
    claims_csv.write(every, tmp_path / "claims.csv", EXCEL)
    with (tmp_path / "claims.csv").open(newline="", encoding="utf-8-sig") as stream:
        header, *rows = csv.reader(stream)
    assert (sample.header, sample.total) == (tuple(header), 50)
    assert sample.cells == tuple(map(tuple, rows[:ROWS]))
