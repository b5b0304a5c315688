"""Rows that no longer fit each other are mended, and whoever reads the report is told."""

from hashlib import sha256

import pytest

from annotator.store.mending import mend

TEXT = "The mayor said that nobody knew."
HASH = sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def rows():
    """What a rescue has read: one document with two linked and commented annotations."""
    return {
        "meta": {1: {"id": 1, "key": "title", "value": "T"}},
        "annotator": {1: {"id": 1, "uuid": "u", "name": "Ada"}},
        "label": {
            1: {"id": 1, "name": "claim", "title": "Claim", "colours": '{"light":{},"dark":{}}'}
        },
        "attribute": {1: {"id": 1, "label": 1, "name": "x", "choices": "[]"}},
        "link_type": {1: {"id": 1, "name": "denies", "ends_from": "[]", "ends_to": "[]"}},
        "text": {1: {"id": 1, "sha256": HASH, "length": len(TEXT), "content": TEXT}},
        "document": {1: {"id": 1, "text": 1, "title": "D", "extra": "{}", "created_at": ""}},
        "version": {1: {"id": 1, "document": 1, "number": 1, "text": 1}},
        "annotation": {1: annotation(1, 0, 9), 2: annotation(2, 10, 14)},
        "link": {1: {"id": 1, "type": 1, "start": 1, "stop": 2, "annotator": 1}},
        "comment": {1: comment(1, None), 2: comment(2, 1)},
        "evidence": {1: evidence(1, 1), 2: evidence(2, 2)},
        "decision": {1: decision(1, 1), 2: decision(2, 1)},
        "saved_filter": {1: saved_filter(1, "Mine"), 2: saved_filter(2, "Yours")},
        "sign_off": {1: {"id": 1, "document": 1, "annotator": 1}},
        "origin": {1: {"id": 1, "original": 1, "options": "{}"}},
    }


def decision(id_, document):
    return {
        "id": id_, "document": document, "annotation": 1, "before": "{}", "after": "{}",
        "annotator": 1, "reviewer": 1,
    }  # fmt: skip


def saved_filter(id_, name):
    return {"id": id_, "place": "annotations", "name": name, "conditions": "{}"}


def annotation(id_, start, stop):
    return {
        "id": id_, "document": 1, "text": 1, "label": 1, "start": start, "stop": stop,
        "fragments": None, "quote": TEXT[start:stop], "attributes": "{}", "annotator": 1,
    }  # fmt: skip


def comment(id_, replies_to):
    return {
        "id": id_, "document": 1, "annotation": 1, "replies_to": replies_to, "body": "b",
        "annotator": 1,
    }  # fmt: skip


def evidence(id_, annotation):
    return {"id": id_, "annotation": annotation, "url": "u", "title": "", "annotator": 1}


def mended(rows):
    told = []
    mend(rows, told.append)
    return " ".join(told)


def test_an_empty_text_is_no_text_and_its_document_is_made_of_quotes(rows):
    rows["text"][1]["content"] = ""
    assert "holds only what was marked" in mended(rows)
    new = rows["document"][1]["text"]
    assert rows["text"][new]["content"] == "The mayor\nsaid"
    assert (rows["annotation"][2]["start"], rows["annotation"][2]["stop"]) == (10, 14)
    assert "is_patchwork" not in rows["text"][new]


def test_a_document_without_text_or_marks_is_named_and_dropped(rows):
    rows["text"].clear()
    rows["annotation"].clear()
    told = mended(rows)
    assert "The text of “D” is lost, and with it the document." in told
    assert "Comment 1 “b” has no document any more" in told
    assert rows["document"] == {}
    assert rows["version"] == {}


def test_a_document_whose_details_are_lost_is_named_by_its_first_words(rows):
    rows["document"].clear()
    assert "The details of document 1 are lost" in mended(rows)
    assert rows["document"][1]["title"] == TEXT


def test_unreadable_details_are_emptied(rows):
    rows["document"][1]["extra"] = "[1]"
    mended(rows)
    assert rows["document"][1]["extra"] == "{}"


def test_a_text_pointer_that_leads_nowhere_is_read_from_the_versions(rows):
    rows["document"][1]["text"] = 9
    mended(rows)
    assert rows["document"][1]["text"] == 1


def test_a_lost_version_is_written_anew(rows):
    rows["version"] = {}
    mended(rows)
    assert [(row["document"], row["text"]) for row in rows["version"].values()] == [(1, 1)]


def test_a_mark_whose_document_is_gone_is_told_with_its_words(rows):
    rows["annotation"][2]["document"] = 9
    rows["annotation"][2]["text"] = 9
    told = mended(rows)
    assert "Annotation 2 “said” has no document any more; left out." in told
    assert "Link 1 has lost an end" in told


def test_a_mark_on_another_text_comes_to_the_documents_own(rows):
    rows["annotation"][1]["text"] = 7
    mended(rows)
    assert rows["annotation"][1]["text"] == 1


