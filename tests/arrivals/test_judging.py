"""What is new, what is known, and what is only offered."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import resources
from annotator.arrivals import judging
from annotator.arrivals.arrival import Arrival
from annotator.arrivals.judging import Judge
from annotator.model.document import Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.model.scheme import parse_scheme
from annotator.sources import ahead
from annotator.sources.ahead import read_many
from annotator.sources.folders import Outcome
from annotator.sources.plain import pasted
from annotator.sources.reading import Reader
from annotator.store import Project, exchange


def test_what_is_only_offered_makes_nothing_else_known(tmp_path):
    outcome = Outcome(Path("a.txt"), pasted("The words of a letter."))
    offered = replace(outcome, path=Path("mail.eml/a.txt"), is_offered=True)
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project:
        found = list(Judge(project).arrivals([offered, outcome, offered]))
    assert [one.standing for one in found] == ["new", "new", "same"]
    assert [one.title for one in found[:2]] == [
        "The words of a letter.",
        "The words of a letter. (2)",
    ]


def test_near_copies_are_told_whichever_process_read_them(tmp_path, monkeypatch):
    for name, number in {"FIRST": 2, "LEAD": 1, "FEWEST": 2}.items():
        monkeypatch.setattr(ahead, name, number)
    monkeypatch.setattr(ahead, "_processors", lambda: 2)
    folder = tmp_path / "texts"
    folder.mkdir()
    words = random.Random(1).choices([f"word{n}" for n in range(3000)], k=500)
    for number in range(8):  # 0 to 2 are read here, the others elsewhere
        copy = [*words[:-1], f"{number}"] if number in (1, 5) else [f"{number}{w}" for w in words]
        (folder / f"{number}.txt").write_text(" ".join(copy))
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with (
        Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project,
        Reader() as reader,
    ):
        found = list(Judge(project).arrivals(read_many([folder], reader)))
    assert [one.standing for one in found] == ["new"] * 5 + ["similar"] + ["new"] * 2


def test_in_a_large_project_near_copies_of_the_newest_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "MOST_COMPARED", 2)
    stories = [
        " ".join(f"{name}{n}e word" for n in range(300)) for name in ("ferry", "mine", "court")
    ]
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project:
        known = [AnnotatedDocument(Metadata(title=one[:4]), SourceText(one)) for one in stories]
        project.exchange.write(known, title="Import")
        copies = [Outcome(Path("a.txt"), pasted(f"{one} more")) for one in stories]
        found = list(Judge(project).arrivals(copies))
    assert [one.standing for one in found] == ["new", "similar", "similar"]


def test_a_near_copy_is_never_wholly_like_another():
    near = Arrival(Outcome(Path("a.txt")), "similar", known="Ferry", likeness=1.0)
    assert near.percent == 99
    assert near.sentence == "a.txt is 99% like “Ferry”."


@pytest.mark.parametrize(("page", "waiting"), [(2, 4_000_000), (200, 4_000)])
def test_what_was_written_is_looked_up_in_the_project(tmp_path, monkeypatch, page, waiting):
    for module in (judging, exchange):
        monkeypatch.setattr(module, "PAGE", page)
        monkeypatch.setattr(module, "MOST_WAITING", waiting)
    texts = [" ".join(f"{name}{n}e word" for n in range(200)) for name in "abcdefghij"]
    texts += [f"{one} more" for one in texts]
    outcomes = (Outcome(Path(f"{n}.txt"), pasted(one)) for n, one in enumerate(texts))
    at_hand: list[int] = []
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project:
        judge = Judge(project, is_keeping_similar=True, is_being_written=True)

        def documents():
            for one in judge.arrivals(outcomes):
                found.append(one)
                at_hand.append(len(judge._at_hand))
                yield one.document()

        found: list[Arrival] = []
        project.exchange.write(documents(), title="Add")
    assert [one.standing for one in found] == ["new"] * 10 + ["similar"] * 10
    assert [one.known for one in found[10:]] == [one.title for one in found[:10]]
    assert max(at_hand) <= 3


def test_what_is_not_written_leaves_its_sketch(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "PAGE", 2)
    texts = [" ".join(f"{name}{n}e word" for n in range(200)) for name in "abcdefghij"]
    outcomes = [Outcome(Path("a.txt"), pasted(one)) for one in (*texts, f"{texts[0]} more")]
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project:
        judge = Judge(project)
        found = list(judge.arrivals(outcomes))
    assert [one.standing for one in found] == ["new"] * 10 + ["similar"]
    assert len(judge._at_hand) == 2


def test_what_is_gone_from_the_project_meanwhile_is_like_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "PAGE", 1)
    stories = [" ".join(f"{name}{n}e word" for n in range(200)) for name in "abc"]
    outcomes = [Outcome(Path("a.txt"), pasted(one)) for one in (*stories, f"{stories[0]} more")]
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create(tmp_path / "x.annotator", scheme=scheme, annotator="Ann") as project:
        found = list(Judge(project, is_being_written=True).arrivals(outcomes))  # never written
    assert [one.standing for one in found] == ["new"] * 4
