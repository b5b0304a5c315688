"""Selections copied from web pages."""

import pytest

from annotator.sources.clipboard import pasted_markup
from annotator.sources.problems import SourceProblem

WINDOWS = (
    "Version:0.9\r\nStartHTML:1\r\nEndHTML:2\r\nSourceURL:https://example.org/news\r\n"
    "<html><body>\r\n<p>not chosen</p><!--StartFragment--><p>It is <b>saf</b>é.</p>"
    "<ul><li>One</li></ul><script>x()</script><img src='http://x/'><!--EndFragment-->\r\n</body>"
)


def test_a_selection_becomes_a_text_with_its_address():
    reading = pasted_markup(WINDOWS)
    assert reading.text.content == "It is safé.\nOne"
    assert reading.metadata.url == "https://example.org/news"
    assert (reading.metadata.title, reading.metadata.file_name) == ("It is safé.", "")


def test_a_selection_without_a_header_is_read_too():
    assert pasted_markup("<p>One</p><p>Two \ud800").text.content == "One\nTwo ?"


def test_a_selection_without_words_is_told():
    with pytest.raises(SourceProblem, match="The selection holds no text"):
        pasted_markup("<p><img src='x'></p>")