def test_a_mark_is_moved_to_its_words(rows):
    rows["annotation"][2] |= {"start": 0, "stop": 4}
    assert "Annotation 2 was moved to where its words are" in mended(rows)
    assert (rows["annotation"][2]["start"], rows["annotation"][2]["stop"]) == (10, 14)


def test_an_attribute_of_no_label_and_a_text_that_differs_are_told(rows):
    rows["attribute"][1]["label"] = 5
    rows["text"][1]["sha256"] = "0" * 64
    told = mended(rows)
    assert "The attribute “x” of the scheme is lost." in told
    assert "Text 1 is not quite as it was imported" in told


def test_a_mark_without_place_or_words_is_left_out(rows):
    rows["annotation"][2] |= {"start": 900, "stop": 950, "quote": "nowhere"}
    assert "has lost its place; left out" in mended(rows)
    assert 2 not in rows["annotation"]


def test_where_the_words_are_nowhere_the_place_counts(rows):
    rows["annotation"][2]["quote"] = "sa1d"
    told = mended(rows)
    assert "said “sa1d”; at its place the text says “said”" in told
    assert rows["annotation"][2]["quote"] == "said"


def test_a_mark_from_an_index_gets_its_words_silently(rows):
    rows["annotation"][2]["quote"] = ""
    assert "Annotation 2" not in mended(rows)
    assert rows["annotation"][2]["quote"] == "said"


@pytest.mark.parametrize("broken", ["{", "[]", '{"a": 1}', "[" * 5000])
def test_broken_attributes_are_told(rows, broken):
    rows["annotation"][1]["attributes"] = broken
    assert "The attributes of annotation 1 are lost." in mended(rows)
    assert rows["annotation"][1]["attributes"] == "{}"


def test_a_lost_label_gets_a_name_to_go_on_with(rows):
    rows["label"].clear()
    assert "Label 1 is lost" in mended(rows)
    assert rows["label"][1]["title"] == "Label 1"


def test_broken_colours_and_link_ends_are_replaced(rows):
    rows["label"][1]["colours"] = "[]"
    rows["link_type"][1]["ends_to"] = "{}"
    assert "Which labels the link type “denies” leads to is lost." in mended(rows)
    assert "light" in rows["label"][1]["colours"]


def test_a_comment_stays_with_the_document_when_its_mark_is_gone(rows):
    del rows["annotation"][1]
    mended(rows)
    assert rows["comment"][1]["annotation"] is None


def test_a_reply_to_a_lost_comment_stands_alone_and_answers_follow_questions(rows):
    rows["comment"] = {1: comment(1, 9), 3: comment(3, 4), 4: comment(4, None)}
    mended(rows)
    assert rows["comment"][1]["replies_to"] is None
    assert list(rows["comment"]).index(4) < list(rows["comment"]).index(3)


def test_lost_names_and_titles_are_told(rows):
    rows["annotator"].clear()
    rows["meta"].clear()
    told = mended(rows)
    assert "The name of annotator 1 is lost; it is “Unknown 1” now." in told
    assert "The project's title is lost." in told
    assert {row["key"] for row in rows["meta"].values()} >= {"uuid", "title", "scheme.name"}


def test_evidence_goes_with_the_claim_it_is_about(rows):
    del rows["annotation"][2]
    assert "Evidence 2 “u” has lost its claim." in mended(rows)
    assert list(rows["evidence"]) == [1]


def test_meanings_and_ratings_that_are_unreadable_are_dropped(rows):
    rows["attribute"][1] |= {"meanings": "[1]", "ratings": '{"a": "5"}'}
    mended(rows)
    assert rows["attribute"][1]["meanings"] == "{}"
    assert rows["attribute"][1]["ratings"] == '{"a": "5"}'


def test_the_origin_of_a_lost_text_goes_with_it(rows):
    rows["origin"][7] = {"id": 7, "original": 1, "options": "{}"}
    assert "origin" not in mended(rows)
    assert list(rows["origin"]) == [1]


@pytest.mark.parametrize("options", ["", "[]", "nonsense", None])
def test_options_that_cannot_be_read_are_lost_and_told(rows, options):
    rows["origin"][1]["options"] = options
    assert "How text 1 was read is lost." in mended(rows)
    assert rows["origin"][1]["options"] == "{}"


@pytest.mark.parametrize("table", ["document", "annotation"])
def test_a_time_that_ends_in_nothing_is_lost_and_told(rows, table):
    rows[table][1] |= {"created_at": "2026-11-26T01:\0\0", "updated_at": "2026-11-26T01:02:03Z"}
    assert f"When {table} 1 was made or changed is lost." in mended(rows)
    assert "\ufffd" not in rows[table][1]["created_at"]
    assert rows[table][1]["updated_at"] == "2026-11-26T01:02:03Z"


def test_times_that_came_with_an_import_stay_as_they_are(rows):
    rows["annotation"][1] |= {"created_at": "last spring", "origin": "import"}
    assert mended(rows) == ""
    assert rows["annotation"][1]["created_at"] == "last spring"
