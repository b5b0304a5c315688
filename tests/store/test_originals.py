"""The bytes that texts were made of, kept beside them."""

import json
import os
import zlib
from hashlib import sha256

import pytest

from annotator.model.document import EDITED, Metadata, Original, SourceText
from annotator.model.exchange import AnnotatedDocument
from annotator.sources.plain import pasted
from annotator.store import Project, ProjectError, originals
from annotator.store.check import check_project
from annotator.store.errors import DamagedProject, Misfit
from annotator.store.originals import Sizes, options_of
from annotator.store.rescue import rescue_project
from annotator.store.salvage import Salvage
from tests.versions.dump import FOLDER, load

HTML = b"<html><p>The bridge is shut.</p>" + b"<p>Nobody may cross it.</p>" * 40
OPTIONS = {"is_whole_page": True, "encoding": "cp1252", "columns": {"text": "body"}}


def page(raw: bytes = HTML, words: str = "The bridge is shut.", **more) -> AnnotatedDocument:
    text = SourceText(words, "utf-8", "LF", sha256(raw).hexdigest(), "html/1")
    metadata = Metadata(title=words, media_type="text/html", file_name="page.html")
    return AnnotatedDocument(
        metadata, text, original=Original(raw, "text/html", "page.html", **more)
    )


def plain(raw: bytes, content: str, encoding: str = "utf-8", newline: str = "LF", **more):
    text = SourceText(content, encoding, newline, sha256(raw).hexdigest(), "plain 1", **more)
    metadata = Metadata(title="Plain", media_type="text/plain", file_name="a.txt")
    return AnnotatedDocument(metadata, text, original=Original(raw, "text/plain", "a.txt"))


def write(project: Project, *documents: AnnotatedDocument) -> list[int]:
    report = project.exchange.write(documents, title="Add")
    assert report.problems == []
    return list(project.documents.ids())[-report.documents :]


def count(project: Project, table: str) -> int:
    return int(project._database.one(f"SELECT count(*) FROM {table}")[0])


def damage(project: Project, sql: str, *values) -> None:
    with project._database.unjournaled():
        project._database.execute(sql, values)


def test_an_original_comes_back_as_it_was_also_after_reopening(project, reopened):
    (one,) = write(project, page(options=OPTIONS))
    found = reopened().originals.of(one)
    assert found == Original(HTML, "text/html", "page.html", "", OPTIONS)


def test_one_document_added_alone_keeps_its_original_too(project):
    made = page()
    one = project.documents.add(made.text, made.metadata, made.original)
    assert project.originals.of(one) == made.original
    assert project.originals.has(one)


def test_where_nothing_was_kept_there_is_nothing(project, document):
    assert project.originals.of(document) is None
    assert not project.originals.has(document)
    (facts,) = project.originals.facts()
    assert (facts.document, facts.title, facts.size) == (document, "The bridge", 0)
    assert project.originals.sizes() == Sizes(0, 0, 0)


def test_a_document_that_there_is_not(project):
    with pytest.raises(KeyError):
        project.originals.of(99)
    assert not project.originals.has(99)


def test_an_empty_original_is_none(project):
    (one,) = write(project, page(b""))
    assert not project.originals.has(one)


@pytest.mark.parametrize(
    ("raw", "content", "encoding", "newline"),
    [
        (b"One\ntwo\n", "One\ntwo\n", "utf-8", "LF"),
        (b"One", "One", "utf-8", ""),
        (b"One\r\ntwo", "One\ntwo", "utf-8", "CRLF"),
        (b"\xef\xbb\xbfOne\rtwo", "One\ntwo", "utf-8-sig", "CR"),
        ("\ufeffÄ\n".encode("utf-16-le"), "Ä\n", "utf-16-le-sig", "LF"),
    ],
)
def test_what_the_text_gives_again_is_not_kept_twice(project, raw, content, encoding, newline):
    (one,) = write(project, plain(raw, content, encoding, newline))
    assert (count(project, "original"), count(project, "origin")) == (0, 0)
    assert project.originals.of(one) == Original(raw, "text/plain", "a.txt")
    (facts,) = project.originals.facts()
    assert (facts.sha256, facts.size, facts.packed) == (sha256(raw).hexdigest(), len(raw), 0)
    assert (facts.media_type, facts.name) == ("text/plain", "a.txt")


@pytest.mark.parametrize(
    ("raw", "content", "encoding", "newline"),
    [
        (b"One\r\ntwo\n", "One\ntwo\n", "utf-8", "mixed"),
        (b"\xc4", "Ä", "cp1252", ""),
        (b"a\0b", "a\ufffdb", "utf-8", ""),
    ],
)
def test_what_the_text_does_not_give_again_is_kept(project, raw, content, encoding, newline):
    (one,) = write(project, plain(raw, content, encoding, newline))
    assert count(project, "original") == 1
    assert project.originals.of(one).raw == raw


