"""The sample project: built from the parts under projects/, and the whole job without a window.

    python -m annotator.sample build PARTS PROJECT    makes the project file
    python -m annotator.sample demo PARTS FOLDER      builds, annotates, exports, draws

`run.py` calls both; in an installed program neither is needed.
"""

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from annotator import resources
from annotator.formats.csv_presets import EXCEL
from annotator.formats.csv_reader import CsvImport
from annotator.formats.csv_writer import CsvExport
from annotator.formats.texts import TextIndex
from annotator.model.document import Metadata
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.sources.plain import read_text_file
from annotator.store import Project

SCHEME = "fact-check"
ANNOTATOR = "Sample"
ANNOTATIONS = "annotations.csv"
# What the demonstration marks itself: article, label, words that stand there.
NEW_MARK = ("night-ferry.txt", "claim", "lawyers of the company had asked for it to be removed")


def build(parts: Path, target: Path) -> None:
    """Makes ``target`` from the articles, metadata and annotations in ``parts``, or nothing."""
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
    for file in sorted(parts.glob("*.txt"), reverse=True):
        reading = read_text_file(file)
        document = project.documents.add(reading.text, _metadata(file, reading.metadata))
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


def mark(project: Project) -> None:
    """Puts one more annotation on the sample, as a person at the window would."""
    file_name, label, words = NEW_MARK
    document = next(
        number
        for number in project.documents.ids()
        if project.documents[number].metadata.file_name == file_name
    )
    start = project.documents.text(document).index(words)
    project.annotations.add(document, Span(start, start + len(words)), label)


def export(project: Project, target: Path) -> str:
    """Writes the project's CSV; returns "61 of 61 rows verified"."""
    report = CsvExport(project.scheme, project.title, EXCEL).write(project.exchange.read(), target)
    return report.summary


def demo(parts: Path, folder: Path) -> None:
    """The job that the window is for, without one; says where each result lies."""
    project_file, table = folder / "sample.annotator", folder / "sample.csv"
    build(parts, project_file)
    with Project.open(project_file, annotator=ANNOTATOR) as project:
        print(f"Project:  {project_file}  ({project.documents.count()} documents)")
        mark(project)
        print(f"CSV:      {table}  ({export(project, table)})")
    picture = folder / "window.png"
    draw(project_file, picture)
    print(f"Picture:  {picture}")


def draw(project: Path, picture: Path) -> None:
    """Draws the window that shows ``project``."""
    from annotator.ui.shots import draw_project  # noqa: PLC0415 (building needs no Qt)

    draw_project(project, picture)


def main(arguments: Sequence[str]) -> int:
    """Runs one of the two commands that the module's first lines show."""
    match arguments:
        case ["build", parts, project]:
            build(Path(parts), Path(project))
        case ["demo", parts, folder]:
            demo(Path(parts), Path(folder))
        case _:
            print((__doc__ or "").strip(), file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
