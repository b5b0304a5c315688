"""A real project in a temporary folder, and the ways of looking at all that it holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import Scheme, parse_scheme
from annotator.store import Project

TEXT = "Anna said the bridge was safe. Bo denied it. The bridge opened in 1990.\n\nThe end."
TABLES = (
    "meta", "label", "attribute", "link_type", "document", "version", "annotation", "link",
    "comment", "evidence", "decision", "saved_filter", "sign_off",
)  # fmt: skip


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return parse_scheme(resources.read_text("schemes", "fact-check.toml"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.annotator"


@pytest.fixture
def project(path: Path, scheme: Scheme) -> Iterator[Project]:
    with Project.create(path, scheme=scheme, annotator="Anna", title="News") as made:
        yield made


@pytest.fixture
def document(project: Project) -> int:
    return project.documents.add(SourceText(TEXT), Metadata(title="The bridge"))


@pytest.fixture
def reopened(path: Path, project: Project) -> Iterator[Callable[[], Project]]:
    """Closes the project and opens it again, as often as called."""
    opened = [project]

    def reopen(annotator: str = "Anna") -> Project:
        opened[-1].close()
        opened.append(Project.open(path, annotator=annotator))
        return opened[-1]

    yield reopen
    opened[-1].close()


def everything(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that the journal tracks."""
    database = project._database
    return {
        table: sorted(database.all(f"SELECT * FROM {table}"), key=lambda row: row[0])
        for table in TABLES
    }


def steps(project: Project) -> int:
    return int(project._database.one("SELECT count(*) FROM step")[0])
