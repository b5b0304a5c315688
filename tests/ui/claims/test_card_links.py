"""Links are changed and removed on the card that shows them."""

from PySide6.QtWidgets import QApplication

from .conftest import Player
from .test_board import open_menu


def go_to(player: Player, kind: str) -> None:
    """With Tab, to the first row of a kind."""
    player.view.setFocus()
    player.view.point_at(0)
    while not player.view.spot or player.view.spot.kind != kind:
        player.press("Tab")


def test_a_source_is_said_to_have_reported_it_only(player: Player):
    go_to(player, "voice")
    player.press("K")
    menu = open_menu()
    titles = [action.text()[1:].strip() for action in menu.actions()]
    assert titles[:2] == ["said by", "reported by"]
    assert menu.actions()[0].isChecked()
    menu.actions()[1].trigger()
    menu.close()
    player.wait_for(lambda: "reported by" in player.words())
    player.return_to_cards()
    player.press("Ctrl+Z")
    player.wait_for(lambda: "reported by" not in player.words())


def test_a_denial_is_taken_off_the_card_with_delete(player: Player):
    denial = player.board.shelf.card(0).denials[0].annotation.id
    go_to(player, "statement")
    player.press("Delete")
    player.wait_for(lambda: "denied by" not in player.words())
    assert player.project.annotations.has(denial)
    assert player.project.journal.undo_title().startswith("Remove link")
    player.press("Ctrl+Z")
    player.wait_for(lambda: "denied by" in player.words())


def test_a_mention_that_is_not_the_same_gets_a_card_of_its_own(player: Player):
    second = player.board.shelf.card(0).mentions[1].annotation.id
    player.view.setFocus()
    player.view.point_at(0)
    while not player.view.spot or player.view.spot.id != second:
        player.press("Tab")
    player.press("Delete")
    player.wait_for(lambda: second in player.board.shelf.ids)


def test_where_there_is_no_link_it_says_what_to_do(player: Player):
    player.view.setFocus()
    player.press("K")
    assert QApplication.activePopupWidget() is None
    assert player.board.notice.text.startswith("Choose a source")
