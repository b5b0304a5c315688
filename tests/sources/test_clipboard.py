"""Selections copied from web pages."""

import pytest

from annotator.sources.clipboard import has_structure, pasted_markup
from annotator.sources.problems import SourceProblem
from annotator.sources.reading import Reader

WINDOWS = (
    "Version:0.9\r\nStartHTML:1\r\nEndHTML:2\r\nSourceURL:https://example.org/news\r\n"
    "<html><body>\r\n<p>not chosen</p><!--StartFragment--><p>It is <b>saf</b>é.</p>"
    "<ul><li>One</li></ul><script>x()</script><img src='http://x/'><!--EndFragment-->\r\n</body>"
)


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


def test_a_selection_becomes_a_text_with_its_address(reader):
    reading = pasted_markup(WINDOWS, reader)
    assert reading.text.content == "It is safé.\nOne"
    assert reading.metadata.url == "https://example.org/news"
    assert (reading.metadata.title, reading.metadata.file_name) == ("It is safé.", "")


def test_a_selection_without_a_header_is_read_too(reader):
    assert pasted_markup("<p>One</p><p>Two \ud800", reader).text.content == "One\nTwo ?"


def test_a_selection_without_words_is_told(reader):
    with pytest.raises(SourceProblem, match="The selection holds no text"):
        pasted_markup("<p><img src='x'></p>", reader)


@pytest.mark.parametrize(
    ("markup", "is_structured"),
    [
        ("<p>One</p><p>Two</p>", True),
        ("<meta charset='utf-8'><H2 class='x'>Head</H2>words", True),
        ("<ul><li>One</ul>", True),
        (WINDOWS, True),
        ("<meta charset='utf-8'><span style='x'>a run of words</span>", False),
        ("<div style='font: mono'><div><span>def</span> f():</div><div>pass</div></div>", False),
        ("<pre>code</pre>", False),
        ("words", False),
    ],
)
def test_what_an_editor_wraps_into_markup_has_no_structure(markup, is_structured):
    assert has_structure(markup) == is_structured
