"""Export against a bare csv.writer loop over one query that gives the same rows.

The query gives what SQL can: a column for every attribute, the links and the comments. What
it cannot, the positions in other units, the paragraph and the words around, the export has
besides; it also guards, syncs, reads the file back and compares.
"""

import csv
import sqlite3
import tempfile
from pathlib import Path
from typing import NamedTuple

from annotator.formats.csv_presets import DATA, EXCEL, Preset
from annotator.formats.csv_writer import CsvExport
from annotator.store import Project
from tests.benchmarks.corpus import documents, new_project
from tests.benchmarks.measure import Figure, in_turn, timed

PER_DOCUMENT = 100
QUERY = """
    SELECT d.uuid, d.title, d.url, d.publisher, d.published, t.sha256, a.uuid, l.name, a.quote,
        a.start, a.stop, coalesce(a.fragments, a.start || ' ' || a.stop), {attributes},
        (SELECT group_concat(y.name || '>' || e.uuid, '; ') FROM link k
            JOIN link_type y ON y.id = k.type JOIN annotation e ON e.id = k.stop
            WHERE k.start = a.id),
        a.note, (SELECT json_group_array(c.body) FROM comment c WHERE c.annotation = a.id),
        n.name, a.status, a.reviewer, a.reviewed_at, a.created_at, a.updated_at, a.confidence,
        a.origin
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
            names = [attribute.name for attribute in project.scheme.all_attributes()]
        columns = ", ".join(f"json_extract(a.attributes, '$.{name}')" for name in names)
        query = QUERY.format(attributes=columns)
        return [
            _figure(project.path, query, Kind(*kind), count * PER_DOCUMENT, runs)
            for kind in (
                ("not read back", DATA, False),
                ("data", DATA, True),
                ("excel", EXCEL, True),
            )
        ]


class Kind(NamedTuple):
    name: str
    preset: Preset
    is_verified: bool


def _figure(path: Path, query: str, kind: Kind, rows: int, runs: int) -> Figure:
    def ours() -> float:
        with Project.open(path, read_only=True) as project:
            export = CsvExport(
                project.scheme, project.title, kind.preset, is_verified=kind.is_verified
            )
            target = path.with_suffix(".csv")
            return timed(lambda: export.write(project.exchange.read(), target, never=[path]))

    milliseconds, reference = in_turn(ours, lambda: _bare(path, query), runs)
    name = f"export {rows:,} annotations to CSV ({kind.name})"
    return Figure(name, milliseconds, reference, 1.5, "bare csv.writer loop")


def _bare(path: Path, query: str) -> float:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)

    def work() -> None:
        with path.with_suffix(".bare.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            for row in connection.execute(query):
                writer.writerow(row)

    try:
        return timed(work)
    finally:
        connection.close()
