"""Choices made in a preview, and the sources after them, into a project."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator import resources
from annotator.arrivals.batch import Batch, Chosen, NotAll
from annotator.arrivals.judging import Judge
from annotator.model.scheme import parse_scheme
from annotator.sources.folders import Outcome
from annotator.sources.plain import pasted
from annotator.store import Project

LONG = " ".join(f"word{n}" for n in range(300))


@pytest.fixture
def project(tmp_path):
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "p.annotator", scheme=scheme, annotator="Ada") as made:
        yield made


def text(content, name):
    return Outcome(Path(name), pasted(content))


def bad(name):
    return Outcome(Path(name), problem=f"{name} cannot be read.")


def chosen(project, *outcomes, but=()):
    judged = Judge(project, is_keeping_similar=True).arrivals(outcomes)
    return [Chosen(one, one.standing == "new" and one.outcome.shown not in but) for one in judged]


def write(project, batch):
    project.exchange.write(batch.documents(), title="Add")
    return [project.documents[one].title for one in project.documents.ids()]


def fates(batch):
    return [(one.fate, one.source) for one in batch.report.entries]


def test_what_is_chosen_and_what_follows_is_added(project):
    choices = chosen(project, text("One", "1"), text("Two", "2"), but=["2"])
    batch = Batch(project, choices, [text("Three", "3"), bad("4"), text("One", "5")])
    assert write(project, batch) == ["One", "Three"]
    assert fates(batch) == [
        ("added", "1"), ("left_out", "2"), ("added", "3"), ("failed", "4"), ("skipped", "5"),
    ]  # fmt: skip
    assert batch.report.entries[1].reason == "2 was not chosen."


def test_how_to_add_what_is_attached_to_a_mail_that_nobody_looked_at_is_told(project):
    attached = replace(text("Two", "m.eml/2.txt"), is_offered=True)
    batch = Batch(project, [], [text("One", "m.eml"), attached])
    assert write(project, batch) == ["One"]
    assert fates(batch) == [("added", "m.eml"), ("left_out", "m.eml/2.txt")]
    assert "add that mail by itself" in batch.report.entries[1].reason


def test_similar_ones_are_added_only_where_somebody_chose_them(project):
    first, like = chosen(project, text(LONG, "1"), text(f"{LONG} more", "2"))
    assert like.arrival.standing == "similar"
    batch = Batch(project, [first, Chosen(like.arrival, True)], [text(f"{LONG} again", "3")])
    assert len(write(project, batch)) == 2
    assert fates(batch)[-1] == ("skipped", "3")


def test_a_text_that_came_into_the_project_meanwhile_is_not_added_twice(project):
    choices = chosen(project, text("One", "1"))
    project.documents.add(choices[0].arrival.reading.text, choices[0].arrival.reading.metadata)
    batch = Batch(project, choices)
    assert write(project, batch) == ["One"]
    assert fates(batch) == [("skipped", "1")]


def test_stopping_keeps_what_came_before(project):
    asked = iter([False, False, True, True, True])
    batch = Batch(
        project,
        chosen(project, text("One", "1")),
        [text("Two", "2"), text("Three", "3")],
        is_stopped=lambda: next(asked),
    )
    assert write(project, batch) == ["One", "Two"]


@pytest.mark.parametrize("is_stopped", [False, True])
def test_all_or_none_adds_none_where_one_fails_or_it_is_stopped(project, is_stopped):
    rest = [] if is_stopped else [bad("2")]
    batch = Batch(
        project,
        chosen(project, text("One", "1")),
        rest,
        is_whole=True,
        is_stopped=lambda: is_stopped and bool(batch.report.added),
    )
    with pytest.raises(NotAll):
        write(project, batch)
    assert project.documents.count() == 0
    assert batch.report.added == []
    assert fates(batch)[0] == ("left_out", "1")


def test_all_or_none_adds_all_where_nothing_fails(project):
    batch = Batch(project, chosen(project, text("One", "1")), is_whole=True)
    assert write(project, batch) == ["One"]


def test_a_text_that_no_project_can_take_fails_with_its_reason(project):
    choices = chosen(project, text("One", "1"), text("Two", "2"))
    spoilt = replace(choices[0].arrival.reading.text, content="  ")
    reading = replace(choices[0].arrival.reading, text=spoilt)
    outcome = replace(choices[0].arrival.outcome, reading=reading)
    arrival = replace(choices[0].arrival, outcome=outcome)
    batch = Batch(project, [replace(choices[0], arrival=arrival), choices[1]])
    assert write(project, batch) == ["Two"]
    assert batch.report.problems == ["1 has no text."]
