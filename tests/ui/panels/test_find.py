"""What a person finds in a document, and where the program says it is."""

import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.model.text import Span
from annotator.ui.article.view import ArticleView
from annotator.ui.panels.find import FindBar
from annotator.ui.panels.find_matches import MOST, Query, literal_matches
from annotator.ui.panels.find_pattern import PatternSearch
from annotator.ui.session import Session
from annotator.ui.theme import Theme, load_theme

from .conftest import TEXT


@pytest.fixture
def bar(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[FindBar]:
    window = QWidget()
    qtbot.addWidget(window)
    article = ArticleView(session, theme, window)
    found = FindBar(session, article, theme, window)
    article.setGeometry(0, 50, 780, 500)
    found.setGeometry(0, 0, 780, 50)
    with qtbot.waitExposed(window):
        window.show()
    found.hide()
    yield found
    window.close()


def seek(qtbot: QtBot, bar: FindBar, words: str) -> None:
    bar.open()
    bar.field.clear()
    qtbot.keyClicks(bar.field, words)
    bar.search()


def test_typing_goes_to_the_first_hit_and_f3_round_the_rest(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "offer")
    assert bar.count.text() == "1 of 2"
    assert session.selection == Span(21, 26)
    bar.step(1)
    assert session.selection
    assert session.selection.of(TEXT) == "offer"
    assert bar.count.text() == "2 of 2"
    bar.step(1)
    assert bar.count.text() == "1 of 2"
    bar.step(-1)
    assert bar.count.text() == "2 of 2"


def test_enter_and_shift_enter_walk_through_the_hits(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "the")
    first = session.selection
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert session.selection != first
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.selection == first


def test_escape_returns_to_the_article_at_the_hit(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "waiver")
    hit = session.selection
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert session.selection == hit
    article = bar.parentWidget().findChild(ArticleView)
    assert article.hasFocus()
    assert article.painting.hits == []


def test_hits_behind_emoji_are_counted_in_code_points(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "spokesman")
    assert session.selection == Span(TEXT.index("spokesman"), TEXT.index("spokesman") + 9)


def test_case_and_whole_words(qtbot: QtBot, bar: FindBar) -> None:
    seek(qtbot, bar, "the")
    assert bar.count.text() == "1 of 6"
    qtbot.mouseClick(bar.case, Qt.MouseButton.LeftButton)
    assert bar.count.text().endswith("of 3")
    qtbot.mouseClick(bar.case, Qt.MouseButton.LeftButton)
    seek(qtbot, bar, "offer")
    qtbot.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 1"


def test_the_search_goes_on_from_where_the_caret_was_put(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "the")
    session.select(None, None, TEXT.index("The court") - 1)
    bar.step(1)
    assert session.selection == Span(TEXT.index("The court"), TEXT.index("The court") + 3)
    session.select(None, None, TEXT.index("The court"))
    bar.step(-1)
    assert session.selection
    assert session.selection.end < TEXT.index("The court")


def test_the_selected_words_are_what_is_looked_for(bar: FindBar, session: Session) -> None:
    session.select(Span(4, 9))
    bar.open()
    assert bar.field.text() == "mayor"
    assert bar.count.text() == "1 of 1"
    assert session.selection == Span(4, 9)


def test_opening_the_bar_again_does_not_move(qtbot: QtBot, bar: FindBar, session: Session) -> None:
    seek(qtbot, bar, "offer")
    bar.close_bar()
    session.select(None, None, 3)
    bar.open()
    assert (session.selection, session.position) == (None, 3)
    assert bar.count.text() == "2 hits"


def test_f3_with_the_bar_closed_goes_on(qtbot: QtBot, bar: FindBar, session: Session) -> None:
    seek(qtbot, bar, "offer")
    bar.close_bar()
    session.select(None, None, 0)
    bar.step(1)
    assert session.selection == Span(21, 26)


def test_nothing_found_is_said_and_moves_nothing(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    session.select(None, None, 7)
    seek(qtbot, bar, "xyzzy")
    assert bar.count.text() == "No hits"
    assert (session.selection, session.position) == (None, 7)
    assert not bar.next.isEnabled()


def test_a_pattern_is_found_by_code_points(qtbot: QtBot, bar: FindBar, session: Session) -> None:
    bar.open()
    bar.pattern.setChecked(True)
    bar.field.setText(r"\bw\w+y\b|20\d\d")
    bar.search()
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3", timeout=10_000)
    assert [hit.of(session.text) for hit in bar.hits] == ["weekly", "wholly", "2016"]


def test_a_broken_pattern_is_explained(qtbot: QtBot, bar: FindBar) -> None:
    bar.open()
    bar.pattern.setChecked(True)
    bar.field.setText("(")
    bar.search()
    qtbot.waitUntil(lambda: bar.count.text().startswith("Not a pattern"), timeout=10_000)


def test_a_pattern_that_takes_for_ever_is_stopped(qtbot: QtBot) -> None:
    search = PatternSearch(milliseconds=500)
    began = time.monotonic()
    with qtbot.waitSignal(search.failed, timeout=10_000) as failed:
        search.start("a" * 60 + "b", Query("(a+)+$", is_pattern=True))
    assert "too long" in failed.args[0]
    assert time.monotonic() - began < 8


def test_where_no_child_can_be_started_it_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = PatternSearch()
    with monkeypatch.context() as bundled:
        bundled.setattr(sys, "frozen", True, raising=False)
        with qtbot.waitSignal(search.failed) as failed:
            search.start("a", Query("a", is_pattern=True))
        assert "this build" in failed.args[0]
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with qtbot.waitSignal(search.failed) as failed:
        search.start("a", Query("a", is_pattern=True))
    assert "this computer" in failed.args[0]
    assert not search.is_searching


def test_another_document_shows_its_hits_without_moving(
    qtbot: QtBot, bar: FindBar, session: Session
) -> None:
    seek(qtbot, bar, "offer")
    session.show(2)
    assert session.position == 0
    assert bar.count.text() == "2 hits"


def test_the_bar_can_be_dressed(bar: FindBar) -> None:
    bar.show()
    light = bar.grab().toImage()
    bar.set_theme(load_theme("dark"))
    assert bar.grab().toImage() != light


# What a hit is

ALPHABET = st.sampled_from("aAbB é😀\u0301\u200d \n\u00a0שا.")


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, min_size=1, max_size=3))
def test_every_hit_reads_as_what_was_asked_for(text: str, words: str) -> None:
    for hit in literal_matches(text, Query(words)):
        found = "".join(hit.of(text).split()).casefold()
        assert found == "".join(words.split()).casefold()


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, min_size=1, max_size=3))
def test_exact_words_are_found_as_python_counts_them(text: str, words: str) -> None:
    if any(character.isspace() for character in words):
        return
    hits = literal_matches(text, Query(words, is_case_sensitive=True))
    assert len(hits) == text.count(words)


def test_a_blank_stands_for_any_white_space() -> None:
    assert literal_matches("tax\u00a0\nwaiver", Query("tax waiver")) == [Span(0, 11)]


def test_whole_words_stop_at_letters_of_any_script() -> None:
    text = "été étés Été"
    hits = literal_matches(text, Query("été", is_whole_words=True))
    assert hits == [Span(0, 3), Span(9, 12)]


def test_ten_megabytes_are_searched_in_a_blink_and_hits_are_bounded() -> None:
    text = "The quick brown fox jumps. " * 400_000
    began = time.process_time()
    assert len(literal_matches(text, Query("quick"))) == MOST
    assert literal_matches(text, Query("zebra", is_case_sensitive=True)) == []
    assert time.process_time() - began < 2
