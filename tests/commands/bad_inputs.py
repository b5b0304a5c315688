"""Bad sources by their row in the list of bad inputs, each with the sentence that it gets.

A row's number is the list's own; “what” says which of its cases this is.
"""

# ruff: noqa: E501 (a table reads best with a row a line)

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sources.made import docx, docx_parts, epub_parts, odt_parts, p, xlsx, zipped
from tests.sources.made_pdf import At, pdf_of

# The bytes of a file, what makes them, or what makes something else at a path.
Made = bytes | Callable[[], bytes] | Callable[[Path], object]


@dataclass(frozen=True)
class Bad:
    """``said``: the beginning of the sentence, after the name of the file; ``more``: further
    arguments of the command; ``is_path``: whether ``made`` is given the path to fill."""

    row: int
    what: str
    name: str
    made: Made
    said: str
    more: tuple[str, ...] = ()
    is_path: bool = False

    def write(self, path: Path) -> None:
        if self.is_path:
            self.made(path)  # type: ignore[operator, call-arg]  # as it says
        else:
            path.write_bytes(self.made() if callable(self.made) else self.made)  # type: ignore[call-arg]


def linked() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        member = zipfile.ZipInfo("a.txt")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(member, "/etc/passwd")
    return stream.getvalue()


def locked() -> bytes:
    raw = bytearray(zipped({"a.txt": "x"}))
    raw[6] |= 1
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def doubled() -> bytes:
    return zipped({"a.txt": "one", "b.txt": "two"}, zipfile.ZIP_STORED).replace(b"b.txt", b"a.txt")


def damaged() -> bytes:
    raw = bytearray(zipped({"a.txt": "words words"}, zipfile.ZIP_STORED))
    raw[raw.index(b"words")] ^= 1
    return bytes(raw)


def lying() -> bytes:
    """A zip file whose member is larger than its list of members says."""
    raw = bytearray(zipped({"a.txt": "words " * 999}))
    at = raw.rindex(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)


def flate_bomb() -> bytes:
    raw = pdf_of([At(50, 500, "x")])
    stream = zlib.compress(b"BT /F 10 Tf (xxxxxxxxxxxxxxxx) Tj ET\n" * 6_000_000, 1)
    start, end = raw.index(b"<</Length"), raw.index(b"\nendstream")
    head = f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
    return raw[:start] + head + stream + raw[end:]


def deep_docx(levels: int = 300) -> bytes:
    return docx("<w:p>" * levels + "</w:p>" * levels)


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
BLOW_UP = f'<!DOCTYPE a [<!ENTITY b "{"x" * 9999}">]><a>{"&b;" * 9999}</a>'
LEGACY = "Le maire a dit : « C’est déjà réglé », selon l’été dernier à Orléans.".encode("cp1252")
MAIN = "word/document.xml"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
ADEPT = '<e><EncryptionMethod Algorithm="adept"/></e>'


def word(part: str) -> Callable[[], bytes]:
    return lambda: zipped({**docx_parts(""), MAIN: part})


def text_of_odt(part: str) -> Callable[[], bytes]:
    return lambda: zipped({**odt_parts(""), "content.xml": part})


def book(**parts: str) -> Callable[[], bytes]:
    members = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    return lambda: zipped({**epub_parts({"a": "<p>x"}), **members})


