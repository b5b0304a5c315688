"""A text in a Qt editor: what nobody touched comes out as it went in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from annotator.ui import theme
from annotator.ui.adding.exact_text import ExactText

# What Qt changes, drops or takes for the end of a paragraph, and what is beyond 16 bits.
ODD = "\u00a0\u2028\u2029\ufdd0\ufdd1\ufeff\ufffe\uffff\x0b\x0c\x1c\x85\x00"[:-1] + "😀éم\t\n ab"
TEXTS = st.text(alphabet=ODD, min_size=1, max_size=40)


@pytest.fixture
def text(qtbot):
    made = ExactText(theme.load_theme("light"))
    qtbot.addWidget(made)
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
def test_what_is_only_shown_stays_as_it_is(text, content):
    text.show_content(content)
    text.document().setModified(True)  # as if something was typed and deleted again
    assert text.content == content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, st.data())
def test_what_is_typed_comes_where_it_was_typed(text, content, data):
    place = data.draw(st.integers(0, len(content)))
    text.show_content(content)
    cursor = text.textCursor()
    cursor.setPosition(len(content[:place].encode("utf-16-le")) // 2)
    cursor.insertText("XYZ")
    assert text.content == content[:place] + "XYZ" + content[place:]


def test_a_paragraph_can_be_split_and_joined(qtbot, text):
    text.show_content("one\u00a0two\nthree\u00a0four")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(4):
        qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert text.content == "one\u00a0\ntwo\nthree\u00a0four"
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    assert text.content == "one\u00a0two\nthree\u00a0four"


def test_a_right_to_left_text_stands_at_the_right(text):
    text.show_content("خبر عاجل")
    option = text.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    text.show_content("News")
    assert text.document().defaultTextOption().textDirection() != Qt.LayoutDirection.RightToLeft


def test_the_paragraphs_are_numbered_and_blank_lines_are_not(qtbot, text):
    text.show_content("one\n\ntwo\n \nthree")
    with qtbot.waitExposed(text):
        text.show()
    assert [block.text() for block, _ in text.shown_blocks()] == ["one", "", "two", " ", "three"]
    assert text._gutter._counted() == [1, 1, 2, 2, 3]
    text.show_content("other")
    assert text._gutter._counted() == [1]
