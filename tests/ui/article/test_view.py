"""The view as a whole: what it shows and how it follows the project."""

import gc
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.theme import load_theme
from tests.ui.article.conftest import Desk, Open
from tests.ui.article.strategies import TEXTS

LONG = "A paragraph of some length that goes on for a while, to be wrapped here and there. " * 6


def test_annotating_never_moves_the_text(open_text: Open) -> None:
    """Invariant 5, with marks one upon the other and the view in the middle of the text."""
    desk = open_text("\n".join([LONG] * 40))
    desk.view.verticalScrollBar().setValue(900)
    span = desk.view.page.span_in_view()
    assert span is not None
    watched = range(span.start, span.end, 7)
    before = [desk.view.rect_of(position) for position in watched]
    value = desk.view.verticalScrollBar().value()
    for label in ("claim", "source", "denial", "context"):
        desk.session.select(Span(span.start + 600, span.start + 700), None, span.start + 600)
        desk.view.mark_selection(label)
        desk.view.grab()
        assert [desk.view.rect_of(position) for position in watched] == before
    desk.view.delete_active()
    desk.view.grab()
    assert [desk.view.rect_of(position) for position in watched] == before
    assert desk.view.verticalScrollBar().value() == value


def test_a_mark_is_painted_and_goes_with_undo(desk: Desk) -> None:
    span = desk.place("rail operator")
    point = desk.view.rects_of(span)[0].topLeft().toPoint() + QPoint(6, 1)

    def colour() -> str:
        return desk.view.viewport().grab().toImage().pixelColor(point).name()

    tint = desk.session.scheme.label("claim").light.tint
    assert colour() == "#ffffff"
    desk.mark("rail operator")
    assert colour() == tint
    desk.project.journal.undo()
    assert colour() == "#ffffff"
    desk.project.journal.redo()
    assert colour() == tint


def test_undo_goes_to_what_it_changed(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 200))
    place = len(desk.text) - 300
    desk.session.select(Span(place, place + 12))
    desk.view.mark_selection("claim")
    annotation = desk.session.active
    desk.session.select(None, None, 0)
    assert not desk.view.viewport().rect().contains(desk.view.rect_of(place))
    desk.project.journal.undo()
    assert desk.view.viewport().rect().contains(desk.view.rect_of(place))
    desk.session.select(None, None, 0)
    desk.project.journal.redo()
    assert desk.view.viewport().rect().contains(desk.view.rect_of(place))
    assert desk.session.active == annotation


def test_only_what_changed_is_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = desk.mark("rail operator"), desk.mark("Der Bote", "source")
    annotations = desk.project.annotations
    monkeypatch.setattr(type(annotations), "marks", lambda *_: pytest.fail("all read again"))
    desk.project.annotations.relabel(second, "context")
    assert desk.view.marks.by_id[second].label == "context"
    desk.project.annotations.set_note(first, "ask")
    assert desk.view.marks.by_id[first].flags == 1
    desk.project.annotations.relabel(second, "source")
    desk.project.links.add("attributed_to", first, second)
    assert desk.view.marks.by_id[first].flags == 3
    comment = desk.project.comments.add(1, "why?", second)
    assert desk.view.marks.by_id[second].flags == 6
    desk.project.comments.delete(comment)
    desk.project.annotations.delete(second)
    assert second not in desk.view.marks.by_id
    assert desk.view.marks.by_id[first].flags == 1


def test_a_mark_in_another_document_is_not_shown(desk: Desk) -> None:
    other = desk.project.documents.add(SourceText("Another text."), Metadata())
    annotation = desk.project.annotations.add(other, Span(0, 7), "claim")
    assert annotation not in desk.view.marks.by_id
    desk.session.show(other)
    assert desk.view.marks_at(3) == [annotation]


