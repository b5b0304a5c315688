"""Text files to documents, and the files that are none."""

import hashlib
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given

from annotator.model.text import is_blank
from annotator.sources import files
from annotator.sources.files import printable_name, read_bytes
from annotator.sources.plain import (
    numbered_title,
    pasted,
    read_text_file,
    title_of,
    with_line_feeds,
)
from annotator.sources.problems import SourceProblem
from tests.unicode_texts import texts

UNIX = pytest.mark.skipif(os.name == "nt", reason="a matter of Unix systems")


def made(folder: Path, raw: bytes, name: str = "x.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_a_file_becomes_text_and_metadata(tmp_path):
    raw = "\ufeffThe headline\r\n\r\nBody.\r\n".encode()
    reading = read_text_file(made(tmp_path, raw, "story.txt"))
    assert reading.text.content == "The headline\n\nBody.\n"
    assert (reading.text.encoding, reading.text.newline) == ("utf-8-sig", "CRLF")
    assert reading.text.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert reading.text.repairs == ()
    assert (reading.metadata.title, reading.metadata.file_name) == ("The headline", "story.txt")


def test_a_long_first_line_is_no_title(tmp_path):
    reading = read_text_file(made(tmp_path, b"word " * 100, "story.txt"))
    assert reading.metadata.title == "story"


@pytest.mark.parametrize(
    ("text", "stored", "style"),
    [
        ("a\nb", "a\nb", "LF"),
        ("a\r\nb", "a\nb", "CRLF"),
        ("a\rb", "a\nb", "CR"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "mixed"),
        ("a\r\r\nb", "a\n\nb", "mixed"),
        ("a\r", "a\n", "CR"),
        ("a\u2028b\x85c\x0bd\u2029e", "a\u2028b\x85c\x0bd\u2029e", ""),
    ],
)
def test_line_ends_become_lf_and_nothing_else_does(text, stored, style):
    assert with_line_feeds(text) == (stored, style)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_line_ends_may_lie_between_two_pieces_of_a_long_text(size, monkeypatch):
    monkeypatch.setattr("annotator.model.text.PIECE", size)
    assert with_line_feeds("a\r\nb\r\n\r\n") == ("a\nb\n\n", "CRLF")


@given(texts(min_size=1))
def test_every_text_is_kept_as_it_is_but_for_line_ends(text):
    if all(map(is_blank, text)):
        return
    content = pasted(text).text.content
    assert content == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def test_a_nul_is_replaced_and_told(tmp_path):
    reading = read_text_file(made(tmp_path, b"a\0b and \0"))
    assert reading.text.content == "a\ufffdb and \ufffd"
    assert "replaced by “\ufffd”, 2 times" in reading.text.repairs[0]


def test_a_lone_surrogate_from_the_clipboard_is_replaced():
    assert pasted("a\ud800b").text.content == "a\ufffdb"


@pytest.mark.parametrize("raw", [b"", b" \n\t", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_an_empty_file_is_an_error(tmp_path, raw):
    with pytest.raises(SourceProblem, match=r"x\.txt holds no text"):
        read_text_file(made(tmp_path, raw))


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (b"{\\rtf1 hello}", "an RTF file"),
        (b"PK\x03\x04....word/document.xml", "a Word file"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "an EPUB book"),
        (b"PK\x03\x04....whatever", "an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "an old Word"),
        (b"SQLite format 3\0...", "a project or other database"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a web page"),
        (b"<!-- x -->\n<html lang='en'>", "a web page"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path, raw, what):
    with pytest.raises(SourceProblem, match=f"x.txt is {what}.*not a text file"):
        read_text_file(made(tmp_path, raw))


def test_a_text_that_speaks_of_html_is_a_text(tmp_path):
    assert read_text_file(made(tmp_path, b"How to write <html>\n")).text.content


def test_a_large_file_is_refused_at_once(tmp_path):
    path = tmp_path / "sparse.txt"
    with path.open("wb") as stream:
        stream.truncate(10 * 1024**3)
    with pytest.raises(SourceProblem, match="larger than 64 MB; split it"):
        read_text_file(path)
    with pytest.raises(SourceProblem, match="larger than"):
        read_bytes(made(tmp_path, b"x" * 100), 99)


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path):
    path = made(tmp_path, b"x" * 100)
    with (
        pytest.raises(SourceProblem, match="changed while it was being read"),
        files.open_regular(path),
        path.open("ab") as more,
    ):
        more.write(b"y")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
def test_a_file_that_claims_to_be_empty_is_read():
    assert b"Name:" in read_bytes(Path("/proc/self/status"))


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(SourceProblem, match=r"gone\.txt cannot be read: there is no such file"):
        read_text_file(tmp_path / "gone.txt")
    with pytest.raises(SourceProblem, match="it is a folder"):
        read_text_file(tmp_path)
    with pytest.raises(SourceProblem, match="cannot be read"):
        read_text_file(tmp_path / "nul\0name")


@UNIX
def test_pipes_devices_and_sockets_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceProblem, match="is a pipe"):
        read_text_file(tmp_path / "pipe")
    with pytest.raises(SourceProblem, match="is a device"):
        read_text_file(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(tmp_path / "s"))
        with pytest.raises(SourceProblem, match="cannot be read"):
            read_text_file(tmp_path / "s")


@UNIX
def test_links_that_lead_nowhere_are_told_and_others_followed(tmp_path):
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "dangling").symlink_to("gone")
    (tmp_path / "good").symlink_to(made(tmp_path, b"text"))
    with pytest.raises(SourceProblem, match="round in a circle"):
        read_text_file(tmp_path / "round")
    with pytest.raises(SourceProblem, match="no such file"):
        read_text_file(tmp_path / "dangling")
    assert read_text_file(tmp_path / "good").text.content == "text"


@UNIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = made(tmp_path, b"secret")
    path.chmod(0)
    with pytest.raises(SourceProblem, match="may not read"):
        read_text_file(path)


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes only there")
def test_names_that_are_no_text_are_kept_as_bytes(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\nname.txt"))
    path.write_bytes(b"word " * 100)
    reading = read_text_file(path)
    assert reading.metadata.file_name == "bad\ufffd\nname.txt"
    assert reading.metadata.title == "bad\ufffd name"
    assert bytes.fromhex(reading.metadata.extra["file_name_bytes"]) == b"bad\xff\nname.txt"
    assert printable_name(path).endswith(r"bad\udcff\nname.txt")


def test_titles_are_made_fit_for_lists():
    assert title_of("\n \n\x1b]0;owned\x07 A\u202egpj\tB\nmore") == "]0;owned A gpj B"
    assert title_of("\ufeff\nreal") == "real"
    assert title_of(" \n") == ""


def test_equal_titles_are_numbered():
    assert numbered_title("A", set()) == "A"
    assert numbered_title("A", {"A", "A (2)"}) == "A (3)"
