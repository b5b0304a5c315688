"""Folders and zip files of sources of any kind."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from annotator.sources import archives
from annotator.sources.archives import read_sources
from annotator.sources.kinds import kind_named
from annotator.sources.options import Options
from annotator.sources.reading import PLAIN, Reader
from tests.sources.made import docx, epub, mail, odt, p, xlsx, zipped

TABLE = b"title,text\nT,words of a table\n"


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


def files() -> dict[str, bytes]:
    message = mail()
    message.set_content("words of a mail")
    return {
        "a.txt": "words of a text".encode("utf-16"),
        "b.md": b"words of *Markdown*",
        "c.docx": docx(p("words of Word")),
        "d.odt": odt("<text:p>words of ODT</text:p>"),
        "e.epub": epub({"one": "<p>words of a book</p>"}),
        "f.rtf": rb"{\rtf1 words of RTF}",
        "g.eml": message.as_bytes(),
        "h.srt": b"1\n00:00:01,000 --> 00:00:02,000\nwords of a film\n",
        "i.csv": TABLE,
        "j.jsonl": b'{"text": "words of JSON"}\n',
        "k.xlsx": xlsx(("text",), ("words of a sheet",)),
    }


WORDS = [
    "words of a text",
    "words of Markdown",
    "words of Word",
    "words of ODT",
    "words of a book",
    "words of RTF",
    "words of a mail",
    "words of a film",
    "words of a table",
    "words of JSON",
    "words of a sheet",
]


def written(folder: Path, members: dict[str, bytes]) -> Path:
    for name, raw in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return folder


def contents(outcomes) -> list[str]:
    found = list(outcomes)
    assert [outcome.problem for outcome in found if not outcome.reading] == []
    return [outcome.reading.text.content.strip() for outcome in found]


def test_every_kind_is_read_from_a_folder_and_from_a_zip_file(tmp_path, reader):
    folder = written(tmp_path / "press", files())
    assert contents(read_sources([folder], reader)) == WORDS
    archive = tmp_path / "press.zip"
    archive.write_bytes(zipped({f"press/{name}": raw for name, raw in files().items()}))
    assert contents(read_sources([archive], reader)) == WORDS


def test_each_document_says_what_and_whence_it_is(tmp_path, reader):
    written(tmp_path, files())
    [word] = read_sources([tmp_path / "c.docx"], reader)
    assert word.reading
    assert (word.reading.metadata.file_name, word.reading.metadata.title) == (
        "c.docx",
        "words of Word",
    )
    assert word.reading.metadata.media_type.endswith("wordprocessingml.document")
    assert len(word.reading.text.raw_sha256) == 64
    [row] = read_sources([tmp_path / "i.csv"], reader)
    assert row.reading
    assert row.shown == f"{tmp_path}/i.csv, line 2"
    assert (row.reading.metadata.title, row.reading.text.method) == ("T", "table/1")


def test_what_is_not_read_in_a_zip_file_is_named(tmp_path, reader):
    inner = zipped({"a.txt": b"words"})
    archive = tmp_path / "x.zip"
    archive.write_bytes(
        zipped({"__MACOSX/._a.txt": b"x", "a/b.zip": inner, "c.png": b"x", "d.docx": b"no"})
    )
    found = [(one.problem, one.is_left_out) for one in read_sources([archive], reader)]
    advice = "zip files inside zip files are not opened; unpack it first"
    assert found[:2] == [
        (f"{archive}/a/b.zip was left out: {advice}.", True),
        (f"{archive}/c.png was left out: its name is not that of a source of text.", True),
    ]
    assert len(found) == 3
    assert found[2][0].startswith(f"{archive}/d.docx is not a Word file (.docx), or is damaged")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "holds no files."),
        ({"Index/Document.iwa": b"x"}, "is a Pages document; export it from Pages as Word or PDF."),
        (
            {"ppt/presentation.xml": b"x"},
            "is a PowerPoint file; save its text, or print it to PDF.",
        ),
        ({"../../evil.txt": b"x"}, "was not opened: “../../evil.txt” would be unpacked outside"),
    ],
)
def test_a_zip_file_that_is_no_archive_of_sources_is_told(tmp_path, reader, members, said):
    for name in ("x.zip", "x.pages"):
        path = tmp_path / name
        path.write_bytes(zipped(members))
        [outcome] = read_sources([path], reader)
        assert outcome.problem.startswith(f"{path} {said}")


def test_what_belongs_to_a_saved_page_is_left_out(tmp_path, reader):
    written(tmp_path, {"page.html": b"<p>x", "page_files/a.html": b"<p>ad", "my_files/b.txt": b"b"})
    problems = [one.problem for one in read_sources([tmp_path], reader) if one.is_left_out]
    assert problems == [
        f"{tmp_path}/page_files was left out: it holds what belongs to a saved web page."
    ]


def test_old_word_files_are_named_with_a_way_out(tmp_path, reader):
    path = written(tmp_path, {"x.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)}) / "x.doc"
    [outcome] = read_sources([path], reader)
    assert outcome.problem.endswith("not a text file; save it as .docx, .xlsx or PDF first.")


def test_a_table_may_be_larger_than_a_text(tmp_path, reader, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_TEXT", 10)
    written(tmp_path, {"a.txt": b"words of a text", "b.csv": TABLE})
    assert [bool(one.reading) for one in read_sources([tmp_path], reader)] == [False, True]


def test_the_user_may_say_what_a_file_is(tmp_path):
    path = written(tmp_path, {"x.dat": TABLE}) / "x.dat"
    with Reader(Options(columns={"text": "title"}), kind_named("csv")) as reader:
        assert contents(read_sources([path], reader)) == ["T"]
    markdown = written(tmp_path, {"x.md": b"*kept*"}) / "x.md"
    with Reader(kind=PLAIN) as reader:
        assert contents(read_sources([markdown], reader)) == ["*kept*"]


def test_language_and_direction_are_filled_in_where_nothing_said_them(tmp_path, reader):
    arabic = "قال رئيس البلدية إن الجسر غير آمن في هذا اليوم وإن السلطات قد تغلق الطريق"
    written(
        tmp_path,
        {"a.txt": arabic.encode(), "b.md": b"---\nlang: la\n---\nthe of and to in a is that"},
    )
    found = [one.reading.metadata for one in read_sources([tmp_path], reader) if one.reading]
    assert [(one.language, one.direction) for one in found] == [("ar", "rtl"), ("la", "ltr")]


# ---- mails


def mail_with(*attached: tuple[str, bytes]) -> EmailMessage:
    message = mail()
    message.set_content("words of a mail")
    for name, raw in attached:
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return message


def mailed(tmp_path, message, **options):
    file = tmp_path / "mail.eml"
    file.write_bytes(message.as_bytes())
    with Reader(Options(**options)) as reader:
        return list(read_sources([file], reader))


def test_attachments_are_only_named_where_nobody_asks(tmp_path):
    [outcome] = mailed(tmp_path, mail_with(("a.docx", docx(p("words of Word")))))
    assert outcome.reading
    assert "“a.docx”" in outcome.reading.text.repairs[0]


def test_attachments_of_known_kinds_are_offered_and_the_others_named(tmp_path):
    word, picture = docx(p("words of Word")), b"\x89PNG\r\n\x1a\n"
    message = mail_with(
        ("a.docx", word), ("p.png", picture), ("z.zip", zipped({"a": "b"})), ("bad.pdf", b"%PDF-")
    )
    found = mailed(tmp_path, message, attachments="offered")
    here = tmp_path / "mail.eml"
    assert [one.path for one in found] == [
        here, here / "a.docx", here / "p.png", here / "z.zip", here / "bad.pdf",
    ]  # fmt: skip
    itself, first, second, third, fourth = found
    assert not itself.is_offered
    assert itself.reading.text.repairs == ()
    assert (first.reading.text.content, first.is_offered) == ("words of Word", True)
    assert first.reading.raw == word
    assert first.shown == f"{here}/a.docx"
    assert "its name is not that of a source of text" in second.problem
    assert "zip files in mails are not opened" in third.problem
    assert second.is_left_out
    assert not second.is_offered
    assert f"{here}/bad.pdf is damaged" in fourth.problem
    assert fourth.is_offered


def test_attachments_are_taken_like_the_mail_where_somebody_says_so(tmp_path):
    found = mailed(tmp_path, mail_with(("a.txt", b"words")), attachments="taken")
    assert [(one.reading.text.content.strip(), one.is_offered) for one in found] == [
        ("words of a mail", False),
        ("words", False),
    ]


def test_names_of_attachments_lead_nowhere_and_are_told_apart(tmp_path):
    message = mail_with(
        ("/etc/a.txt", b"one"),
        ("..\\..\\a.txt", b"two"),
        ("con.txt", b"three"),
        ("", b"%PDF-"),
        (f"{'x' * 300}.txt", b"five"),
    )
    found = mailed(tmp_path, message, attachments="offered")[1:]
    names = [one.path.relative_to(tmp_path / "mail.eml").as_posix() for one in found]
    assert names[:4] == ["a.txt", "a (2).txt", "_con.txt", "attachment 4"]
    assert len(names[4]) == 120
    assert names[4].endswith("x.txt")


def test_what_is_attached_to_a_mail_without_words_is_read(tmp_path):
    message = mail()
    message.set_content("")
    message.add_attachment(b"words", maintype="text", subtype="plain", filename="a.txt")
    itself, attached = mailed(tmp_path, message, attachments="offered")
    assert "holds no text" in itself.problem
    assert attached.reading.text.content == "words"


def test_mails_in_mails_are_read_to_a_certain_depth(tmp_path):
    message = mail_with(("deep.txt", b"words"))
    for _ in range(4):
        outer = mail()
        outer.set_content("words around")
        outer.add_attachment(message)
        message = outer
    found = mailed(tmp_path, message, attachments="offered")
    inside = "Die Brücke ist geschlossen.eml"
    assert [one.path.name for one in found] == ["mail.eml", inside, inside, inside, inside]
    assert "mails inside of mails" in found[-1].problem
    assert found[3].path == tmp_path / "mail.eml" / inside / inside / inside


def test_a_forced_kind_is_that_of_the_mail_and_not_of_what_is_attached(tmp_path):
    file = tmp_path / "mail.bin"
    file.write_bytes(mail_with(("a.txt", b"words")).as_bytes())
    with Reader(Options(attachments="taken"), kind_named("eml")) as reader:
        assert [one.problem for one in read_sources([file], reader)] == ["", ""]


def test_a_mail_that_is_none_has_no_attachments(tmp_path):
    file = tmp_path / "mail.eml"
    file.write_bytes(b"\n\nwords")
    with Reader(Options(attachments="taken")) as reader:
        [outcome] = read_sources([file], reader)
    assert "is not a mail" in outcome.problem


def test_each_kind_has_a_media_type_of_its_own(tmp_path, reader):
    """Those registered at https://www.iana.org/assignments/media-types, and SubRip's."""
    page = "<html><body><article><p>The bridge stood under water until Sunday.</p></article>"
    saved = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        f"Content-Type: text/html\r\n\r\n{page}\r\n--B--\r\n"
    )
    files = {
        "a.txt": ("Words.", "text/plain"),
        "a.md": ("Words.", "text/markdown"),
        "a.html": (page, "text/html"),
        "a.mhtml": (saved, "multipart/related"),
        "a.rtf": ("{\\rtf1 Words.}", "application/rtf"),
        "a.eml": ("From: a@b.example\r\nSubject: x\r\n\r\nWords.", "message/rfc822"),
        "a.srt": ("1\n00:00:01,000 --> 00:00:02,000\nWords.\n", "application/x-subrip"),
        "a.vtt": ("WEBVTT\n\n00:01.000 --> 00:02.000\nWords.\n", "text/vtt"),
        "a.csv": ("text,title\nWords.,T\n", "text/csv"),
        "a.jsonl": ('{"text": "Words."}\n', "application/json"),
    }
    for name, (content, media_type) in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8", newline="")
        [outcome] = read_sources([tmp_path / name], reader)
        assert outcome.reading, outcome.problem
        assert (name, outcome.reading.metadata.media_type) == (name, media_type)
