"""Bad inputs, end to end: the sentence that is shown, and a project that does not change."""

import io
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.commands.terminal import printable
from tests.commands.project_hash import hash_of
from tests.sources.made import docx, docx_parts, epub_parts, odt_parts, p, xlsx, zipped

Made = bytes | Callable[[], bytes]


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


def damaged() -> bytes:
    raw = bytearray(zipped({"a.txt": "words words"}, zipfile.ZIP_STORED))
    raw[raw.index(b"words")] ^= 1
    return bytes(raw)


def deep(levels: int = 300) -> bytes:
    return docx("<w:p>" * levels + "</w:p>" * levels)


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
LEGACY = "Le maire a dit : « C’est déjà réglé », selon l’été dernier à Orléans.".encode("cp1252")

# Row of the list, file, its bytes, the sentence's beginning after the name of the file.
CASES: list[tuple[str, str, Made, str]] = [
    ("3", "x.txt", "The mayor".encode("utf-16-le"), " looks like UTF-16-LE but has no byte order"),
    ("4", "x.txt", b"\xff\xfea\0b", " is not valid UTF-16-LE: line 1, byte 4 is 0x62"),
    ("5", "x.txt", LEGACY, " is not UTF-8: line 1, byte"),
    ("7", "x.txt", b"ok\xc0\xaf", " is not UTF-8: line 1, byte 2 is 0xC0"),
    ("9", "x.json", b'[{"text": "a \\ud800"}]', ", row 1: “text” holds half a character"),
    ("16", "x.txt", b"", " holds no text."),
    ("16", "x.md", b" \n\t\n", " holds no text."),
    ("16", "x.docx", lambda: docx(p(" ")), " holds no text."),
    ("30", "x.json", b"[" * 100_000, ", line 1: its objects are nested too deep"),
    ("31", "x.json", b'[{"text": NaN}]', ", line 1, column 11: NaN is no number of JSON."),
    ("32", "x.json", b'[{"n": 1e999}]', ", line 1, column 8: 1e999 is too large a number."),
    ("33", "x.json", b'[{"a": 1, "a": 2}]', ", line 1: “a” stands twice in one object"),
    ("34", "x.json", b'[{"n": %s}]' % (b"9" * 5000), ", line 1, column 8: a number of 5,000 dig"),
    ("35", "x.json", b'[{"text": "a"}] x', ", line 1, column 17: this is no valid JSON (extra"),
    ("36", "x.jsonl", b'{"text": "a"}\n{"text": "b', ", line 2, column 10: this is no valid JSON"),
    ("40", "x.json", b'[{"text": 12}]', ", row 1: “text” is a number where the text was expected"),
    ("41", "x.csv", b"text\na\0b\n", ", line 2: there is a NUL character, which no table holds"),
    ("43", "x.csv", b'text\n"open\nmore\n', ", line 2: a quote is opened here and never closed"),
    ("46", "x.csv", b"text,n\na\n", ", line 2: there are 1 cells where the header has 2"),
    ("48", "x.csv", b"text,text\na,b\n", ", line 1: the column “text” stands twice"),
    ("48", "x.csv", b"a,b\n1,2\n", " does not tell which column is the text."),
    ("50", "x.csv", b"text\n" + LEGACY, " is not UTF-8: line 2, byte"),
    (
        "69",
        "x.docx",
        lambda: zipped({"word/document.xml": LAUGHS}),
        " (word/document.xml), line 1: it",
    ),
    (
        "71",
        "x.odt",
        lambda: zipped({**odt_parts(""), "content.xml": ENTITY}),
        " (content.xml), line 1: it",
    ),
    (
        "72",
        "x.epub",
        lambda: zipped({**epub_parts({}), "OEBPS/book.opf": '<!DOCTYPE a SYSTEM "http://x/"><a/>'}),
        " (OEBPS/book.opf), line 1: it has a document type (DOCTYPE)",
    ),
    ("73", "x.docx", deep, " (word/document.xml), line 1: it is nested more than 256 deep"),
    ("75", "x.zip", lambda: zipped({"../../evil": "x"}), " was not opened: “../../evil” would be"),
    ("75", "x.docx", lambda: zipped({"/etc/evil": "x"}), " was not opened: “/etc/evil” would be"),
    ("75", "x.epub", lambda: zipped({"C:\\evil": "x"}), " was not opened: “C:\\evil” would be"),
    ("76", "x.zip", lambda: zipped({"a.txt": bytes(10**7)}), " was not opened: “a.txt” unpacks to"),
    (
        "76",
        "x.docx",
        lambda: zipped({**docx_parts(""), "word/document.xml": bytes(10**7)}),
        " was not opened: “word/document.xml” unpacks to more than 200 times its size",
    ),
    ("77", "x.zip", damaged, ": “a.txt” is damaged (Bad CRC-32"),
    ("78", "x.zip", lambda: zipped({f"{n}.txt": "" for n in range(20_000)}), " was not opened: it"),
    ("78", "x.zip", linked, " was not opened: “a.txt” is a link, not a file"),
    ("78", "x.zip", locked, " was not opened: “a.txt” is encrypted"),
    ("80", "x.docx", b"words", " is not a Word file (.docx), or is damaged"),
    ("80", "x.docx", lambda: zipped({"a.xml": "<a/>"}), " is not a Word file (.docx): there is no"),
    ("82", "x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), " is an old Word, Excel or"),
    ("82", "x.pages", lambda: zipped({"Index/Document.iwa": "x"}), " is a Pages document; export"),
    ("83", "x.epub", lambda: zipped({"a": "x"}), " is not an EPUB book: it has no table of what"),
    (
        "83",
        "x.epub",
        lambda: zipped(
            {
                **epub_parts({"a": "<p>x"}),
                "META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="adept"/></e>',
            }
        ),
        " is locked (DRM)",
    ),
    ("-", "x.xlsx", lambda: xlsx(("a", "a"), ("b", "c")), ", row 1: the column “a” stands twice"),
    ("-", "x.eml", b"no headers here", " is not a mail"),
    ("-", "x.srt", b"no times here", " is no file of subtitles"),
    ("-", "x.rtf", b"no marks here", " is not a rich text file"),
]


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "news.annotator"
    main(["new", str(path), "--annotator", "Ann"])
    return path


@pytest.fixture
def news(empty, tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(empty, tmp_path / "news.annotator"))


@pytest.mark.parametrize(
    ("name", "made", "said"), [case[1:] for case in CASES], ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_a_bad_source_is_told_and_the_project_is_as_before(news, capsys, name, made, said):
    Path(name).write_bytes(made() if callable(made) else made)
    before = hash_of(news)
    capsys.readouterr()
    assert main(["add", "news", "--annotator", "Ann", name]) == 1
    out, errors = capsys.readouterr()
    assert out == ""
    assert errors.startswith(f"annotator: {name}{printable(said)}")
    assert errors.count("\n") == 1
    assert "Nothing was added" in errors
    assert hash_of(news) == before


@pytest.mark.parametrize(
    ("name", "made", "text"),
    [
        ("x.txt", b"\xef\xbb\xbfwords", "words"),
        ("x.txt", b"+ADw-script", "+ADw-script"),
        ("x.txt", "e\u0301 ﬁ \U0001f468\u200d\U0001f469 \u202eabc".encode(), None),
        ("x.txt", b"a\r\nb\rc\xc2\x85d\xe2\x80\xa8e", "a\nb\nc\x85d\u2028e"),
        ("x.jsonl", '{"text": "a\u2028b\x85c"}\r\n\r\n'.encode(), "a\u2028b\x85c"),
        ("x.csv", b'text\n"a\r\nb"\n', "a\nb"),
        ("x.csv", b"text\n=1+1\n", "=1+1"),
        ("x.csv", b"text\n" + b"word " * 40_000, "word " * 40_000),
        ("x.txt", b"a\0b", "a\ufffdb"),
    ],
)
def test_odd_sources_that_are_sound_are_taken_as_they_are(news, capsys, name, made, text):
    Path(name).write_bytes(made)
    assert main(["add", "news", "--annotator", "Ann", name]) == 0
    capsys.readouterr()
    from annotator.store import Project

    with Project.open(news) as project:
        assert project.documents.text(1) == (made.decode() if text is None else text)


def test_what_was_left_out_is_said(news, capsys):
    body = p("words") + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    Path("x.docx").write_bytes(docx(body))
    assert main(["add", "news", "--annotator", "Ann", "x.docx", "--json"]) == 0
    out = capsys.readouterr().out
    found = json.loads(out[out.index("{") :])
    assert found["remarks"] == ["x.docx: a deleted passage (tracked changes) was left out."]
    assert news.exists()
