"""An order that nobody knows is the usual one."""

import pytest

from annotator.model.arrangement import GROUPS, SORTS, Arrangement, free_key, rank


@pytest.mark.parametrize("sort", [*SORTS, "extra:desk"])
@pytest.mark.parametrize("group", ["", *GROUPS, "extra:wire id"])
def test_known_fields_and_free_keys_are_kept(sort, group):
    made = Arrangement(sort, True, group)
    assert (made.sort, made.is_descending, made.group) == (sort, True, group)


@pytest.mark.parametrize("odd", ["", "extra:", "uuid", "d.title; DROP"])
def test_what_is_unknown_counts_as_the_default(odd):
    assert Arrangement(odd, False, odd) == Arrangement()


def test_free_keys_and_statuses_have_their_places():
    assert free_key("extra:desk") == "desk"
    assert free_key("title") == ""
    assert [rank(one) for one in ("todo", "doing", "done", "odd")] == [0, 1, 2, -1]
