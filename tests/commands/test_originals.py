"""``annotator originals``: the files that documents came from, listed, given back, proven."""

import json
from pathlib import Path

import pytest

from annotator.arrivals import repeating
from annotator.cli import main
from annotator.commands import originals
from annotator.model.document import EDITED, Metadata, Original, SourceText
from annotator.store import Project
from tests.commands.project_hash import hash_of
from tests.sources.made import docx, p
from tests.sources.made_pdf import At, pdf_of

PAGE = (
    "<html><head><title>The bridge</title></head><body><article><p>{}</p></article></body></html>"
)
WORDS = "The bridge is shut, the mayor said on Monday, and nobody may cross it before the spring. "
ARTICLE = PAGE.format(WORDS * 9).encode()
ROWS = '{"headline": "One", "body": "First words."}\n{"headline": "Two", "body": "Second words."}\n'


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """``run("originals")``: status, output and errors, on a new project."""
    monkeypatch.chdir(tmp_path)
    main(["new", "news", "--annotator", "Ann"])

    def run(command: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([command, "news", *arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def articles(run):
    """Articles of five kinds, added."""
    Path("page.html").write_text(PAGE.format(WORDS * 6), encoding="utf-8")
    Path("words.txt").write_bytes(b"\xef\xbb\xbfPlain words.\r\nMore.\r\n")
    Path("old.txt").write_bytes("Café words.".encode("cp1252"))
    Path("rows.jsonl").write_text(ROWS, encoding="utf-8")
    Path("talk.docx").write_bytes(docx(p("A word document. " * 4)))
    names = ("page.html", "words.txt", "rows.jsonl", "talk.docx")
    assert run("add", *names)[0] == 0
    assert run("add", "old.txt", "--encoding", "cp1252")[0] == 0
    return run


def listed(run) -> list[dict]:
    return json.loads(run("originals", "--json")[1])["documents"]


def verdicts(run, status: int = 0) -> dict[str, str]:
    found, said, _ = run("originals", "--check", "--json")
    assert found == status
    return {one["title"]: one["sentence"] for one in json.loads(said)["documents"]}


def test_each_document_is_listed_with_its_original(articles):
    status, said, _ = articles("originals")
    assert status == 0
    header, *lines = said.splitlines()
    assert header == "document\tplace\tmedia type\tsize\tin project"
    assert [line.split("\t")[0] for line in lines][1:4] == ["Plain words.", "One", "Two"]
    rows = {one["title"]: one for one in listed(articles)}
    assert rows["Plain words."]["packed"] == 0
    assert rows["Plain words."]["size"] == Path("words.txt").stat().st_size
    assert rows["Two"]["place"] == "line 2"
    assert 0 < rows["The bridge"]["packed"] < rows["The bridge"]["size"]


def test_an_empty_project_has_nothing_to_list(run):
    assert run("originals")[:2] == (0, "")
    assert run("originals", "--check")[0] == 0


def test_files_come_out_as_they_went_in(articles):
    status, said, _ = articles("originals", "--extract", "out")
    assert (status, said) == (0, "out: 5 files of 6 documents.\n")
    names = ("page.html", "words.txt", "old.txt", "rows.jsonl", "talk.docx")
    assert {one.name for one in Path("out").iterdir()} == set(names)
    for name in names:
        assert Path("out", name).read_bytes() == Path(name).read_bytes()


def test_what_was_written_is_named_for_scripts(articles):
    Path("out").mkdir()
    found = json.loads(articles("originals", "--extract", "out", "--json")[1])
    assert [one["file"] for one in found["files"]].count("rows.jsonl") == 2


def test_nothing_is_overwritten(articles):
    Path("out").mkdir()
    Path("out", "mine.txt").write_text("mine", encoding="utf-8")
    for target in ("out", "words.txt"):
        status, _, errors = articles("originals", "--extract", target)
        assert status == 1
        assert f"{target} is there already; name a new folder, or an empty one." in errors
    assert [one.name for one in Path("out").iterdir()] == ["mine.txt"]
    assert Path("words.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_names_in_a_project_lead_nowhere(run):
    names = ["../../evil.txt", "/etc/passwd", "CON.txt", "a.txt", "A.TXT", "", "x\u202egpj.exe"]
    with Project.open("news.annotator") as project:
        for number, name in enumerate(names):
            project.documents.add(
                SourceText(f"Words {number}.", method="rtf/1"),
                Metadata(title=f"Title {number}"),
                Original(b"%d" % number, "text/plain", name),
            )
    run("originals", "--extract", "out")
    assert sorted(one.name for one in Path("out").iterdir()) == [
        "A (2).TXT", "Title 5.txt", "_.._evil.txt", "_CON.txt", "_etc_passwd", "a.txt",
        "xgpj.exe",
    ]  # fmt: skip


def test_every_document_can_be_read_again(articles):
    before = hash_of(Path("news.annotator"))
    assert set(verdicts(articles).values()) == {"the same text"}
    assert hash_of(Path("news.annotator")) == before
    _, said, errors = articles("originals", "--check")
    assert said.splitlines()[1] == "The bridge\tthe same text"
    assert "6 documents: the same text" in errors


def test_options_are_kept_with_what_was_read_by_them(run):
    Path("rows.csv").write_text("a,b\nnot this,these are the words\n", encoding="utf-8")
    Path("page.txt").write_text(PAGE.format(WORDS * 6), encoding="utf-8")
    Path("unsure.txt").write_bytes("Café au lait".encode("cp1252"))
    run("add", "rows.csv", "--map", "text=b")
    run("add", "page.txt", "--as", "html")
    run("add", "unsure.txt", "--encoding", "guess")
    rows, page, unsure = listed(run)
    assert rows["options"] == {"kind": "csv", "columns": {"text": "b"}}
    assert page["options"] == {"kind": "html"}
    assert unsure["options"] == {"kind": "text", "encoding": "cp1252"}
    assert set(verdicts(run).values()) == {"the same text"}


def test_a_text_without_a_mark_is_read_again_in_its_encoding(run):
    Path("wide.txt").write_bytes("Wide words, all of them.".encode("utf-16-le"))
    run("add", "wide.txt", "--encoding", "utf-16-le")
    assert listed(run)[0]["packed"] == 0
    assert set(verdicts(run).values()) == {"the same text"}


def test_pages_of_a_pdf_are_read_again(run):
    Path("a.pdf").write_bytes(
        pdf_of([At(72, 520, "The bridge is shut."), At(72, 505, "Nobody may cross it.")])
    )
    run("add", "a.pdf")
    assert listed(run)[0]["options"] == {"kind": "pdf"}
    assert set(verdicts(run).values()) == {"the same text"}


def change(sql: str, *values: object) -> None:
    with Project.open("news.annotator") as project, project._database.unjournaled():
        project._database.execute(sql, values)


def add(words: str, method: str, raw: bytes = ARTICLE, **more) -> None:
    original = Original(raw, "text/html", "page.html", **more)
    with Project.open("news.annotator") as project:
        project.documents.add(SourceText(words, method=method), Metadata(title=words), original)


def test_a_newer_way_of_reading_explains_another_text(run):
    add("Other words.", "html/0")
    add("More.", "", ARTICLE + b"\n")
    found = verdicts(run)
    assert found["Other words."].startswith("differs: method html/0 then, html/")
    assert found["More."].startswith("differs: method unknown then, html/")


def test_a_text_that_differs_without_a_reason_fails(articles):
    with Project.open("news.annotator") as project:
        method = next(one.method for one in project.originals.facts() if one.title == "The bridge")
    add("Other words.", method)
    found = verdicts(articles, status=1)
    assert found["Other words."] == f"differs, although both were read by {method}"


def test_what_was_edited_by_hand_is_not_compared(run):
    add("Words that somebody changed.", f"html/1{EDITED}")
    assert verdicts(run) == {"Words that somebody changed.": "edited by hand before it was added"}


def test_where_nothing_was_kept_nothing_is_proven(run):
    Path("page.html").write_text(PAGE.format(WORDS * 6), encoding="utf-8")
    run("add", "page.html", "--originals", "none")
    assert verdicts(run) == {"The bridge": "no original kept"}
    assert listed(run)[0]["size"] == 0


def test_an_original_that_cannot_be_read_fails(run):
    add("No PDF.", "pdf/1", b"%PDF-1.4 nothing", options={"kind": "pdf"})
    add("Damaged.", "html/1")
    change("UPDATE original SET sha256 = ? WHERE id = 2", "0" * 64)
    found = verdicts(run, status=1)
    assert found["No PDF."].startswith("cannot be read again: ")
    assert "of “Damaged.” in “news.annotator” is damaged" in found["Damaged."]


def test_a_row_that_is_not_there_any_more_fails(run):
    raw = ROWS.encode()
    add("Third words.", "table/1", raw, place="line 3", options={"kind": "json"})
    assert verdicts(run, status=1) == {"Third words.": "nothing is read at line 3 of page.html now"}


def test_a_table_is_read_once_for_all_its_rows(run, monkeypatch):
    lines = (json.dumps({"title": f"Row {n}", "text": f"The words of {n}."}) for n in range(300))
    Path("rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run("add", "rows.jsonl")
    reads = []
    known = repeating._Together._read
    monkeypatch.setattr(
        repeating._Together, "_read", lambda self, facts: reads.append(1) or known(self, facts)
    )
    assert set(verdicts(run).values()) == {"the same text"}
    assert len(reads) == 1


@pytest.mark.parametrize(
    ("wanted", "is_kept"),
    [("none", False), ("all", True), ("10", False), ("2KB", True), ("1 mb", True), ("0", False)],
)
def test_how_much_is_kept_can_be_said(run, wanted, is_kept):
    Path("page.html").write_text(PAGE.format(WORDS * 6), encoding="utf-8")
    run("add", "page.html", "--originals", wanted)
    assert bool(listed(run)[0]["size"]) is is_kept


def test_a_size_that_is_none_is_told(run, capsys):
    with pytest.raises(SystemExit):
        run("add", "a.txt", "--originals", "some")
    assert "“some” is neither none nor all nor a size such as 5MB." in capsys.readouterr().err


def test_too_large_a_one_is_told_and_the_document_added(run, monkeypatch):
    monkeypatch.setattr("annotator.store.originals.LARGEST", 100)
    Path("page.html").write_text(PAGE.format(WORDS * 6), encoding="utf-8")
    status, said, errors = run("add", "page.html", "--originals", "all")
    assert (status, said) == (0, "Added “The bridge”.\n")
    assert "The original “page.html” has 0 MB" in errors


def test_files_that_are_too_large_by_themselves_are_named_once(run):
    Path("rows.jsonl").write_text(ROWS, encoding="utf-8")
    Path("words.txt").write_text("Words and more words.", encoding="utf-8")
    said = f"rows.jsonl has {len(ROWS):,} bytes, so the file itself is not kept in the project"
    _, _, errors = run("add", "rows.jsonl", "words.txt", "--originals", "20")
    assert errors.count(said) == 1
    assert errors.count("is not kept") == 1
    assert [bool(one["size"]) for one in listed(run)] == [False, False, True]


def test_whoever_wants_no_originals_is_not_told_of_them(run):
    Path("rows.jsonl").write_text(ROWS, encoding="utf-8")
    assert "is not kept" not in run("add", "rows.jsonl", "--originals", "none")[2]


def test_a_bad_row_does_not_keep_the_others_from_being_read(run):
    Path("rows.jsonl").write_text(f"{ROWS}nonsense\n", encoding="utf-8")
    run("add", "rows.jsonl", "--skip-bad")
    assert set(verdicts(run).values()) == {"the same text"}


def delete(document: int) -> None:
    with Project.open("news.annotator", annotator="Ann") as project:
        project.documents.delete(document)


@pytest.mark.usefixtures("articles")
def test_what_is_deleted_meanwhile_is_told():
    with Project.open("news.annotator", read_only=True) as project:
        found = repeating.repetitions(project)
        assert next(found).verdict == "same"
        delete(2)
        assert next(found).sentence == (
            "cannot be read again: it was deleted in another window meanwhile"
        )


def test_what_is_deleted_while_files_are_written_leaves_none(articles, monkeypatch):
    known = originals.distinct_names

    def names(wanted):
        delete(2)
        return known(wanted)

    monkeypatch.setattr(originals, "distinct_names", names)
    status, _, errors = articles("originals", "--extract", "out")
    assert status == 1
    assert "“Plain words.” was deleted in another window meanwhile. Try again." in errors
    assert not Path("out").exists()
