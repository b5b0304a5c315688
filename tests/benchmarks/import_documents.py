"""Import against a bare executemany of the same rows, with FTS5, into the same tables."""

import sqlite3
import tempfile
from pathlib import Path

from annotator.store import schema
from tests.benchmarks.corpus import documents, new_project
from tests.benchmarks.measure import Figure, in_turn, timed

TABLES = ("annotator", "label", "text", "document", "version", "annotation")


def run(size: float, runs: int) -> list[Figure]:
    count = max(100, int(10_000 * size))
    corpus = list(documents(count))
    with tempfile.TemporaryDirectory() as folder:
        rows = _rows(Path(folder), corpus)
        numbers = iter(range(1_000))

        def ours() -> float:
            project = new_project(Path(folder) / f"ours{next(numbers)}.annotator")
            try:
                return timed(lambda: project.exchange.write(corpus, title="Import"))
            finally:
                project.close()
                project.path.unlink()

        def reference() -> float:
            path = Path(folder) / f"bare{next(numbers)}.db"
            try:
                return bare(path, rows)
            finally:
                path.unlink()

        milliseconds, bare_milliseconds = in_turn(ours, reference, runs)
    name = f"import {count:,} documents with {count * 10:,} annotations"
    return [Figure(name, milliseconds, bare_milliseconds, 2.0, "bare executemany with FTS5")]


def _rows(folder: Path, corpus: list) -> dict[str, list[tuple]]:
    project = new_project(folder / "rows.annotator")
    project.exchange.write(corpus, title="Import")
    project.close()
    connection = sqlite3.connect(folder / "rows.annotator")
    rows = {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in TABLES}
    connection.close()
    return rows


def bare(path: Path, rows: dict[str, list[tuple]]) -> float:
    """Milliseconds of bringing the same rows into the same tables with the same indexes,
    without journal or checks."""
    connection = sqlite3.connect(path, isolation_level=None)
    for version in range(1, schema.SCHEMA_VERSION + 1):
        for statement in schema.statements(schema.migration(version)):
            connection.execute(statement)

    def work() -> None:
        connection.execute("BEGIN")
        for table, values in rows.items():
            places = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", values)
        connection.executemany(
            "INSERT INTO text_fts (rowid, content) VALUES (?, ?)",
            ((row[0], row[-1]) for row in rows["text"]),
        )
        connection.execute("COMMIT")

    try:
        return timed(work)
    finally:
        connection.close()
