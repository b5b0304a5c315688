"""``annotator documents``, as a person or a script uses it."""

import json
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.model.text import Span
from annotator.store import Project

PAGE = (
    '<html lang="en"><head><title>The bridge</title><meta name="author" content="Ann Other">'
    "</head><body><article><p>{}</p></article></body></html>"
)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main(["new", "news", "--annotator", "Ann"])

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["documents", "news", *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def page(run, tmp_path):
    words = "The bridge is shut, the mayor said, and nobody may cross it before the spring. "
    (tmp_path / "page.html").write_text(PAGE.format(words * 6), encoding="utf-8")
    main(["add", "news", "page.html"])
    with Project.open("news.annotator", annotator="Ann") as project:
        project.annotations.add(1, Span(0, 10), "claim")
    return run


def test_an_empty_project_has_none_to_list(run):
    assert run() == (0, "", "")


def test_documents_are_listed(page):
    status, said, _ = page()
    header, row = (line.split("\t") for line in said.splitlines())
    assert status == 0
    assert header[:6] == ["document", "publisher", "author", "published", "language", "status"]
    assert dict(zip(header, row, strict=True))["claim"] == "1"
    assert row[:3] == ["The bridge", "", "Ann Other"]


def test_scripts_get_all_of_it(page):
    (one,) = json.loads(page("--json")[1])["documents"]
    assert (one["author"], one["annotations"], one["media_type"]) == ("Ann Other", 1, "text/html")
    assert isinstance(one["metadata"], dict)


def test_a_table_is_written_and_verified(page):
    assert page("-o", "documents.csv")[:2] == (0, "documents.csv: 1 of 1 rows verified.\n")
    assert Path("documents.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    found = json.loads(page("-o", "b.csv", "--preset", "data", "--json")[1])
    assert found == {"file": "b.csv", "rows": 1, "verified": 1}
    assert Path("b.csv").read_bytes().startswith(b"document_id,document,url")
