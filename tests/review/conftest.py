"""A real project, and a short way to mark words in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import Scheme, parse_scheme
from annotator.model.text import Span
from annotator.store import Project


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return parse_scheme(resources.read_text("schemes", "fact-check.toml"))


@pytest.fixture
def project(tmp_path: Path, scheme: Scheme) -> Iterator[Project]:
    with Project.create(tmp_path / "news.annotator", scheme=scheme, annotator="Ann") as made:
        yield made


class Story:
    """A document, by its words."""

    def __init__(self, project: Project, text: str, **metadata) -> None:
        self.project = project
        self.text = text
        self.document = project.documents.add(SourceText(text), Metadata(title="Story", **metadata))

    def mark(self, label: str, *words: str, at: int = 0, **attributes: str) -> int:
        """Marks the first place of each of ``words`` after ``at``."""
        spans = []
        for one in words:
            at = self.text.index(one, at)
            spans.append(Span(at, at + len(one)))
        return self.project.annotations.add(self.document, spans, label, attributes=attributes)

    def link(self, type: str, start: int, end: int) -> int:
        return self.project.links.add(type, start, end)


@pytest.fixture
def story(project):
    return lambda text, **metadata: Story(project, text, **metadata)
