"""``annotator add``, as a person or a script uses it."""

import io
import json
import multiprocessing
import sys
from pathlib import Path

import pytest

from annotator.arrivals import judging
from annotator.arrivals.repeating import repetitions
from annotator.cli import main
from annotator.sources import ahead
from annotator.store import Project
from annotator.ui.settings import Settings
from tests.commands.project_hash import hash_of
from tests.sources.made import docx, mail, p, zipped
from tests.sources.made_pdf import At, pdf_of
from tests.sources.test_duplicates import article

ROWS = (
    '{"headline": "One", "body": "First words.", "when": "2020-01-02", "id": 7}\n'
    '{"headline": "Two", "body": "Second words.", "when": "2020-01-03", "id": 8}\n'
)


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """``run("a.txt")``: status, output and errors of adding to a new project."""
    monkeypatch.chdir(tmp_path)
    main(["new", "news", "--annotator", "Ann"])

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["add", "news", "--annotator", "Ann", *arguments])
        return (status, *capsys.readouterr())

    return run


def digest() -> str:
    return hash_of(Path("news.annotator"))


def documents() -> list:
    with Project.open(Path("news.annotator")) as project:
        return [project.documents[one] for one in project.documents.ids()]


def texts() -> list[str]:
    with Project.open(Path("news.annotator")) as project:
        return [project.documents.text(one) for one in project.documents.ids()]


def test_a_table_is_added_a_row_a_document(run):
    Path("corpus.jsonl").write_text(ROWS, encoding="utf-8")
    status, said, errors = run("corpus.jsonl", "--map", "date=when")
    assert (status, said) == (0, "Added 2 documents.\n")
    assert "text from “body”, title from “headline”, published from “when”" in errors
    one, two = documents()
    assert (one.metadata.title, one.metadata.published) == ("One", "2020-01-02")
    assert (two.metadata.file_name, two.metadata.extra) == ("corpus.jsonl", {"id": "8"})


def test_a_mapping_that_is_none_is_told(run):
    Path("a.csv").write_text("text\nwords\n", encoding="utf-8")
    assert (
        "a.csv has no column “gone”. Its columns are: “text”."
        in run("a.csv", "--map", "text=gone")[2]
    )
    with pytest.raises(SystemExit) as left:
        run("a.csv", "--map", "colour=red")
    assert left.value.code == 2


def test_folders_zip_files_and_patterns_are_searched(run):
    Path("in/deep").mkdir(parents=True)
    Path("in/deep/a.docx").write_bytes(docx(p("Words of Word.")))
    Path("in/b.txt").write_text("Words of text.", encoding="utf-8")
    Path("c.zip").write_bytes(zipped({"c/d.txt": "Words in a zip file.", "c/e.png": "x"}))
    status, said, errors = run("in/**/*.docx", "c.zip")
    assert (status, said) == (0, "Added 2 documents; 1 left out.\n")
    assert "e.png was left out: its name is not that of a source of text." in errors
    assert run("in")[1] == "Added “Words of text.”; 1 skipped as copies.\n"
    assert run("*.nothing")[2] == (
        "annotator: *.nothing: no file has such a name. Nothing was added.\n"
    )


