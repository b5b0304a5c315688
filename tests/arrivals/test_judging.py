"""What is new, what is known, and what is only offered."""

import random
from dataclasses import replace
from pathlib import Path

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
from annotator.store import Project


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
