"""What is typed on a card stays while somebody else changes what the card stands for."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from annotator.model.text import Span
from annotator.store import Project
from tests.ui.conftest import TEXT

from .conftest import Player


@pytest.fixture
def colleague(player: Player) -> Iterator[Project]:
    """Somebody else in the same file, while ``player`` is at the board."""
    with Project.open(player.project.path, annotator="Ben") as project:
        yield project


def typed(player: Player) -> str:
    editor = player.board.changing.editor
    assert editor
    return editor.note.value


def test_the_first_mention_is_deleted_while_one_types(player: Player, colleague: Project):
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    player.press("N")
    player.type("Half a ")
    colleague.annotations.delete(first)
    player.wait_for(lambda: second in player.board.shelf.ids)
    assert player.view.current == second
    assert QApplication.focusWidget() is player.board.changing.editor.note
    player.type("sentence")
    assert typed(player) == "Half a sentence"
    player.press("Ctrl+Return")
    player.wait_for(lambda: "Half a sentence" in player.words())
    assert player.project.annotations[second].attributes["verdict_note"] == "Half a sentence"
    assert player.view.hasFocus()


def test_it_is_deleted_here_while_one_types(player: Player):
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    player.press("N")
    player.type("Half ")
    player.project.annotations.delete(first)
    player.wait_for(lambda: second in player.board.shelf.ids)
    assert QApplication.focusWidget() is player.board.changing.editor.note
    player.type("said")
    assert typed(player) == "Half said"


def test_another_mention_comes_before_it(player: Player, colleague: Project):
    player.view.point_at(0)
    player.press("E")
    player.type("https://example.org/")
    start = TEXT.index("The mayor")
    earlier = colleague.annotations.add(1, Span(start, start + 9), "claim")
    colleague.links.add("same_as", earlier, player.view.current)
    player.wait_for(lambda: player.view.current == earlier)
    assert player.board.changing.editor.isVisible()
    assert player.board.changing.editor.isAncestorOf(QApplication.focusWidget())
    player.press("Return")
    player.wait_for(lambda: "example.org" in player.words(player.view.place))


def test_the_card_stays_current_without_fields(player: Player, colleague: Project):
    first, second = (one.annotation.id for one in player.board.shelf.card(0).mentions)
    player.press("Home")
    colleague.annotations.delete(first)
    player.wait_for(lambda: player.view.current == second)
    player.press("4")
    player.wait_for(lambda: "Refuted" in player.words(player.view.place))


def test_a_card_that_is_gone_altogether_is_no_longer_current(player: Player, colleague: Project):
    player.view.point_at(1)
    colleague.annotations.delete(player.view.current)
    player.wait_for(lambda: player.view.current is None)


def only(player: Player, verdict: str):
    board = player.board
    board.bar.show_asked(board.bar.asked.with_(verdict=verdict))
    board.bar.changed.emit()


def test_the_filter_leaves_out_the_card_that_one_types_on(player: Player, colleague: Project):
    shelf = player.board.shelf
    only(player, "unchecked")
    first, second = (one.annotation.id for one in shelf.card(0).mentions)
    player.view.point_at(0)
    player.view.setFocus()
    player.press("N")
    player.type("Half a ")
    colleague.annotations.set_attribute(first, "verdict", "refuted")
    player.wait_for(lambda: shelf.card(0) is not None and shelf.card(0).verdict == "refuted")
    player.board._read_ids()
    assert QApplication.focusWidget() is player.board.changing.editor.note
    colleague.annotations.delete(first)
    colleague.annotations.set_attribute(second, "verdict", "refuted")
    player.wait_for(lambda: second in shelf.ids)
    assert QApplication.focusWidget() is player.board.changing.editor.note
    player.type("sentence")
    player.press("Ctrl+Return")
    player.wait_for(lambda: second not in shelf.ids)
    assert player.project.annotations[second].attributes["verdict_note"] == "Half a sentence"
    assert player.view.hasFocus()


def test_the_claim_that_one_types_on_is_deleted_altogether(player: Player, colleague: Project):
    player.view.point_at(1)
    player.press("N")
    player.type("Half a sentence")
    colleague.annotations.delete(player.view.current)
    player.wait_for(lambda: player.board.changing.editor is None)
    assert player.view.hasFocus()
    assert "no longer there" in player.board.notice.text
