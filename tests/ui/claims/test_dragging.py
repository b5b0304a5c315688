"""An annotation is dragged from the text of the article onto a claim's card."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.ui.article import drags
from annotator.ui.panels import dragging
from annotator.ui.panels.dragging import annotation_in

from .conftest import LEFT, Player
from .test_board import drag_onto, open_menu


def move(widget, point: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(widget.mapToGlobal(point)), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def point_on(player: Player, position: int) -> QPoint:
    article = player.window.workspace.article
    article.grab()
    (rect, *_) = article.places.rects(Span(position, position + 1))
    return rect.center().toPoint()


@pytest.fixture
def context(beside: Player) -> int:
    """An annotation of the text that is not linked yet."""
    start = beside.window.session.text.index("City hall")
    return beside.project.annotations.add(1, Span(start, start + 9), "context")


def test_it_is_linked(beside: Player, context: int, qtbot, monkeypatch):
    monkeypatch.setattr(dragging, "drag", lambda _source, one: drag_onto(beside, one, 0))
    viewport = beside.window.workspace.article.viewport()
    session = beside.window.session
    start = point_on(beside, session.project.annotations[context].start + 3)
    qtbot.mousePress(viewport, LEFT, pos=start)
    move(viewport, start + QPoint(60, 2))
    assert session.selection is not None  # as ever, while the mouse is over the text
    card = beside.view.viewport().mapToGlobal(beside.view.card_rect(0).center())
    move(viewport, viewport.mapFromGlobal(card))
    qtbot.mouseRelease(viewport, LEFT, pos=start)
    assert session.selection is None
    open_menu().actions()[0].trigger()
    open_menu().close()
    (link,) = beside.project.links.of(context)
    assert link.type == "supports"


def test_what_begins_beside_annotations_stays_a_selection(beside: Player, qtbot, monkeypatch):
    dragged = []
    monkeypatch.setattr(dragging, "drag", lambda _source, one: dragged.append(one))
    viewport = beside.window.workspace.article.viewport()
    start = point_on(beside, beside.window.session.text.index("plan in 2016") + 14)
    card = beside.view.viewport().mapToGlobal(beside.view.card_rect(0).center())
    qtbot.mousePress(viewport, LEFT, pos=start)
    move(viewport, start - QPoint(40, 0))
    move(viewport, viewport.mapFromGlobal(card))
    qtbot.mouseRelease(viewport, LEFT, pos=start)
    assert dragged == []


def test_selected_words_take_their_annotation_along(
    beside: Player, context: int, qtbot, monkeypatch
):
    taken = []

    def take(drag, *_actions):
        taken.extend((drag.mimeData().text(), annotation_in(drag.mimeData())))

    monkeypatch.setattr(drags.QDrag, "exec", take)
    session = beside.window.session
    one = session.project.annotations[context]
    session.select(Span(one.start, one.end), None)
    viewport = beside.window.workspace.article.viewport()
    start = point_on(beside, one.start + 3)
    qtbot.mousePress(viewport, LEFT, pos=start)
    move(viewport, start + QPoint(3, 0))
    move(viewport, start + QPoint(30, 0))
    qtbot.mouseRelease(viewport, LEFT, pos=start)
    assert taken == ["City hall", context]
