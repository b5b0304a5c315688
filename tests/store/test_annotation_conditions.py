"""Any filter gives in SQL what a plain Python predicate gives."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.model.annotation_filter import (
    ATTRIBUTE,
    FIELDS,
    AnnotationFilter,
    Facts,
    Term,
    filter_from_json,
    matches,
    parse_annotation_filter,
)
from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.annotation_conditions import condition_of

TEXT = "Ann ſaid KELVIN \u212a is 100% “ẞ” مصدر Ελλάς 中文 a_b. " * 3
NAMES = ("quote", "an odd.name", "$x", "Ünder")
ANSWERS = ("direct", "Direct", "ΣΑΣ")
CHECKS = {"cut-word": (1, 4), "no-source": (2,)}


@pytest.fixture(scope="module")
def world(scheme, tmp_path_factory):
    """A project with something of everything, and the facts about its annotations."""
    path = tmp_path_factory.mktemp("conditions") / "p.annotator"
    with Project.create(path, scheme=scheme, annotator="Ann") as project:
        _fill(project)
        yield project, _facts(project)


def _fill(project):
    first = project.documents.add(SourceText(TEXT), Metadata(title="Ελλάς 100%"))
    second = project.documents.add(SourceText(TEXT[::-1]), Metadata())
    add, edit = project.annotations.add, project.annotations
    ids = []
    for number, label in enumerate(("claim", "source", "denial", "context") * 4):
        if number == 8:
            project.sign_in("ßen")
        start = number * 7
        ids.append(add((first, second)[number % 2], Span(start, start + 6 + number), label))
    for id, status in zip(ids[::2], ("accepted", "rejected", "discuss", "draft"), strict=False):
        edit.set_status(id, status)
    for number, id in enumerate(ids[::3]):
        edit.set_note(id, ("Ünder_score", "50% K", "مصدر", "ſ", "ẞ and ss")[number % 5])
    project.links.add("attributed_to", ids[0], ids[5])
    opened = project.comments.add(first, "Why?", ids[0])
    project.comments.resolve(project.comments.add(second, "So.", ids[1]))
    project.comments.add(first, "Because.", ids[0], opened)
    project.comments.add(first, "100% “ẞ” zzz", ids[2])
    for reason, those in (("label", ids[4:7]), ("Boundary", ids[6:9])):
        project.reviewing.decide(those, "discuss", reason=reason)
    project.reviewing.decide(ids[4:5], "reject")
    project.decisions.answer(project.decisions.of(ids[6])[-1].id, "disputed")
    project.decisions.answer(project.decisions.of(ids[8])[-1].id, "understood")
    with project.journal.step("Answers"):
        project.annotations._database.executemany(
            "UPDATE annotation SET attributes = ? WHERE id = ?",
            [
                (json.dumps({NAMES[number % 4]: ANSWERS[number // 4]} if number < 12 else {}), id)
                for number, id in enumerate(ids)
            ],
        )
    for place, time in enumerate(("2025-12-31T23:59:59.999Z", "2026-05-01T00:00:00.000Z")):
        with project.journal.step("Times"):
            project.annotations._database.execute(
                "UPDATE annotation SET created_at = ?1, updated_at = ?1 WHERE id % 3 = ?2",
                (time, place),
            )


def _facts(project):
    facts = []
    for document in project.documents.ids():
        known = project.documents[document]
        for annotation in project.annotations.of(document):
            comments = project.comments.of(annotation.id)
            facts.append(
                Facts(
                    annotation,
                    known.uuid,
                    known.metadata.title,
                    len(comments),
                    sum(not one.is_resolved for one in comments),
                    len(project.links.of(annotation.id)),
                    frozenset(name for name, ids in CHECKS.items() if annotation.id in ids),
                    tuple(one.body for one in comments),
                    *decided(project, annotation.id),
                )
            )
    return facts


def decided(project, id):
    decisions = project.decisions.of(id)
    return (decisions[-1].reason, decisions[-1].answer) if decisions else ("", "")


def found_by(project, filter):
    only = condition_of(filter, lambda check: CHECKS.get(check, ()))
    rows = project.annotations._database.all(
        f"SELECT a.id FROM annotation a WHERE {only.sql} ORDER BY a.id", only.parameters
    )
    return [row[0] for row in rows]


WORDS = st.sampled_from(
    ["ann", "ANN", "ſ", "s", "k", "K", "\u212a", "100%", "%", "_", "a_b", "ß", "SS", "ẞ", "مصدر",
     "ελλάς", "ΕΛΛΆΣ", "中", "\\", "'", "zzz", "ünder"]
)  # fmt: skip
TIMES = st.sampled_from(
    ["", "2025", "2026-05-01", "2026-05-01T00:00:00.000Z", "2026-05..", "..2025-12-31", "..",
     "2025-12-31..2026-05-01", "2027..2026", "x"]
)  # fmt: skip
VALUES = {
    "label": st.sampled_from(["claim", "CLAIM", "source", "context", "rumour", ""]),
    "reason": st.sampled_from(["label", "LABEL", "boundary", "", "x"]),
    "answer": st.sampled_from(["disputed", "Understood", ""]),
    "status": st.sampled_from(["draft", "Accepted", "rejected", "discuss", ""]),
    "annotator": st.sampled_from(["Ann", "ann", "ßen", "SSEN", ""]),
    "reviewer": st.sampled_from(["Ann", "ßen", ""]),
    "origin": st.sampled_from(["manual", "import", ""]),
    "confidence": st.sampled_from(["", "high"]),
    "document": WORDS | st.just(""),
    "comments": st.sampled_from(["any", "open", "none", "OPEN", "x", ""]),
    "links": st.sampled_from(["any", "none", "NONE", "open"]),
    "note": st.sampled_from(["any", "none", ""]),
    "check": st.sampled_from([*CHECKS, "x", ""]),
}


def _term(name):
    values = VALUES.get(name, TIMES)
    if name.startswith(ATTRIBUTE):
        values = st.sampled_from(["direct", "DIRECT", "ΣΑΣ", "σας", ""])
    return st.builds(Term, st.just(name), st.lists(values, max_size=3).map(tuple), st.booleans())


TERMS = st.sampled_from(
    [*sorted(FIELDS), *(ATTRIBUTE + name for name in (*NAMES, "none"))]
).flatmap(_term)
FILTERS = st.builds(
    AnnotationFilter,
    st.lists(WORDS, max_size=2).map(" ".join),
    st.lists(TERMS, max_size=3).map(tuple),
)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(filter=FILTERS)
def test_sql_finds_what_the_predicate_finds(world, filter):
    project, facts = world
    expected = sorted(one.annotation.id for one in facts if matches(filter, one))
    assert found_by(project, filter) == expected


@given(filter=FILTERS)
def test_a_filter_comes_back_from_json(filter):
    kept = replace(filter, terms=tuple(term for term in filter.terms if term.values))
    assert filter_from_json(filter.as_json()) == kept


def test_the_document_of_a_uuid(world):
    project, facts = world
    uuid = facts[0].document_uuid
    expected = sorted(one.annotation.id for one in facts if one.document_uuid == uuid)
    assert found_by(project, parse_annotation_filter(f"document:{uuid}")) == expected
    assert len(expected) == 8


@pytest.mark.parametrize(
    "typed",
    ["reason:LABEL", "reason:boundary", 'reason:""', "answer:disputed", 'answer:""',
     "zzz", "100% zzz", "-reason:label answer:understood"],
)  # fmt: skip
def test_what_was_said_and_decided_last(world, typed):
    project, facts = world
    filter = parse_annotation_filter(typed)
    expected = sorted(one.annotation.id for one in facts if matches(filter, one))
    assert found_by(project, filter) == expected
    assert 0 < len(expected) < len(facts)


def test_checks_are_unknown_where_nobody_says(world):
    project, _ = world
    only = condition_of(parse_annotation_filter("check:cut-word"))
    sql = f"SELECT count(*) FROM annotation a WHERE {only.sql}"
    assert project.annotations._database.one(sql, only.parameters)[0] == 0
