"""Data is shown letter by letter, wherever it is shown; only the web is opened."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import Label, Scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.text import (
    ElidedLabel,
    PlainLabel,
    one_line,
    open_link,
    plain_caption,
    plain_tooltip,
    web_address,
)

MARKUP = "<img src='file:///etc/passwd'><b>AT&T</b>"
UI = Path(__file__).resolve().parents[2] / "annotator" / "ui"


def test_a_label_shows_markup_as_it_is(qtbot):
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_an_elided_label_shows_the_rest_as_a_tooltip(qtbot):
    label = ElidedLabel(MARKUP * 5)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert "&lt;img" in label.toolTip()
    label.setText("short")
    label.grab()
    assert label.toolTip() == ""


def test_a_tooltip_escapes_and_keeps_line_ends():
    assert "&lt;b&gt;\nx" in plain_tooltip("<b>\nx")
    assert plain_tooltip("") == ""


def test_a_caption_has_no_shortcut_in_it():
    assert plain_caption("AT&T\n news") == "AT&&T news"
    assert one_line(" a\t\nb ") == "a b"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "smb://server/share",
        "ms-settings:", "//evil.example", "http:\\\\evil.example", "http://", "https://",
        "https://user:word@example.org/", "ftp://example.org/", "www.example.org", "", "http://a b",
    ],
)  # fmt: skip
def test_nothing_but_the_web_is_opened(url, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: opened.append(address) or True)
    assert not open_link(url)
    assert opened == []


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", " http://пример.рф/ "])
def test_the_web_is_opened(url, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: opened.append(address) or True)
    assert open_link(url)
    assert opened == [web_address(url)]


def test_no_label_is_made_that_could_take_markup():
    """QLabel, QMessageBox and bare tooltips belong to ui/text.py, or to a picture."""
    suspects = re.compile(
        r"(?<!\w)QLabel\((?!\))|QMessageBox|setToolTip\((?!plain_tooltip|self\.tr|\"\")"
    )
    found = {
        f"{file.relative_to(UI)}: {line.strip()}"
        for file in UI.rglob("*.py")
        if file.name != "text.py"
        for line in file.read_text(encoding="utf-8").splitlines()
        if suspects.search(line)
    }
    assert found == set()


def test_hostile_words_stay_words_in_every_part_of_the_window(open_window, tmp_path, qtbot):
    path = tmp_path / "hostile.annotator"
    scheme = Scheme(MARKUP, MARKUP, MARKUP, (Label("claim", MARKUP, "C", 1, definition=MARKUP),))
    with Project.create(path, scheme=scheme, annotator=MARKUP, title=MARKUP) as project:
        text = SourceText(f"{MARKUP} says {MARKUP}")
        document = project.documents.add(text, Metadata(title=MARKUP, publisher=MARKUP, url=MARKUP))
        project.annotations.add(document, Span(0, len(MARKUP)), "claim", note=MARKUP)
    window = open_window(path)
    window.workspace.article.next_annotation(1)
    for name in ("annotation", "list", "history", "guidelines", "document"):
        window.workspace.tabs.panel(name)
        qtbot.wait(30)
    window.tell(MARKUP)
    window.banner.say(MARKUP, ((plain_caption(MARKUP), lambda: None),))
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    assert any(label.text() == MARKUP for label in labels)
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(type(window.toolbar.undo)):
        assert "<img" not in widget.toolTip()
