import pytest

from annotator.model.annotation_filter import parse_annotation_filter
from annotator.store import Project
from annotator.store.errors import Misfit

MINE = parse_annotation_filter('label:claim -status:draft by:"A. Novak" مصدر')
OTHER = parse_annotation_filter("comments:open")


def test_a_filter_is_kept_by_name(project, path):
    project.filters.save("  Mine  today ", MINE)
    project.filters.save("after", OTHER)
    with Project.open(path, read_only=True) as again:
        assert [(one.name, one.filter) for one in again.filters()] == [
            ("after", OTHER), ("Mine today", MINE),
        ]  # fmt: skip


def test_one_of_that_name_is_replaced_and_undo_brings_it_back(project):
    first = project.filters.save("Mine", MINE)
    assert project.filters.save("Mine", OTHER) == first
    assert [one.filter for one in project.filters()] == [OTHER]
    project.journal.undo()
    assert [one.filter for one in project.filters()] == [MINE]


def test_renaming_and_removing(project):
    mine, other = project.filters.save("Mine", MINE), project.filters.save("Other", OTHER)
    project.filters.rename(mine, "Ours")
    project.filters.rename(mine, "Ours")
    assert [one.name for one in project.filters()] == ["Other", "Ours"]
    with pytest.raises(Misfit, match="already"):
        project.filters.rename(mine, "Other")
    project.filters.remove(other)
    assert [one.name for one in project.filters()] == ["Ours"]
    with pytest.raises(KeyError):
        project.filters.remove(other)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_names_that_are_none(project, name):
    with pytest.raises(Misfit):
        project.filters.save(name, MINE)
