"""Projects as SQL text, to keep one of each released version.

Before a release that changed the schema: ``python -m tests.versions.dump`` writes the dump of
the present version beside this file. A dump is never written again once it was released.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator import resources
from annotator.model.annotation_filter import parse_annotation_filter
from annotator.model.document import Metadata, Original, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project, schema

FOLDER = Path(__file__).parent
KEPT = {"is_whole_page": True}
PLAIN = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " AND name NOT LIKE 'text_fts%'"
    " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
)
OTHERS = (
    "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'text_fts_%'"
    " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
)


def dump(path: Path) -> str:
    """The statements that make the project at ``path`` again."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(_lines(connection))


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for pragma in ("application_id", "user_version"):
        (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        yield f"PRAGMA {pragma} = {value};"
    for (sql,) in connection.execute(OTHERS).fetchall():
        yield f"{sql};"
    tables = [name for name, _ in connection.execute(PLAIN).fetchall()]
    for table in (*tables, "sqlite_sequence"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]
        values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
        for (row,) in connection.execute(f"SELECT {values} FROM {table}").fetchall():
            yield f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({row});"
    yield "INSERT INTO text_fts (text_fts) VALUES ('rebuild');"


def load(script: Path, path: Path) -> None:
    """Makes the project of a dump at ``path``."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for statement in schema.statements(script.read_text(encoding="utf-8")):
            connection.execute(statement)
            if statement.startswith("CREATE TABLE change "):
                connection.execute("DELETE FROM sqlite_sequence")
        connection.execute("COMMIT")


def make_sample(path: Path) -> None:
    """A small project with something in every table."""
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    text = "The mayor said that nobody knew. 😀 “Not so”, the council wrote: e\u0301lan, مصدر."
    with Project.create(path, scheme=scheme, annotator="Ada", title="Released") as project:
        metadata = Metadata(title="It's a title", publisher="Paper", extra={"page": "7"})
        document = project.documents.add(SourceText(text, "utf-8", "LF"), metadata)
        claim = project.annotations.add(document, Span(15, 31), "claim", note="line\nbreak")
        source = project.annotations.add(document, Span(0, 9), "source")
        project.annotations.add(document, [Span(36, 42), Span(45, 56)], "denial")
        for start in (10, 20, 57):
            project.annotations.add(document, Span(start, start + 4), "context")
        project.links.add("attributed_to", claim, source)
        project.evidence.add(claim, url="https://records.example/1", title="Minutes")
        first = project.comments.add(document, "Really?", claim)
        project.comments.add(document, "Yes.", claim, first)
        project.annotations.set_status(claim, "accepted")
        project.journal.undo()
        project.annotations.set_note(source, "the mayor")
        page = Original(b"<p>The bridge is shut.</p>" * 9, "text/html", "page.html", "", KEPT)
        text = SourceText("The bridge is shut.", "utf-8", "LF", method="html/1")
        project.documents.add(text, Metadata(title="Kept"), page)
        project.sign_in("Bo")
        project.reviewing.decide([claim], "reject", reason="boundary", note="too long")
        project.filters.save("Drafts", parse_annotation_filter("status:draft"))
        project.sign_in("Ada")
        project.annotations.set_note(source, "the mayor of it")
        project.sign_offs.sign(document)


def main() -> None:
    target = FOLDER / f"{schema.SCHEMA_VERSION:04}.sql"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.annotator")
        make_sample(path)
        target.write_text(dump(path), encoding="utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
