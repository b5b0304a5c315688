"""Five articles as a fact-checker gets them: a saved page, a PDF, a Word file, a mail and the
subtitles of a video. Made up."""

from dataclasses import dataclass
from email.message import EmailMessage

from tests.sources.made import docx, p
from tests.sources.made_pdf import At, pdf_of

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry sails again | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="og:title" content="Ferry sails again">
<meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2026-05-04T09:30:00+01:00">
<link rel="canonical" href="https://harbour-post.example/ferry">
<script>document.title = "no"</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry sails again</h1><p class="byline">By Ann Lee</p>
<p>The ferry sailed again on Monday after nine days of strike, the harbour office said.</p>
<p>The company has denied that any ship left port short of crew since the strike began.</p>
<blockquote>We never sail without a full crew, a spokesman told the paper on Sunday.</blockquote>
</article><aside><h2>Most read</h2><ul><li><a href="/1">Ten towns to see</a></li></ul></aside>
<footer>Imprint and terms of use</footer></body></html>"""

COURIER = ("The hospital will lose a hundred beds by the end of the year, said", "the minister.")
DENIED = ("The board denied that any ward will be closed before the vote of", "next spring.")

VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Mayor Groß>The tunnel was never flooded.

00:00:05.000 --> 00:00:08.500
<v Reporter>Residents filmed it twice in March.
"""


@dataclass(frozen=True)
class Article:
    """A file, what is to come of it, and a claim in it."""

    name: str
    raw: bytes
    title: str
    author: str
    published: str
    publisher: str
    text: str
    claim: str


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Press office <press@council.example>"
    message["To"] = "desk@example.org"
    message["Subject"] = "Statement on the old bridge"
    message["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    message["Message-ID"] = "<1@council.example>"
    message.set_content("The old bridge is safe.\n\nNo report says otherwise.")
    message.add_alternative(
        "<p>The old bridge is <b>safe</b>.</p><p>No report says otherwise.</p>", subtype="html"
    )
    return message.as_bytes()


def _pdf() -> bytes:
    page = [At(50, 540, "Beds will go", 20)]
    for number, line in enumerate((*COURIER, "", *DENIED)):
        page.append(At(50, 500 - 12 * number, line)) if line else None
    return pdf_of(page)


def _word() -> bytes:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Interview on the levy</dc:title><dc:creator>Ravi Menon</dc:creator>"
        "</cp:coreProperties>"
    )
    body = p("Interview on the levy", "Heading1")
    return docx(
        body + p("Prices doubled in a year, she said.") + p("The ministry denies it."), core=core
    )


FIVE = (
    Article(
        "ferry.html",
        PAGE.encode(),
        "Ferry sails again",
        "Ann Lee",
        "2026-05-04T09:30:00+01:00",
        "Harbour Post",
        "Ferry sails again\n"
        "The ferry sailed again on Monday after nine days of strike, the harbour office said.\n"
        "The company has denied that any ship left port short of crew since the strike began.\n"
        "We never sail without a full crew, a spokesman told the paper on Sunday.",
        "We never sail without a full crew",
    ),
    Article(
        "beds.pdf",
        _pdf(),
        "Beds will go",
        "",
        "",
        "",
        f"Beds will go\n{' '.join(COURIER)}\n{' '.join(DENIED)}",
        "The hospital will lose a hundred beds",
    ),
    Article(
        "levy.docx",
        _word(),
        "Interview on the levy",
        "Ravi Menon",
        "",
        "",
        "Interview on the levy\nPrices doubled in a year, she said.\nThe ministry denies it.",
        "Prices doubled in a year",
    ),
    Article(
        "statement.eml",
        _mail(),
        "Statement on the old bridge",
        "Press office <press@council.example>",
        "2026-03-03T10:00:00+01:00",
        "",
        "The old bridge is safe.\nNo report says otherwise.",
        "The old bridge is safe.",
    ),
    Article(
        "tunnel.vtt",
        VTT.encode(),
        "The tunnel was never flooded.",
        "",
        "",
        "",
        "The tunnel was never flooded.\nResidents filmed it twice in March.",
        "The tunnel was never flooded.",
    ),
)
