import pytest

from annotator.store.mending_review import mend_review, people_of


@pytest.fixture
def rows():
    return {
        "document": {1: {"id": 1}},
        "decision": {1: decision(1, annotator=2, reviewer=3)},
        "saved_filter": {1: saved_filter(1, "Mine")},
        "sign_off": {1: sign_off(1, 1, 4)},
    }


def decision(id_, document=1, annotator=1, reviewer=1, before="{}", after="{}"):
    return {
        "id": id_, "document": document, "annotation": 9, "annotator": annotator,
        "reviewer": reviewer, "before": before, "after": after,
    }  # fmt: skip


def saved_filter(id_, name, conditions='{"label": ["claim"]}', place="annotations"):
    return {"id": id_, "place": place, "name": name, "conditions": conditions}


def sign_off(id_, document, annotator=1):
    return {"id": id_, "document": document, "annotator": annotator}


def mended(rows):
    said = []
    mend_review(rows, said.append)
    return said


def test_what_is_whole_stays_as_it_is(rows):
    before = {table: {id_: dict(row) for id_, row in rows[table].items()} for table in rows}
    assert mended(rows) == []
    assert rows == before
    assert people_of(rows) == {2, 3, 4}


def test_what_belongs_to_a_lost_document_goes(rows):
    rows["decision"][2] = decision(2, document=7)
    rows["sign_off"][2] = sign_off(2, 7)
    assert mended(rows) == [
        "Decision 2 on annotation 9 has lost its document.",
        "Who signed off document 7 is known, but not the document.",
    ]
    assert list(rows["decision"]) == list(rows["sign_off"]) == [1]


@pytest.mark.parametrize("broken", ["", "[]", "{", None, 7, "[" * 100_000])
def test_unreadable_json_is_told(rows, broken):
    rows["decision"][1]["after"] = broken
    rows["saved_filter"][1]["conditions"] = broken
    assert mended(rows) == [
        "What decision 1 changed is unreadable.", "The saved filter “Mine” is unreadable.",
    ]  # fmt: skip
    assert rows["decision"][1]["after"] == "{}"
    assert rows["saved_filter"] == {}


def test_of_what_is_there_twice_the_newest_stays(rows):
    rows["saved_filter"].update(
        {2: saved_filter(2, "Mine", "{}"), 3: saved_filter(3, "Mine", place="search")}
    )
    rows["sign_off"][2] = sign_off(2, 1, 5)
    assert mended(rows) == []
    assert list(rows["saved_filter"]) == [2, 3]
    assert list(rows["sign_off"]) == [2]
