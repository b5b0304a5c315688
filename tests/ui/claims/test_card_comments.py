"""Comments on a claim are read and written on its card."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from annotator.ui.claims.card_comments import CommentsEditor

from .conftest import LEFT, Player


def editor(player: Player) -> CommentsEditor:
    found = player.board.changing.editor
    assert isinstance(found, CommentsEditor)
    return found


def rows(player: Player) -> list[str]:
    """Who said it, and what."""
    return [
        " ".join(label.text() for label in row.findChildren(type(editor(player).heading))[:2])
        for row in editor(player).comments.rows
    ]


def ink(player: Player, words: str) -> QColor | None:
    tags = player.view.face(0).tags
    return next((tag.colours.line for tag in tags if tag.text == words), None)


def test_a_comment_is_said_answered_and_resolved(player: Player):
    project = player.project
    assert "comment" not in player.words().replace("+ comment", "")
    player.click("add comment")
    assert editor(player).comments.line.hasFocus()
    player.type("Who was there?")
    player.press("Return")
    player.wait_for(lambda: "1 comment" in player.words())
    assert "Who was there? — Ada" in player.words()
    assert rows(player) == ["Ada Who was there?"]
    # Another mention's comments are the claim's too.
    again = player.board.shelf.card(0).mentions[1].annotation
    first = project.comments.of(player.board.shelf.card(0).annotation.id)[0]
    project.comments.add(0, "And when?", again.id)
    player.wait_for(lambda: "2 comments" in player.words())
    assert rows(player) == ["Ada Who was there?", "Ada And when?"]
    project.comments.add(0, "Four people.", replies_to=first.id)
    assert rows(player)[1] == "Ada Four people."
    player.press("Escape")
    assert player.board.changing.editor is None
    assert player.view.hasFocus()
    assert "Four people. — Ada" in player.words()
    for thread in (first.id, project.comments.of(again.id)[0].id):
        project.comments.resolve(thread)
    player.wait_for(lambda: ink(player, "3 comments, resolved") == player.window.theme.muted)
    player.press("Ctrl+Z")
    player.press("Ctrl+Z")
    player.wait_for(lambda: ink(player, "3 comments") == player.window.theme.text)
    project.comments.delete(first.id)
    player.wait_for(lambda: "1 comment" in player.words())


def test_they_open_by_key_and_by_the_row(player: Player):
    claim = player.board.shelf.card(0).annotation.id
    player.project.comments.add(0, "Who?", claim)
    player.wait_for(lambda: "1 comment" in player.words())
    player.view.setFocus()
    player.press("C")
    assert rows(player) == ["Ada Who?"]
    player.press("Escape")
    player.click("comments")
    assert rows(player) == ["Ada Who?"]
    assert not editor(player).save.isVisible()
    player.qtbot.mouseClick(editor(player).cancel, LEFT)
    assert player.board.changing.editor is None


def test_words_that_were_not_sent_are_there_when_they_are_opened_again(player: Player):
    player.view.setFocus()
    player.press("C")
    player.type("Who was")
    player.press("Escape")
    player.press("C")
    assert editor(player).comments.line.text() == "Who was"
    player.type(" there?")
    player.press("Return")
    player.wait_for(lambda: "Who was there?" in player.words())
    player.press("Escape")
    player.press("C")
    assert editor(player).comments.line.text() == ""


def test_an_answer_that_was_not_sent_stays_an_answer(player: Player):
    claim = player.board.shelf.card(0).annotation.id
    player.project.comments.add(0, "Who?", claim)
    player.wait_for(lambda: "1 comment" in player.words())
    player.view.setFocus()
    player.press("C")
    answer = editor(player).comments.rows[0].findChildren(QAbstractButton)[0]
    player.qtbot.mouseClick(answer, LEFT)
    player.type("Four people.")
    player.qtbot.mouseClick(editor(player).cancel, LEFT)
    player.view.setFocus()
    player.press("C")
    assert editor(player).comments.line.text() == "Four people."
    editor(player).comments.line.setFocus()
    player.press("Return")
    player.wait_for(lambda: "2 comments" in player.words())
    first, second = player.project.comments.of(claim)
    assert second.replies_to == first.id


def test_where_nothing_may_be_written_and_nothing_was_said_that_is_told(
    player: Player, monkeypatch
):
    told: list[str] = []
    comments = player.board.changing.comments
    monkeypatch.setattr(comments, "_refuse", told.append)
    monkeypatch.setattr(type(player.window.session), "is_editable", property(lambda _: False))
    player.view.setFocus()
    comments.show()
    assert player.board.changing.editor is None
    assert told == ["There are no comments on this claim, and this project can only be read."]
