"""Searching the project in the window, and marking all that is found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.ui.dialogs.question import Question
from tests.ui.conftest import wait_for_jobs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def board(window, qtbot):
    project = window.session.project
    made = project.documents.add(
        SourceText("Der Bote. كِتَاب عن Der Bote 市长, der bote."), Metadata(title="Extra")
    )
    project.annotations.add(made, Span(0, 8), "source", note="Boten")
    window.registry.run("view.search")
    found = window.pages.search
    qtbot.waitUntil(found.bar.words.hasFocus)
    return found


def ask(qtbot, board, words):
    board.bar.words.selectAll()
    if words.isascii():
        qtbot.keyClicks(board.bar.words, words)
    else:  # QTest has no keys for these
        board.bar.words.insert(words)
    qtbot.keyClick(board.bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not board.is_busy, timeout=10_000)


def test_hits_come_with_their_context(board, qtbot):
    ask(qtbot, board, "bote")
    assert board.bar.count.text() == "7 hits in 4 documents"
    assert board.model.parts(3) == ("Der ", "Bote", ". كِتَاب عن Der Bote 市长, der bote.")
    assert board.model.index(6, 1).data() == "Extra (note)"
    ask(qtbot, board, "كتاب")
    assert board.model.parts(0)[1] == "كِتَاب"
    ask(qtbot, board, "zzz")
    assert board.empty.isVisible()


def test_switches_narrow_the_search(board, window, qtbot):
    ask(qtbot, board, "Bote")
    qtbot.mouseClick(board.bar.case, LEFT)
    qtbot.waitUntil(lambda: not board.is_busy)
    assert len(board.model.hits) == 6
    qtbot.mouseClick(board.bar.whole, LEFT)
    qtbot.waitUntil(lambda: not board.is_busy)
    assert len(board.model.hits) == 5
    qtbot.mouseClick(board.bar.here, LEFT)
    qtbot.waitUntil(lambda: not board.is_busy)
    assert {hit.document for hit in board.model.hits} == {window.session.document.id}


def test_patterns_are_found_or_refused(board, qtbot):
    board.bar.pattern.click()
    ask(qtbot, board, "d.r bo\\w+")
    assert len([hit for hit in board.model.hits if hit.place == "text"]) == 6
    ask(qtbot, board, "(")
    assert board.bar.count.text().startswith("This is no regular expression")


def test_enter_shows_a_hit_in_the_article(board, window, qtbot):
    ask(qtbot, board, "市长")
    board.table.setFocus()
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert window.pages.view == "annotate"
    assert window.session.document.title == "Extra"
    span = window.session.selection
    assert window.session.text[span.start : span.end] == "市长"


def mark(qtbot, board, window, words):
    menu = board.bar.mark.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()
    (question,) = [one for one in window.findChildren(Question) if one.isVisible()]
    sentence = question.sentence.text()
    qtbot.mouseClick(question.yes, LEFT)
    wait_for_jobs(qtbot, window)
    return sentence


def test_all_that_is_ticked_is_marked_in_one_step(board, window, qtbot):
    project = window.session.project
    ask(qtbot, board, '"der bote"')
    texts = [hit for hit in board.model.hits if hit.place == "text"]
    assert len(texts) == 6
    board.table.model().setData(
        board.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    before = project.annotations.counts()["source"]
    assert mark(qtbot, board, window, "Source") == "Mark 5 places in 3 documents as Source?"
    # One place has that label already.
    assert project.annotations.counts()["source"] == before + 4
    made = [one for one in project.annotations.of(4) if one.label == "source"]
    assert [one.quote for one in made] == ["Der Bote", "Der Bote", "der bote"]
    assert board.model.index(1, 3).data() == "Source"
    window.registry.run("edit.undo")
    assert project.annotations.counts()["source"] == before
    board.bar.none.click()
    menu = board.bar.mark.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert "Nothing is ticked" in window.status.message.text()


def test_all_like_the_active_one(window, qtbot):
    source = window.session.project.annotations.of(1)[-1]
    window.session.select(None, source.id, source.start)
    window.registry.run("search.like")
    board = window.pages.search
    qtbot.waitUntil(lambda: not board.is_busy and len(board.model.hits) > 0)
    assert board.bar.words.text() == '"Der Bote"'
    assert board.bar.case.isChecked()
    assert {hit.document for hit in board.model.hits} == {1, 2, 3}


def test_leaving_and_closing_ends_the_search(board, window, qtbot):
    qtbot.keyClicks(board.bar.words, "b")
    board.search()
    window.pages.show_view("annotate")
    assert not board.is_busy
    window.registry.run("file.close")
    assert board.model.hits == []


def test_what_is_marked_is_pale_and_leads_to_the_review(board, window, qtbot):
    ask(qtbot, board, '"der bote"')
    pale = [
        board.model.index(row, 1).data(Qt.ItemDataRole.ForegroundRole) is not None
        for row in range(board.model.rowCount())
    ]
    marked = [bool(board.model.index(row, 3).data()) for row in range(board.model.rowCount())]
    assert pale == marked
    assert any(pale)
    assert not all(pale)
    menu = board.bar.mark.menu()
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: window.pages.view == "review")
    review = window.pages.review
    qtbot.waitUntil(lambda: len(review.table.rows.ids) == 2)
    assert reviewed(window) == ["Der Bote", "Der Bote"]
    (chip,) = chips(review)
    assert chip.text().startswith('Found: "der bote"')
    chip.click()
    qtbot.waitUntil(lambda: len(review.table.rows.ids) > 2)
    assert chips(review) == []


def chips(review):
    return [chip for chip in review.bar.chips.findChildren(QToolButton) if chip.isVisible()]


def reviewed(window):
    project = window.session.project
    return [project.annotations[id].quote for id in window.pages.review.table.rows.ids]


@pytest.mark.parametrize(
    ("words", "ways", "quotes"),
    [
        ("der OR bote", (), ["Der Bote", "Der Bote"]),
        ("bote NOT mayor", (), ["Der Bote"]),
        ("bote NOT der", (), ["Der Bote"]),  # by its note
        ("bote NOT der NOT boten", (), []),
        ("B.t", ("pattern",), ["Der Bote", "Der Bote"]),
        ("bote", ("case",), []),
        ("bot", ("whole",), []),
        ("bote", ("here",), ["Der Bote"]),
        ('"bote der"', (), []),
    ],
)
def test_the_review_shows_just_what_was_found(board, window, qtbot, words, ways, quotes):
    board.bar.here.setChecked(False)
    for way in ways:
        getattr(board.bar, way).setChecked(True)
    ask(qtbot, board, words)
    board.review()
    if quotes:
        qtbot.waitUntil(lambda: window.pages.view == "review")
        review = window.pages.review
        qtbot.waitUntil(lambda: len(review.table.rows.ids) == len(quotes))
        assert reviewed(window) == quotes
    else:
        qtbot.waitUntil(lambda: "Nothing" in window.status.message.text())
        assert window.pages.view == "search"


def test_only_what_is_ticked_is_reviewed(board, window, qtbot):
    ask(qtbot, board, '"der bote"')
    marked = [row for row in range(board.model.rowCount()) if board.model.index(row, 3).data()]
    assert len(marked) == 2
    off = Qt.CheckState.Unchecked.value
    assert board.model.setData(board.model.index(marked[0], 0), off, Qt.ItemDataRole.CheckStateRole)
    board.review()
    qtbot.waitUntil(lambda: window.pages.view == "review")
    qtbot.waitUntil(lambda: len(window.pages.review.table.rows.ids) == 1)


def deed(board, *path):
    """The entry of the menu below the primary button with that beginning."""
    menu = board.bar.mark.menu()
    menu.aboutToShow.emit()
    for words in path:
        action = next(one for one in menu.actions() if one.text().startswith(words))
        menu = action.menu()
    return action


@pytest.mark.parametrize("do", ["Change", "Delete"])
def test_what_is_marked_just_there_is_changed_at_once(board, window, qtbot, do):
    project = window.session.project
    before = project.annotations.counts()
    ask(qtbot, board, '"der bote"')
    (deed(board, "Change", "Context") if do == "Change" else deed(board, "Delete")).trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Question)))
    (question,) = window.findChildren(Question)
    assert "2 annotations in 2 documents?" in question.sentence.text()
    assert project.annotations.counts() == before
    qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    after = project.annotations.counts()
    assert after["source"] == before["source"] - 2
    assert after.get("context", 0) == before.get("context", 0) + 2 * (do == "Change")
    assert "2 annotations changed" in window.status.message.text()
    window.registry.run("edit.undo")
    assert project.annotations.counts() == before
    ask(qtbot, board, "der")  # nothing has just these letters
    deed(board, "Delete").trigger()
    qtbot.waitUntil(lambda: "Nothing is marked" in window.status.message.text())


def test_what_is_marked_already_takes_no_step(board, window, qtbot):
    ask(qtbot, board, '"der bote"')
    mark(qtbot, board, window, "Source")
    title = window.session.project.journal.undo_title()
    mark(qtbot, board, window, "Source")
    assert "Nothing had to be marked" in window.status.message.text()
    assert window.session.project.journal.undo_title() == title
