"""A project with something on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import resources
from annotator.model.scheme import Scheme, parse_scheme
from annotator.store import Project


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return parse_scheme(resources.read_text("schemes", "fact-check.toml"))


@pytest.fixture
def project(tmp_path: Path, scheme: Scheme) -> Iterator[Project]:
    with Project.create(tmp_path / "news.annotator", scheme=scheme, annotator="Ann") as made:
        yield made
