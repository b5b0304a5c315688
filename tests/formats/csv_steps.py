"""What the tests of CSV do again and again."""

import csv
from dataclasses import replace
from pathlib import Path

from annotator.commands.texts import texts_of_project
from annotator.formats.csv_presets import DATA, Preset
from annotator.formats.csv_reader import CsvImport, CsvSurvey
from annotator.formats.csv_writer import CsvExport, ExportReport
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, ImportReport
from annotator.store import Project

SHARED = Path(__file__).parents[2].parent / "shared" / "articles"


def exported(project: Project, target: Path, preset: Preset = DATA, **options) -> ExportReport:
    export = CsvExport(project.scheme, project.title, preset, **options)
    return export.write(project.exchange.read(), target, never=[project.path])


def surveyed(project: Project, path: Path, labels=None) -> CsvSurvey:
    with path.open("rb") as stream:
        return CsvImport(
            stream, path.name, project.scheme, texts_of_project(project), labels
        ).survey


def imported(project: Project, path: Path, *, skip_bad: bool = False) -> ImportReport:
    with path.open("rb") as stream:
        found = CsvImport(stream, path.name, project.scheme, texts_of_project(project))
        return project.exchange.write(found.documents(skip_bad=skip_bad), title="Import")


def add(project: Project, text: str, title: str = "Story") -> int:
    return project.documents.add(SourceText(text), Metadata(title=title, file_name=f"{title}.txt"))


def everything(project: Project) -> list[AnnotatedDocument]:
    """All that a CSV carries: links have no ids in it, and stand in any order."""
    return [
        replace(
            document,
            annotations=tuple(
                one._replace(
                    links=tuple(sorted((link._replace(uuid="") for link in one.links), key=str))
                )
                for one in document.annotations
            ),
        )
        for document in project.exchange.read()
    ]


def twin(project: Project, path: Path) -> Project:
    """Another project with the same documents and no annotations."""
    made = Project.create(path, scheme=project.scheme, annotator="Somebody else")
    bare = (replace(document, annotations=()) for document in project.exchange.read())
    made.exchange.write(bare, title="Add documents")
    return made


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))
