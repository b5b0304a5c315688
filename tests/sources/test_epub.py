"""EPUB books: row 83 of the bad inputs."""

import pytest

from annotator.sources.epub import extract
from annotator.sources.options import Options
from annotator.sources.problems import SourceProblem
from tests.sources.made import epub, epub_parts, zipped

BOOK = {"one": "<h1>One</h1><p>First&nbsp;words.</p>", "two": "<p>Second<br/>words.</p>"}


def encrypted(algorithm: str) -> dict[str, str]:
    method = f'<EncryptionMethod Algorithm="{algorithm}"/>'
    return {
        **epub_parts(BOOK),
        "META-INF/encryption.xml": f"<e><EncryptedData>{method}</EncryptedData></e>",
    }


def test_chapters_come_in_the_order_of_the_spine():
    spine = '<itemref idref="two"/><itemref idref="one"/>'
    found = extract(epub(BOOK, spine), "x.epub", Options())
    assert [(block.text, block.kind) for block in found.blocks] == [
        ("Second words.", "paragraph"),
        ("One", "heading"),
        ("First\xa0words.", "paragraph"),
    ]
    assert (found.metadata.title, found.metadata.author) == ("The Book", "Ann Lee; Bo Ek")
    assert (found.metadata.published, found.metadata.language) == ("2020-05-01", "en")


def test_what_is_left_out_is_named():
    spine = '<itemref idref="one"/><itemref idref="two" linear="no"/><itemref idref="gone"/>'
    found = extract(epub(BOOK, spine), "x.epub", Options())
    assert found.left_out == (
        "x.epub: “OEBPS/text/two.xhtml” was left out: it stands outside the book's main line.",
        "x.epub: “gone” was left out: the book does not hold it.",
    )


def test_scrambled_fonts_are_no_lock():
    raw = zipped(encrypted("http://www.idpf.org/2008/embedding"))
    assert len(extract(raw, "x.epub", Options()).blocks) == 3


def without(name: str) -> bytes:
    return zipped({key: value for key, value in epub_parts(BOOK).items() if key != name})


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"words", "x.epub is not an EPUB book, or is damaged"),
        (without("META-INF/container.xml"), "x.epub is not an EPUB book: it has no table"),
        (without("OEBPS/book.opf"), "x.epub is incomplete: it has no “OEBPS/book.opf”"),
        (
            zipped({"META-INF/container.xml": "<container/>"}),
            "x.epub is not an EPUB book: its table of contents leads nowhere.",
        ),
        (epub({}), "x.epub is not an EPUB book: it does not say which chapters it has."),
        (
            zipped(encrypted("http://ns.adobe.com/adept")),
            "x.epub is locked (DRM); ask its publisher for a copy that is not.",
        ),
    ],
)
def test_what_is_no_readable_book_is_told(raw, said):
    with pytest.raises(SourceProblem) as problem:
        extract(raw, "x.epub", Options())
    assert str(problem.value).startswith(said)
