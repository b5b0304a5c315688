"""The lane beside the text, and the ticks beside the scroll bar."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.marks import Mark
from annotator.model.text import Span
from annotator.ui.article.rows import Entry, apart
from tests.ui.article.conftest import LEFT, Desk, Open

PLACES = st.lists(st.floats(0, 600), max_size=40)


@given(PLACES)
def test_rows_never_overlap_and_stay_in_view(places: list[float]) -> None:
    entries = [Entry(Mark(0, 1, number, "claim"), y) for number, y in enumerate(places)]
    found = apart(entries, 20, 590, 29)
    assert len(found) == min(len(places), 29)
    assert all(b.y - a.y >= 19.999 for a, b in itertools.pairwise(found))
    assert all(entry.y <= 590 for entry in found)
    assert sum(entry.more or 1 for entry in found) == len(places)


def test_rows_with_room_stay_where_they_are() -> None:
    entries = [Entry(Mark(0, 1, number, "claim"), y) for number, y in enumerate((30, 90, 120))]
    assert apart(entries, 20, 590, 29) == entries


def test_a_click_on_a_row_activates_its_annotation(desk: Desk) -> None:
    desk.mark("reportedly")
    second = desk.mark("City hall has denied", "denial")
    desk.view.grab()
    y = desk.view.rect_of(desk.place("City").start).center().y()
    point = desk.view.viewport().rect().topLeft()
    point.setX(round(desk.view.page.metrics.lane) + 20)
    point.setY(y)
    desk.hand.qtbot.mouseClick(desk.view.viewport(), LEFT, pos=point)
    assert desk.session.active == second
    assert desk.session.position == desk.place("City").start


def test_a_row_says_the_first_answer(desk: Desk) -> None:
    annotation = desk.mark("Der Bote", "source")
    desk.view.grab()
    desk.project.annotations.set_attribute(annotation, "source_type", "media_outlet")
    desk.view.grab()
    assert "media" in desk.view.margin._words[annotation]


def test_an_annotation_that_began_above_is_still_in_the_lane(open_text: Open) -> None:
    desk = open_text("words and more words\n" * 300)
    annotation = desk.project.annotations.add(1, Span(0, 4000), "context")
    desk.view.verticalScrollBar().setValue(1200)
    desk.view.grab()
    assert [entry.mark.id for entry in desk.view.margin.rows.entries if entry.mark] == [annotation]


def test_ticks_come_and_go(desk: Desk) -> None:
    minimap = desk.view.minimap
    line = desk.session.scheme.label("denial").light.line

    def colours() -> set[str]:
        image = minimap.grab().toImage()
        return {image.pixelColor(8, y).name() for y in range(image.height())}

    assert line not in colours()
    desk.mark("any offer", "denial")
    assert line in colours()
    desk.project.journal.undo()
    assert line not in colours()


def tip_beside(desk: Desk, words: str) -> str:
    """What is said when the mouse rests in the gutter beside ``words``."""
    desk.view.grab()
    y = desk.view.rect_of(desk.place(words).start).center().y()
    place = QPoint(round(desk.view.page.metrics.gutter) - 4, y)
    QToolTip.hideText()
    at = desk.view.viewport().mapToGlobal(place)
    QApplication.sendEvent(desk.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, at))
    return QToolTip.text()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_the_gutter_tells_page_speaker_and_time(desk: Desk) -> None:
    extra = {
        "pages": "[[1,1],[2,3]]",
        "speakers": '[[1,"Chair"],[3,"<b>Petra</b>"]]',
        "seconds": "[[1,0],[3,3723.5]]",
    }
    metadata = desk.project.documents[1].metadata
    desk.project.documents.set_metadata(1, replace(metadata, extra=extra))
    assert ">Paragraph 1 · p. 1 · Chair · 00:00:00<" in tip_beside(desk, "The mayor")
    assert "p. 3 · &lt;b&gt;Petra" in tip_beside(desk, "The operator declined")
    assert "01:02:03" in tip_beside(desk, "The operator declined")


def test_the_gutter_is_silent_where_nothing_is_known(desk: Desk) -> None:
    assert tip_beside(desk, "The mayor") == ""
    assert desk.view.margin.paragraph_at(QPointF(2, 650)) is None
    assert desk.view.margin.paragraph_at(QPointF(desk.view.page.metrics.left + 5, 60)) is None


def test_two_clicks_on_the_title_ask_for_the_details(open_text: Open) -> None:
    desk = open_text(title="A title above the text")
    metrics = desk.view.page.metrics
    title = QPoint(round(metrics.left) + 30, round(metrics.head) + 8)
    with desk.hand.qtbot.waitSignal(desk.view.details_wanted):
        desk.hand.qtbot.mouseDClick(desk.view.viewport(), LEFT, pos=title)
    with desk.hand.qtbot.assertNotEmitted(desk.view.details_wanted, wait=20):
        desk.hand.qtbot.mouseDClick(desk.view.viewport(), LEFT, pos=desk.hand.on(5))
