"""The article, paragraph by paragraph, out of pages as real ones are laid out."""

import pytest

from annotator.sources import html
from annotator.sources.options import Options
from tests.sources.layouts import LAYOUTS, Layout


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_the_article_and_nothing_else_is_taken(layout: Layout):
    found = html.extract(layout.page.encode(), "x.html", Options())
    assert [block.text for block in found.blocks] == layout.texts
