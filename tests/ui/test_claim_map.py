"""The claim map as a person uses it: looked at, walked through, saved."""

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.ui import opening, state
from annotator.ui.claim_map.window import ClaimMapWindow
from tests.ui.conftest import place


@pytest.fixture
def told(window):
    """The claim and the source of the first document linked, a denial of the claim, and two
    spans of context, one of them loose."""
    project = window.session.project
    claim, source = (one.id for one in project.annotations.of(1))
    mark = project.annotations.add
    denial = mark(1, place(window, "denied that any offer was made"), "denial")
    context = mark(1, place(window, "The court stopped the plan"), "context")
    loose = mark(1, place(window, "declined to comment"), "context")
    project.links.add("attributed_to", claim, source)
    project.links.add("denies", denial, claim)
    project.links.add("contextualises", context, claim)
    return {"claim": claim, "source": source, "denial": denial, "context": context, "loose": loose}


@pytest.fixture
def shown(window, told, qtbot):
    assert told
    window.registry.run("view.claim_map")
    found = window.findChild(ClaimMapWindow)
    qtbot.waitUntil(lambda: bool(found.view.boxes))
    return found


def centre(shown, annotation) -> QPoint:
    item = shown.view._boxes[annotation]
    return shown.view.mapFromScene(item.mapToScene(item.boundingRect().center()))


def test_it_shows_each_card_and_each_link_once_with_a_legend(shown, told):
    assert {item.box.id for item in shown.view.boxes} == set(told.values())
    assert len(shown.view._arrows) == 3
    assert shown.counts.text() == "5 cards, 3 links"
    assert shown.legend.titles == [
        "Claim", "Source", "Denial", "Context", "said by", "denies", "gives context to",
    ]  # fmt: skip


def test_asking_again_brings_the_same_window_to_the_front(window, shown):
    window.registry.run("view.claim_map")
    assert window.findChildren(ClaimMapWindow) == [shown]


def test_a_click_jumps_to_the_words_in_the_article(window, shown, told, qtbot):
    spot = centre(shown, told["denial"])
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.session.active == told["denial"]
    assert shown.view._boxes[told["denial"]].is_active


def test_dragging_moves_the_map_and_jumps_nowhere(window, shown, qtbot):
    shown.view.zoom(3.0)
    viewport, spot = shown.view.viewport(), QPoint(200, 150)
    before = shown.view.mapToScene(spot)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot)
    for step in range(1, 9):
        qtbot.mouseMove(viewport, spot - QPoint(step * 10, step * 5))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot - QPoint(80, 40))
    assert shown.view.mapToScene(spot) != before
    assert window.session.active is None


def test_the_keyboard_walks_along_links_and_enter_jumps(window, shown, told, qtbot):
    view = shown.view

    def press(*keys):
        for key in keys:
            qtbot.keyClick(view, key)
        return view.current.box.id

    keys = Qt.Key
    assert press(keys.Key_Right) == told["source"]
    assert press(keys.Key_Right) == told["claim"]
    assert press(keys.Key_Right) in (told["denial"], told["context"])
    first = view.current.box.id
    second = press(keys.Key_Down)
    assert {first, second} == {told["denial"], told["context"]}
    assert press(keys.Key_Up) == first
    assert press(keys.Key_Left) == told["claim"]
    assert window.session.active is None
    press(keys.Key_Return)
    assert window.session.active == told["claim"]
    assert "waiver" in view.accessibleDescription()


def test_zooming_by_keys_wheel_and_buttons(shown, qtbot):
    view = shown.view
    start = view.scale_now
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale_now > start
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale_now == pytest.approx(start)
    spot = QPointF(100, 100)
    none, modifiers = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, 240), none, modifiers, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.scale_now > start * 1.3
    qtbot.keyClick(view, Qt.Key.Key_0)
    visible = view.mapToScene(view.viewport().rect()).boundingRect()
    assert visible.contains(view.sceneRect().adjusted(1, 1, -1, -1))
    shown.larger.click()
    shown.smaller.click()
    shown.fit_button.click()
    assert view.scale_now <= 1.0