def test_a_large_document_is_painted_first_and_read_whole_after(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 400))
    near = desk.project.annotations.add(1, Span(10, 20), "claim")
    far = desk.project.annotations.add(1, Span(150_000, 150_010), "claim")
    desk.session.show(1)
    assert near in desk.view.marks.by_id
    assert far not in desk.view.marks.by_id
    desk.hand.qtbot.waitUntil(lambda: far in desk.view.marks.by_id)


def test_what_is_scrolled_to_is_read_before_it_is_painted(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 400))
    far = desk.project.annotations.add(1, Span(150_000, 150_010), "claim")
    desk.session.show(1)
    desk.view.reveal(150_000)
    desk.view.viewport().repaint()
    assert far in desk.view.marks.by_id


def test_what_changes_while_a_large_document_is_read_is_right_in_the_end(
    open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.article.reading.SLICE", 10)
    desk = open_text("\n".join([LONG] * 400))
    annotations = desk.project.annotations
    made = [annotations.add(1, Span(n * 2000, n * 2000 + 9), "claim") for n in range(60)]
    desk.session.show(1)
    for _ in range(3):
        desk.view.following._read_on()
    annotations.delete(made[2], made[50])
    annotations.relabel(made[3], "denial")
    annotations.resize(made[5], [Span(119_000, 119_004)])  # from what is read to what is not
    annotations.resize(made[55], [Span(30, 40)])  # and back
    annotations.add(1, Span(50, 60), "source")
    annotations.add(1, Span(118_500, 118_510), "source")
    desk.view.following.read_rest()
    marks = desk.view.marks
    assert list(marks.by_place) == annotations.marks(1)
    assert marks.by_id == {mark.id: mark for mark in annotations.marks(1)}
    counted = Counter(desk.view.minimap._counts)
    desk.view.minimap.load(annotations.marks(1), len(desk.text))
    assert counted == desk.view.minimap._counts


def test_next_annotation_finds_what_was_not_read_yet(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 400))
    far = desk.project.annotations.add(1, Span(150_000, 150_010), "claim")
    desk.session.show(1)
    desk.view.next_annotation(1)
    assert desk.session.active == far


def test_a_title_that_the_text_repeats_is_drawn_once_and_can_be_annotated(open_text: Open) -> None:
    desk = open_text(f"  City hall denies it\n{LONG}", title="City hall  denies it")
    page = desk.view.page
    assert page.head.is_in_text
    assert page.title is None
    assert desk.view.rect_of(2).height() > 1.3 * desk.view.rect_of(40).height()
    assert desk.mark("denies it", "denial") in desk.view.marks_at(desk.text.index("denies"))


def test_another_title_is_drawn_above_the_text(open_text: Open) -> None:
    desk = open_text(LONG, title="A title", publisher="Herald", published="2024-05", author="I. O.")
    assert desk.view.page.title is not None
    top = desk.view.rect_of(0).top()
    assert top > 90
    desk.project.documents.rename(
        1, "A much longer title that needs a second line to be set at all"
    )
    assert desk.view.rect_of(0).top() > top


def test_the_estimated_text_does_not_jump_when_it_is_laid_out(open_text: Open) -> None:
    desk = open_text("\n".join([LONG, "short", LONG * 3] * 150))
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for delta in (-200, -150, -300, 120, -77):
        span = desk.view.page.span_in_view()
        assert span is not None
        before = desk.view.rect_of(span.start + 300).top()
        bar.setValue(bar.value() + delta)
        assert desk.view.rect_of(span.start + 300).top() == pytest.approx(before - delta, abs=1)


def test_the_end_of_a_long_text_can_be_reached(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 500))
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() == bar.maximum()
    assert 0 < desk.view.rect_of(len(desk.text)).bottom() <= desk.view.viewport().height()


