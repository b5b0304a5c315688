"""Files that do not say their encoding: the user sees how they would read, and chooses."""

import pytest
from PySide6.QtCore import Qt

from annotator.sources.candidates import candidates, likely_candidates
from annotator.ui.dialogs.encoding import EncodingDialog

RUSSIAN = "Мэр отрицает обвинения.\nПредставитель мэрии заявил, что предложения не было.\n" * 5
LEGACY = RUSSIAN.encode("cp1251")


@pytest.fixture
def ask(qtbot, window):
    """The dialog about these bytes, and the list of what is chosen in it."""

    def make(raw=LEGACY, others=0):
        dialog = EncodingDialog(window, "old.txt", likely_candidates(raw, "old.txt"), others)
        chosen = []
        dialog.chosen.connect(lambda encoding, is_for_all: chosen.append((encoding, is_for_all)))
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog, chosen

    return make


def names(dialog):
    return [dialog.choices.item(row).text() for row in range(dialog.choices.count())]


def test_the_likeliest_line_stands_first_and_reads_right(ask):
    dialog, _ = ask()
    assert "“old.txt”" in dialog.question.text()
    assert "cp1251" in names(dialog)[0]
    assert dialog.preview.toPlainText().startswith("Мэр отрицает")


def test_enter_chooses_once(qtbot, ask):
    dialog, chosen = ask()
    qtbot.keyClick(dialog.choices, Qt.Key.Key_Return)
    assert chosen == [("cp1251", False)]


def test_choosing_with_the_arrow_keys_shows_how_it_would_read(qtbot, ask):
    dialog, chosen = ask()
    first = dialog.preview.toPlainText()
    qtbot.keyClick(dialog.choices, Qt.Key.Key_Down)
    assert dialog.preview.toPlainText() != first
    dialog.read_button.click()
    assert chosen[0][0] != "cp1251"


def test_cancelling_chooses_nothing(ask):
    dialog, chosen = ask()
    dialog.cancel_button.click()
    assert chosen == []


def test_several_files_may_be_answered_at_once(ask):
    dialog, chosen = ask(others=3)
    assert "3 other files" in dialog.for_all.text()
    dialog.for_all.setChecked(True)
    dialog.read_button.click()
    assert chosen == [("cp1251", True)]
    assert ask(others=1)[0].for_all.text() == "Also for the other file"
    assert not ask()[0].for_all.isVisible()


def test_bytes_that_are_no_text_offer_nothing(ask):
    dialog, _ = ask(bytes(range(256)) * 20)
    assert not dialog.read_button.isEnabled()
    dialog.choose()
    assert dialog.isVisible()


def test_what_is_clear_can_still_be_read_otherwise():
    raw = "Grüße".encode()
    assert [one.encoding for one in likely_candidates(raw, "a")] == [
        one.encoding for one in candidates(raw)
    ]