def test_it_follows_what_is_done_in_the_article(window, shown, told, qtbot):
    project = window.session.project
    project.annotations.delete(told["denial"])
    qtbot.waitUntil(lambda: len(shown.view.boxes) == 4)
    window.registry.run("edit.undo")
    qtbot.waitUntil(lambda: len(shown.view.boxes) == 5)
    window.session.select(None, told["context"], 0)
    assert shown.view._boxes[told["context"]].is_active
    assert shown.view.current.box.id == told["context"]


def test_another_document_and_none_at_all(window, shown, qtbot):
    window.session.show(2)
    qtbot.waitUntil(lambda: "Nothing is marked yet" in shown.empty.text)
    assert shown._body.currentWidget() is shown.empty
    assert not shown.save_button.isEnabled()
    opening.close_project(window)
    qtbot.waitUntil(lambda: "No document" in shown.empty.text)


def test_hidden_it_reads_nothing_and_shown_again_it_is_up_to_date(window, shown, told, qtbot):
    shown.close()
    window.session.project.annotations.delete(told["loose"])
    qtbot.wait(120)
    assert len(shown.view.boxes) == 5
    window.registry.run("view.claim_map")
    qtbot.waitUntil(lambda: len(shown.view.boxes) == 4)


def test_the_theme_is_followed(window, shown, qtbot):
    before = shown.view.backgroundBrush().color()
    state.set_mode(window, "dark")
    qtbot.waitUntil(lambda: shown.view.backgroundBrush().color() != before)
    assert shown.view.backgroundBrush().color() == window.theme.page


def test_the_whole_quote_is_in_the_tip_as_plain_text(window, shown, qtbot):
    project = window.session.project
    words = "<b>bold</b> " * 40
    document = project.documents.add(SourceText(words), Metadata(title="<i>Odd</i>"))
    project.annotations.add(document, Span(0, 400), "claim")
    window.session.show(document)
    qtbot.waitUntil(lambda: len(shown.view.boxes) == 1)
    tip = shown.view.boxes[0].toolTip()
    assert "&lt;b&gt;" in tip
    assert tip.count("bold") == words[:400].count("bold")
    assert shown.heading.text() == "<i>Odd</i>"


def test_it_is_saved_as_svg(window, shown, tmp_path):
    window.files.answer = [tmp_path / "map.svg"]
    shown.save_button.click()
    assert window.files.offered == "Mayor’s offer.svg"
    root = etree.parse(tmp_path / "map.svg").getroot()
    assert "Mayor’s offer" in "".join(root.itertext())
    assert "map.svg" in window.status.message.text()


def test_it_is_saved_as_png_at_twice_its_size_and_light(window, shown, tmp_path):
    state.set_mode(window, "dark")
    window.files.answer = [tmp_path / "map.png"]
    shown.save()
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() == round(2 * shown.picture.shown.width)
    assert image.pixelColor(3, 3).lightness() > 240


def test_a_place_that_cannot_be_written_is_told(window, shown, project_file):
    window.files.answer = [project_file, project_file.parent]
    shown.save()
    assert "project" in window.banner.text
    shown.save()
    assert "folder" in window.banner.text
    window.files.answer = []
    shown.save()


def test_words_from_the_right_are_painted(window, shown, qtbot, tmp_path):
    project = window.session.project
    words = "قال رئيس البلدية إن المشغل عرض إعفاء ضريبيا كبيرا على المدينة كلها"
    document = project.documents.add(SourceText(words), Metadata(title="خبر"))
    project.annotations.add(document, Span(0, 40), "claim")
    window.session.show(document)
    qtbot.waitUntil(lambda: len(shown.view.boxes) == 1)
    assert not shown.view.boxes[0]._is_rightward
    window.files.answer = [tmp_path / "map.png"]
    shown.save()
    assert (tmp_path / "map.png").exists()
