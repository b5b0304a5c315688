"""What a hand with a mouse does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator.model.text import Span
from tests.ui.article.conftest import LEFT, Desk, Open

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_drag_selects_whole_words(desk: Desk) -> None:
    span = desk.place("reportedly offered")
    desk.hand.drag(span.start + 3, span.end - 2)
    assert desk.selected() == "reportedly offered"


def test_a_drag_backwards_selects_the_same(desk: Desk) -> None:
    span = desk.place("reportedly offered")
    desk.hand.drag(span.end - 2, span.start + 3)
    assert desk.selected() == "reportedly offered"
    assert desk.session.position == span.start


def test_alt_selects_exact_characters(desk: Desk) -> None:
    span = desk.place("portedly off")
    desk.hand.drag(span.start, span.end, ALT)
    assert desk.selected() == "portedly off"


def test_selections_can_snap_to_sentences(desk: Desk) -> None:
    desk.view.set_snap("sentence")
    span = desk.place("called it")
    desk.hand.drag(span.start, span.end)
    assert desk.selected() == "A spokesman called it “wholly invented”."


def test_two_three_and_four_clicks_take_word_sentence_and_paragraph(desk: Desk) -> None:
    inside = desk.place("denied").start + 2
    for count, expected in (
        (2, "denied"),
        (3, "City hall has denied that any offer was made."),
        (4, desk.text.split("\n")[1]),
    ):
        desk.hand.clicks(inside, count)
        assert desk.selected() == expected


def test_shift_click_extends_the_selection(desk: Desk) -> None:
    span = desk.place("mayor reportedly")
    desk.hand.click(span.start)
    desk.session.select(None, None, span.start)
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, SHIFT, desk.hand.point(span.end))
    assert desk.selected() == "mayor reportedly"


def test_a_click_activates_and_further_clicks_go_through_the_stack(desk: Desk) -> None:
    outer = desk.mark("offered the rail operator a ten-year tax waiver")
    inner = desk.mark("the rail operator", "source")
    inside = desk.place("rail").start + 1
    desk.hand.click(inside)
    assert desk.session.active == inner
    desk.hand.click(inside)
    assert desk.session.active == outer
    desk.hand.click(inside)
    assert desk.session.active == inner
    desk.hand.click(desk.place("declined").start + 1)
    assert desk.session.active is None


def test_a_click_beside_the_text_activates_nothing(desk: Desk) -> None:
    desk.mark("on the report.")
    end = desk.view.rect_of(len(desk.text))
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=end.center() + QPoint(60, 0))
    assert desk.session.active is None
    assert desk.session.position == len(desk.text)


def test_dragging_a_handle_resizes(desk: Desk) -> None:
    annotation = desk.mark("rail operator")
    desk.session.select(None, annotation, desk.place("rail").start)
    start, end = (handle.center().toPoint() for handle in desk.view.painting.handles())
    desk.hand.drag_points(end, desk.hand.point(desk.place("waiver").end))
    assert desk.quotes() == [("claim", "rail operator a ten-year tax waiver")]
    desk.hand.drag_points(start, desk.hand.point(desk.place("offered").start))
    assert desk.quotes() == [("claim", "offered the rail operator a ten-year tax waiver")]
    assert desk.project.journal.undo_title()


def test_escape_gives_a_handle_up(desk: Desk) -> None:
    annotation = desk.mark("rail operator")
    desk.session.select(None, annotation, desk.place("rail").start)
    end = desk.view.painting.handles()[1].center().toPoint()
    viewport = desk.view.viewport()
    desk.hand.qtbot.mousePress(viewport, LEFT, pos=end)
    desk.hand.qtbot.mouseMove(viewport, end + QPoint(90, 0))
    desk.hand.keys("Escape")
    desk.hand.qtbot.mouseRelease(viewport, LEFT, pos=end + QPoint(90, 0))
    assert desk.quotes() == [("claim", "rail operator")]


def test_ctrl_drag_adds_a_fragment(desk: Desk) -> None:
    annotation = desk.mark("The mayor")
    desk.session.select(None, annotation, 0)
    span = desk.place("tax waiver")
    desk.hand.drag(span.start, span.end, CTRL)
    assert desk.quotes() == [("claim", "The mayor tax waiver")]
    assert desk.session.active == annotation
    assert desk.session.selection is None


def test_ctrl_click_adds_nothing(desk: Desk) -> None:
    annotation = desk.mark("The mayor")
    desk.session.select(desk.place("Der Bote"), annotation)
    desk.hand.click(desk.place("waiver").start, CTRL)
    assert desk.quotes() == [("claim", "The mayor")]


def test_the_label_bar_goes_when_the_view_scrolls(open_text: Open) -> None:
    desk = open_text("words in a line\n" * 100, size=(828, 300))
    desk.hand.drag(2, 12)
    assert desk.view.labelbar.isVisible()
    desk.view.verticalScrollBar().setValue(100)
    assert not desk.view.labelbar.isVisible()


def test_an_armed_label_annotates_each_selection_on_release(desk: Desk) -> None:
    desk.view.mark_selection("source")
    assert desk.session.armed == "source"
    for words in ("Der Bote", "A spokesman"):
        span = desk.place(words)
        desk.hand.drag(span.start, span.end)
    assert desk.quotes() == [("source", "Der Bote"), ("source", "A spokesman")]


def test_with_an_armed_label_three_clicks_mark_the_sentence_only(desk: Desk) -> None:
    desk.view.mark_selection("denial")
    desk.hand.clicks(desk.place("denied").start + 2, 3)
    assert desk.quotes() == []
    desk.hand.qtbot.waitUntil(lambda: bool(desk.quotes()))
    assert desk.quotes() == [("denial", "City hall has denied that any offer was made.")]


def test_the_label_bar_appears_beside_the_selection_and_marks_it(desk: Desk) -> None:
    span = desk.place("offered the rail")
    desk.hand.drag(span.start, span.end)
    bar = desk.view.labelbar
    assert bar.isVisible()
    for rect in desk.view.rects_of(span):
        assert not bar.geometry().adjusted(4, 4, -4, -4).intersects(rect.toAlignedRect())
    desk.hand.qtbot.mouseClick(bar.buttons[1], LEFT)
    assert desk.quotes() == [("source", "offered the rail")]
    assert not bar.isVisible()


def test_the_label_bar_goes_with_the_next_key(desk: Desk) -> None:
    span = desk.place("offered the rail")
    desk.hand.drag(span.start, span.end)
    desk.hand.keys("Right")
    assert not desk.view.labelbar.isVisible()


def test_a_drag_below_the_view_scrolls_on(open_text: Open) -> None:
    desk = open_text("word after word in line after line\n" * 400, size=(828, 300))
    viewport = desk.view.viewport()
    qtbot = desk.hand.qtbot
    qtbot.mousePress(viewport, LEFT, pos=desk.hand.point(3))
    qtbot.mouseMove(viewport, QPoint(200, 200))
    qtbot.mouseMove(viewport, QPoint(200, 420))
    qtbot.waitUntil(lambda: desk.view.verticalScrollBar().value() > 400)
    qtbot.mouseRelease(viewport, LEFT, pos=QPoint(200, 420))
    assert len(desk.selected()) > 400


def test_a_right_press_goes_where_it_is_but_keeps_a_selection(desk: Desk) -> None:
    annotation = desk.mark("tax waiver")
    desk.hand.qtbot.mousePress(
        desk.view.viewport(), Qt.MouseButton.RightButton, pos=desk.hand.on(desk.place("tax").start)
    )
    assert desk.session.active == annotation
    span = desk.place("A spokesman")
    desk.hand.drag(span.start, span.end)
    desk.hand.qtbot.mousePress(
        desk.view.viewport(), Qt.MouseButton.RightButton, pos=desk.hand.on(span.start + 3)
    )
    assert desk.selected() == "A spokesman"
    place = desk.view.context_actions(desk.hand.on(span.start + 3))
    assert place.is_selected
    assert place.annotations == ()


def test_right_to_left_words_are_selected_where_the_mouse_is(open_text: Open) -> None:
    text = "شهردار گفته است که شرکت راه‌آهن در سال گذشته معافیت مالیاتی دریافت نکرده است. " * 3
    desk = open_text(text)
    for words in ("شرکت راه‌آهن", "معافیت مالیاتی"):
        span = desk.place(words)
        desk.session.select(None)
        desk.hand.drag_points(desk.hand.on(span.start), desk.hand.on(span.end - 1))
        assert desk.selected() == words


def test_an_emoji_family_is_taken_whole(open_text: Open) -> None:
    desk = open_text("one 👩‍👩‍👧‍👦 two 👍🏽 three")
    span = desk.place("👩‍👩‍👧‍👦")
    desk.hand.drag(span.start, span.end, ALT)
    assert desk.selected() == "👩‍👩‍👧‍👦"
    desk.view.mark_selection("claim")
    assert desk.quotes() == [("claim", "👩‍👩‍👧‍👦")]


def test_a_press_within_the_selection_clears_it_on_release(desk: Desk) -> None:
    span = desk.place("offered the rail")
    desk.hand.drag(span.start, span.end)
    QTest.qWait(1)
    desk.hand.click(span.start + 4)
    assert desk.session.selection is None


def test_moving_shows_what_can_be_done(desk: Desk) -> None:
    viewport = desk.view.viewport()
    desk.hand.qtbot.mouseMove(viewport, desk.hand.on(10))
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor
    desk.hand.qtbot.mouseMove(viewport, QPoint(3, 3))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_nothing_happens_in_a_view_without_a_document(open_text: Open) -> None:
    desk = open_text()
    desk.session.show(None)
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=QPoint(200, 100))
    desk.hand.keys("Right", "Ctrl+A")
    desk.view.mark_selection("claim")
    desk.view.next_annotation(1)
    assert desk.session.selection is None
    assert desk.session.armed is None


def test_copy_takes_the_words_of_the_text(open_text: Open) -> None:
    desk = open_text("one\x07 two\u00a0three\nfour")
    desk.hand.keys("Ctrl+A", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "one\x07 two\u00a0three\nfour"
    assert desk.session.selection == Span(0, len(desk.text))


def test_the_end_of_a_row_without_blanks_can_be_reached(open_text: Open) -> None:
    desk = open_text("漢字かな交じり文" * 40)
    rows = desk.view.page.typeset(0).rows
    rect = desk.view.rects_of(Span(rows[0].start, rows[0].end))[0].toAlignedRect()
    desk.hand.drag_points(rect.topLeft() + QPoint(1, 9), rect.topRight() + QPoint(6, 9), ALT)
    assert desk.session.selection == Span(0, rows[0].end)
