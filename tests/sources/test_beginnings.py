"""How each kind begins, and that what reads it is there."""

import gzip
import subprocess
import sys

import pytest

from annotator.sources import beginnings
from annotator.sources.kinds import HEAD, KINDS, kind_of
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made import docx, epub, mail, odt, p, zipped
from tests.sources.made_pdf import At, pdf_of

SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/story\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
)
MAIL = b"Received: x\nMessage-ID: x\nTo: y\n\nwords"


KNOWN = [
    ("pdf", b"\n\n%PDF-1.7"),
    ("mhtml", SAVED),
    ("mhtml", b"\xef\xbb\xbf" + SAVED),
    ("mhtml", b"\n" + SAVED.replace(b"multipart/related", b"Multipart/Related")),
    ("mhtml", b"From - Thu Nov 26 2026\n" + SAVED),
    ("html", b"\xef\xbb\xbf <!-- x --><HTML>"),
    ("html", "\ufeff<!doctype html>".encode("utf-16-le")),
    ("docx", docx(p("words"))),
    ("odt", odt("<text:p>x</text:p>")),
    ("epub", epub({"one.xhtml": "<p>words</p>"})),
    ("rtf", rb"{\rtf1"),
    ("eml", MAIL),
    ("eml", b"\xef\xbb\xbf" + MAIL),
    ("subtitles", b"\xef\xbb\xbfWEBVTT\n\n"),
    ("subtitles", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nwords"),
]


@pytest.mark.parametrize(("name", "raw"), KNOWN, ids=map(str, range(len(KNOWN))))
def test_a_kind_is_known_by_its_beginning(name, raw):
    found = kind_of(raw, "nothing.that.tells")
    assert found is not None
    assert found.name == name
    assert next(kind.name for kind in KINDS if kind.fits(raw[:HEAD])) == name


def test_what_programs_make_is_known():
    message = mail()
    message.set_content("words")
    assert beginnings.is_eml(message.as_bytes())
    assert beginnings.is_pdf(pdf_of([At(50, 500, "words")])[:HEAD])


NONE = [
    b"PDF",
    b" " * 1024 + b"%PDF-1.7",
    b"Multipart/related is what they call it.\n\nSnapshot-Content-Location: x",
    SAVED.replace(b"\r\nSnapshot", b"\r\n\r\nSnapshot").replace(b"<Saved by", b"<"),
    b"<p>a fragment",
    gzip.compress(b"<!doctype html>", mtime=0),
    zipped({"a": "word/"}),
    b"PK\x03\x04 words",
    b"From: the beginning\nTo: the end\n\nA poem",
    b"words\nMessage-ID: x\nDate: y",
    b"WEBVTTX",
    b"1\nwords",
    b"# Heading",
    b'{"text": "words"}',
    b"text,title\r\n",
    b"",
]


@pytest.mark.parametrize("raw", NONE, ids=map(str, range(len(NONE))))
def test_what_only_looks_like_a_kind_is_none(raw):
    assert kind_of(raw, "x.txt") is None


def test_every_kind_has_something_that_reads_it():
    for kind in KINDS:
        with pytest.raises(SourceProblem):
            list(kind.extract(b"\xff\xff", f"x{kind.suffixes[0]}", Options()))


def test_kinds_are_told_apart_without_what_reads_them():
    """So that the process that reads ahead starts at once."""
    told = (
        "import sys; import annotator.sources.ahead;"
        " print({'email', 'lxml', 'annotator.sources.pdf', 'annotator.sources.docx',"
        " 'annotator.sources.html', 'annotator.sources.table_xlsx'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