def test_what_could_not_be_proven_to_be_the_original_is_kept(project):
    made = plain(b"One\r\ntwo", "One\ntwo", "utf-8", "CRLF")
    unproven = SourceText("One\ntwo", "utf-8", "CRLF", "", "plain 1")
    (one,) = write(project, AnnotatedDocument(made.metadata, unproven, original=made.original))
    assert count(project, "original") == 1
    assert project.originals.of(one).raw == b"One\r\ntwo"


def test_a_pasted_text_can_be_had_again(project):
    reading = pasted("Words that were pasted.\r\nMore.")
    (one,) = write(project, AnnotatedDocument(reading.metadata, reading.text))
    assert project.originals.of(one).raw == reading.raw


def test_an_edited_text_does_not_pass_for_its_original(project):
    raw = b"One\ntwo\n"
    text = SourceText("One", "utf-8", "LF", sha256(raw).hexdigest(), f"plain 1{EDITED}")
    (bare,) = write(project, AnnotatedDocument(Metadata(title="a"), text))
    assert not project.originals.has(bare)
    edited = SourceText("One!", "utf-8", "LF", sha256(raw).hexdigest(), f"plain 1{EDITED}")
    (kept,) = write(project, AnnotatedDocument(Metadata(title="b"), edited, original=Original(raw)))
    assert project.originals.of(kept).raw == raw


def test_the_rows_of_a_table_share_their_file(project):
    raw = b"text\n" + b"".join(b"row %d\n" % n for n in range(300))
    rows = [
        AnnotatedDocument(
            Metadata(title=f"{n}"),
            SourceText(f"row {n}", method="table/1", raw_sha256=sha256(b"row %d" % n).hexdigest()),
            original=Original(raw, "text/csv", "a.csv", f"line {n + 2}"),
        )
        for n in range(300)
    ]
    ids = write(project, *rows)
    assert (count(project, "original"), count(project, "origin")) == (1, 300)
    assert project.originals.of(ids[7]) == Original(raw, "text/csv", "a.csv", "line 9")
    facts = list(project.originals.facts())
    assert [one.place for one in facts[:2]] == ["line 2", "line 3"]
    assert len(facts) == 300
    assert {one.sha256 for one in facts} == {sha256(raw).hexdigest()}


def test_a_row_without_its_file_is_not_taken_for_one(project):
    text = SourceText("row 1", "utf-8", "", sha256(b"row 1").hexdigest(), "table/1")
    (one,) = write(project, AnnotatedDocument(Metadata(title="1"), text))
    assert not project.originals.has(one)


def test_the_same_bytes_are_kept_once(project):
    first, second = page(words="One."), page(bytes(bytearray(HTML)), words="Two.")
    write(project, first)
    write(project, second)
    assert (count(project, "original"), count(project, "origin")) == (1, 2)
    assert project.originals.sizes() == Sizes(1, len(HTML), len(zlib.compress(HTML)))


def test_originals_of_deleted_documents_stay_for_undo(project):
    (one,) = write(project, page())
    project.documents.delete(one)
    assert list(project.originals.facts()) == []  # no document, no line
    project.journal.undo()
    assert project.originals.of(one).raw == HTML
    project.journal.undo()
    (again,) = write(project, page())
    assert project.originals.of(again).raw == HTML
    assert count(project, "original") == 1


def test_what_is_written_is_no_part_of_the_history(project):
    write(project, page())
    tables = {row[0] for row in project._database.all("SELECT DISTINCT tbl FROM change")}
    assert not tables & {"original", "origin"}


def test_an_import_that_fails_leaves_no_original(project):
    def documents():
        yield page()
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        project.exchange.write(documents(), title="Add")
    assert count(project, "original") == 0


def test_one_that_is_too_large_is_told_and_the_document_added(project, monkeypatch):
    monkeypatch.setattr(originals, "LARGEST", 100)
    report = project.exchange.write([page()], title="Add")
    assert report.documents == 1
    assert report.problems == ["The original “page.html” has 0 MB; at most 0 MB can be kept."]
    made = page(words="Two.")
    with pytest.raises(Misfit, match=r"page\.html"):
        project.documents.add(made.text, made.metadata, made.original)


def test_names_and_options_that_cannot_be_stored_do_no_harm(project):
    made = page(place="a\0b", options={"columns": {"text": "\ud800\0"}})
    (one,) = write(project, made)
    found = project.originals.of(one)
    assert found.place == "a\ufffdb"
    assert found.options == {"columns": {"text": "\ud800\0"}}


@pytest.mark.parametrize("words", ["", "nonsense", "[]", "7", "[" * 100_000])
def test_options_that_are_none_are_none(words):
    assert options_of(words) == {}


def test_of_options_only_what_can_be_one_is_read():
    words = json.dumps({"a": "x", "b": True, "c": {"d": "e"}, "f": 1, "g": [], "h": {"i": 2}})
    assert options_of(words) == {"a": "x", "b": True, "c": {"d": "e"}}


# Damage


