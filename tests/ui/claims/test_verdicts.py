"""Changing the project's own verdicts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.model import roles
from annotator.model.claims import Choice
from annotator.ui.dialogs.verdicts import NAME, OPEN, RATING, VerdictsDialog, open_verdicts

from .conftest import LEFT, Player


@pytest.fixture
def dialog(player: Player) -> VerdictsDialog:
    player.project.annotations.set_attribute(1, "verdict", "refuted")
    player.window.registry.run("claims.edit_verdicts")
    found = player.window.findChild(VerdictsDialog)
    assert found
    return found


def names(player: Player) -> list[str]:
    return [choice.value for choice in player.project.choices.of("claim", "verdict")]


def test_a_verdict_is_added_and_can_be_given_by_its_number(player: Player, dialog, qtbot):
    qtbot.mouseClick(dialog.add, LEFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Mostly false")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    for _ in range(6):
        qtbot.mouseClick(dialog.up, LEFT)
    qtbot.mouseClick(dialog.save, LEFT)
    assert names(player)[0] == "Mostly false"
    player.return_to_cards()
    player.press("1")
    player.wait_for(lambda: "Mostly false" in player.words())
    player.press("Ctrl+Z")
    player.press("Ctrl+Z")
    assert "Mostly false" not in names(player)


def test_a_verdict_that_is_renamed_is_renamed_on_its_claims(player: Player, dialog, qtbot):
    row = next(r for r in range(6) if dialog.table.item(r, NAME).text() == "Refuted")
    dialog.table.item(row, NAME).setText("False")
    qtbot.mouseClick(dialog.save, LEFT)
    assert names(player)[3] == "False"
    assert player.project.annotations[1].attributes["verdict"] == "False"
    player.wait_for(lambda: "False" in player.words())


def test_two_verdicts_change_names_with_each_other(player: Player, qtbot):
    choices = [Choice("Open", "open"), Choice("True"), Choice("False")]
    moved = dict.fromkeys(player.project.choices.users("claim", "verdict"), "Open")
    player.project.choices.set("claim", "verdict", choices, moved)
    player.project.annotations.set_attribute(1, "verdict", "True")
    dialog = open_verdicts(player.window)
    assert dialog
    dialog.table.item(1, NAME).setText("False")
    dialog.table.item(2, NAME).setText("True")
    qtbot.mouseClick(dialog.save, LEFT)
    assert names(player) == ["Open", "False", "True"]
    assert player.project.annotations[1].attributes["verdict"] == "False"


def test_a_filter_by_a_verdict_goes_with_it(player: Player, dialog, qtbot):
    bar = player.board.bar
    bar.show_asked(bar.asked.with_(verdict="refuted"))
    bar.changed.emit()
    row = next(r for r in range(6) if dialog.table.item(r, NAME).text() == "Refuted")
    dialog.table.item(row, NAME).setText("False")
    qtbot.mouseClick(dialog.save, LEFT)
    player.wait_for(lambda: bar.asked.verdict is None and "of" not in bar.count.text())
    assert bar.verdict.text() == "Verdict: any ▾"


def test_a_used_verdict_that_is_removed_asks_what_its_claims_become(player: Player, dialog, qtbot):
    dialog.table.setCurrentCell(3, NAME)
    qtbot.mouseClick(dialog.remove, LEFT)
    assert list(dialog.heirs) == ["refuted"]
    qtbot.mouseClick(dialog.save, LEFT)
    assert dialog.problem.text() == "Say what the claims that are “Refuted” become."
    dialog.heirs["refuted"].show_value("conflicting")
    qtbot.mouseClick(dialog.save, LEFT)
    assert "refuted" not in names(player)
    assert player.project.annotations[1].attributes["verdict"] == "conflicting"
    player.project.journal.undo()
    assert player.project.annotations[1].attributes["verdict"] == "refuted"


def test_an_unused_verdict_is_removed_without_a_question(player: Player, dialog, qtbot):
    dialog.table.setCurrentCell(2, NAME)
    qtbot.mouseClick(dialog.remove, LEFT)
    assert not dialog.heirs
    qtbot.mouseClick(dialog.save, LEFT)
    assert "supported" not in names(player)


def test_numbers_on_a_scale_and_what_is_still_open(player: Player, dialog, qtbot):
    assert dialog.table.isColumnHidden(RATING)
    dialog.has_scale.setChecked(True)
    for row, rating in ((2, "5"), (3, "1")):
        dialog.table.item(row, RATING).setText(rating)
    dialog.table.item(5, OPEN).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.save, LEFT)
    found = {choice.value: choice for choice in player.project.choices.of("claim", "verdict")}
    assert found["refuted"] == Choice("refuted", "", "1")
    assert found["conflicting"] == Choice("conflicting", roles.OPEN, "")
    player.wait_for(lambda: player.spot("verdict").tip == "Rating 1 on a scale from 1 to 5")


def test_what_the_project_refuses_is_told_and_nothing_changes(player: Player, dialog, qtbot):
    before = names(player)
    dialog.has_scale.setChecked(True)
    dialog.table.item(2, RATING).setText("high")
    qtbot.mouseClick(dialog.save, LEFT)
    assert "must be a number" in dialog.problem.text()
    assert names(player) == before
    qtbot.mouseClick(dialog.cancel, LEFT)


def test_a_scheme_without_verdicts_says_so(player: Player):
    with player.project.journal.step("Spoil"):
        player.project._database.execute("UPDATE attribute SET role = '' WHERE name = 'verdict'")
    assert open_verdicts(player.window) is None
    assert player.window.status.message.text() == "This project’s scheme asks for no verdict."
    player.wait_for(lambda: "rate…" not in player.words())
