"""What assistive technology can read and do."""

from PySide6.QtGui import QAccessible

from annotator.model.text import Span
from tests.ui.article.conftest import Desk, Open


def test_text_caret_and_selection_can_be_read_and_moved(open_text: Open) -> None:
    desk = open_text("Hi 👍🏽 there\nyes")
    interface = QAccessible.queryAccessibleInterface(desk.view)
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == "Article"
    text = interface.textInterface()
    assert text.characterCount() == 17
    assert text.text(0, 8) == "Hi 👍🏽 "
    text.setCursorPosition(7)
    assert (desk.session.position, text.cursorPosition()) == (5, 7)
    text.addSelection(0, 7)
    assert desk.session.selection == Span(0, 5)
    assert text.selectionCount() == 1
    text.removeSelection(0)
    assert text.selectionCount() == 0
    place = text.characterRect(9)
    assert text.offsetAtPoint(place.center()) == 9
    text.scrollToSubstring(14, 17)


def test_moving_and_selecting_are_announced(open_text: Open) -> None:
    QAccessible.setActive(True)
    try:
        desk = open_text("Hi 👍🏽 there\nyes")
        desk.hand.keys("Right", "Shift+Right")
        text = QAccessible.queryAccessibleInterface(desk.view).textInterface()
        assert (text.cursorPosition(), text.selectionCount()) == (2, 1)
    finally:
        QAccessible.setActive(False)


def test_what_linking_says_is_spoken(desk: Desk) -> None:
    claim, source = desk.mark("tax waiver"), desk.mark("Der Bote", "source")
    desk.session.select(None, claim, 0)
    told: list[str] = []
    desk.view.told.connect(told.append)
    QAccessible.setActive(True)
    try:
        desk.session.link_from(claim)
        desk.view.linkage.linking.step(1)
    finally:
        QAccessible.setActive(False)
    assert desk.view.linkage.linking.candidate == source
    assert told == ["Link to source “Der Bote”? Enter does it, Esc ends."]
