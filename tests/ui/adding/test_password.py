"""Asking for the password of a protected file."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.ui.adding.password import PasswordDialog, ask_password


def answered(window, act, **how) -> str:
    """What ``ask_password`` gives while ``act`` uses the dialog."""

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasswordDialog)
        act(dialog)

    QTimer.singleShot(0, use)
    return ask_password(window, "report <b>2026</b>.pdf", **how)


def test_a_password_is_typed_unseen_and_given(qtbot, window):
    def type_it(dialog):
        assert dialog.question.text() == "“report <b>2026</b>.pdf” wants a password"
        assert dialog.question.textFormat() == Qt.TextFormat.PlainText
        assert not dialog.fault.isVisible()
        assert dialog.field.echoMode() == QLineEdit.EchoMode.Password
        assert not dialog.open_button.isEnabled()
        qtbot.keyClicks(dialog.field, "open sesame")
        assert dialog.field.displayText() != "open sesame"
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert answered(window, type_it) == "open sesame"
    assert "open sesame" not in window.settings.file.read_text(errors="replace")


def test_a_wrong_password_is_said_and_can_be_tried_again(qtbot, window):
    def look(dialog):
        assert dialog.fault.isVisible()
        assert dialog.fault.text() == "This password does not open it. Try again."
        assert dialog.field.accessibleDescription() == dialog.fault.text()
        qtbot.keyClicks(dialog.field, "other")
        dialog.open_button.click()

    assert answered(window, look, is_wrong=True) == "other"


def test_a_file_can_be_skipped(qtbot, window):
    assert answered(window, lambda dialog: dialog.skip_button.click()) == ""

    def type_and_leave(dialog):
        qtbot.keyClicks(dialog.field, "half a pass")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert answered(window, type_and_leave) == ""
