"""A real full disk: a small tmpfs, where this may be mounted."""

from random import Random

import pytest

from annotator.model.document import Metadata, SourceText
from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from annotator.store.errors import DiskFull
from tests.reliability.small_disk import fill, mounted
from tests.reliability.work import annotate, incoming, new_project, state, state_of

SIZE = 3 << 20


@pytest.fixture
def small_disk(tmp_path):
    with mounted(tmp_path / "small", SIZE) as folder:
        yield folder


@pytest.fixture
def path(small_disk):
    path = small_disk / "p.annotator"
    new_project(path, Random(1))
    return path


def test_when_the_disk_fills_up_while_working(path, small_disk):
    with Project.open(path, annotator="Ada") as project:
        before = state(project)
        fill(small_disk)
        with pytest.raises(DiskFull, match=r"is full.*Free some space"):
            project.exchange.write(incoming(Random(2), 40), title="Import")
        assert state(project) == before
        (small_disk / "filler").unlink()
        annotate(project, Random(3))  # the same window works on
        after = state(project)
    assert check_project(path).is_sound
    assert state_of(path) == after


def test_a_project_on_a_full_disk_opens_for_reading(path, small_disk):
    before = state_of(path)
    fill(small_disk)
    with Project.open(path, annotator="New") as project:
        assert state(project) == before
        if project.is_read_only:
            assert "full" in project.why_read_only
            with pytest.raises(ProjectError):
                annotate(project, Random(3))
    assert check_project(path).is_sound


def test_a_copy_that_does_not_fit_leaves_nothing_behind(path, small_disk, tmp_path):
    with Project.open(path, annotator="Ada") as project:
        text = SourceText("word " * 300_000)
        project.documents.add(text, Metadata(title="Long"))
        with pytest.raises(ProjectError):
            project.copy_to(small_disk / "copy.annotator")
        project.copy_to(tmp_path / "copy.annotator")
    assert [file.name for file in small_disk.iterdir()] == ["p.annotator"]


def test_a_project_that_cannot_be_created_leaves_nothing_behind(small_disk):
    fill(small_disk)
    with pytest.raises(ProjectError):
        new_project(small_disk / "new.annotator", Random(1))
    assert [file.name for file in small_disk.iterdir()] == ["filler"]