def test_zoom_and_width_keep_what_is_at_the_top(open_text: Open) -> None:
    desk = open_text("\n".join([LONG] * 100))
    desk.view.reveal(len(desk.text) // 2)
    first = desk.view.page.anchor
    desk.view.set_zoom(180)
    assert desk.view.page.anchor == first
    desk.view.resize(500, 700)
    assert desk.view.page.anchor == first
    desk.view.set_zoom(1000)
    assert desk.view.zoom == 400


@pytest.mark.parametrize("width", [220, 420, 620, 830, 1600])
def test_every_width_shows_text_of_a_readable_measure(open_text: Open, width: int) -> None:
    desk = open_text(LONG, size=(width, 500))
    desk.mark("goes on")
    desk.view.grab()
    metrics = desk.view.page.metrics
    assert metrics.left >= 0
    assert metrics.left + metrics.width <= desk.view.viewport().width()
    rows = desk.view.page.typeset(0).rows
    if width >= 830:
        assert 55 <= max(row.end - row.start for row in rows) <= 80


def test_a_theme_is_taken_at_once(desk: Desk) -> None:
    desk.view.set_theme(load_theme("dark"))
    corner = desk.view.viewport().grab().toImage().pixelColor(2, 2)
    assert corner == load_theme("dark").page


def test_find_hits_are_shown(desk: Desk) -> None:
    span = desk.place("rail")
    desk.view.set_hits([desk.place("mayor"), span], 1)
    rect = desk.view.rects_of(span)[0].toAlignedRect()
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(rect.left() + 1, rect.top() + 1).name() != "#ffffff"


def test_markup_in_a_note_is_shown_as_it_is(desk: Desk) -> None:
    from annotator.ui.article.tips import tip_of

    annotation = desk.mark("rail")
    desk.project.annotations.set_note(annotation, "<b>bold</b>")
    tip = tip_of(desk.project.annotations[annotation], desk.session.scheme.label("claim"))
    assert tip.splitlines()[-1] == "<b>bold</b>"


def test_an_empty_view_says_what_to_do(open_text: Open) -> None:
    desk = open_text()
    desk.session.show(None)
    image = desk.view.viewport().grab().toImage()
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(colours) > 3


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS.filter(lambda text: text.strip("\n \t\u200b\ufeff\u00a0")))
def test_every_span_survives_text_view_and_store(open_text: Open, text: str) -> None:
    desk = open_text(text)
    desk.hand.keys("Ctrl+Home")
    edges = [desk.session.position]
    while desk.session.position < len(desk.text):
        desk.view.keyboard.go(desk.view.snapping.character_edge(desk.session.position, 1))
        edges.append(desk.session.position)
    for start, end in zip(edges, edges[2:], strict=False):
        desk.session.select(Span(start, end))
        if desk.selected().strip("\n \t\u200b\ufeff\u00a0"):
            desk.view.mark_selection("claim")
    desk.view.grab()
    for annotation in desk.project.annotations.of(1):
        assert annotation.quote == text[annotation.start : annotation.end]
        assert annotation.id in desk.view.marks_at(annotation.start)
    desk.session.close_project()
    desk.view.deleteLater()
    gc.collect()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_resting_on_an_annotation_tells_of_it(desk: Desk) -> None:
    annotation = desk.mark("rail operator")
    desk.project.annotations.set_note(annotation, "<i>ask</i>")
    point = desk.hand.on(desk.place("rail").start)
    viewport = desk.view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert "&lt;i&gt;ask&lt;/i&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_files_dropped_on_the_article_are_left_to_the_window(desk: Desk) -> None:
    assert not desk.view.acceptDrops()
    assert not desk.view.viewport().acceptDrops()


def test_the_caret_is_shown_while_the_article_has_the_focus(desk: Desk) -> None:
    assert desk.view.blink.is_on
    desk.view.clearFocus()
    assert not desk.view.blink.is_on
    desk.view.setFocus(Qt.FocusReason.TabFocusReason)
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(2, 60) == load_theme("light").focus


def test_a_step_by_somebody_else_shows_up(desk: Desk) -> None:
    with Project.open(desk.project.path, annotator="Ben") as other:
        made = other.annotations.add(1, desk.place("Der Bote"), "source")
    desk.session.look_for_foreign_changes()
    assert desk.view.marks.by_id[made].label == "source"
