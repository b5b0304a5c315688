"""A project is one ordinary file: copied at any moment by any program, all saved work is in it."""

import shutil
from random import Random

import pytest

from annotator.store import Project
from annotator.store.check import check_project
from tests.reliability.work import annotate, new_project, state, state_of


def test_a_plain_copy_made_while_open_holds_everything_saved(tmp_path):
    path, copy = tmp_path / "p.annotator", tmp_path / "copy.annotator"
    chance = Random(1)
    new_project(path, chance)
    with Project.open(path, annotator="Ada") as project:
        for number in range(40):
            annotate(project, chance)
            if number % 8 == 0:
                assert [file.name for file in tmp_path.iterdir() if "-" in file.name] == []
                shutil.copyfile(path, copy)
                assert check_project(copy).is_sound
                assert state_of(copy) == state(project)


def test_save_a_copy_while_steps_go_on_is_whole(tmp_path):
    path, copy = tmp_path / "p.annotator", tmp_path / "copy.annotator"
    chance = Random(1)
    new_project(path, chance, documents=60, annotations=400)
    with Project.open(path, annotator="Ada") as project:
        steps = []

        def work(left, _total):
            if left and len(steps) < 5:
                steps.append(annotate(project, chance))

        project.copy_to(copy, work)
        assert steps or path.stat().st_size < 512 * 4096
        assert check_project(copy).is_sound
        assert state_of(copy) == state(project)


def test_a_copy_replaces_a_file_only_when_it_is_whole(tmp_path):
    path, copy = tmp_path / "p.annotator", tmp_path / "copy.annotator"
    new_project(path, Random(1), documents=60)
    new_project(copy, Random(2))
    before = copy.read_bytes()
    with Project.open(path, annotator="Ada") as project:

        def stop(_left, _total):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            project.copy_to(copy, stop)
    assert copy.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.annotator", "p.annotator"]
