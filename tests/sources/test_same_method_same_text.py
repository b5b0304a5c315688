"""What was read by a method gives the same text whenever it is read by it again: with an original
that is kept, texts are proven. Where one of these changes, its method needs another number."""

# ruff: noqa: E501 (markup has long lines)

import hashlib

import pytest

from annotator.sources import eml, epub, html, markdown, pdf
from annotator.sources.options import Options
from tests.sources.made import epub as made_epub
from tests.sources.made import mail
from tests.sources.made_pdf import At, pdf_of

NOTES = b"# T\n\nDenied[^1].\n\n[^1]: https://x.example/r\n\n- a\n  b\n\n> said  \nmore\n"
LONG = "The council of the town said on Monday that it had seen no"


PAGE = f"""<html><head><title>Bridge row | The Post</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1><i>Harbour</i><b>Bridge row</b></h1><p class="standfirst">Who knew of it, and when.</p>
<p class="byline">By Ann Lee</p><p>First. {LONG} such figures.<sup><a href="#n1">1</a></sup></p><figure><img><figcaption>A pillar</figcaption>
</figure><p>Photo: Ann Lee/AP</p><p>Second. {LONG} such figures.</p><div class="mw-heading"><h2>What now?</h2></div><blockquote><p>“No.”
</p><footer>The mayor</footer></blockquote><figure class="t"><table><tr><td>2024</td><td>12</td></tr></table>
</figure><ul><li>One</li><li>Two</li></ul><p>Er sagte: „Nein.“<br>Dann ging er, und alle gingen mit.</p>
<div><p>Get it.</p><form><input type="email"></form></div><p>Third. {LONG} such figures.</p></article>
<aside><p>Another story of the day.</p></aside></main><footer>Imprint</footer></body></html>"""


def letter() -> bytes:
    message = mail()
    message.set_content("<p>Er sagte: „Nein.“<br>Dann ging er.</p><ul><li>One</li></ul>", "html")
    return message.as_bytes()


def printed() -> bytes:
    page = [At(50, 500, LONG), At(62, 488, "such figures."), At(50, 476, "• one"), At(50, 30, "2")]
    return pdf_of(page, [At(50, 500, LONG), At(50, 488, "a report.")])


def texts(extract, raw: bytes) -> tuple[str, str]:
    found = extract(raw, "x", Options())
    shown = "\n".join(f"{one.kind} {one.text}" for one in found.blocks)
    return found.method.split()[0], hashlib.sha256(shown.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("extract", "raw", "method", "digest"),
    [
        (html.extract, PAGE.encode, "html/3", "58023e2e61b8f347"),
        (markdown.extract, lambda: NOTES, "markdown/3", "e6077c519a5f0410"),
        (eml.extract, letter, "eml/3", "9a5d38c546438efe"),
        (
            epub.extract,
            lambda: made_epub({"a": "<h1>T</h1><p>„Nein.“<br/>Ja.</p>"}),
            "epub/3",
            "8fafb15eb79943b3",
        ),
        (pdf.extract, printed, "pdf/3", "cd9b241415f4ee64"),
    ],
    ids=["html", "markdown", "eml", "epub", "pdf"],
)
def test_a_method_reads_as_it_did(extract, raw, method, digest):
    assert texts(extract, raw()) == (method, digest)
