"""Odd sources that are sound, by their row in the list of bad inputs: what is kept of them and
what is said."""

# ruff: noqa: E501 (a table reads best with a row a line)

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sources.made import docx, p, zipped
from tests.sources.made_pdf import At, pdf_of

MAYOR = "The mayor of the town said on Monday that he had never seen these figures before."


@dataclass(frozen=True)
class Odd:
    """``texts``: the documents that come of it; ``said``: part of what is told of it."""

    row: int
    what: str
    name: str
    made: bytes | Callable[[Path], object]
    texts: tuple[str, ...]
    said: str = ""
    more: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        if callable(self.made):
            self.made(path)
        else:
            path.write_bytes(self.made)


def folder(**files: bytes) -> Callable[[Path], None]:
    def made(path: Path) -> None:
        path.mkdir()
        for name, raw in files.items():
            (path / f"{name}.txt").write_bytes(raw)

    return made


def folder_with_link(path: Path) -> None:
    folder(a=b"inside")(path)
    path.with_name("outside.txt").write_text("outside", encoding="utf-8")
    (path / "b.txt").symlink_to("../outside.txt")


def strangely_named(path: Path) -> None:
    path.mkdir()
    for name, words in ((b"a\n\x1b[31m.txt", "one"), (b"b\xff\xe2\x80\xae.txt", "two")):
        (path / os.fsdecode(name)).write_text(words, encoding="utf-8")


def page(inside: str) -> bytes:
    return f"<html><title>T</title><body><article><h1>T</h1><p>{MAYOR}</p>{inside}".encode()


KEPT = "e\u0301 ﬁ \U0001f468\u200d\U0001f469 \u202eabc שלום"
DELETED = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"

