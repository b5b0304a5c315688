"""The program's job on the sample project: built, annotated, exported, drawn, without a screen.

    python -m annotator.demo FOLDER

It says where each result lies. `run.py` calls it where there is no display.
"""

import sys
from pathlib import Path

from annotator import sample
from annotator.formats.csv_presets import EXCEL
from annotator.formats.csv_writer import CsvExport
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.portrait import draw

# What the demonstration marks itself: article, label, words that stand there.
NEW_MARK = ("night-ferry.txt", "claim", "lawyers of the company had asked for it to be removed")


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


def run(folder: Path) -> None:
    """The job that the window is for, without one; says where each result lies."""
    project_file, table = folder / "sample.annotator", folder / "sample.csv"
    sample.build(project_file)
    with Project.open(project_file, annotator=sample.ANNOTATOR) as project:
        print(f"Project:  {project_file}  ({project.documents.count()} documents)")
        mark(project)
        print(f"CSV:      {table}  ({export(project, table)})")
    picture = folder / "window.png"
    draw(project_file, picture)
    print(f"Picture:  {picture}")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
