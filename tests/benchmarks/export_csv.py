"""Export against a bare csv.writer loop over one query for the same annotations.

The bare loop writes what the tables hold, 22 columns; the export's 47 also have what is
computed (units, paragraph, surroundings, an own column for every attribute, links).
"""

import csv
import sqlite3
import tempfile
from pathlib import Path

from annotator.formats.csv_presets import DATA, EXCEL, Preset
from annotator.formats.csv_writer import CsvExport
from annotator.store import Project
from tests.benchmarks.corpus import documents, new_project
from tests.benchmarks.measure import Figure, in_turn, timed

PER_DOCUMENT = 100
QUERY = """
    SELECT d.uuid, d.title, d.url, d.publisher, d.published, t.sha256, a.uuid, l.name, a.quote,
        a.start, a.stop, a.fragments, a.attributes, a.note, n.name, a.status, a.reviewer,
        a.reviewed_at, a.created_at, a.updated_at, a.confidence, a.origin
    FROM annotation a JOIN document d ON d.id = a.document JOIN text t ON t.id = a.text
        JOIN label l ON l.id = a.label JOIN annotator n ON n.id = a.annotator
    ORDER BY a.document, a.start, a.stop, a.id
"""


def run(size: float, runs: int) -> list[Figure]:
    count = max(10, int(10_000 * size))
    with tempfile.TemporaryDirectory() as folder:
        project = new_project(Path(folder) / "export.annotator")
        with project:
            project.exchange.write(documents(count, PER_DOCUMENT), title="Import")
        kinds = (
            ("preset data, not read back", DATA, False, 1.5),
            ("preset data, verified", DATA, True, 3.0),
            ("preset excel, verified", EXCEL, True, 3.0),
        )
        return [
            _figure(project.path, f"export {count * PER_DOCUMENT:,} annotations ({name})", *kind, runs)
            for name, *kind in kinds
        ]


def _figure(
    path: Path, name: str, preset: Preset, is_verified: bool, limit: float, runs: int
) -> Figure:
    def ours() -> float:
        with Project.open(path, read_only=True) as project:
            export = CsvExport(project.scheme, project.title, preset, is_verified=is_verified)
            target = path.with_suffix(".csv")
            return timed(lambda: export.write(project.exchange.read(), target, never=[path]))

    milliseconds, reference = in_turn(ours, lambda: _bare(path), runs)
    return Figure(name, milliseconds, reference, limit, "bare csv.writer loop")


def _bare(path: Path) -> float:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    def work() -> None:
        with path.with_suffix(".bare.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            for row in connection.execute(QUERY):
                writer.writerow(row)

    try:
        return timed(work)
    finally:
        connection.close()