TAKEN: tuple[Odd, ...] = (
    Odd(1, "utf-8-with-mark", "x.txt", b"\xef\xbb\xbfwords", ("words",)),
    Odd(2, "utf-16-le", "x.txt", "\ufeffwörds".encode("utf-16-le"), ("wörds",)),
    Odd(2, "utf-16-be", "x.txt", "\ufeffwörds".encode("utf-16-be"), ("wörds",)),
    Odd(2, "utf-32", "x.txt", "\ufeffwörds".encode("utf-32-le"), ("wörds",)),
    Odd(5, "cp1252-chosen", "x.txt", b"d\xe9j\xe0", ("déjà",), "x.txt was read as cp1252", ("--encoding", "cp1252")),
    Odd(8, "utf-7", "x.txt", b"+ADw-script", ("+ADw-script",)),
    Odd(10, "nul", "x.txt", b"a\0b", ("a\ufffdb",), "\ufffd", ("--replace-nul",)),
    Odd(10, "nul-in-json", "x.json", b'[{"text": "a\\u0000b"}]', ("a\ufffdb",), "x.json, row 1: a character that cannot be stored was replaced", ("--replace-nul",)),
    Odd(11, "controls", "x.txt", b"a\x1b[31mb\x01\xc2\x85c", ("a\x1b[31mb\x01\x85c",)),
    Odd(12, "line-ends", "x.txt", b"a\r\nb\rc\xc2\x85d\xe2\x80\xa8e", ("a\nb\nc\x85d\u2028e",)),
    Odd(13, "combining-and-ligatures", "x.txt", KEPT.encode(), (KEPT,)),
    Odd(14, "emoji-and-directions", "x.md", KEPT.encode(), (KEPT,)),
    Odd(15, "mark-in-the-middle", "x.txt", "a\ufeffb".encode(), ("a\ufeffb",)),
    Odd(20, "size-0-with-content", "x.txt", lambda path: path.symlink_to("/proc/self/comm"), (Path("/proc/self/comm").read_text(encoding="utf-8") if Path("/proc/self/comm").exists() else "",)),
    Odd(21, "folder", "x.txt", folder(a=b"inside"), ("inside",)),
    Odd(24, "link-to-outside", "x", folder_with_link, ("inside",), "b.txt was left out: it is a link."),
    Odd(26, "names", "x", strangely_named, ("one", "two")),
    Odd(27, "reserved-names", "x.zip", zipped({"con.txt": "one", "b .txt": "two"}), ("two", "one")),
    Odd(28, "twice", "x", folder(a=b"same", b=b"same"), ("same",), "b.txt is the same as “same”, which comes before it."),
    Odd(29, "equal-titles", "x", folder(a=b"Title\none", b=b"Title\ntwo"), ("Title\none", "Title\ntwo")),
    Odd(37, "jsonl-line-separators", "x.jsonl", '{"text": "a\u2028b\x85c\x0bd"}\n'.replace("\x0b", "\\u000b").encode(), ("a\u2028b\x85c\x0bd",)),
    Odd(38, "blank-lines-and-crlf", "x.jsonl", b'{"text": "a"}\r\n\r\n{"text": "b"}\n\n', ("a", "b")),
    Odd(39, "list-called-lines", "x.jsonl", b'[{"text": "a"}]', ("a",), "was read as what it is, one JSON list"),
    Odd(39, "lines-called-list", "x.json", b'{"text": "a"}\n{"text": "b"}\n', ("a", "b"), "was read as what it is, lines of JSON"),
    Odd(42, "long-field", "x.csv", b"text\n" + b"word " * 40_000, ("word " * 40_000,)),
    Odd(44, "bare-cr", "x.csv", b"text,n\ra,1\rb,2\r", ("a", "b")),
    Odd(45, "crlf-in-quotes", "x.csv", b'text\r\n"a\r\nb"\r\n', ("a\nb",)),
    Odd(47, "semicolons", "x.csv", b"text;n\na;1\nb;2\n", ("a", "b"), "its cells are parted by semicolons"),
    Odd(47, "one-column", "x.csv", b"text\none sentence here\nanother sentence\n", ("one sentence here", "another sentence")),
    Odd(49, "formulas", "x.csv", b"text\n=1+1\n'=2+2\n'quoted'\n", ("=1+1", "'=2+2", "'quoted'")),
    Odd(50, "excel", "x.csv", b"text;n\ncaf\xe9;1,5\n", ("café",), "was read as cp1252", ("--encoding", "cp1252")),
    Odd(79, "zip-in-zip", "x.zip", zipped({"in.zip": zipped({"a.txt": "x"}), "b.txt": "two"}), ("two",), "zip files inside zip files are not opened"),
    Odd(81, "word-with-changes", "x.docx", docx(p("words") + DELETED), ("words",), "a deleted passage (tracked changes) was left out."),
    Odd(86, "owner-password-only", "x.pdf", pdf_of([At(50, 500, MAYOR)], owner="secret"), (MAYOR,)),
    Odd(87, "scanned-page", "x.pdf", pdf_of([At(50, 500, MAYOR)], []), (MAYOR,), "page 2 has no text, probably a picture or scan"),
    Odd(88, "page-count", "x.pdf", pdf_of([At(50, 500, MAYOR)]).replace(b"/Count 1/", b"/Count 9999999/"), (MAYOR,)),
    Odd(89, "unmapped", "x.pdf", pdf_of([At(50, 500, MAYOR), At(50, 480, "\x03\x04\x05\x06")]), (f"{MAYOR} \ufffd\ufffd\ufffd\ufffd",), "of its characters have no meaning in this file"),
    Odd(90, "scripts", "x.html", page("<script>s</script><style>t</style><noscript>n</noscript><template>m</template><!-- c -->"), (f"T\n{MAYOR}",)),
    Odd(91, "what-loads-or-runs", "x.html", page('<img src="http://10.0.0.1/x" onerror="x()"><iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="http://10.0.0.1/"><meta http-equiv="refresh" content="0; url=http://10.0.0.1/">'), (f"T\n{MAYOR}",)),
    Odd(94, "mark-before-charset", "x.html", b"\xef\xbb\xbf" + page("").replace(b"<title>", b"<meta charset=cp1251><title>"), (f"T\n{MAYOR}",)),
    Odd(95, "characters-that-cannot-be", "x.html", page(f"<p>a&#0;b&#xD800;c&#x110000;d {MAYOR}</p>"), (f"T\n{MAYOR}\na\ufffdb\ufffdc\ufffdd {MAYOR}",)),
)  # fmt: skip
