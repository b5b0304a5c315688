"""Fetched pages to documents."""

from annotator.sources.from_web import page_outcomes
from annotator.sources.reading import Reader
from annotator.sources.url import Fetched

PAGE = "<html><body><article><h1>The bridge</h1><p>It is safé, the mayor said.</p></article>"


def fetched(raw: bytes, url: str, encoding: str = "") -> Fetched:
    return Fetched(raw, url, url, "2020-03-01T10:00:00Z", "text/html", encoding, "0" * 64)


def test_a_page_has_its_address_and_is_read_as_the_server_says():
    page = fetched(PAGE.encode("latin-1"), "https://example.org/news/bridge", "latin-1")
    with Reader() as reader:
        [outcome] = page_outcomes(page, reader)
    assert outcome.shown == "https://example.org/news/bridge"
    assert outcome.reading
    assert "It is safé, the mayor said." in outcome.reading.text.content
    assert outcome.reading.metadata.url == "https://example.org/news/bridge"
    assert outcome.reading.metadata.accessed == "2020-03-01T10:00:00Z"


def test_a_file_on_the_web_is_read_as_what_it_is():
    with Reader() as reader:
        [outcome] = page_outcomes(fetched(b"{\\rtf1 Words.}", "https://example.org/a.rtf"), reader)
        [empty] = page_outcomes(fetched(b"", "https://example.org/"), reader)
    assert outcome.reading
    assert outcome.reading.text.content == "Words."
    assert empty.problem.startswith("https://example.org/")
