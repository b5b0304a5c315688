"""The original of a document as plain source, and the command and tab that lead to it."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.model.details import TextFacts
from annotator.model.document import EDITED, Original
from annotator.ui.dialogs.original import OriginalWindow
from annotator.ui.dialogs.original_source import (
    LONGEST_LINE,
    LONGEST_NAME,
    MOST_BYTES,
    is_binary,
    safe_name,
    source_of,
)
from annotator.ui.panels.details import DetailsPanel

from .conftest import place

PAGE = "<html>\r\n<script src='http://127.0.0.1/x.js'></script><p>Straße &amp; so</p>\r\n</html>"


def facts(raw: bytes, encoding: str = "utf-8") -> TextFacts:
    return TextFacts(encoding, "CRLF", sha256(raw).hexdigest(), "html 1")


@pytest.fixture
def opened(window, qtbot):
    """Opens originals in a window."""

    def make(
        raw: bytes, name: str = "page.html", kind: str = "text/html", known=None, place="", **more
    ):
        original = Original(raw, kind, name, place)
        shown = OriginalWindow(window, "A <b>title</b>", original, known or facts(raw, **more))
        with qtbot.waitExposed(shown):
            shown.show()
        return shown

    return make


def test_a_page_is_shown_as_source_and_never_rendered(opened):
    shown = opened(PAGE.encode())
    assert shown.text.toPlainText() == PAGE.replace("\r\n", "\n")
    assert shown.text.isReadOnly()
    assert not shown.isModal()
    assert "page.html · text/html" in shown.facts.text()
    assert "utf-8" in shown.facts.text()
    assert "just the bytes that the text was read from" in shown.proof.text()


def test_it_is_read_in_the_encoding_of_the_document(opened):
    assert "Straße" in opened(PAGE.encode("cp1252"), encoding="windows-1252").text.toPlainText()
    assert "Straße" in opened(PAGE.encode("utf-16"), encoding="utf-16").text.toPlainText()


def test_other_bytes_than_those_read_are_named(opened):
    shown = opened(b"changed", known=facts(b"first"))
    assert "these are not the bytes that the text was read from" in shown.proof.text()
    nothing = opened(b"changed", known=TextFacts())
    assert nothing.proof.text() == f"SHA-256 {sha256(b'changed').hexdigest()}."


def test_the_original_of_a_row_is_the_whole_table_and_no_other_bytes(opened):
    row = TextFacts("utf-8", "LF", sha256(b"cell").hexdigest(), "csv/1")
    shown = opened(b"text\ncell\n", "a.csv", "text/csv", known=row, place="line 2")
    assert shown.proof.text().endswith(": the whole file, which holds the text at line 2.")
    assert shown.proof.property("look") == "good"


@pytest.mark.parametrize("place", ["", "line 2"])
def test_a_text_that_was_corrected_by_hand_is_not_said_to_be_its_original(opened, place):
    known = replace(facts(PAGE.encode()), method=f"html 1{EDITED}")
    shown = opened(PAGE.encode(), known=known, place=place)
    assert shown.proof.text().endswith(" The text was edited by hand before it was added.")
    assert shown.proof.property("look") == "small"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7\n\x00", "a PDF file (application/x)"),
        (b"PK\x03\x04rest", "a packed file"),
        (b"\xd0\xcf\x11\xe0rest", "an old office program"),
        (b"\x7fELF\x00\x00", "bytes that are no text"),
    ],
)
def test_what_is_no_text_is_named_and_can_be_saved(opened, raw, said):
    shown = opened(raw, "report.bin", "application/x")
    assert shown.empty.isVisible()
    assert said in shown.empty.text
    assert not shown.text.isVisible()
    assert not shown.field.isVisible()
    assert shown.save_button.isVisible()


def test_where_none_was_kept_it_says_what_to_do_the_next_time(window):
    window.registry.run("document.original")
    (shown,) = window.findChildren(OriginalWindow)
    assert shown.isVisible()
    assert "The original was not kept" in shown.empty.text
    assert "Keep the original files" in shown.empty.text
    assert not shown.save_button.isVisible()
    shown.save()
    shown.close_button.click()


def test_it_is_saved_byte_for_byte_under_a_safe_name(opened, window, tmp_path):
    target = tmp_path / "kept.html"
    window.files.answer = [target]
    shown = opened(PAGE.encode(), "../../etc/pass\u202ewd\n.html")
    shown.save_button.click()
    assert window.files.offered == "pass_wd_.html"
    assert target.read_bytes() == PAGE.encode()
    assert window.status.message.text() == "Saved as kept.html"


def test_a_place_that_cannot_be_written_is_told(opened, window, tmp_path, project_file):
    window.files.answer = [tmp_path / "none" / "kept.html", project_file, None]
    shown = opened(b"x")
    shown.save_button.click()
    assert "there is no such folder" in window.banner.text
    before = project_file.read_bytes()
    shown.save_button.click()
    assert project_file.read_bytes() == before
    shown.save_button.click()


def test_words_are_found_from_the_field(opened, qtbot):
    shown = opened(b"one two one three ONE")
    shown.field.setFocus()
    qtbot.keyClicks(shown.field, "one")
    assert shown.text.textCursor().selectionStart() == 0
    starts = []
    for _ in range(3):
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
        starts.append(shown.text.textCursor().selectionStart())
    assert starts == [8, 18, 0]
    qtbot.keyClick(shown.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert shown.text.textCursor().selectionStart() == 18
    qtbot.keyClicks(shown.field, "x")
    assert shown.nothing.isVisible()
    shown.field.clear()
    shown.find_next()
    assert not shown.nothing.isVisible()
    shown.text.setFocus()
    qtbot.keyClick(shown.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is shown.field
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_it_closes_with_its_project(opened, window):
    shown = opened(b"x")
    window.session.show(2)
    assert shown.isVisible()
    window.session.close_project()
    assert not shown.isVisible()


def test_control_characters_are_seen():
    assert source_of(b"a\x00b", "utf-16-le").text
    assert source_of("a\x07\ufeffb\u0085".encode()).text == "a\u2407\u2060b\u2424"
    assert source_of("\ufeffa\rb\r\nc".encode()).text == "a\nb\nc"


def test_only_the_beginning_of_a_large_one_is_shown(opened):
    raw = ("ß" * (MOST_BYTES // 2 - 1) + "xß" * 9).encode()
    source = source_of(raw)
    assert source.is_cut
    assert source.encoding == "utf-8"
    assert max(map(len, source.text.split("\n"))) == LONGEST_LINE
    assert "only the first 2 MB" in opened(raw).facts.text()


def test_bytes_that_are_not_what_they_are_said_to_be_are_shown_all_the_same():
    assert source_of(b"caf\xe9", "utf-8").encoding == "latin-1"
    assert source_of("ß".encode(), "no-such-encoding").text == "ß"


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "utf-8", "utf-16", "shift_jis", "hex", "zlib", "punycode"]),
)
def test_any_bytes_are_shown(raw: bytes, encoding: str):
    source = source_of(raw, encoding)
    assert source.is_binary == is_binary(raw, encoding)


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_is_safe(name: str):
    made = safe_name(name)
    assert made
    assert len(made) <= LONGEST_NAME + len("original_")
    assert Path(made).name == made
    assert not set(made) & set('<>:"/\\|?*\x00\n')


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.html", "a.html"), ("C:\\x\\b.pdf", "b.pdf"), ("/etc/passwd", "passwd"),
        (".hidden", "hidden"), ("", "original.bin"), ("con.txt", "original_con.txt"),
        ("x" * 300 + ".html", "x" * 115 + ".html"),
    ],
)  # fmt: skip
def test_a_name_is_made_safe(name: str, safe: str):
    assert safe_name(name) == safe


# The tab in the window


def test_the_command_brings_the_details_to_the_front(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert window.workspace.tabs.current == "document"


def test_the_button_of_the_tab_opens_the_original(window):
    panel = window.workspace.tabs.panel("document")
    assert isinstance(panel, DetailsPanel)
    panel.origin.button.click()
    assert window.findChildren(OriginalWindow)[0].isVisible()


def test_documents_selected_in_the_list_are_edited_together(window, qtbot):
    panel = window.workspace.tabs.panel("document")
    assert isinstance(panel, DetailsPanel)
    window.workspace.documents.view.selectAll()
    qtbot.waitUntil(lambda: panel.about.heading.text() == "3 documents")
    window.workspace.documents.view.point_at(1)
    qtbot.waitUntil(lambda: panel.about.heading.text() == "About")


def test_documents_selected_before_the_tab_was_seen_are_shown_in_it(window, qtbot):
    window.workspace.documents.view.selectAll()
    qtbot.wait(100)
    panel = window.workspace.tabs.panel("document")
    assert isinstance(panel, DetailsPanel)
    qtbot.waitUntil(lambda: panel.about.heading.text() == "3 documents")


def test_two_clicks_on_the_title_lead_to_the_details(window):
    window.workspace.article.details_wanted.emit()
    assert window.workspace.tabs.current == "document"


def test_the_status_bar_tells_page_speaker_and_time(window):
    extra = {"pages": "[[1,1],[2,7]]", "speakers": '[[2,"Petra"]]', "seconds": "[[2,61.2]]"}
    project = window.session.project
    metadata = project.documents[1].metadata
    window.session.select(None, None, 0)
    project.documents.set_metadata(1, replace(metadata, extra=extra))
    assert window.status.position.text() == "¶1 · p. 1 · 0"
    window.session.select(place(window, "City hall"))
    assert window.status.position.text().startswith("¶2 · p. 7 · Petra · 00:01:01 · 83–92 (9)")
