"""``annotator claims``, ``lint``, ``report`` and the exports of claims, as a person uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from annotator import resources
from annotator.cli import main
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from tests.commands.project_hash import hash_of
from tests.formats.csv_steps import table

TEXT = "Ann said the bridge is safe. Bo denied it. It is ol"
OTHER = "The Paper wrote that the bridge fell."


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """A project of two documents and three claims; ``run("lint")`` gives status, output, errors."""
    monkeypatch.chdir(tmp_path)
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    with Project.create("news.annotator", scheme=scheme, annotator="Ann", title="News") as project:
        first = project.documents.add(SourceText(TEXT), Metadata(title="Bridge", file_name="b.txt"))
        second = project.documents.add(
            SourceText(OTHER), Metadata(title="Paper", url="https://paper.example/1")
        )

        def mark(document, label, words, **answers):
            text = project.documents.text(document)
            start = text.index(words)
            return project.annotations.add(
                document, Span(start, start + len(words)), label, attributes=answers
            )

        safe = mark(first, "claim", "the bridge is safe", check_worthiness="check_worthy")
        ann = mark(first, "source", "Ann", source_type="person")
        denial = mark(first, "denial", "denied it")
        fell = mark(second, "claim", "the bridge fell", verdict="supported")
        again = mark(first, "claim", "it")
        project.links.add("attributed_to", safe, ann)
        project.links.add("denies", denial, safe)
        project.links.add("same_as", again, safe)
        assert fell

    def run(command: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([command, "news", *arguments])
        return (status, *capsys.readouterr())

    return run


def test_claims_are_listed_with_what_each_lacks(run):
    before = hash_of(Path("news.annotator"))
    status, output, _ = run("claims")
    assert status == 0
    lines = output.splitlines()
    assert lines[0] == "document\tclaim\tsaid by\tdenials\tverdict\tmissing"
    assert lines[1] == (
        "Bridge\tthe bridge is safe\tAnn\t1\tunchecked\tthe claim in one sentence, a verdict"
    )
    assert lines[-1] == "2 claims."
    assert hash_of(Path("news.annotator")) == before


@pytest.mark.parametrize(
    ("arguments", "claims"),
    [
        (["--no-source"], ["the bridge fell"]),
        (["--denied"], ["the bridge is safe"]),
        (["--check-worthy"], ["the bridge is safe"]),
        (["--verdict", "supported"], ["the bridge fell"]),
        (["--source", "ann"], ["the bridge is safe"]),
        (["--words", "FELL"], ["the bridge fell"]),
        (["--document", "Paper"], ["the bridge fell"]),
        (["--document", "b.txt"], ["the bridge is safe"]),
        (["--order", "denials", "--descending"], ["the bridge is safe", "the bridge fell"]),
        (["--order", "denials"], ["the bridge fell", "the bridge is safe"]),
        (["--words", "nothing"], []),
    ],
)
def test_claims_are_filtered_and_ordered(run, arguments, claims):
    status, output, _ = run("claims", "--json", *arguments)
    assert status == 0
    assert [one["claim"] for one in json.loads(output)["claims"]] == claims


def test_a_verdict_is_known_as_the_window_spells_it_and_another_is_refused(run):
    output = run("claims", "--json", "--verdict", "Supported")[1]
    assert [one["claim"] for one in json.loads(output)["claims"]] == ["the bridge fell"]
    status, _, errors = run("claims", "--verdict", "nonsense")
    assert status == 1
    assert "There is no verdict “nonsense”. There are: unchecked, " in errors


def test_what_does_not_go_together_is_refused(run):
    status, _, errors = run("report", "-o", "all.docx")
    assert (status, Path("all.docx").exists()) == (2, False)
    assert "end it in .html or .pdf" in errors
    status, _, errors = run("export", "--format", "claimreview", "--links", "-o", "x.json")
    assert (status, Path("x.json").exists()) == (2, False)
    assert "--links goes with --format csv and tsv only" in errors
    with pytest.raises(SystemExit):
        run("export", "--format", "claimreview", "--review-date", "2026-99-99", "-o", "x.json")


def test_claims_as_json_tell_everything(run):
    found = json.loads(run("claims", "--json")[1])
    assert found["verdicts"] == {"unchecked": 1, "supported": 1}
    first = found["claims"][0]
    assert [one["quote"] for one in first["mentions"]] == ["the bridge is safe", "it"]
    assert first["sources"] == [{"name": "Ann", "quote": "Ann", "is_report": False}]
    assert first["denials"] == [{"quote": "denied it", "sources": []}]


def test_verdicts_of_mentions_that_differ_are_all_told(run):
    with Project.open("news.annotator", annotator="Ann") as project:
        (found,) = project.claims.materials(project.claims.ids()[:1])
        for claim, verdict in zip(found.claims, ("supported", "refuted"), strict=True):
            project.annotations.set_attribute(claim.id, "verdict", verdict)
    line = run("claims")[1].splitlines()[1]
    assert "\tsupported / refuted\t" in line
    assert "one verdict for all mentions" in line
    first = json.loads(run("claims", "--json")[1])["claims"][0]
    assert (first["verdicts"], "agreement" in first["missing"]) == (["supported", "refuted"], True)


def test_a_document_that_there_is_not_is_told(run):
    assert run("claims", "--document", "None") == (
        1, "", "annotator: The project has no document “None” (annotator documents lists them).\n",
    )  # fmt: skip


def test_two_documents_of_one_name_are_told_apart_by_number(run):
    with Project.open("news.annotator", annotator="Ann") as project:
        project.documents.rename(2, "Bridge")
    status, _, errors = run("lint", "Bridge")
    assert status == 1
    assert "2 documents are called “Bridge”; give a number: 1, 2." in errors
    assert run("lint", "2", "--rule", "cut-word")[0] == 0


def test_lint_tells_what_is_the_matter_and_fails(run):
    status, output, _ = run("lint")
    assert status == 1
    lines = output.splitlines()
    assert lines[0] == "document\tat\twords\twhat is the matter\tcheck"
    assert (
        "Bridge\t32\tdenied it\tNobody is named as the source of this denial."
        "\tdenial-without-source" in lines
    )
    assert lines[-1] == "2 findings in 2 documents."


def test_lint_of_one_rule_or_document_only(run):
    assert run("lint", "--rule", "cut-word")[:2] == (0, "0 findings in 2 documents.\n")
    found = json.loads(run("lint", "Paper", "--json")[1])
    assert found["rules"] == {"claim-without-source": 1}
    (finding,) = found["findings"]
    assert (finding["quote"], finding["start"]) == ("the bridge fell", 21)


def test_lint_leaves_out_what_is_off_unless_it_is_asked_for(run):
    with Project.open("news.annotator", annotator="Ann") as project:
        project.checks.switch("claim-without-source", "Claims without a source", is_on=False)
        project.checks.switch("denial-without-source", "Denials", is_on=False)
    assert run("lint")[0] == 0
    assert run("lint", "--rule", "claim-without-source")[0] == 1


def test_claims_are_exported_as_a_table(run):
    status, output, _ = run("export", "--format", "claims-csv", "-o", "claims.csv", "--denied")
    assert (status, output) == (0, "claims.csv: 1 of 1 rows verified.\n")
    (row,) = table(Path("claims.csv"))
    assert (row["sources"], row["denials"]) == ("Ann", "denied it")
    assert (
        '"documents": 1'
        in run("export", "--format", "claims-csv", "-o", "claims.csv", "--denied", "--json")[1]
    )


def test_claims_are_exported_for_search_engines(run):
    review = ("--review-author", "Checkers", "--review-url", "https://checkers.example/1")
    status, output, errors = run("export", "--format", "claimreview", "-o", "c.json", *review)
    assert (status, output) == (0, "c.json: 1 ClaimReview and 1 Claim, read back and equal.\n")
    assert "“the bridge is safe” lacks a verdict" in errors
    first, second = json.loads(Path("c.json").read_text(encoding="utf-8"))
    assert (first["@type"], second["@type"]) == ("Claim", "ClaimReview")
    assert second["reviewRating"]["alternateName"] == "Supported"
    piped = run("export", "--format", "claimreview", "-o", "-")
    assert [one["@type"] for one in json.loads(piped[1])] == ["Claim", "Claim"]


def test_what_claims_lack_is_told_before_anything_is_written(run, capsys):
    status, said, _ = run("export", "--format", "claimreview", "--dry-run")
    assert status == 1
    assert "lacks a verdict, who reviews it, the address of the review." in said
    assert "Nothing was written: it would be 0 ClaimReviews and 2 Claims." in said
    told = json.loads(run("export", "--format", "claimreview", "--dry-run", "--json")[1])
    assert (told["reviews"], told["claims"], len(told["lacks"])) == (0, 2, 2)
    assert run("export", "--format", "csv", "--dry-run")[0] == 2
    assert run("export", "--format", "claimreview", "-o", "claims.json")[0] == 0  # as --help says
    with pytest.raises(SystemExit):
        run("export", "--help")
    assert "is 0 where the file was written, also with Claims in it" in capsys.readouterr().out


def test_links_are_exported_beside_and_imported_again(run):
    Path("news.links.csv").write_text("mine")
    status, _, errors = run("export", "-o", "news.csv", "--links")
    assert (status, "no table of links" in errors, Path("news.csv").exists()) == (1, True, False)
    Path("news.links.csv").unlink()
    status, _, errors = run("export", "-o", "news.csv", "--links")
    assert status == 0
    assert "the links are in news.links.csv: 3 of 3 rows verified" in errors
    with Project.open("news.annotator", annotator="Ann") as project:
        for link in project.links.in_document(1):
            project.links.remove(link.id)
    status, output, _ = run("import", "news.links.csv", "--dry-run")
    assert (status, output) == (0, "3 of 3 rows can be imported.\n")
    status, output, _ = run("import", "news.links.csv", "--annotator", "Bo")
    assert (status, output) == (0, "Imported 0 annotations and 3 links.\n")
    with Project.open("news.annotator") as project:
        assert len(project.links.in_document(1)) == 3
        assert project.journal.history()[0].title == "Import the links “news.links.csv”"


def test_links_have_no_place_beside_standard_output(run):
    status, _, errors = run("export", "-o", "-", "--links")
    assert status == 2
    assert "name one with -o FILE" in errors


def test_a_report_of_everything_and_of_some_documents(run):
    status, output, _ = run("report", "-o", "all.html")
    assert (status, output) == (0, "all.html: 2 documents, 2 claims.\n")
    tree = lxml.html.parse("all.html")
    assert tree.findtext(".//h1") == "News"
    found = json.loads(run("report", "Paper", "-o", "one.html", "--json")[1])
    assert (found["documents"], found["claims"]) == (1, 1)
    assert lxml.html.parse("one.html").findtext(".//h1") == "Paper"


def test_a_report_of_one_claim(run):
    claims = json.loads(run("claims", "--json", "--denied")[1])["claims"]
    status, output, _ = run("report", "--claim", claims[0]["id"], "-o", "claim.html")
    assert (status, output) == (0, "claim.html: 1 document, 1 claim.\n")
    assert lxml.html.parse("claim.html").findtext(".//h1") == "the bridge is safe"
    status, _, errors = run("report", "--claim", "x", "-o", "claim.html")
    assert status == 1
    assert "The project has no claim “x”" in errors
    assert run("report", "Paper", "--claim", "x", "-o", "claim.html")[0] == 2


def test_a_report_never_overwrites_the_project(run):
    before = hash_of(Path("news.annotator"))
    status, _, errors = run("report", "-o", "news.annotator")
    assert status == 1
    assert "project" in errors
    assert hash_of(Path("news.annotator")) == before


def test_the_claim_map_of_a_document_is_drawn(run):
    before = hash_of(Path("news.annotator"))
    status, output, _ = run("claims", "--map", "Bridge", "-o", "map.svg")
    assert (status, output) == (0, "map.svg: 3 cards, 2 arrows.\n")
    assert "the bridge is safe" in Path("map.svg").read_text(encoding="utf-8")
    _, output, _ = run("claims", "--map", "b.txt", "-o", "map.svg", "--json")
    assert json.loads(output) == {"file": "map.svg", "cards": 3, "arrows": 2}
    assert hash_of(Path("news.annotator")) == before


def test_a_claim_map_needs_a_document_and_a_file(run):
    for arguments in (["--map", "Bridge"], ["-o", "map.svg"]):
        status, _, errors = run("claims", *arguments)
        assert status == 2
        assert "--map DOC -o FILE.svg" in errors
    status, _, errors = run("claims", "--map", "Bridge", "-o", "news.annotator")
    assert status == 1
    assert "project" in errors


def test_the_map_names_other_documents_that_links_lead_to(run):
    with Project.open(Path("news.annotator"), annotator="Ann") as project:
        (fell,) = (one for one in project.annotations.of(2))
        (safe,) = (one for one in project.annotations.of(1) if one.quote == "the bridge is safe")
        project.links.add("undermines", fell.id, safe.id)
    run("claims", "--map", "Bridge", "-o", "map.svg")
    assert "Claim · Paper" in Path("map.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("run")
def test_a_report_is_pdf_where_its_name_says_so():
    """In a process of its own: without a window, another application is made for it."""
    command = [sys.executable, "-m", "annotator", "report", "news", "Bridge", "-o"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [*command, "r.PDF"], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == "r.PDF: 1 document, 1 claim.\n"
    assert Path("r.PDF").read_bytes().startswith(b"%PDF-")
    done = subprocess.run(
        [*command, "missing/r.pdf"], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 1
    assert "there is no such folder" in done.stderr
