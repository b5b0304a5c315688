"""The lane beside the text, and the ticks beside the scroll bar."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.marks import Mark
from annotator.model.text import Span
from annotator.ui.article.margin import Entry, apart
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
    assert [entry.mark.id for entry in desk.view.margin._entries if entry.mark] == [annotation]


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