REFUSED: tuple[Bad, ...] = (
    Bad(3, "utf-16-without-mark", "x.txt", "The mayor".encode("utf-16-le"), " looks like UTF-16-LE but has no byte order"),
    Bad(3, "utf-16-of-chinese", "x.txt", "市长否认他知道。\n".encode("utf-16-le"), " looks like UTF-16-LE but has no byte order mark that says so: name its encoding (--encoding utf-16-le)"),
    Bad(10, "nul", "x.txt", b"words\na\0b", ": there is a NUL character in line 2, which no text holds. Take it out, or have “\ufffd” put in its place (--replace-nul)."),
    Bad(10, "nul-in-json", "x.jsonl", b'{"text": "a\\u0000b"}', ", line 1: there is a NUL character in line 1, which no text holds."),
    Bad(10, "no-text", "x.dat", bytes(range(256)) * 8, " is no text file: it is full of control characters, as programs, pictures and sounds are."),
    Bad(4, "utf-16-odd", "x.txt", b"\xff\xfea\0b", " is not valid UTF-16-LE: line 1, byte 5 of the file is 0x62"),
    Bad(4, "utf-16-half-a-character", "x.txt", b"\xff\xfea\0\x00\xd8b\0", " is not valid UTF-16-LE: line 1, byte"),
    Bad(5, "cp1252", "x.txt", LEGACY, " is not UTF-8: line 1, byte"),
    Bad(6, "cp1252-undefined", "x.txt", b"caf\xe9 \x81", " is not valid CP1252: line 1, byte 6 of the file is 0x81", ("--encoding", "cp1252")),
    Bad(7, "overlong", "x.txt", b"ok\xc0\xaf", " is not UTF-8: line 1, byte 3 of the file is 0xC0"),
    Bad(7, "cesu", "x.txt", b"ok\xed\xa0\xbd\xed\xb8\x80", " is not UTF-8: line 1, byte 3 of the file is 0xED"),
    Bad(9, "lone-surrogate", "x.json", b'[{"text": "a \\ud800"}]', ", row 1: “text” holds half a character"),
    Bad(16, "empty", "x.txt", b"", " holds no text."),
    Bad(16, "blank-markdown", "x.md", b" \n\t\n", " holds no text."),
    Bad(16, "blank-word", "x.docx", lambda: docx(p(" ")), " holds no text."),
    Bad(16, "blank-page", "x.html", b"<html><body> </body></html>", ": no article was found in this page"),
    Bad(17, "one-long-line", "x.txt", lambda: b"x" * (64 * 1024**2 + 1), " is larger than 64 MB; split it first"),
    Bad(18, "sparse", "x.txt", sparse, " is larger than 64 MB; split it first", (), True),
    Bad(22, "pipe", "x.txt", os.mkfifo, " is a pipe, not a file", (), True),
    Bad(23, "device", "x.txt", lambda path: path.symlink_to("/dev/zero"), " is a device, not a file", (), True),
    Bad(24, "loop", "x.txt", lambda path: path.symlink_to(path), " cannot be read: the link leads round in a circle", (), True),
    Bad(24, "dangling", "x.txt", lambda path: path.symlink_to("gone"), " cannot be read: there is no such file", (), True),
    Bad(25, "gone", "x.txt", lambda _path: None, " cannot be read: there is no such file", (), True),
    Bad(30, "nested", "x.json", b"[" * 100_000, ", line 1: its objects are nested too deep"),
    Bad(31, "nan", "x.json", b'[{"text": NaN}]', ", line 1, column 11: NaN is no number of JSON."),
    Bad(32, "infinite", "x.json", b'[{"n": 1e999}]', ", line 1, column 8: 1e999 is too large a number."),
    Bad(33, "doubled-key", "x.json", b'[{"a": 1, "a": 2}]', ", line 1: “a” stands twice in one object"),
    Bad(34, "long-number", "x.json", b'[{"n": %s}]' % (b"9" * 5000), ", line 1, column 8: a number of 5,000 dig"),
    Bad(35, "trailing", "x.json", b'[{"text": "a"}] x', ", line 1, column 17: this is no valid JSON (extra"),
    Bad(35, "raw-control", "x.json", b'[{"text": "a\x01"}]', ", line 1, column"),
    Bad(36, "cut", "x.jsonl", b'{"text": "a"}\n{"text": "b', ", line 2, column 10: this is no valid JSON"),
    Bad(39, "no-list", "x.json", b'"words"', " holds a text where a list of objects was expected"),
    Bad(40, "number-for-text", "x.json", b'[{"text": 12}]', ", row 1: “text” is a number where the text was expected"),
    Bad(40, "null-for-text", "x.json", b'[{"text": "a"}, {"text": null}]', ", row 2: "),
    Bad(41, "nul", "x.csv", b"text\na\0b\n", ", line 2: there is a NUL character, which no table holds"),
    Bad(43, "open-quote", "x.csv", b'text\n"open\nmore\n', ", line 2: a quote is opened here and never closed"),
    Bad(46, "ragged", "x.csv", b"text,n\na\n", ", line 2: there are 1 cells where the header has 2"),
    Bad(48, "doubled-column", "x.csv", b"text,text\na,b\n", ", line 1: the column “text” stands twice"),
    Bad(48, "no-text-column", "x.csv", b"a,b\n1,2\n", " does not tell which column is the text."),
    Bad(48, "doubled-column-xlsx", "x.xlsx", lambda: xlsx(("a", "a"), ("b", "c")), ", row 1: the column “a” stands twice"),
    Bad(50, "cp1252", "x.csv", b"text\n" + LEGACY, " is not UTF-8: line 2, byte"),
    Bad(69, "billion-laughs", "x.docx", word(LAUGHS), " (word/document.xml), line 1: it has a document type"),
    Bad(70, "blow-up", "x.odt", text_of_odt(BLOW_UP), " (content.xml), line 1: it has a document type"),
    Bad(71, "entity", "x.odt", text_of_odt(ENTITY), " (content.xml), line 1: it has a document type"),
    Bad(72, "outer-dtd", "x.epub", book(OEBPS__book_opf='<!DOCTYPE a SYSTEM "http://x/"><a/>'), " (OEBPS/book.opf), line 1: it has a document type (DOCTYPE)"),
    Bad(73, "deep", "x.docx", deep_docx, " (word/document.xml), line 1: it is nested more than 256 deep"),
    Bad(74, "very-deep", "x.docx", lambda: deep_docx(3000), " (word/document.xml), line 1: it is nested more than 256 deep"),
    Bad(75, "upwards", "x.zip", lambda: zipped({"../../evil": "x"}), " was not opened: “../../evil” would be"),
    Bad(75, "absolute", "x.docx", lambda: zipped({"/etc/evil": "x"}), " was not opened: “/etc/evil” would be"),
    Bad(75, "drive", "x.epub", lambda: zipped({"C:\\evil": "x"}), " was not opened: “C:\\evil” would be"),
    Bad(76, "bomb", "x.zip", lambda: zipped({"a.txt": bytes(10**7)}), " was not opened: “a.txt” unpacks to"),
    Bad(76, "bomb-in-word", "x.docx", lambda: zipped({**docx_parts(""), MAIN: bytes(10**7)}), " was not opened: “word/document.xml” unpacks to more than 200 times its size"),
    Bad(77, "lying-size", "x.zip", lying, ": “a.txt” "),
    Bad(78, "bad-crc", "x.zip", damaged, ": “a.txt” is damaged (Bad CRC-32"),
    Bad(78, "many", "x.zip", lambda: zipped({f"{n}.txt": "" for n in range(20_000)}), " was not opened: it"),
    Bad(78, "link", "x.zip", linked, " was not opened: “a.txt” is a link, not a file"),
    Bad(78, "encrypted", "x.zip", locked, " was not opened: “a.txt” is encrypted"),
    Bad(78, "doubled", "x.zip", doubled, " was not opened: "),
    Bad(80, "no-zip", "x.docx", b"words", " is not a Word file (.docx), or is damaged"),
    Bad(80, "no-document", "x.docx", lambda: zipped({"a.xml": "<a/>"}), " is not a Word file (.docx): there is no"),
    Bad(82, "old-word", "x.doc", OLD_WORD, " is an old Word, Excel or"),
    Bad(82, "pages", "x.pages", lambda: zipped({"Index/Document.iwa": "x"}), " is a Pages document; export"),
    Bad(83, "no-container", "x.epub", lambda: zipped({"a": "x"}), " is not an EPUB book: it has no table of what"),
    Bad(83, "locked", "x.epub", book(**{"META-INF__encryption_xml": ADEPT}), " is locked (DRM)"),
    Bad(84, "empty", "x.pdf", b"", " "),
    Bad(84, "garbage", "x.pdf", b"%PDF-1.4 garbage", " is damaged or no PDF file: it cannot be opened"),
    Bad(84, "cut", "x.pdf", lambda: pdf_of([At(50, 500, "x")])[:200], " is damaged or no PDF file: it cannot be opened"),
    Bad(85, "password", "x.pdf", lambda: pdf_of([At(50, 500, "x")], encrypt=True), " wants a password: give the password that opens it"),
    Bad(87, "scanned", "x.pdf", lambda: pdf_of([], []), " has no text on its 2 pages: it is probably scanned."),
    Bad(88, "flate-bomb", "x.pdf", flate_bomb, " cannot be read: "),
    Bad(92, "deep", "x.html", b"<html><body>" + b"<div>" * 300 + b"x", ", line 1: its elements are nested more than 250 deep"),
    Bad(93, "open-brackets", "x.html", b"<html>" + b"<a " * 8000, ": no article was found in this page"),
    Bad(94, "unknown-charset", "x.html", b"<html><meta charset=klingon><p>" + LEGACY, " is not UTF-8: line 1, byte"),
    Bad(94, "wrong-charset", "x.html", b"<html><meta charset=utf-8><p>" + LEGACY * 3, " says that it is UTF-8, but"),
)  # fmt: skip

# What the list does not have.
OTHERS: tuple[Bad, ...] = (
    Bad(0, "no-mail", "x.eml", b"no headers here", " is not a mail"),
    Bad(0, "no-subtitles", "x.srt", b"no times here", " is no file of subtitles"),
    Bad(0, "no-rich-text", "x.rtf", b"no marks here", " is not a rich text file"),
)
