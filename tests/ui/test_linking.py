"""Making links in the real window, with keys and with the mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator import resources
from annotator.model.document import Metadata, SourceText
from annotator.model.scheme import parse_scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.article.link_menu import LinkMenu
from annotator.ui.settings import Settings
from annotator.ui.window import Window
from tests.ui.article.conftest import Hand
from tests.ui.conftest import TEXT, OpenWindow, place

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # a menu, no screen
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Desk:
    """A window on a document with a claim, a source, a denial, a context and a second source."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window
        self.session, self.article = window.session, window.workspace.article
        self.hand = Hand(qtbot, self.article)
        self.linking = self.article.linkage.linking
        self.claim, self.source = (one.id for one in self.project.annotations.of(1))
        self.denial = self.mark("City hall has denied that any offer was made", "denial")
        self.context = self.mark("The court stopped the plan in 2016", "context")
        self.twin = self.mark("A spokesman", "source")
        self.session.select(None, self.claim, 0)

    @property
    def project(self) -> Project:
        assert self.session.project is not None
        return self.session.project

    def mark(self, words: str, label: str) -> int:
        return self.project.annotations.add(1, place(self.window, words), label)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.qtbot.keySequence(self.window.focusWidget() or self.article, key)

    def on(self, annotation: int) -> QPoint:
        return self.hand.on(self.project.annotations[annotation].start + 2)

    def click(self, annotation: int) -> None:
        self.hand.click(self.project.annotations[annotation].start + 2)

    def drag(self, start: QPoint, end: QPoint) -> None:
        viewport = self.article.viewport()
        self.qtbot.mousePress(viewport, RIGHT, pos=start)
        self.qtbot.mouseMove(viewport, (start + end) / 2)
        self.qtbot.mouseMove(viewport, end)
        self.qtbot.mouseRelease(viewport, RIGHT, pos=end)

    def links(self) -> list[tuple[str, int, int]]:
        return [(one.type, one.start, one.end) for one in self.project.links.in_document(1)]

    def menu(self) -> LinkMenu:
        found = QApplication.activePopupWidget()
        assert isinstance(found, LinkMenu)
        return found

    def offered(self) -> list[str]:
        return [action.text() for action in self.menu().actions()]

    @property
    def said(self) -> str:
        return self.window.status.message.text()


@pytest.fixture
def desk(qtbot: QtBot, window: Window) -> Desk:
    return Desk(qtbot, window)


# With the mouse


def test_l_and_a_click_link_where_one_type_fits_and_undo_and_redo_go_there(desk: Desk) -> None:
    desk.session.select(None, desk.source, 0)
    desk.press("L")
    desk.click(desk.twin)
    assert desk.links() == [("same_as", desk.source, desk.twin)]
    assert desk.session.linking is None
    assert desk.said == "Linked: same as source “A spokesman”"
    desk.session.select(None, None, 0)
    desk.press("Ctrl+Z")
    assert desk.links() == []
    assert desk.session.active == desk.source
    desk.press("Ctrl+Shift+Z")
    assert desk.links() == [("same_as", desk.source, desk.twin)]


def test_where_several_types_fit_a_digit_chooses(desk: Desk) -> None:
    desk.press("L")
    desk.click(desk.source)
    assert desk.offered() == ["1   said by", "2   reported by"]
    desk.qtbot.keyClick(desk.menu(), "2")
    assert desk.links() == [("reported_by", desk.claim, desk.source)]
    assert desk.project.annotations[desk.claim].label == "claim"


def test_the_direction_is_the_one_that_fits_whichever_end_was_picked_first(desk: Desk) -> None:
    desk.session.select(None, desk.source, 0)
    desk.press("L")
    desk.click(desk.claim)
    assert desk.offered() == ["1   says", "2   reports"]
    desk.qtbot.keyClick(desk.menu(), "1")
    assert desk.links() == [("attributed_to", desk.claim, desk.source)]


def test_where_both_directions_fit_both_are_offered(desk: Desk) -> None:
    desk.press("L")
    desk.click(desk.denial)
    assert desk.offered()[:2] == ["1   denies", "2   denied by"]
    desk.qtbot.keyClick(desk.menu(), "2")
    assert desk.links() == [("denies", desk.denial, desk.claim)]