def test_a_sound_project_with_originals_is_sound(project, path):
    write(project, page(options=OPTIONS), plain(b"\xc4", "Ä", "cp1252", ""))
    assert check_project(path).problems == ()


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("UPDATE original SET packed = ?", zlib.compress(b"x" * len(HTML))),
        ("UPDATE original SET packed = ?", b"nonsense"),
        ("UPDATE original SET size = ?", 10**12),
        ("UPDATE original SET size = ?", len(HTML) + 1),
        ("UPDATE original SET sha256 = ?", "0" * 64),
    ],
)
def test_a_damaged_original_is_refused_and_found_by_the_check(project, path, sql, value):
    (one,) = write(project, page())
    damage(project, sql, value)
    with pytest.raises(DamagedProject, match=r"“The bridge is shut\.” in “news\.annotator”"):
        project.originals.of(one)
    (problem,) = check_project(path).problems
    assert problem == "Original 1 is not the one that was kept: its checksum differs."


def test_a_bomb_in_a_project_of_somebody_else_stays_packed(project, path):
    (one,) = write(project, page())
    bomb = zlib.compress(bytes(100_000_000))
    damage(project, "UPDATE original SET packed = ?, size = ?", bomb, len(bomb))
    with pytest.raises(DamagedProject):
        project.originals.of(one)
    assert not check_project(path).is_sound


def test_a_text_that_does_not_give_its_bytes_again_has_no_original(project):
    (one,) = write(project, plain(b"One\r\ntwo", "One\ntwo", "utf-8", "CRLF"))
    damage(project, "UPDATE text SET newline = 'mixed'")
    assert project.originals.of(one) is None
    assert not project.originals.has(one)


def test_broken_options_are_found_by_the_check(project, path):
    (one,) = write(project, page(options=OPTIONS))
    damage(project, "UPDATE origin SET options = '[]'")
    assert project.originals.of(one).options == {}
    assert check_project(path).problems == ("The options of the origin of text 1 are unreadable.",)
    project.close()
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)


def test_the_check_reads_large_originals_one_at_a_time(project, path):
    write(project, *(page(os.urandom(2_000_000), words=f"Page {n}.") for n in range(3)))
    assert check_project(path).is_sound


# Rescue


def rescued(path, tmp_path):
    target = tmp_path / "rescued.annotator"
    report = rescue_project(path, target)
    return Project.open(target, read_only=True), report


def test_a_rescue_carries_originals_over(project, path, tmp_path):
    html, words = write(project, page(options=OPTIONS), plain(b"One\r\n", "One\n", newline="CRLF"))
    project.close()
    found, report = rescued(path, tmp_path)
    with found:
        assert found.originals.of(html) == page(options=OPTIONS).original
        assert found.originals.of(words).raw == b"One\r\n"
    assert report.problems == ("The history was left behind: undo begins anew.",)


def test_a_damaged_original_is_left_behind_and_told(project, path, tmp_path):
    one, other = write(project, page(), page(HTML + b"!", words="Two."))
    damage(project, "UPDATE original SET packed = ? WHERE id = 1", b"nonsense")
    project.close()
    found, report = rescued(path, tmp_path)
    with found:
        assert not found.originals.has(one)
        assert found.originals.of(other).raw == HTML + b"!"
    assert "1 originals could not be recovered." in report.problems
    assert check_project(tmp_path / "rescued.annotator").is_sound


def spoil_first_page(path):
    """So that nothing says any more where the tables are."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(os.urandom(3996))


def test_originals_are_found_again_where_the_list_of_tables_is_lost(project, path, tmp_path):
    (one,) = write(project, page(os.urandom(30_000), options=OPTIONS))
    kept = project.originals.of(one)
    project.close()
    spoil_first_page(path)
    found, report = rescued(path, tmp_path)
    with found:
        assert found.originals.of(one) == kept
    assert any("list of the file" in sentence for sentence in report.problems)


def test_also_in_an_upgraded_project_which_has_its_tables_elsewhere(path, tmp_path):
    load(FOLDER / "0001.sql", path)
    raw = os.urandom(300_000)
    with Project.open(path, annotator="Ada") as project:
        ids = write(project, page(raw), page(HTML, words="Two.", options=OPTIONS))
    spoil_first_page(path)
    found, _ = rescued(path, tmp_path)
    with found:
        assert [found.originals.of(one).raw for one in ids] == [raw, HTML]
        assert found.originals.of(ids[1]).options == OPTIONS
        assert found.documents.count() == 3


def test_a_stale_copy_under_another_number_does_no_harm(project, path, tmp_path, monkeypatch):
    (one,) = write(project, page())
    project.close()
    known = Salvage.originals

    def with_stale(salvage):
        for row in known(salvage):
            yield {**row, "id": 99}
            yield row
            yield row

    monkeypatch.setattr(Salvage, "originals", with_stale)
    found, _ = rescued(path, tmp_path)
    with found:
        assert found.originals.of(one).raw == HTML
