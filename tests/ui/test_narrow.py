"""The window on a small screen, or beside another one."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from annotator.model.scheme import PLAIN_DARK, PLAIN_LIGHT
from annotator.model.text import Span
from annotator.ui.pages import USUAL
from annotator.ui.panels.tab_menu import TabMenu

LEFT = Qt.MouseButton.LeftButton


def is_within(part, window) -> bool:
    corner = part.mapTo(window, part.rect().topRight())
    return part.isVisible() and corner.x() < window.width()


@pytest.mark.parametrize("width", [760, 900, 1100])
def test_the_article_is_annotated_in_a_narrow_window(window, qtbot, width):
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width)
    bar = window.toolbar
    parts = (
        *bar.chips.values(),
        bar.link,
        bar.search,
        bar.done,
        *(bar.views[name] for name in USUAL),
    )
    for part in parts:
        qtbot.waitUntil(partial(is_within, part, window))
    whole = (*bar.chips.values(), bar.link, bar.done)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in whole))
    assert is_within(window.workspace.tabs, window)
    start = window.session.text.index("City hall")
    window.session.select(Span(start, start + 9))
    qtbot.mouseClick(bar.chips["source"], LEFT)
    assert window.session.project.annotations[window.session.active].quote == "City hall"
    qtbot.mouseClick(bar.done, LEFT)
    assert window.session.document.id == 2


def test_words_come_back_where_there_is_room(window, qtbot):
    window.resize(760, 700)
    qtbot.waitUntil(lambda: window.width() == 760)
    bar = window.toolbar
    assert (bar.chips["claim"].words, bar.done.words) == ("C", "Done")
    assert bar.chips["claim"].accessibleName() == "Claim"
    assert bar.chips["claim"].toolTip().count(">Claim\n") == 1
    window.resize(1440, 700)
    qtbot.waitUntil(lambda: bar.chips["claim"].words == "Claim")
    assert bar.done.words == "Done, next"
    assert bar.undo.isVisible()


def test_of_very_many_labels_the_last_ones_have_keys_only(window, qtbot):
    project = window.session.project
    for number in range(20):
        project.label_keeping.add(f"More {number}", PLAIN_LIGHT, PLAIN_DARK)
    window.resize(760, 700)
    qtbot.waitUntil(lambda: window.width() == 760)
    qtbot.waitUntil(lambda: is_within(window.toolbar.done, window))
    assert window.toolbar.chips["more_19"].isHidden()


def test_every_tab_can_be_reached_in_a_menu(window, qtbot):
    window.resize(1100, 700)
    window.workspace.setSizes([264, 476, 360])
    tabs = window.workspace.tabs
    button = tabs.findChild(TabMenu)
    qtbot.waitUntil(button.isVisible)
    assert is_within(button, window)
    menu = button.findChild(QMenu)
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles[-1] == "Document"
    assert [action.isChecked() for action in menu.actions()].index(True) == tabs.currentIndex()
    menu.actions()[-1].trigger()
    assert tabs.current == "document"
    assert tabs.tabBar().tabRect(6).right() <= tabs.tabBar().width()
    window.resize(1900, 700)
    window.workspace.setSizes([200, 900, 800])
    qtbot.waitUntil(lambda: not button.isVisible())