def test_a_click_beside_annotations_links_nothing_and_linking_goes_on(desk: Desk) -> None:
    desk.press("L")
    desk.hand.click(place(desk.window, "The operator").start)
    assert desk.links() == []
    assert desk.session.linking == desk.session.active == desk.claim


def test_a_row_of_the_margin_is_picked_too(desk: Desk) -> None:
    desk.session.select(None, desk.source, 0)
    desk.press("L")
    desk.article.grab()
    mark = desk.article.marks.by_id[desk.twin]
    lane = round(desk.article.page.metrics.lane) + 20
    at = QPoint(lane, round(desk.article.margin.rows.y_of(mark)))
    desk.qtbot.mouseClick(desk.article.viewport(), LEFT, pos=at)
    assert desk.links() == [("same_as", desk.source, desk.twin)]


def test_of_annotations_on_each_other_the_innermost_that_fits_is_meant(desk: Desk) -> None:
    inner = desk.mark("spokesman", "context")
    desk.session.select(None, desk.context, 0)
    assert desk.linking.best([inner, desk.twin], desk.context) == inner
    assert desk.linking.best([desk.context, desk.twin], desk.context) == desk.twin
    assert desk.linking.best([desk.context], desk.context) is None
    assert desk.linking.best([desk.context]) is None


def test_a_drag_with_the_right_button_links_and_no_menu_opens(desk: Desk) -> None:
    desk.drag(desk.on(desk.source), desk.on(desk.twin))
    assert desk.links() == [("same_as", desk.source, desk.twin)]
    assert QApplication.activePopupWidget() is None
    assert desk.article.linkage.painting.rubber is None


def test_the_band_and_the_other_end_are_shown_while_one_drags(desk: Desk) -> None:
    viewport = desk.article.viewport()
    before = desk.article.grab().toImage()
    desk.qtbot.mousePress(viewport, RIGHT, pos=desk.on(desk.source))
    desk.qtbot.mouseMove(viewport, desk.on(desk.twin))
    painting = desk.article.linkage.painting
    assert painting.rubber is not None
    assert painting.candidate == desk.twin
    assert desk.article.grab().toImage() != before
    desk.press("Esc")
    assert painting.rubber is None
    assert painting.candidate is None
    desk.qtbot.mouseRelease(viewport, RIGHT, pos=desk.on(desk.twin))
    assert desk.links() == []


def test_a_drag_may_begin_and_end_in_the_margin(desk: Desk) -> None:
    desk.article.grab()
    lane, marks = round(desk.article.page.metrics.lane) + 20, desk.article.marks.by_id
    rows = desk.article.margin.rows
    ends = [QPoint(lane, round(rows.y_of(marks[id]))) for id in (desk.source, desk.twin)]
    desk.drag(*ends)
    assert desk.links() == [("same_as", desk.source, desk.twin)]
    assert desk.session.active == desk.source


def test_a_drag_to_nothing_or_from_nothing_links_nothing(desk: Desk) -> None:
    desk.drag(desk.on(desk.claim), desk.hand.on(place(desk.window, "The operator").start))
    start = desk.hand.on(place(desk.window, "The operator").start)
    desk.drag(start, desk.on(desk.claim))
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    assert desk.links() == []


def test_a_drag_outside_scrolls_to_what_it_may_end_on(
    qtbot: QtBot, open_window: OpenWindow, project_file
) -> None:
    with Project.open(project_file, annotator="Ada") as project:
        long = project.documents.add(SourceText("A b c d\n" * 400), Metadata(title="Long"))
        first = project.annotations.add(long, Span(0, 7), "source")
        last = project.annotations.add(long, Span(3192, 3199), "source")
    window = open_window(project_file)
    window.session.show(long)
    article, hand = window.workspace.article, Hand(qtbot, window.workspace.article)
    viewport = article.viewport()
    qtbot.mousePress(viewport, RIGHT, pos=hand.on(2))
    qtbot.mouseMove(viewport, QPoint(150, viewport.height() + 300))
    bar = article.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=20_000)
    qtbot.mouseMove(viewport, hand.on(3194))
    qtbot.mouseRelease(viewport, RIGHT, pos=hand.on(3194))
    assert [(one.start, one.end) for one in window.session.project.links.of(first)] == [
        (first, last)
    ]


