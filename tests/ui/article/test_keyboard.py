"""The caret and its keys."""

import pytest

from annotator.model.text import Span
from tests.ui.article.conftest import Desk, Open


def test_arrows_move_by_graphemes(open_text: Open) -> None:
    desk = open_text("a👩‍👩‍👧‍👦e\u0301b\nc")
    places = [0]
    for _ in range(6):
        desk.hand.keys("Right")
        places.append(desk.session.position)
    assert places == [0, 1, 8, 10, 11, 12, 13]
    for expected in (12, 11, 10, 8, 1, 0, 0):
        desk.hand.keys("Left")
        assert desk.session.position == expected


def test_arrows_go_where_they_point_in_right_to_left_text(open_text: Open) -> None:
    desk = open_text("שלום עולם")
    desk.hand.keys("Left", "Left")
    assert desk.session.position == 2
    desk.hand.keys("Right")
    assert desk.session.position == 1
    desk.hand.keys("Ctrl+Left")
    assert desk.session.position == 5


def test_ctrl_arrows_move_by_words_and_over_lines(open_text: Open) -> None:
    desk = open_text("one two\n\nthree")
    places = []
    for _ in range(5):
        desk.hand.keys("Ctrl+Right")
        places.append(desk.session.position)
    assert places == [4, 8, 9, 14, 14]
    desk.hand.keys("Ctrl+Left", "Ctrl+Left")
    assert desk.session.position == 8


def test_home_and_end_stay_in_the_row(desk: Desk) -> None:
    line = desk.text.split("\n")[1]
    start = desk.text.index(line)
    desk.session.select(None, None, start + 5)
    desk.hand.keys("End")
    end = desk.session.position
    assert start + 5 < end < start + len(line)
    assert desk.view.rect_of(end).top() == desk.view.rect_of(start).top()
    desk.hand.keys("Home")
    assert desk.session.position == start
    desk.hand.keys("Ctrl+End")
    assert desk.session.position == len(desk.text)
    desk.hand.keys("Ctrl+Home")
    assert desk.session.position == 0


def test_up_and_down_keep_their_column(open_text: Open) -> None:
    desk = open_text("a long first line of words\nxy\nanother long line of words")
    desk.session.select(None, None, 20)
    x = desk.view.rect_of(20).center().x()
    desk.hand.keys("Down")
    assert desk.session.position == desk.text.index("xy") + 2
    desk.hand.keys("Down")
    assert abs(desk.view.rect_of(desk.session.position).center().x() - x) < 8
    desk.hand.keys("Up", "Up")
    assert desk.session.position == 20
    desk.hand.keys("Up")
    assert desk.session.position == 0


def test_pages_move_caret_and_view(open_text: Open) -> None:
    desk = open_text("line of words\n" * 300, size=(828, 400))
    desk.hand.keys("PgDown", "PgDown")
    assert desk.view.verticalScrollBar().value() > 400
    assert 0 < desk.view.rect_of(desk.session.position).center().y() < 400
    for _ in range(40):
        desk.hand.keys("PgDown")
    assert desk.session.position == len(desk.text)
    for _ in range(60):
        desk.hand.keys("PgUp")
    assert desk.session.position == 0


def test_shift_extends_and_letting_go_clears(desk: Desk) -> None:
    desk.hand.keys("Right", "Shift+Ctrl+Right", "Shift+Ctrl+Right")
    assert desk.session.selection == Span(1, 9)
    desk.hand.keys("Shift+Left")
    assert desk.session.selection == Span(1, 8)
    desk.hand.keys("Left")
    assert desk.session.selection is None
    desk.hand.keys("Shift+Home")
    assert desk.session.selection == Span(0, 7)


def test_the_keyboard_alone_marks(desk: Desk) -> None:
    desk.session.select(None, None, desk.place("Der Bote").start)
    desk.hand.keys("Shift+Ctrl+Right", "Shift+Ctrl+Right")
    desk.view.mark_selection("source")
    assert desk.quotes()[0][1].startswith("Der Bote")


def test_what_is_active_stays_active_but_label_keys_let_it_be_from_afar(desk: Desk) -> None:
    annotation = desk.mark("The mayor")
    desk.session.select(None, annotation, 0)
    desk.hand.keys("Ctrl+End")
    assert desk.session.active == annotation
    desk.view.mark_selection("source")
    assert desk.quotes() == [("claim", "The mayor")]
    assert desk.session.armed == "source"
    desk.session.arm(None)
    desk.hand.keys("Ctrl+Home")
    desk.view.mark_selection("source")
    assert desk.quotes() == [("source", "The mayor")]


@pytest.mark.parametrize("text", ["one two three " * 400, "漢字" * 3000, "می‌رود " * 900])
def test_the_caret_passes_the_cuts_of_a_long_paragraph(open_text: Open, text: str) -> None:
    desk = open_text(text)
    onwards, back = ("Left", "Right") if text[0] == "م" else ("Right", "Left")
    cut = desk.view.page.segments.starts[1]
    desk.session.select(None, None, cut - 3)
    before = desk.session.position
    for _ in range(6):
        desk.hand.keys(onwards)
        assert desk.session.position > before
        before = desk.session.position
    for _ in range(6):
        desk.hand.keys(back)
    assert desk.session.position == cut - 3


def test_selecting_by_words_leaves_the_comma_after_them_out(open_text: Open) -> None:
    desk = open_text("Ahmad Massoud, the leader, said")
    desk.hand.keys("Shift+Ctrl+Right", "Shift+Ctrl+Right")
    assert desk.session.selection == Span(0, 13)
    desk.hand.keys("Shift+Ctrl+Right")
    assert desk.session.selection == Span(0, 18)
    desk.hand.keys("Shift+Ctrl+Left")
    assert desk.session.selection == Span(0, 15)


def test_selecting_by_words_goes_with_the_writing(open_text: Open) -> None:
    desk = open_text("قال أحمد، ثم")
    desk.hand.keys("Shift+Ctrl+Left", "Shift+Ctrl+Left")
    assert desk.session.selection == Span(0, 8)
