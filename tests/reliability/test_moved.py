"""A project that is moved, replaced, deleted, overwritten or truncated while it is open."""

import shutil
from random import Random

import pytest

from annotator.store import Project, ProjectError
from annotator.store.check import check_project
from annotator.store.errors import DamagedProject, NotAProject, ProjectMoved
from tests.reliability.work import annotate, new_project, state, state_of


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "p.annotator"
    new_project(path, Random(1))
    return path


@pytest.fixture
def project(path):
    with Project.open(path, annotator="Ada") as project:
        yield project


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "other.annotator"
    new_project(path, Random(2), annotations=3)
    return path


def refused(project):
    """Marking fails with the one sentence, and what is shown can still be read and saved."""
    before = state(project)
    with pytest.raises(ProjectMoved, match="moved, replaced or deleted"):
        annotate(project, Random(3))
    assert state(project) == before


def rescued_by_copy(project, tmp_path):
    copy = tmp_path / "copy.annotator"
    project.copy_to(copy)
    assert check_project(copy).is_sound
    assert state_of(copy) == state(project)


def test_moved_while_open(project, path, tmp_path):
    moved = path.rename(tmp_path / "moved.annotator")
    refused(project)
    rescued_by_copy(project, tmp_path)
    assert check_project(moved).is_sound
    assert state_of(moved) == state(project)
    moved.rename(path)  # put back: work goes on
    new = annotate(project, Random(3))
    assert project.annotations.has(new)


def test_deleted_while_open(project, path, tmp_path):
    path.unlink()
    refused(project)
    rescued_by_copy(project, tmp_path)
    project.copy_to(path)  # also under its own name
    assert check_project(path).is_sound


def test_replaced_while_open(project, path, tmp_path, other):
    whole = other.read_bytes()
    other.replace(path)
    refused(project)
    rescued_by_copy(project, tmp_path)
    assert path.read_bytes() == whole
    with pytest.raises(ProjectError, match="is an open project"):
        project.copy_to(path)


def test_another_project_copied_over_it_is_noticed_before_a_write(project, path, other):
    held = other.read_bytes()
    shutil.copyfile(other, path)
    with pytest.raises(ProjectMoved):
        annotate(project, Random(3))
    assert path.read_bytes() == held


def test_another_project_copied_over_it_is_noticed_by_looking(project, path, other):
    assert project.foreign_changes() == []
    shutil.copyfile(other, path)
    with pytest.raises(ProjectMoved):
        project.foreign_changes()
    assert project.foreign_changes() == [], "told once, however often somebody asks"
    refused(project)


def test_truncated_while_open(project, path):
    with path.open("r+b") as file:
        file.truncate(0)
    with pytest.raises(ProjectError) as told:
        annotate(project, Random(3))
    assert isinstance(told.value, DamagedProject | NotAProject | ProjectMoved)
    with pytest.raises(ProjectError):
        project.foreign_changes()
    assert project.foreign_changes() == []


def test_the_folder_moved_while_open(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    new_project(folder / "p.annotator", Random(1))
    with Project.open(folder / "p.annotator", annotator="Ada") as project:
        folder.rename(tmp_path / "elsewhere")
        refused(project)
        rescued_by_copy(project, tmp_path)
    assert check_project(tmp_path / "elsewhere" / "p.annotator").is_sound


def test_closing_a_project_that_is_gone_says_nothing(project, path):
    path.unlink()
    project.close()
    assert not path.exists()


def test_after_a_failed_commit_another_file_of_the_name_is_not_taken_up(project, path, other):
    other.replace(path)
    with pytest.raises(ProjectMoved):
        project._database.reopen()
