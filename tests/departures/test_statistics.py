"""The numbers of a project as tables, for files and for people."""

from annotator import resources
from annotator.departures.statistics import picture_of, tables_of, titled
from annotator.model.scheme import parse_scheme
from annotator.store.statistics import DocumentCount, Statistics

SCHEME = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
FOUND = Statistics(
    annotations=3,
    documents=1,
    by_label={"claim": 2, "source": 1, "gone": 0},
    by_status={"draft": 2, "accepted": 1},
    by_document_status={"todo": 1},
    by_answer={"claim_type": {"event_property": 2}, "quote": {"direct": 1}, "note": {"x": 1}},
    lengths={1: 0, 2: 3},
    together={("claim", "source"): 1},
    days={"2026-11-01": 3},
    per_document=(
        DocumentCount(1, "", "todo", 3, 1, 0.5),
        DocumentCount(2, "Same", "todo", 4, 0, 0.25),
        DocumentCount(3, "Same", "todo", 0, 0, 0.0),
    ),
)


def test_tables_are_for_programs():
    tables = {one.name: one for one in tables_of(FOUND, SCHEME)}
    assert dict(tables["label"].rows) == {"Claim": 2, "Source": 1, "gone": 0}
    assert dict(tables["status"].rows) == {"draft": 2, "accepted": 1}
    assert dict(tables["answer:claim_type"].rows) == {"event_property": 2}
    assert dict(tables["together"].rows) == {"Claim + Source": 1}
    assert tables["coverage"].rows == (("1", 50.0), ("Same", 25.0), ("Same", 0.0))
    assert tables["document"].rows == (("Same", 4), ("1", 3), ("Same", 0))
    assert "answer:note" not in tables
    assert "annotator" not in tables
    assert tables["day"].is_time


def test_people_are_told_in_words():
    tables = {one.name: one for one in titled(tables_of(FOUND, SCHEME), SCHEME)}
    assert dict(tables["status"].rows) == {"to review": 2, "accepted": 1}
    assert dict(tables["document_status"].rows) == {"to do": 1}
    assert tables["answer:claim_type"].title == "Claim · Type"
    assert dict(tables["answer:claim_type"].rows) == {"event property": 2}
    assert tables["answer:quote"].title == "Quoted"


def test_the_picture_holds_them_all():
    picture = picture_of(tables_of(FOUND, SCHEME), SCHEME, "Town")
    for words in ("Town", "Claim · Type", "event property", "to review", "2026-11-01"):
        assert words in picture
    assert SCHEME.label("claim").light.line in picture
