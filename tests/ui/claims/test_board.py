"""What a person does at the claim board."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from annotator.model.document import Metadata, SourceText
from annotator.model.text import Span
from annotator.store import Project
from annotator.ui.claims.dropping import Dropping
from annotator.ui.claims.face import LINKS
from annotator.ui.panels import dragging
from annotator.ui.panels.dragging import carried
from annotator.ui.theme import load_theme

from .conftest import LEFT, Player

LINK = Qt.DropAction.LinkAction


def drag_onto(player: Player, annotation: int, place: int) -> bool:
    """Drags an annotation onto a card, as Qt reports it; whether it was taken."""
    viewport = player.view.viewport()
    data, point = carried(annotation), player.view.card_rect(place).center()
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(viewport, kind(point, LINK, data, LEFT, none))
    drop = QDropEvent(QPointF(point), LINK, data, LEFT, none)
    QApplication.sendEvent(viewport, drop)
    return drop.isAccepted()


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# What is on it


def test_the_view_shows_the_claims_of_all_documents_and_leads_back(window, qtbot):
    qtbot.keyClick(
        window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    assert window.pages.currentWidget() is window.pages.board
    assert window.toolbar.views["claims"].isChecked()
    assert not window.toolbar.done.isVisible()
    assert not window.toolbar.link.isVisible()
    assert window.pages.board.bar.count.text() == "2 claims"
    qtbot.mouseClick(window.toolbar.views["annotate"], LEFT)
    assert window.pages.currentWidget() is window.workspace
    assert window.toolbar.done.isVisible()
    assert window.workspace.article.hasFocus()


def test_a_card_says_who_says_it_who_denies_it_and_what_helps(player: Player):
    words = player.words()
    assert "¶1 · Valley Herald" in words
    assert "said by" in words
    assert "Der Bote" in words
    assert "denied by" in words
    assert "City hall has denied that any offer was made — A spokesman" in words
    assert "context" in words
    assert "The court stopped the plan in 2016" in words
    assert "no source" not in words
    assert "no source" in player.words(1)


def test_claims_that_are_the_same_are_one_card(player: Player):
    assert len(player.board.shelf) == 2
    assert "any offer was made · ¶2" in player.words()


def test_the_tab_beside_the_article_has_only_the_shown_document(beside: Player, window):
    assert len(beside.board.shelf) == 1
    assert window.workspace.tabs.tabText(1) == "Claims 1"
    window.session.show(2)
    assert beside.words().count("The court stopped the plan") == 1
    window.session.show(3)
    assert beside.board.empty.isVisible()
    assert "No claims yet" in beside.board.empty.text
    assert window.workspace.tabs.tabText(1) == "Claims"


def test_it_follows_what_happens_to_the_project(beside: Player, window):
    first = beside.board.shelf.card(0)
    assert first
    second = window.session.project.annotations.add(1, Span(0, 9), "claim")
    beside.wait_for(lambda: len(beside.board.shelf) == 2)
    window.session.project.links.add("attributed_to", second, first.voices[0].annotation.id)
    beside.wait_for(lambda: "Der Bote" in beside.words(0))
    window.session.project.annotations.delete(second)
    beside.wait_for(lambda: len(beside.board.shelf) == 1)


# Which of them


def test_conditions_and_counts(player: Player, qtbot):
    bar = player.board.bar
    bar.conditions["is_denied"].trigger()
    assert bar.count.text() == "1 of 2 claims"
    assert "Der Bote" in player.words()
    bar.conditions["is_denied"].trigger()
    bar.conditions["is_sourceless"].trigger()
    assert "2016" in player.words()
    bar.conditions["is_check_worthy"].trigger()
    assert len(player.board.shelf) == 1
    bar.conditions["is_denied"].trigger()
    assert "No claim meets these conditions" in player.board.empty.text
    qtbot.mouseClick(player.board.all, LEFT)
    assert bar.count.text() == "2 claims"


def test_words_and_source_are_looked_for_while_one_types(player: Player, qtbot):
    qtbot.keyClicks(player.board.bar.source, "bote")
    player.wait_for(lambda: len(player.board.shelf) == 1)
    player.board.bar.source.clear()
    player.wait_for(lambda: len(player.board.shelf) == 2)
    qtbot.keyClicks(player.board.bar.words, "2016")
    player.wait_for(lambda: len(player.board.shelf) == 1)
    assert "2016" in player.words()


def choose(button, words: str) -> None:
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_document_verdict_and_order_are_chosen_in_menus(player: Player):
    bar = player.board.bar
    choose(bar.document, "This one: Mayor’s offer")
    assert bar.count.text() == "1 claim"
    assert "Mayor’s offer" in bar.document.text()
    choose(bar.document, "Any document")
    choose(bar.verdict, "Refuted")
    assert bar.count.text() == "0 of 2 claims"
    choose(bar.verdict, "Any verdict")
    choose(bar.sort, "Backwards")
    assert "2016" in player.words(0)
    choose(bar.sort, "By denials")
    assert "Der Bote" in player.words(0)


def test_conditions_are_kept_for_the_project(open_window, project_file: Path, settings):
    window = open_window(project_file)
    window.registry.run("view.claims")
    window.pages.board.bar.conditions["is_denied"].trigger()
    window.close()
    window = open_window(project_file, settings)
    window.registry.run("view.claims")
    assert window.pages.board.bar.asked.is_denied
    assert window.pages.board.bar.count.text() == "1 of 2 claims"


# Changing it


def test_a_number_sets_the_verdict_and_undo_takes_it_back(player: Player):
    player.press("4")
    player.wait_for(lambda: "Refuted" in player.words())
    player.press("Ctrl+Z")
    player.wait_for(lambda: "Unchecked" in player.words())
    assert player.window.pages.view == "claims"
    player.press("Ctrl+Shift+Z")
    player.wait_for(lambda: "Refuted" in player.words())


def test_the_verdict_is_chosen_in_a_menu(player: Player):
    player.click("verdict")
    menu = open_menu()
    names = [action.text().partition("\t")[0] for action in menu.actions()]
    assert names[:3] == ["Unchecked", "In progress", "Supported"]
    assert names[-1] == "Edit verdicts…"
    menu.actions()[2].trigger()
    menu.close()
    player.wait_for(lambda: "Supported" in player.words())
    player.return_to_cards()
    player.press("V")
    open_menu().close()


def test_a_claim_is_reworded_in_place(player: Player):
    player.press("Return")
    player.type("The mayor offered a waiver.")
    player.press("Return")
    player.wait_for(lambda: "The mayor offered a waiver." in player.words())
    assert player.view.hasFocus()
    assert player.project.journal.undo_title().startswith("Set in one sentence")
    player.press("Return")
    player.type(" Nonsense")
    player.press("Escape")
    assert "Nonsense" not in player.words()
    assert player.board.changing.editor is None


def test_the_reason_for_a_verdict_is_written_when_the_card_is_left(player: Player):
    player.click("add note")
    player.type("The minutes say so.")
    qtbot_click_on(player, 1)
    player.wait_for(lambda: "The minutes say so." in player.words(0))
    player.click("why")
    assert player.board.changing.editor.note.value == "The minutes say so."


def qtbot_click_on(player: Player, place: int) -> None:
    corner = player.view.card_rect(place).topLeft()
    player.qtbot.mouseClick(
        player.view.viewport(), LEFT, pos=corner + player.spot("wording", place).rect.center()
    )


def test_evidence_is_added_changed_and_removed_one_step_each(player: Player):
    player.press("E")
    player.type("https://example.org/minutes")
    player.press("Tab")
    QApplication.focusWidget().clearFocus()
    editor = player.board.changing.editor
    editor.title.setFocus()
    player.type("Minutes")
    editor.stance.show_value("refutes")
    player.press("Return")
    player.wait_for(lambda: "Minutes" in player.words())
    assert "refutes it" in player.words()
    (piece,) = player.project.evidence.of([1])
    assert (piece.url, piece.title, piece.stance) == (
        "https://example.org/minutes", "Minutes", "refutes",
    )  # fmt: skip
    player.click("evidence")
    editor = player.board.changing.editor
    editor.title.selectAll()
    editor.title.setFocus()
    player.type("Minutes of May")
    player.qtbot.mouseClick(editor.save, LEFT)
    player.wait_for(lambda: "Minutes of May" in player.words())
    assert player.view.spot.kind == "evidence"
    player.press("Delete")
    player.wait_for(lambda: "Minutes" not in player.words())
    for title in ("Minutes of May", "Minutes"):
        player.press("Ctrl+Z")
        player.wait_for(lambda t=title: t in player.words())
    player.press("Ctrl+Z")
    player.wait_for(lambda: "Minutes" not in player.words())


def test_evidence_that_says_nothing_is_refused_with_the_reason(player: Player):
    player.press("E")
    editor = player.board.changing.editor
    editor.stance.show_value("refutes")
    player.press("Return")
    assert player.board.notice.text == "Evidence needs an address, a title or a note."
    assert player.board.changing.editor is editor
    player.press("Escape")
    assert player.board.changing.editor is None


def test_what_is_refused_stays_open_when_another_card_is_clicked(player: Player):
    player.press("E")
    player.board.changing.editor.stance.show_value("refutes")
    qtbot_click_on(player, 1)
    assert player.board.notice.text.startswith("Evidence needs")
    assert player.view.place == 0
    assert player.board.changing.editor.isVisible()


def test_fields_of_a_claim_that_was_deleted_meanwhile_do_not_stand_in_the_way(player: Player):
    player.view.point_at(1)
    player.press("N")
    player.type("Words")
    player.project.annotations.delete(player.board.shelf.ids[1])
    player.wait_for(lambda: len(player.board.shelf) == 1)
    player.view.setFocus()
    player.view.point_at(0)
    assert player.board.notice.text == "This is no longer there."
    player.press("E")
    assert player.board.changing.editor.url.isVisible()


def test_what_is_being_typed_is_written_when_another_tab_is_chosen(beside: Player, window):
    beside.click("add note")
    beside.type("Half a sentence")
    window.workspace.tabs.panel("list")
    assert window.session.project.annotations[1].attributes["verdict_note"] == "Half a sentence"


def test_what_is_being_typed_is_written_when_the_window_closes(player: Player, project_file: Path):
    player.press("N")
    player.type("Half a sentence")
    player.window.close()
    with Project.open(project_file) as project:
        assert project.annotations[1].attributes["verdict_note"] == "Half a sentence"


def test_a_project_that_is_read_only_can_be_read(open_window, project_file: Path, qtbot):
    project_file.chmod(0o444)
    window = open_window()
    window.session.open_project(project_file, "Ada", read_only=True)
    window.registry.run("view.claims")
    player = Player(qtbot, window, window.pages.board)
    assert "said by" in player.words()
    assert "rate…" not in player.words()
    player.view.setFocus()
    for key in ("4", "V", "E", "N", "Return"):
        player.press(key)
    assert player.board.changing.editor is None
    player.click("verdict")
    assert QApplication.activePopupWidget() is None


# Going there


def test_arrows_go_from_card_to_card_and_tab_through_its_rows(player: Player):
    player.press("Right")
    assert player.view.place == 1
    player.press("Home")
    assert player.view.place == 0
    player.press("Tab")
    assert player.view.spot.kind == "mention"
    player.press("Tab")
    player.press("Tab")
    assert player.view.spot.kind == "voice"
    player.press("Shift+Tab")
    assert player.view.spot.kind == "mention"


def test_a_double_click_shows_the_claim_in_the_article(player: Player):
    player.qtbot.mouseDClick(player.view.viewport(), LEFT, pos=player.point("wording", 1))
    assert player.window.pages.view == "annotate"
    assert player.window.session.document.id == 2
    assert player.window.session.active == player.board.shelf.ids[1]
    assert player.window.workspace.article.hasFocus()


def test_a_click_on_a_source_or_a_denial_shows_it(player: Player):
    card = player.board.shelf.card(0)
    player.click("statement")
    assert player.window.session.active == card.denials[0].annotation.id
    player.window.registry.run("view.claims")
    player.click("voice")
    assert player.window.session.active == card.voices[0].annotation.id


def test_enter_on_a_row_shows_it(player: Player):
    for _ in range(3):
        player.press("Tab")
    player.press("Return")
    assert player.window.pages.view == "annotate"
    assert player.window.session.project.annotations[player.window.session.active].label == "source"


def test_find_and_f6_go_between_the_words_and_the_cards(player: Player):
    player.press("Ctrl+F")
    assert player.board.bar.words.hasFocus()
    player.press("F6")
    assert player.view.hasFocus()
    player.press("Shift+F6")
    assert player.board.bar.words.hasFocus()


def test_nobody_marks_a_document_done_that_is_not_seen(player: Player):
    player.press("Ctrl+Return")
    assert player.window.session.document.id == 1
    assert "done" not in player.project.documents.count_by_status()


def test_what_belongs_to_the_article_brings_it_back(player: Player):
    for keys in ("Ctrl+E", "Ctrl+L", "Ctrl+2"):
        player.window.registry.run("view.claims")
        player.press(keys)
        assert player.window.pages.view == "annotate"


# How it looks


def test_it_is_dressed_in_both_themes(player: Player):
    light = player.view.grab().toImage()
    player.window.set_theme(load_theme("dark"))
    assert player.view.grab().toImage() != light


def test_right_to_left_the_chips_stand_at_the_right(player: Player):
    player.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    face = player.view.face
    player.wait_for(lambda: face(0).tags[0].rect.left() > player.view.card_width // 2)
    first, second = player.view.card_rect(0), player.view.card_rect(1)
    assert first.left() > second.left()
    for one in face(0).words:  # the words of a spot stand where one presses
        if one.spot and one.spot.kind in LINKS:
            assert one.spot.rect.contains(one.place.toPoint())
    player.click("voice")
    assert player.window.pages.view == "annotate"


def test_long_words_are_elided_and_told_letter_by_letter_in_a_tip(player: Player):
    words = "<b>bold</b> " * 80
    player.project.annotations.set_attribute(1, "normalised", words)
    player.project.evidence.add(1, title="<img src=file:///etc/passwd>", note="x" * 3_000)
    player.wait_for(lambda: "<img src" in player.words())
    assert "…" in player.words()
    assert player.spot("evidence").tip.startswith("<img")
    assert player.view.card_rect(0).height() < 600
    tip = QHelpEvent(QEvent.Type.ToolTip, player.point("evidence"), QPoint())
    QApplication.sendEvent(player.view.viewport(), tip)
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()


def test_columns_follow_the_width(player: Player):
    assert player.view.columns == 2
    player.window.resize(1000, 700)
    player.wait_for(lambda: player.view.columns == 1)
    player.window.resize(1900, 700)
    player.wait_for(lambda: player.view.columns == 3)


def test_a_tall_card_that_one_reads_the_foot_of_does_not_move_when_it_changes(beside: Player):
    for number in range(40):
        beside.project.evidence.add(1, title=f"Minutes {number}")
        beside.project.annotations.add(1, Span(60 + number, 70 + number), "claim")
    beside.wait_for(lambda: len(beside.board.shelf) == 41 and "Minutes 39" in beside.words())
    bar = beside.view.verticalScrollBar()
    bar.setValue(700)
    before = beside.view.card_rect(0)
    assert before.top() < -600
    beside.project.annotations.set_attribute(1, "verdict", "refuted")
    beside.wait_for(lambda: "Refuted" in beside.words())
    after = beside.view.card_rect(0)
    assert (bar.value(), after.topLeft()) == (700, before.topLeft())
    assert after.height() >= before.height()


def test_fields_on_a_tall_card_come_into_view(beside: Player):
    for number in range(40):
        beside.project.evidence.add(1, title=f"Minutes {number}")
    beside.wait_for(lambda: "Minutes 39" in beside.words())
    beside.view.setFocus()
    beside.press("E")
    editor = beside.board.changing.editor
    assert beside.view.viewport().rect().contains(editor.geometry())
    beside.qtbot.wait(100)
    assert beside.view.card_rect(0).contains(editor.geometry())


# Dropping on it


def test_an_annotation_dropped_on_a_card_is_linked_as_their_labels_fit(beside: Player):
    project = beside.project
    context = project.annotations.add(1, Span(0, 9), "context")
    count = len(project.links.of(1))
    assert drag_onto(beside, context, 0)
    menu = open_menu()
    assert [action.text() for action in menu.actions()] == [
        "&1  Context supports claim", "&2  Context undermines claim",
        "&3  Context gives context to claim",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    assert len(project.links.of(1)) + len(project.links.of(5)) > count
    beside.wait_for(lambda: "undermined by" in beside.words())
    beside.return_to_cards()
    beside.press("Ctrl+Z")
    beside.wait_for(lambda: "undermined by" not in beside.words())


def test_where_one_type_fits_there_is_no_question(player: Player):
    source = player.project.annotations.add(2, Span(0, 9), "source")
    assert drag_onto(player, source, 1)
    if QApplication.activePopupWidget():
        open_menu().actions()[0].trigger()
        open_menu().close()
    player.wait_for(lambda: "The mayor" in player.words(1))


def test_a_claim_dropped_on_its_own_card_is_refused_with_the_reason(player: Player):
    drag_onto(player, player.board.shelf.card(0).id, 0)
    assert player.board.notice.text == "A claim cannot be linked to itself."


def test_something_else_dragged_over_it_is_left_to_the_window(player: Player):
    dropping = player.view.findChild(Dropping)
    data = carried(1)
    data.clear()
    data.setText("words")
    event = QDragEnterEvent(
        player.view.card_rect(0).center(), LINK, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    assert not dropping.eventFilter(player.view.viewport(), event)


def test_an_annotation_is_dragged_out_of_the_margin(window, qtbot, monkeypatch):
    dragged = []
    monkeypatch.setattr(dragging, "drag", lambda _source, annotation: dragged.append(annotation))
    article = window.workspace.article
    window.grab()
    mark = article.margin.mark_at
    where = next(
        QPointF(x, y)
        for x in range(article.viewport().width() - 1, 0, -7)
        for y in range(0, article.viewport().height(), 5)
        if mark(QPointF(x, y))
    )
    viewport, start = article.viewport(), where.toPoint()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in (3, 40):
        point = QPointF(start + QPoint(step, 0))
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, viewport.mapToGlobal(point), LEFT, LEFT,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)
    qtbot.mouseRelease(viewport, LEFT, pos=start)
    assert dragged == [mark(where).id]


def test_a_right_click_offers_what_can_be_done_with_the_card(player: Player):
    player.project.evidence.add(1, title="Minutes")
    player.wait_for(lambda: "Minutes" in player.words())
    point = player.point("evidence")
    player.qtbot.mousePress(player.view.viewport(), Qt.MouseButton.RightButton, pos=point)
    player.view.customContextMenuRequested.emit(point)
    menu = open_menu()
    texts = [action.text() for action in menu.actions()]
    assert "&Show in the article" in texts
    menu.actions()[texts.index("Remove e&vidence or link")].trigger()
    menu.close()
    player.wait_for(lambda: "Minutes" not in player.words())


def test_undo_shows_the_card_that_it_changed(many: Player):
    many.project.evidence.add(many.board.shelf.ids[4_000], title="Minutes")
    many.view.point_at(0)
    many.press("Ctrl+Z")
    assert many.view.place == 4_000


# Very many


@pytest.fixture
def many(open_window, project_file: Path, qtbot) -> Player:
    """At the board of 5,002 claims."""
    with Project.open(project_file, annotator="Ada") as project:
        text = "word " * 5_000
        document = project.documents.add(SourceText(text), Metadata(title="Long"))
        with project.journal.step("Fill"):
            for n in range(5_000):
                project.annotations.add(document, Span(n * 5, n * 5 + 4), "claim")
    window = open_window(project_file)
    window.registry.run("view.claims")
    qtbot.waitUntil(lambda: window.pages.board.view.width() > 1000)
    return Player(qtbot, window, window.pages.board)


def test_5000_claims_are_painted_without_a_widget_for_each(many: Player):
    player = many
    assert player.board.bar.count.text() == "5002 claims"
    assert len(player.board.findChildren(type(player.board.bar))) == 1
    before = len(player.board.findChildren(object))
    bar = player.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    player.window.grab()
    player.press("End")
    assert player.view.place == 5_001
    assert player.view.viewport().rect().contains(player.view.card_rect(5_001).center())
    assert len(player.board.findChildren(object)) == before
    assert len(player.board.shelf._cards) < 100


def test_scrolling_back_over_cards_of_unknown_height_does_not_jump(many: Player):
    player = many
    bar, view = player.view.verticalScrollBar(), player.view
    bar.setValue(bar.maximum() // 2)
    for _ in range(60):
        seen = {place: view.card_rect(place).top() for place in view.in_view()}
        before = bar.value()
        bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
        moved = {
            view.card_rect(place).top() - top
            for place, top in seen.items()
            if place in set(view.in_view())
        }
        assert len(moved) == 1
        assert moved == {40}
        assert before != bar.value()


def test_a_verdict_in_the_middle_leaves_the_place_alone(many: Player, qtbot):
    player = many
    bar = player.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = list(player.view.in_view())[2]
    player.view.point_at(place)
    top, value = player.view.card_rect(place).top(), bar.value()
    player.press("4")
    player.wait_for(lambda: "Refuted" in player.words(place))
    qtbot.wait(300)
    assert (player.view.card_rect(place).top(), bar.value()) == (top, value)
    assert player.view.place == place


# The number in the tab


def test_the_tab_counts_cards_before_the_board_was_seen(window, qtbot):
    tabs = window.workspace.tabs
    assert window.session.project.annotations.counts(1)["claim"] == 2
    qtbot.waitUntil(lambda: tabs.tabText(1) == "Claims 1")
    assert tabs.board is None
    (link,) = (one for one in window.session.project.links.in_document(1) if one.type == "same_as")
    window.session.project.links.remove(link.id)
    qtbot.waitUntil(lambda: tabs.tabText(1) == "Claims 2")
    window.registry.run("view.tab.claims")
    assert tabs.tabText(1) == "Claims 2"


def rate(player, verdict):
    values = player.project.scheme.label("claim").attributes
    verdicts = next(one for one in values if one.name == "verdict").values
    player.view.point_at(0)
    player.view.setFocus()
    player.press(str(verdicts.index(verdict) + 1))


def test_verdicts_that_contradict_each_other_are_settled_in_one_step(player):
    annotations = player.project.annotations
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    annotations.set_attribute(first, "verdict", "supported")
    annotations.set_attribute(second, "verdict", "refuted")
    player.wait_for(lambda: "Supported ≠ Refuted" in player.words())
    rate(player, "supported")
    player.wait_for(lambda: "≠" not in player.words() and "Supported" in player.words())
    assert annotations[first].attributes["verdict"] == "supported"
    assert annotations[second].attributes.get("verdict", "") not in ("refuted", "supported")
    assert player.project.journal.undo_title() == "Set verdict"
    player.press("Ctrl+Z")
    player.wait_for(lambda: "Supported ≠ Refuted" in player.words())


def test_of_two_verdicts_the_chosen_one_keeps_its_own_reason(player):
    annotations = player.project.annotations
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    for id, verdict, why in ((first, "supported", "Seen."), (second, "refuted", "It rained.")):
        annotations.set_attribute(id, "verdict", verdict)
        annotations.set_attribute(id, "verdict_note", why)
    player.wait_for(lambda: "Supported ≠ Refuted" in player.words())
    rate(player, "refuted")
    player.wait_for(lambda: "≠" not in player.words() and "It rained." in player.words())
    assert "Seen." not in player.words()
    assert annotations[first].attributes["verdict"] == "unchecked"
    assert annotations[first].attributes["verdict_note"] == "Seen."


def test_a_claim_is_open_again_whichever_mention_was_rated(player):
    annotations = player.project.annotations
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    annotations.set_attribute(second, "verdict", "refuted")
    player.wait_for(lambda: "Refuted" in player.words())
    rate(player, "in_progress")
    player.wait_for(lambda: "In progress" in player.words())
    assert [annotations[id].attributes["verdict"] for id in (first, second)] == [
        "in_progress", "unchecked",
    ]  # fmt: skip


def test_a_note_on_another_mention_is_shown_and_changed_there(player):
    annotations = player.project.annotations
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    annotations.set_attribute(second, "verdict_note", "It rained.")
    annotations.set_attribute(first, "verdict", "refuted")
    player.wait_for(lambda: "It rained." in player.words())
    player.view.point_at(0)
    player.view.setFocus()
    player.press("N")
    player.press("Ctrl+A")
    player.type("It snowed.")
    player.press("Ctrl+Return")
    player.wait_for(lambda: "It snowed." in player.words())
    assert annotations[second].attributes["verdict_note"] == "It snowed."
    assert "verdict_note" not in annotations[first].attributes


def test_a_voice_of_the_same_name_that_is_renamed_shows(player):
    project = player.project
    claim = player.board.shelf.card(0).mentions[0].annotation.id
    made = [project.annotations.add(1, Span(at, at + 3), "source") for at in (0, 4)]
    for id in made:
        project.annotations.set_attribute(id, "entity", "Ann Smith")
        project.links.add("attributed_to", claim, id)
    player.wait_for(lambda: player.words().count("Ann Smith") == 1)
    project.annotations.set_attribute(made[1], "entity", "Bo Berg")
    player.wait_for(lambda: "Bo Berg" in player.words())
