"""What a step tells of itself."""

from annotator.model.changes import Changes, RowChange

ADDED = RowChange("insert", "annotation", 3)
CHANGED = RowChange("update", "document", 1, '{"id":1,"title":"x","text":null}')
RANGE = RowChange("range", "annotation", 10, "19")


def test_an_image_holds_the_columns_as_they_were():
    assert CHANGED.image == {"id": 1, "title": "x", "text": None}
    assert ADDED.image == {}
    assert RANGE.image == {}


def test_changes_name_their_tables_and_rows():
    changes = Changes(7, "Mark", (ADDED, CHANGED, RANGE))
    assert changes.touch("document")
    assert changes.touch("link", "annotation")
    assert not changes.touch("link", "comment")
    assert changes.ids("annotation") == {3}
    assert changes.ids("document") == {1}
    assert changes.ids("link") == set()


def test_a_range_or_an_incomplete_list_is_bulk():
    assert not Changes(1, "x", (ADDED, CHANGED)).is_bulk
    assert Changes(1, "x", (ADDED, RANGE)).is_bulk
    assert Changes(1, "x", (ADDED,), is_partial=True).is_bulk
