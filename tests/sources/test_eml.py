"""Mails."""

import pytest

from annotator.sources.eml import attachments, extract
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made import mail


def read(raw: bytes):
    return extract(raw, "x.eml", Options())


def test_headers_become_metadata():
    message = mail()
    message.set_content("words")
    found = read(message.as_bytes()).metadata
    assert found.title == "Die Brücke ist geschlossen"
    assert found.author == "Ann Lee <ann@example.org>"
    assert found.published == "2020-03-03T10:00:00+01:00"
    assert found.extra == {"to": "bo@example.org", "message_id": "<1@example.org>"}


def test_the_html_part_comes_before_the_plain_one_and_runs_nothing():
    message = mail()
    message.set_content("plain words")
    message.add_alternative(
        "<style>p{}</style><script>x()</script><p>One.</p><p>Two<img src='http://x/'></p>",
        subtype="html",
    )
    assert [block.text for block in read(message.as_bytes()).blocks] == ["One.", "Two"]


def test_a_plain_mail_has_paragraphs_and_quotes():
    message = mail()
    message.set_content("One line\nand another.\n\n> he said\n> so\n\nEnd.\n")
    found = [(" ".join(b.text.split()), b.kind) for b in read(message.as_bytes()).blocks]
    assert found == [
        ("One line and another.", "paragraph"),
        ("he said so", "quote"),
        ("End.", "paragraph"),
    ]


def test_an_empty_html_part_does_not_hide_the_plain_one():
    message = mail()
    message.set_content("plain words")
    message.add_alternative("<p></p>", subtype="html")
    assert [b.text.strip() for b in read(message.as_bytes()).blocks] == ["plain words"]


def test_attachments_are_named_and_offered():
    message = mail()
    message.set_content("see the file")
    message.add_attachment(
        b"%PDF-" + bytes(2043), maintype="application", subtype="pdf", filename="report.pdf"
    )
    raw = message.as_bytes()
    [told] = read(raw).left_out
    assert told == (
        "x.eml: the attachment “report.pdf” (application/pdf, 2 KB) was left out; add it as a file."
    )
    assert attachments(raw, "x.eml", Options()) == [("report.pdf", b"%PDF-" + bytes(2043))]


def test_an_unknown_charset_is_read_as_far_as_it_goes_and_told():
    head = b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/plain; charset=klingon"
    raw = head + b"\n\nok \xff words"
    found = read(raw)
    assert [block.text.strip() for block in found.blocks] == ["ok \ufffd words"]
    assert found.left_out == ("x.eml: bytes that its encoding does not allow became “\ufffd”.",)


@pytest.mark.parametrize("raw", [b"", b"no headers here", b"\n\nwords"])
def test_what_is_no_mail_is_told(raw):
    with pytest.raises(SourceProblem, match=r"x\.eml is not a mail"):
        read(raw)


def test_mails_in_mails_end_somewhere():
    raw = b"MIME-Version: 1.0\n"
    for number in range(40):
        raw += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number)
    with pytest.raises(SourceProblem, match="cannot be read as a mail"):
        read(raw)


def test_a_date_that_cannot_be_does_not_cost_the_mail():
    message = mail()
    message.set_content("words")
    raw = message.as_bytes().replace(b"Mar 2020", b"Mar 99999999999999999999")
    found = read(raw)
    assert (found.metadata.published, found.blocks[0].text.strip()) == ("", "words")


def test_a_forwarded_mail_is_an_attachment_named_for_its_subject():
    inner, outer = mail(), mail()
    inner.set_content("words inside")
    outer.set_content("see below")
    outer.add_attachment(inner)
    [(name, raw)] = attachments(outer.as_bytes(), "x.eml", Options())
    assert name == "Die Brücke ist geschlossen.eml"
    assert [block.text.strip() for block in read(raw).blocks] == ["words inside"]
    assert (
        "“Die Brücke ist geschlossen.eml” (message/rfc822, 0 KB)"
        in (read(outer.as_bytes()).left_out[0])
    )


def test_attachments_that_are_read_are_not_told_as_left_out():
    message = mail()
    message.set_content("words")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    assert extract(message.as_bytes(), "x.eml", Options(attachments="offered")).left_out == ()