def test_standard_input_is_read(run, monkeypatch):
    def given(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    given(b"Words from a pipe.")
    assert run("-")[1] == "Added “Words from a pipe.”.\n"
    given(docx(p("Words of Word from a pipe.")))
    assert run("-")[1] == "Added “Words of Word from a pipe.”.\n"
    given(b"text,n\nMore words from a pipe.,1\n")
    assert run("-", "--as", "csv")[1] == "Added “More words from a pipe.”.\n"
    given(b"")
    assert run("-")[2].startswith("annotator: standard input holds no text.")


def test_a_dry_run_tells_near_copies_however_far_apart(run, monkeypatch):
    monkeypatch.setattr(judging, "PAGE", 2)
    texts = [" ".join(f"{name}{n}e word" for n in range(200)) for name in "abcdefghij"]
    for number, text in enumerate([*texts, f"{texts[0]} more"]):
        Path(f"{number:02}.txt").write_text(text)
    names = [f"{number:02}.txt" for number in range(11)]
    assert run(*names, "--dry-run")[:2] == (0, "Would add 10 documents; 1 skipped as copies.\n")


def test_a_dry_run_changes_nothing(run):
    Path("a.txt").write_text("Words.", encoding="utf-8")
    before = digest()
    assert run("a.txt", "--dry-run")[:2] == (0, "Would add “Words.”.\n")
    status, said, _ = run("a.txt", "gone.txt", "--dry-run", "--skip-bad", "--json")
    found = json.loads(said)
    assert (status, found["dry_run"], found["added"]) == (1, True, ["Words."])
    assert digest() == before


def test_the_report_says_all_of_every_document(run):
    Path("a.html").write_text(
        "<html><head><title>T</title></head><body><article><h1>The headline</h1>"
        "<p>The mayor said that the bridge is safe and that it will be open.</p></article>",
        encoding="utf-8",
    )
    Path("b.txt").write_text("x" * 10, encoding="utf-8")
    status, said, _ = run("a.html", "b.txt", "b.txt", "gone.txt", "--skip-bad", "--json")
    found = json.loads(said)
    assert status == 1
    assert [one["source"] for one in found["documents"]] == ["a.html", "b.txt"]
    assert found["documents"][0]["media_type"] == "text/html"
    assert found["duplicates"] == ["b.txt is the same as “xxxxxxxxxx”, which comes before it."]
    assert found["problems"] == ["gone.txt cannot be read: there is no such file."]


def test_what_is_nearly_the_same_is_named_and_not_added(run):
    Path("a.txt").write_text(f"Title\n{article(1)}", encoding="utf-8")
    Path("b.txt").write_text(f"Title\n{article(1)} Corrected.", encoding="utf-8")
    run("a.txt")
    status, said, errors = run("b.txt")
    assert (status, said) == (0, "Added 0 documents; 1 skipped as copies.\n")
    assert "% like “Title”: it was not added (--keep-similar adds it)." in errors
    status, said, errors = run("b.txt", "--keep-similar")
    assert said == "Added “Title (2)”.\n"
    assert "% like “Title”." in errors


def test_bad_rows_keep_the_whole_out_unless_they_are_skipped(run):
    Path("a.jsonl").write_text(ROWS + '{"body": "cut', encoding="utf-8")
    before = digest()
    status, _, errors = run("a.jsonl", "--map", "text=body")
    assert status == 1
    assert errors.startswith("annotator: a.jsonl, line 3, column 10: this is no valid JSON")
    assert digest() == before
    status, said, errors = run("a.jsonl", "--map", "text=body", "--skip-bad")
    assert (status, said) == (1, "Added 2 documents; 1 failed.\n")
    assert "a.jsonl, line 3, column 10" in errors


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1/", "ftp://x.org/a"])
def test_only_public_pages_are_fetched(run, address):
    before = digest()
    status, _, errors = run("--url", address)
    assert status == 1
    assert address.removeprefix("http://").rstrip("/") in errors
    assert "Nothing was added" in errors
    assert digest() == before


def piped(monkeypatch, words: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(words.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def test_rows_from_standard_input_are_documents(run, monkeypatch):
    piped(monkeypatch, ROWS)
    status, said, errors = run("-")
    assert (status, said) == (0, "Added 2 documents.\n")
    assert errors.startswith(
        "  standard input was read as what it looks like, lines of JSON: a document for each row."
    )
    assert texts() == ["First words.", "Second words."]


def test_a_table_from_standard_input_is_told_by_the_column_that_is_named(run, monkeypatch):
    piped(monkeypatch, "nr,was\n1,Erste Worte\n2,Zweite Worte\n")
    assert run("-", "--map", "text=was")[:2] == (0, "Added 2 documents.\n")
    assert texts() == ["Erste Worte", "Zweite Worte"]


def test_rows_in_a_text_file_are_a_text_and_told(run):
    Path("rows.txt").write_text(ROWS, encoding="utf-8")
    status, _, errors = run("rows.txt")
    assert status == 0
    assert errors == (
        "  rows.txt looks like JSON and was taken as plain text. Name it .json or .jsonl to have a"
        " document for each of its rows.\n"
    )
    assert texts() == [ROWS]


@pytest.mark.parametrize("word", ["no", "false", "0", "never"])
def test_nothing_is_fetched_where_the_settings_say_so(run, word):
    settings = Settings()
    settings.remember("fetch", word)
    try:
        status, _, errors = run("--url", "https://x.example/a")
    finally:
        settings.forget("fetch")
    assert status == 1
    assert errors.startswith("annotator: Web pages are not fetched: “Allow fetching of web pages”")
    assert str(settings.file) in errors


def test_attachments_of_mails_are_added_on_request(run):
    message = mail()
    message.set_content("Words of a mail.")
    message.add_attachment(b"Words of a file.", maintype="text", subtype="plain", filename="a.txt")
    Path("m.eml").write_bytes(message.as_bytes())
    assert "the attachment “a.txt” (text/plain, 0 KB) was left out" in run("m.eml")[2]
    status, said, _ = run("m.eml", "--attachments")
    assert (status, said) == (0, "Added “Words of a file.”; 1 skipped as copies.\n")
    assert documents()[1].metadata.file_name == "a.txt"


def test_a_protected_file_is_opened_with_a_password_from_the_environment(run, monkeypatch):
    Path("x.pdf").write_bytes(
        pdf_of([At(50, 500, "Words of a protected report.")], password="secret")
    )
    before = digest()
    assert "x.pdf wants a password" in run("x.pdf")[2]
    monkeypatch.setenv("ANNOTATOR_PASSWORD", "wrong")
    assert "x.pdf does not open with this password" in run("x.pdf", "--password")[2]
    assert digest() == before
    monkeypatch.setenv("ANNOTATOR_PASSWORD", "secret")
    assert run("x.pdf", "--password")[0] == 0
    assert b"secret" not in Path("news.annotator").read_bytes()


def test_without_a_terminal_nobody_is_asked_for_a_password(run, monkeypatch):
    monkeypatch.delenv("ANNOTATOR_PASSWORD", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    status, _, errors = run("x.pdf", "--password")
    assert status == 2
    assert "There is no terminal to ask for the password" in errors


def test_the_delimiter_of_a_table_can_be_said(run):
    Path("a.csv").write_text("text;x,y\nWords;1,2\nOthers;1,3\n", encoding="utf-8")
    assert run("a.csv", "--delimiter", "semicolon")[0] == 0
    assert documents()[0].metadata.extra == {"x,y": "1,2"}


def test_what_another_process_reads_is_added_whole_or_not_at_all(run, monkeypatch):
    for name, number in {"FIRST": 2, "LEAD": 1, "FEWEST": 2}.items():
        monkeypatch.setattr(ahead, name, number)
    monkeypatch.setattr(ahead, "_processors", lambda: 2)
    Path("all").mkdir()
    for number in range(9):
        Path("all", f"{number}.txt").write_text(f"Words of story {number}.\n")
    before = hash_of(Path("news.annotator"))
    Path("all", "7.txt").write_bytes("Größe".encode("cp1252"))
    status, _, errors = run("all")
    assert (status, hash_of(Path("news.annotator"))) == (1, before)
    assert "7.txt is not UTF-8" in errors
    assert multiprocessing.active_children() == []
    assert run("all", "--encoding", "cp1252")[:2] == (0, "Added 9 documents.\n")
    with Project.open(Path("news.annotator"), annotator="Ann") as project:
        found = [project.documents.text(one) for one in project.documents.ids()]
        raws = [project.originals.of(one).raw for one in project.documents.ids()]
    expected = [f"Words of story {number}.\n" for number in range(9)]
    expected[7] = "Größe"
    assert found == expected
    assert raws == [one.encode("cp1252") for one in expected]


def test_failures_are_named_first_and_never_cut_and_all_is_counted(run):
    Path("in").mkdir()
    for number in range(31):
        Path(f"in/same{number:02}.txt").write_text("The same words.", encoding="utf-8")
    for number in range(25):
        Path(f"in/z{number:02}.txt").write_bytes(b"")
    status, said, errors = run("in", "--skip-bad")
    assert status == 1
    assert said == "Added “The same words.”; 30 skipped as copies; 25 failed.\n"
    lines = errors.splitlines()
    assert all(f"z{number:02}.txt" in line for number, line in enumerate(lines[:25]))
    assert lines[-1] == "  … and 10 more (--json lists them all)"


def test_what_came_twice_is_not_said_to_be_in_the_project(run):
    Path("a.txt").write_text("The same words.", encoding="utf-8")
    Path("b.txt").write_text("The same words.", encoding="utf-8")
    _, said, errors = run("a.txt", "b.txt", "--dry-run")
    assert said == "Would add “The same words.”; 1 skipped as copies.\n"
    assert errors == "  b.txt is the same as “The same words.”, which comes before it.\n"
    run("a.txt")
    assert "a.txt is in the project already, as “The same words.”." in run("a.txt")[2]


def test_what_is_nearly_the_same_is_never_all_the_same(run):
    words = " ".join(f"word{number}" for number in range(3000))
    Path("a.txt").write_text(words, encoding="utf-8")
    Path("b.txt").write_text(f"{words}.", encoding="utf-8")
    assert "b.txt is 99% like" in run("a.txt", "b.txt")[2]


PARIS = "« Déjà vu », dit le préfet à Orléans."
RUSSIAN = (
    '<html><head><meta charset="windows-1251"><title>Мост</title></head><body><article><p>'
    f"{'Мост закрыт, сказал мэр в понедельник, и никто не перейдёт его до весны. ' * 9}"
    "</p></article></body></html>"
)


def test_an_encoding_is_for_the_files_that_do_not_say_theirs(run):
    Path("a.txt").write_bytes(f"{PARIS} Un.".encode())
    Path("b.txt").write_bytes(f"{PARIS} Et deux, ou trois fois.".encode("cp1252"))
    Path("c.html").write_bytes(RUSSIAN.encode("cp1251"))
    assert run("a.txt", "b.txt", "c.html", "--encoding", "cp1252")[0] == 0
    with Project.open(Path("news.annotator")) as project:
        one, two, three = map(project.documents.text, project.documents.ids())
        assert one.startswith(PARIS)
        assert two.startswith(PARIS)
        assert "Мост закрыт, сказал мэр" in three
        kept = map(project.originals.of, project.documents.ids())
        assert [dict(original.options).get("encoding") for original in kept if original] == [
            None,
            "cp1252",
            "cp1251",
        ]
        assert {one.verdict for one in repetitions(project)} == {"same"}


def test_heads_and_page_numbers_of_a_pdf_are_kept_on_request(run):
    full = "The council said on Monday that the bridge will be shut for repairs soon."
    pages = [
        [At(50, 570, "The Daily Courier"), At(50, 500, full), At(200, 30, f"Page {number}")]
        for number in (1, 2, 3)
    ]
    Path("a.pdf").write_bytes(pdf_of(*pages))
    assert run("a.pdf", "--keep", "heads, page-numbers")[0] == 0
    (text,) = texts()
    assert "The Daily Courier" in text
    assert "Page 2" in text


@pytest.mark.parametrize(
    ("kept", "has_header", "has_footer"),
    [("headers", True, False), ("footers", False, True), ("heads", True, True)],  # the older word
)
def test_headers_and_footers_of_a_pdf_are_kept_one_by_one(run, kept, has_header, has_footer):
    full = "The council said on Monday that the bridge will be shut for repairs soon."
    page = [At(50, 570, "The Daily Courier"), At(50, 500, full), At(50, 30, "All rights reserved")]
    Path("a.pdf").write_bytes(pdf_of(page, page, page))
    assert run("a.pdf", "--keep", kept)[0] == 0
    (text,) = texts()
    assert ("The Daily Courier" in text, "rights reserved" in text) == (has_header, has_footer)


def test_lines_and_hyphens_of_a_pdf_are_kept_on_request(run):
    first = "The council said on Monday that the old bridge over the river will be impos-"
    Path("a.pdf").write_bytes(pdf_of([At(50, 500, first), At(50, 488, "sible to cross.")]))
    assert run("a.pdf", "--keep=lines,hyphens")[0] == 0
    kept, rest = texts()[0].splitlines()
    assert kept.startswith(first[:-1])
    assert rest == "sible to cross."


def test_what_cannot_be_kept_of_a_pdf_is_told_with_what_can(run, capsys):
    with pytest.raises(SystemExit):
        run("a.pdf", "--keep", "heads,colours")
    errors = capsys.readouterr().err
    assert "“colours” is none of headers, footers, page-numbers, lines, hyphens" in errors


def test_all_that_a_page_shows_is_taken_on_request(run):
    Path("a.html").write_text(
        "<html><head><title>T</title></head><body><nav><p>Weather</p></nav><article><p>"
        f"{'The bridge is shut, the mayor said on Monday, and nobody may cross it. ' * 9}"
        "</p></article></body></html>",
        encoding="utf-8",
    )
    assert run("a.html", "--dry-run")[0] == 0
    assert run("a.html", "--whole-page")[0] == 0
    assert "Weather" in texts()[0]


def test_a_folder_with_nothing_in_it_is_told(run):
    Path("empty", "inside").mkdir(parents=True)
    assert run("empty") == (
        0,
        "Added 0 documents; 1 left out.\n",
        "  empty was left out: there is no source of text in it.\n",
    )


def test_an_address_without_url_is_told_how_to_fetch_it(run):
    assert run("https://x.example/a?b=*")[2] == (
        "annotator: https://x.example/a?b=* is the address of a web page; --url fetches it."
        " Nothing was added.\n"
    )


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_script_is_told_of_what_kept_all_out(run, more):
    Path("a.txt").write_text("words of one", encoding="utf-8")
    status, said, errors = run("a.txt", "gone.txt", "--json", *more)
    assert status == 1
    found = json.loads(said)
    assert (found["added"], found["documents"]) == ([], [])
    assert found["problems"] == ["gone.txt cannot be read: there is no such file."]
    assert "Nothing was added" in errors


def test_a_report_for_programs_names_the_options_that_help(run):
    Path("a.txt").write_bytes("Größe und Bräuche der Stadt".encode("cp1252"))
    Path("b.txt").write_text("Words.", encoding="utf-8")
    status, said, _ = run("a.txt", "b.txt", "--skip-bad", "--json")
    assert status == 1
    [problem] = json.loads(said)["problems"]
    assert "name its encoding (--encoding" in problem
