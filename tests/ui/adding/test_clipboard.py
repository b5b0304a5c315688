"""What was copied or is dropped, other than files."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from annotator.arrivals.arrival import Arrival
from annotator.model.document import Original
from annotator.sources.reading import Reader
from annotator.ui.adding.clipboard import address_in, clipboard_supply
from annotator.ui.adding.supplies import Files, Markup, Page, Words
from annotator.ui.commands import take_drop
from tests.sources.test_from_web import fetched
from tests.ui.conftest import accept_preview

SELECTION = (
    "<meta charset='utf-8'><h2>The ferry</h2><p>It sails <b>again</b>.</p><script>x()</script>"
    "<img src='http://tracker.example/x.png'><ul><li>On Monday</li></ul>"
)
BARE = "The ferry\n\nIt sails again.\n\n    On Monday"


def data(text: str = "", markup: str = "", *urls: str) -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if markup:
        made.setHtml(markup)
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    return made


def test_a_copied_piece_of_a_page_is_taken_with_its_paragraphs():
    supply = clipboard_supply(data(BARE, SELECTION))
    assert isinstance(supply, Markup)
    assert supply.title == "Paste “The ferry”"
    with Reader() as reader:
        [outcome] = supply.outcomes(reader)
    assert outcome.reading.text.content == "The ferry\nIt sails again.\nOn Monday"
    assert outcome.shown == "The selection"


def test_words_stay_as_they_are_also_where_an_editor_wraps_them():
    wrapped = "<div><div><span style='color: red'>def f():</span></div><div>pass</div></div>"
    for supply in (
        clipboard_supply(data("def f():\n    pass", wrapped)),
        clipboard_supply(data("def f():\n    pass")),
    ):
        assert supply == Words("def f():\n    pass")
        assert supply.title == "Paste “def f():”"
        with Reader() as reader:
            [outcome] = supply.outcomes(reader)
        assert outcome.reading.text.content == "def f():\n    pass"


def test_an_empty_clipboard_gives_nothing():
    assert clipboard_supply(data()) is None
    assert clipboard_supply(data(" \n")) is None
    assert clipboard_supply(None) is None
    assert address_in(None) == ""


def test_copied_files_are_files_and_several_addresses_nothing(tmp_path):
    file = tmp_path / "a.txt"
    assert clipboard_supply(data("", "", QUrl.fromLocalFile(str(file)).toString())) == Files([file])
    assert clipboard_supply(data("", "", "https://a.org", "https://b.org")) is None


def test_a_selection_without_words_is_told():
    for supply in (Markup("<p><img src='x'></p>"), Words(" ")):
        with Reader() as reader:
            [outcome] = supply.outcomes(reader)
        assert "holds no text" in outcome.problem
        assert supply.title == "Paste a text"


def test_a_page_is_called_by_its_address():
    page = Page(fetched(b"{\\rtf1 Words.}", f"https://example.org/{'a' * 100}.rtf"))
    assert page.title == f"Add “https://example.org/{'a' * 39}…”"
    with Reader() as reader:
        [outcome] = page.outcomes(reader)
    assert outcome.reading.text.content == "Words."
    document = Arrival(outcome, "new").document()
    kept = document.original
    assert isinstance(kept, Original)
    assert (kept.raw, kept.media_type) == (b"{\\rtf1 Words.}", "application/rtf")
    assert (kept.name, kept.options["url"]) == (f"{'a' * 100}.rtf", page.fetched.url)
    assert document.metadata.extra["sent_sha256"] == "0" * 64


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (data(" https://example.org/a \n"), "https://example.org/a"),
        (data("", "", "https://example.org/a"), "https://example.org/a"),
        (data("see https://example.org/a"), ""),
        (data("https://a.org\nhttps://b.org"), ""),
        (data("", "", "https://a.org", "https://b.org"), ""),
        (data("", "", "file:///tmp/a.txt"), ""),
        (data("javascript:alert(1)"), ""),
        (data("http://u:p@example.org"), ""),
        (data(), ""),
    ],
)
def test_one_address_is_told_from_everything_else(given, address):
    assert address_in(given) == address


def test_pasting_a_piece_of_a_page_makes_a_document(qtbot, window):
    QGuiApplication.clipboard().setMimeData(data(BARE, SELECTION))
    window.registry.run("file.paste")
    accept_preview(qtbot, window)
    assert window.session.text == "The ferry\nIt sails again.\nOn Monday"
    assert window.session.project.journal.undo_title() == "Paste “The ferry”"


def test_dropping_a_piece_of_a_page_makes_a_document(qtbot, window):
    take_drop(window, data(BARE, SELECTION))
    accept_preview(qtbot, window)
    assert "It sails again." in window.session.text


def test_pasting_plain_words_keeps_every_blank(qtbot, window):
    QGuiApplication.clipboard().setMimeData(data("One  two.\n\n  Three."))
    window.registry.run("file.paste")
    accept_preview(qtbot, window)
    assert window.session.text == "One  two.\n\n  Three."
