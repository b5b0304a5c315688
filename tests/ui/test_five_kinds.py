"""From the file manager to a first annotation in each of five articles of five kinds: one drop,
Enter, and in each a drag of the mouse and a key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.scheme import parse_scheme
from annotator.store import Project
from annotator.ui.window import Window
from tests.ui.article.conftest import Hand
from tests.ui.conftest import OpenWindow, drop, place, preview_of, wait_for_jobs
from tests.ui.five_kinds import FIVE


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> Window:
    scheme = parse_scheme(resources.read_text("schemes", "fact-check.toml"))
    Project.create(tmp_path / "new.annotator", scheme=scheme, annotator="Ada").close()
    return open_window(tmp_path / "new.annotator")


def test_five_articles_of_five_kinds_are_annotated(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    for one in FIVE:
        (tmp_path / one.name).write_bytes(one.raw)
    drop(window, [tmp_path / one.name for one in FIVE])
    preview = preview_of(qtbot, window)
    qtbot.waitUntil(preview.add.hasFocus)
    qtbot.waitUntil(lambda: preview.add.text() == "Add 5 articles")
    qtbot.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    wait_for_jobs(qtbot, window)
    window.activateWindow()  # as a window manager does when a dialog has gone
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.workspace.article
    project = window.session.project
    assert project is not None
    hand = Hand(qtbot, window.workspace.article)
    for number, one in enumerate(FIVE):
        if number:
            qtbot.keySequence(window.workspace.article, "Ctrl+PgDown")
        document = window.session.document
        assert document is not None
        assert (window.session.text, document.title) == (one.text, one.title)
        stated = (
            document.metadata.author,
            document.metadata.published,
            document.metadata.publisher,
        )
        assert stated == (one.author, one.published, one.publisher)
        span = place(window, one.claim)
        hand.drag(span.start, span.end)
        qtbot.keySequence(window.workspace.article, "1")
        found = [(mark.label, mark.quote) for mark in project.annotations.of(document.id)]
        assert found == [("claim", one.claim)]
