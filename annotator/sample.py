"""The sample project, built from articles, their metadata and their annotations.

python -m annotator.sample PROJECT
"""

import sys
import tomllib
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from annotator import resources
from annotator.formats.csv_reader import CsvImport
from annotator.formats.texts import TextIndex
from annotator.model.document import Metadata
from annotator.model.scheme import parse_scheme
from annotator.sources.plain import read_text_file
from annotator.store import Project

SCHEME = "fact-check"
ANNOTATOR = "Sample"
ANNOTATIONS = "annotations.csv"


def build(target: Path, parts: Path | None = None) -> None:
    """Makes ``target`` from the articles, metadata and annotations in ``parts``, or nothing.

    ``parts`` are those that the program ships, if no others are named.
    """
    parts = parts or resources.sample()
    unfinished = target.with_name(f"{target.stem}-unfinished{target.suffix}")
    unfinished.unlink(missing_ok=True)
    scheme = parse_scheme(resources.read_text("schemes", f"{SCHEME}.toml"))
    target.parent.mkdir(parents=True, exist_ok=True)
    with Project.create(unfinished, scheme=scheme, annotator=ANNOTATOR, title="Sample") as project:
        texts = _add_articles(project, parts)
        _add_annotations(project, texts, parts / ANNOTATIONS)
    unfinished.replace(target)


def _add_articles(project: Project, parts: Path) -> TextIndex:
    texts = TextIndex()
    readings = {file: read_text_file(file) for file in parts.glob("*.txt")}
    known = {file: _metadata(file, reading.metadata) for file, reading in readings.items()}
    for file in sorted(known, key=lambda file: known[file].published):
        document = project.documents.add(readings[file].text, known[file])
        texts.add(partial(project.documents.text, document), names=(file.name,))
    return texts


def _metadata(article: Path, found: Metadata) -> Metadata:
    """What the file itself says, and what the TOML file beside it knows."""
    # Any: the names and types are those of Metadata, which a test of the sample's files checks.
    known: dict[str, Any] = tomllib.loads(article.with_suffix(".toml").read_text(encoding="utf-8"))
    return replace(found, **known)


def _add_annotations(project: Project, texts: TextIndex, file: Path) -> None:
    with file.open("rb") as stream:
        found = CsvImport(stream, file.name, project.scheme, texts)
        report = project.exchange.write(found.documents(), title="Import the sample's annotations")
    if report.problems:
        raise ValueError(f"the sample's annotations do not fit: {report.problems[0]}")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