def test_a_right_click_still_opens_the_menu_with_linking_in_it(desk: Desk) -> None:
    at, viewport = desk.on(desk.claim), desk.article.viewport()
    pressed = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at), Qt.KeyboardModifier(0)
    )
    QGuiApplication.sendEvent(viewport, pressed)
    assert QApplication.activePopupWidget() is None
    desk.qtbot.mouseClick(viewport, RIGHT, pos=at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "&Link to…" in [action.text() for action in menu.actions()]
    menu.close()
    assert desk.session.active == desk.claim


def test_the_annotation_under_the_mouse_is_shown_as_the_other_end(desk: Desk) -> None:
    desk.press("L")
    desk.qtbot.mouseMove(desk.article.viewport(), desk.on(desk.source))
    assert desk.linking.candidate == desk.source
    shape = desk.article.viewport().cursor().shape()
    assert shape == Qt.CursorShape.PointingHandCursor
    desk.qtbot.mouseMove(desk.article.viewport(), QPoint(3, 3))
    assert desk.article.viewport().cursor().shape() == Qt.CursorShape.CrossCursor


# With the keyboard


def test_space_and_enter_link(desk: Desk) -> None:
    desk.session.select(None, desk.source, 0)
    desk.press("L", "Space", "Space")
    assert desk.linking.candidate == desk.twin
    assert desk.session.active == desk.source
    assert desk.said.startswith("Link to source “A spokesman”?")
    desk.press("Return")
    assert desk.links() == [("same_as", desk.source, desk.twin)]
    assert desk.window.workspace.article.hasFocus()


def test_arrows_and_shift_space_move_either_way_and_skip_where_one_links_from(desk: Desk) -> None:
    desk.press("L")
    seen = []
    for key in ("Down", "Right", "Up", "Left", "Left", "PgDown", "Shift+Space"):
        desk.press(key)
        seen.append(desk.linking.candidate)
    order = [desk.source, desk.denial, desk.source, desk.context, desk.twin]
    assert seen == [*order, desk.context, desk.twin]


def test_in_right_to_left_text_the_left_arrow_goes_on(desk: Desk) -> None:
    metadata = desk.project.documents[1].metadata
    desk.project.documents.set_metadata(1, replace(metadata, direction="rtl"))
    desk.press("L", "Left")
    assert desk.linking.candidate == desk.source
    desk.press("Right")
    assert desk.linking.candidate == desk.context


def test_a_menu_is_opened_at_the_annotation_and_a_digit_can_go_before_it(desk: Desk) -> None:
    desk.press("L", "Space", "Return")
    corner = desk.menu().pos() - desk.article.viewport().mapToGlobal(QPoint(0, 0))
    mark = desk.article.marks.by_id[desk.source]
    assert (QPointF(corner) - QPointF(desk.article.rect_of(mark.start).bottomLeft())).y() < 8
    desk.qtbot.keyClick(desk.menu(), Qt.Key.Key_Escape)
    assert desk.session.linking == desk.claim
    desk.press("2")
    assert desk.links() == [("reported_by", desk.claim, desk.source)]


def test_keys_that_set_labels_do_nothing_while_linking(desk: Desk) -> None:
    desk.press("L", "3", "W", "Space", "9")
    assert desk.project.annotations[desk.claim].label == "claim"
    assert desk.session.linking == desk.claim
    assert desk.links() == []


def test_enter_without_another_end_asks_for_one(desk: Desk) -> None:
    desk.press("L", "Return")
    assert desk.said == "Choose the other annotation first."
    assert desk.session.linking == desk.claim


def test_escape_l_again_or_another_active_annotation_ends_linking(desk: Desk) -> None:
    for end in ("Esc", "L"):
        desk.press("L", "Space")
        assert desk.window.toolbar.link.is_armed
        desk.press(end)
        assert desk.session.linking is None
        assert desk.linking.candidate is None
        assert not desk.window.toolbar.link.is_armed
        assert desk.said == ""
    desk.press("L")
    desk.session.select(None, desk.source, 0)
    assert desk.session.linking is None
    desk.press("L", "Delete")
    assert desk.session.linking is None
    desk.session.select(None, desk.claim, 0)
    desk.press("L", "Ctrl+PgDown")
    assert desk.session.linking is None
    assert desk.said == ""


def test_linking_ends_where_its_annotation_is_deleted_in_another_window(desk: Desk) -> None:
    desk.press("L", "Space")
    with Project.open(desk.project.path, annotator="Bo") as other:
        other.annotations.delete(desk.claim)
    desk.session.look_for_foreign_changes()
    assert desk.session.linking is None
    assert desk.linking.candidate is None
    assert not desk.said.startswith("Link to")
    assert not desk.window.toolbar.link.is_armed


def test_an_end_that_goes_while_the_menu_is_open_is_told(desk: Desk) -> None:
    desk.press("L", "Space", "Return")
    menu = desk.menu()
    with Project.open(desk.project.path, annotator="Bo") as other:
        other.annotations.delete(desk.source)
    desk.qtbot.keyClick(menu, Qt.Key.Key_1)
    assert desk.said == "It was deleted meanwhile."
    assert desk.links() == []


def test_shift_l_links_to_what_was_active_before(desk: Desk) -> None:
    desk.click(desk.twin)
    desk.click(desk.source)
    desk.press("Shift+L")
    assert desk.links() == [("same_as", desk.source, desk.twin)]
    desk.project.annotations.delete(desk.twin)
    desk.press("Shift+L")
    assert desk.said == "No other annotation was active before."


def test_the_bar_says_what_to_do_and_the_button_begins(desk: Desk) -> None:
    desk.qtbot.mouseClick(desk.window.toolbar.link, LEFT)
    assert desk.session.linking == desk.claim
    assert desk.said.startswith("Link to: click the other annotation")
    desk.window.tell("Something else")
    desk.window.status._forget.timeout.emit()
    assert desk.said.startswith("Link to: click")
    assert desk.article.hasFocus()


def test_linked_annotations_are_walked_round(desk: Desk) -> None:
    links = desk.project.links
    links.add("attributed_to", desk.claim, desk.source)
    links.add("denies", desk.denial, desk.claim)
    desk.session.select(None, desk.claim, 0)
    seen = []
    for key in ("Alt+Down", "Alt+Down", "Alt+Down", "Alt+Up"):
        desk.press(key)
        seen.append(desk.session.active)
    assert seen == [desk.source, desk.denial, desk.claim, desk.denial]
    desk.click(desk.context)
    desk.press("Alt+Down")
    assert desk.said == "Nothing here is linked to this annotation."
    desk.session.select(None, desk.denial, 0)
    desk.press("Alt+Down")
    assert desk.session.active == desk.claim


# What is refused


def test_an_equal_link_is_not_made_twice_and_that_is_said(desk: Desk) -> None:
    desk.project.links.add("same_as", desk.source, desk.twin)
    desk.session.select(None, desk.twin, 0)
    desk.press("L")
    desk.click(desk.source)
    assert desk.said == "They are linked already: same as."
    assert len(desk.links()) == 1
    assert desk.session.linking == desk.twin


def test_of_several_types_those_that_are_there_are_ticked(desk: Desk) -> None:
    desk.project.links.add("attributed_to", desk.claim, desk.source)
    desk.session.select(None, desk.claim, 0)
    desk.press("L")
    desk.click(desk.source)
    first, second = desk.menu().actions()
    assert (first.isChecked(), first.isEnabled(), second.isEnabled()) == (True, False, True)
    desk.qtbot.keyClick(desk.menu(), "1")
    assert len(desk.links()) == 1
    desk.qtbot.keyClick(desk.menu(), "2")
    assert len(desk.links()) == 2
    desk.press("L", "Space", "1")
    assert desk.said == "They are linked already: said by."


@pytest.fixture
def sparse(qtbot: QtBot, open_window: OpenWindow, tmp_path) -> Window:
    """A project whose scheme links denials with claims only."""
    text = resources.read_text("schemes", "fact-check.toml").partition("[[link]]")[0]
    text += (
        '[[link]]\nname = "denies"\ntitle = "denies"\ninverse = "denied by"\n'
        'from = ["denial"]\nto = ["claim"]\n'
    )
    path = tmp_path / "sparse.annotator"
    with Project.create(path, scheme=parse_scheme(text), annotator="Ada") as project:
        project.documents.add(SourceText(TEXT), Metadata())
        for words, label in (("offered", "claim"), ("Der Bote", "source"), ("denied", "denial")):
            start = TEXT.index(words)
            project.annotations.add(1, Span(start, start + len(words)), label)
    assert qtbot
    return open_window(path)


def test_what_the_scheme_does_not_allow_is_refused_with_the_reason(
    qtbot: QtBot, sparse: Window
) -> None:
    hand = Hand(qtbot, sparse.workspace.article)
    sparse.session.select(None, 1, 0)
    qtbot.keySequence(sparse.workspace.article, "L")
    hand.click(place(sparse, "Der Bote").start + 1)
    assert sparse.status.message.text() == (
        "The scheme has no link between Claim and Source. Claim can be linked with: Denial."
    )
    assert sparse.session.linking == 1
    assert sparse.session.project.links.in_document(1) == []
    hand.click(place(sparse, "denied").start + 1)
    assert [one.type for one in sparse.session.project.links.in_document(1)] == ["denies"]
    sparse.session.select(None, 2, 0)
    qtbot.keySequence(sparse.workspace.article, "L")
    hand.click(place(sparse, "offered").start + 1)
    assert sparse.status.message.text() == "The scheme has no link between Source and Claim."


def test_a_new_label_that_costs_links_says_so_and_undo_brings_them_back(desk: Desk) -> None:
    desk.project.links.add("attributed_to", desk.claim, desk.source)
    desk.session.select(None, desk.claim, place(desk.window, "offered").start)
    desk.press("2")
    assert desk.said == "A link that no longer fits went with it; undo brings both back."
    assert desk.links() == []
    desk.press("Ctrl+Z")
    assert desk.links() == [("attributed_to", desk.claim, desk.source)]
    desk.project.links.add("reported_by", desk.claim, desk.source)
    desk.session.select(None, desk.claim, place(desk.window, "offered").start)
    desk.press("2")
    assert desk.said.startswith("2 links that no longer fit")


def test_an_end_that_was_deleted_elsewhere_while_one_drags_is_not_linked(desk: Desk) -> None:
    viewport = desk.article.viewport()
    desk.qtbot.mousePress(viewport, RIGHT, pos=desk.on(desk.source))
    desk.qtbot.mouseMove(viewport, desk.on(desk.twin))
    at = desk.on(desk.twin)
    desk.project.annotations.delete(desk.source)
    desk.qtbot.mouseRelease(viewport, RIGHT, pos=at)
    assert desk.links() == []


def test_deleting_an_end_takes_the_link_and_undo_brings_both(desk: Desk) -> None:
    desk.project.links.add("attributed_to", desk.claim, desk.source)
    desk.session.select(None, desk.source, 0)
    desk.press("Delete")
    assert desk.links() == []
    desk.press("Ctrl+Z")
    assert desk.links() == [("attributed_to", desk.claim, desk.source)]
    assert desk.session.active == desk.source


def test_a_project_that_is_only_read_makes_no_links(
    qtbot: QtBot, open_window: OpenWindow, project_file
) -> None:
    project_file.chmod(0o444)
    window = open_window()
    window.session.open_project(project_file, "Ada", read_only=True)
    article, hand = window.workspace.article, Hand(qtbot, window.workspace.article)
    article.setFocus()
    window.session.select(None, 1, 0)
    qtbot.keySequence(article, "L")
    article.linkage.linking.toggle()
    article.linkage.linking.link_back()
    assert window.session.linking is None
    viewport = article.viewport()
    qtbot.mousePress(viewport, RIGHT, pos=hand.on(place(window, "offered").start))
    qtbot.mouseMove(viewport, hand.on(place(window, "Der Bote").start + 1))
    assert article.linkage.painting.rubber is None
    article.linkage.linking.link(1, 2)
    assert window.session.project.links.in_document(1) == []


# All links


def test_showing_all_links_is_remembered(
    desk: Desk, open_window: OpenWindow, settings: Settings
) -> None:
    command = desk.window.registry.commands["view.all_links"]
    assert command.is_on is not None
    assert not command.is_on(desk.window)
    desk.press("Ctrl+Shift+K")
    assert command.is_on(desk.window)
    assert desk.article.linkage.links.is_all
    path = desk.project.path
    desk.window.close()
    again = open_window(path, settings)
    assert again.workspace.article.linkage.links.is_all
    again.registry.run("view.all_links")
    assert not again.workspace.article.linkage.links.is_all
