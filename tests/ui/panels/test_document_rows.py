"""Rows of headings and documents, against a plain list."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.arrangement import Arranged, Group
from annotator.ui.panels.document_rows import Rows, place_in

IDS = st.integers(1, 2**40)


@st.composite
def lists(draw):
    """Groups of some documents each, as (key, ids) pairs, and the keys of folded ones."""
    ids = draw(st.lists(IDS, unique=True, max_size=30))
    groups, rest = [], ids
    while rest:
        count = draw(st.integers(1, len(rest)))
        groups.append((f"group {len(groups)}", rest[:count]))
        rest = rest[count:]
    return groups, draw(st.sets(st.sampled_from([key for key, _ in groups] or ["none"])))


def arranged(groups):
    ids = [id for _, inside in groups for id in inside]
    return Arranged(array("q", ids), tuple(Group(key, len(inside)) for key, inside in groups))


def plain(groups, folded):
    rows = []
    for number, (key, inside) in enumerate(groups):
        rows += [("heading", number), *(() if key in folded else inside)]
    return rows


def seen(rows):
    return [
        ("heading", rows.group(row)) if rows.document(row) is None else rows.document(row)
        for row in range(len(rows))
    ]


@given(lists(), st.data())
def test_headings_and_documents_stand_as_in_a_plain_list(made, data):
    groups, folded = made
    rows = Rows(arranged(groups), folded)
    assert seen(rows) == plain(groups, folded)
    for _ in range(3):
        if groups:
            number = data.draw(st.integers(0, len(groups) - 1))
            key = groups[number][0]
            if number in rows.folded:
                rows.unfold(number)
                folded = folded - {key}
            else:
                rows.fold(number)
                folded = folded | {key}
    expected = plain(groups, folded)
    assert seen(rows) == expected
    headings = [row for row, what in enumerate(expected) if isinstance(what, tuple)]
    assert list(rows.headings()) == headings
    assert [rows.heading_of(number) for number in range(len(groups))] == headings
    for number, (_, inside) in enumerate(groups):
        for id in inside:
            assert rows.group_of(id) == number
            assert rows.row_of(id) == (expected.index(id) if id in expected else None)
    assert rows.group_of(2**41) is None
    assert rows.documents(1, 5) == [one for one in expected[1:6] if not isinstance(one, tuple)]


@given(st.lists(IDS, unique=True))
def test_without_groups_there_are_documents_only(ids):
    rows = Rows(Arranged(array("q", ids)))
    assert seen(rows) == ids
    assert all(rows.group_of(id) is None for id in ids)


@given(st.lists(st.integers(-3, 2**20)), st.integers(-3, 2**20))
def test_a_number_is_found_where_index_would(numbers, wanted):
    for one in (*numbers, wanted):
        found = place_in(array("q", numbers), one)
        assert found == (numbers.index(one) if one in numbers else None)


def test_a_number_is_not_found_across_two_others():
    assert place_in(array("q", [1 << 8, 0, 1]), 1) == 2
    assert place_in(array("q", [1 << 8, 0]), 1) is None
