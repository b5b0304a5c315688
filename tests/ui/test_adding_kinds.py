"""Files of other kinds than plain text, added in the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.ui.commands.adding import add_files
from annotator.ui.window import Window
from tests.ui.conftest import accept_preview

PAGE = """<html lang="en"><head><title>Ferry sails again</title>
<meta property="og:site_name" content="Island Courier"></head><body>
<nav>Home News Sport</nav><article><h1>Ferry sails again</h1>
<p>The ferry between the island and the mainland sailed again on Monday after nine days.</p>
<p>The company has denied that any ship left port short of crew during the strike last week.</p>
<p>A former deckhand, who asked not to be named, said the night crossings were half manned.</p>
</article><footer>Contact</footer></body></html>"""


def test_a_saved_page_becomes_its_article(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_text(PAGE, encoding="utf-8")
    add_files(window, [page])
    accept_preview(qtbot, window)
    session = window.session
    assert "nine days" in session.text
    assert "Home News Sport" not in session.text
    assert session.document is not None
    assert session.document.title == "Ferry sails again"
    assert session.document.metadata.publisher == "Island Courier"
