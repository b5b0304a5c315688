"""What is known of a claim and of its source is answered on the card."""

from .conftest import Player
from .test_card_links import go_to


def test_date_place_and_worth_of_a_claim_are_one_step(player: Player):
    player.click("add facts")
    editor = player.board.changing.editor
    date, place, _, worth = editor.asked
    date.setFocus()
    player.type("2024-05-12")
    place.setFocus()
    player.type("Lindenau")
    worth.show_value("check_worthy")
    player.press("Return")
    player.wait_for(lambda: "Valley Herald · check-worthy" in player.words())
    assert "2024-05-12 · Lindenau" in player.words()  # as the locale of the tests writes it
    answers = player.project.annotations[1].attributes
    assert (answers["claim_date"], answers["claim_location"]) == ("2024-05-12", "Lindenau")
    assert answers["check_worthiness"] == "check_worthy"
    player.click("facts")
    assert player.board.changing.editor.answers[1] == "Lindenau"
    player.press("Escape")
    player.press("Ctrl+Z")
    player.wait_for(lambda: "Lindenau" not in player.words())
    assert "claim_date" not in player.project.annotations[1].attributes


def test_a_source_is_described_on_the_card(player: Player):
    source = player.board.shelf.card(0).voices[0].annotation
    go_to(player, "voice")
    player.press("D")
    editor = player.board.changing.editor
    assert editor.heading.text() == "Source"
    names = [one.name for one in player.window.session.scheme.attributes_of("source")]
    editor.asked[names.index("source_type")].show_value("media_outlet")
    entity = editor.asked[names.index("entity")]
    entity.setFocus()
    player.type("The Messenger")
    player.press("Return")
    player.wait_for(lambda: "The Messenger · media outlet" in player.words())
    assert player.project.annotations[source.id].attributes["entity"] == "The Messenger"
    assert player.view.hasFocus()


def test_nothing_typed_is_no_step(player: Player):
    before = player.project.journal.undo_title()
    player.press("D")
    player.press("Return")
    assert player.board.changing.editor is None
    assert player.project.journal.undo_title() == before
