"""Adding a folder of texts and a table of texts, against reading them and a bare executemany
with FTS5 into the same tables."""

import json
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from annotator.arrivals.arrival import LARGEST_KEPT
from annotator.commands.adding import Adding
from annotator.sources.ahead import read_many
from annotator.sources.reading import Reader
from tests.benchmarks.corpus import documents, new_project
from tests.benchmarks.import_documents import bare
from tests.benchmarks.measure import Figure, in_turn, timed

TABLES = ("annotator", "label", "text", "document", "version")


def run(size: float, runs: int) -> list[Figure]:
    count = max(100, int(10_000 * size))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = [one.text.content for one in documents(count) if one.text]
        sources = {"files": _folder(folder / "texts", texts), "rows of JSON": _table(folder, texts)}
        return [
            _figure(folder, source, f"add {count:,} {what}", runs)
            for what, source in sources.items()
        ]


def _folder(folder: Path, texts: list[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def _table(folder: Path, texts: list[str]) -> Path:
    path = folder / "texts.jsonl"
    rows = (json.dumps({"title": str(number), "text": text}) for number, text in enumerate(texts))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def _figure(folder: Path, source: Path, name: str, runs: int) -> Figure:
    rows = _rows(folder, source)
    read: Callable[[], object] = (
        (lambda: [path.read_text(encoding="utf-8") for path in sorted(source.iterdir())])
        if source.is_dir()
        else (lambda: [json.loads(line) for line in source.read_bytes().split(b"\n")])
    )
    numbers = iter(range(1_000))

    def ours() -> float:
        project = new_project(folder / f"ours{next(numbers)}.annotator")
        try:
            return timed(lambda: _add(project, source))
        finally:
            project.close()
            project.path.unlink()

    def reference() -> float:
        path = folder / f"bare{next(numbers)}.db"
        try:
            return timed(read) + bare(path, rows)
        finally:
            path.unlink()

    milliseconds, bare_milliseconds = in_turn(ours, reference, runs)
    return Figure(
        name, milliseconds, bare_milliseconds, 2.0, "reading and a bare executemany with FTS5"
    )


def _add(project, source: Path) -> None:
    with Reader(most_kept=LARGEST_KEPT) as reader:
        found = Adding(project).documents(read_many([source], reader))
        project.exchange.write(found, title="Add")


def _rows(folder: Path, source: Path) -> dict[str, list[tuple]]:
    project = new_project(folder / "rows.annotator")
    _add(project, source)
    project.close()
    connection = sqlite3.connect(project.path)
    rows = {t: connection.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in TABLES}
    connection.close()
    project.path.unlink()
    return rows
