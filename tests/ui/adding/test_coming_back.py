"""What was corrected and chosen is still there where adding came to nothing."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from annotator.ui.adding.offering import offer
from annotator.ui.adding.supplies import Files
from annotator.ui.dialogs.question import Question
from tests.ui.conftest import preview_of, wait_for_jobs


@pytest.fixture
def stories(tmp_path):
    """Four texts and, last but one, one that is empty."""
    files = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text("" if number == 3 else f"Story {number}")
    return files


@pytest.fixture
def corrected(qtbot, window, stories):
    """The preview of the first two or more texts, the first of them corrected."""

    def make(*files, **limits):
        offer(window, Files(list(files) or stories[:2]), **limits)
        preview = preview_of(qtbot, window)
        qtbot.waitUntil(preview.isActiveWindow)
        retitle(qtbot, preview, "Corrected")
        qtbot.keyClicks(preview.details.text, "X")
        return preview

    return make


def retitle(qtbot, preview, title):
    field = preview.details.fields["title"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, title)


def titles(window):
    documents = window.session.project.documents
    return [documents[one].title for one in documents.ids()[3:]]


def test_corrections_stay_where_another_program_holds_the_project(qtbot, window, corrected):
    preview = corrected()
    other = sqlite3.connect(preview.target.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    preview.add_now()
    assert not preview.isVisible()
    wait_for_jobs(qtbot, window)
    assert preview.isVisible()
    assert preview.trouble.isVisible()
    assert preview.target.path.name in preview.trouble.text()
    assert preview.current.title == "Corrected"
    assert preview.details.text.content == "XStory 0"
    other.execute("ROLLBACK")
    other.close()
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["Corrected", "Story 1"]
    qtbot.waitUntil(lambda: not window.findChildren(type(preview)))


def test_corrections_stay_where_the_project_was_moved(qtbot, window, corrected):
    preview = corrected()
    path = preview.target.path
    path.rename(path.with_name("moved"))
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert preview.isVisible()
    assert path.name in preview.trouble.text()
    path.with_name("moved").rename(path)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["Corrected", "Story 1"]


def test_what_fails_beyond_the_preview_is_listed_where_all_or_none_are_wanted(
    qtbot, window, stories, corrected
):
    preview = corrected(*stories, most_documents=2)
    preview.all_or_none.setChecked(True)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert preview.isVisible()
    assert titles(window) == []
    assert "holds no text" in preview.trouble.text()
    assert [row.title for row in preview.model.rows] == ["Corrected", "Story 1", "3.txt"]
    assert preview.current.title == "3.txt"
    assert preview.more.text() == "The first 2 of 5 files are shown."
    assert not preview.add.isEnabled()
    preview.all_or_none.setChecked(False)
    preview.add_now()
    wait_for_jobs(qtbot, window)
    assert titles(window) == ["Corrected", "Story 1", "Story 2", "Story 4"]


@pytest.mark.parametrize("change", ["title", "tick"])
def test_leaving_asks_first_whatever_was_changed(qtbot, window, stories, change):
    offer(window, Files(stories[:2]))
    preview = preview_of(qtbot, window)
    qtbot.waitUntil(preview.isActiveWindow)
    if change == "title":
        retitle(qtbot, preview, "Corrected")
    else:
        preview.model.toggle([1])
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert preview.isVisible()
    preview.findChild(Question).no.click()
    if change == "title":
        retitle(qtbot, preview, "Story 0")
    else:
        preview.model.toggle([1])
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(type(preview)))
