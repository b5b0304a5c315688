"""Asking for the password that opens a protected file."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.text import PlainLabel, one_line
from annotator.ui.theme import set_look

LONGEST_NAME = 120
WIDTH = 420


class PasswordDialog(QDialog):
    """One field that shows dots. What is typed is used to open the file and kept nowhere."""

    def __init__(self, parent: QWidget | None, name: str, *, is_wrong: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(WIDTH)
        shown = one_line(name)
        shown = shown if len(shown) <= LONGEST_NAME else f"{shown[:LONGEST_NAME]}…"
        self.question = PlainLabel(self.tr("“{name}” wants a password").format(name=shown))
        self.question.setWordWrap(True)
        set_look(self.question, "title")
        hint = PlainLabel(self.tr("It is used to open this file now, and kept nowhere."))
        hint.setWordWrap(True)
        set_look(hint, "small")
        self.fault = PlainLabel(self.tr("This password does not open it. Try again."))
        set_look(self.fault, "danger")
        self.fault.setVisible(is_wrong)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.windowTitle())
        self.field.setAccessibleDescription(self.fault.text() if is_wrong else "")
        self.skip_button = QPushButton(self.tr("Skip"))
        self.skip_button.setAutoDefault(False)
        self.skip_button.clicked.connect(self.reject)
        self.open_button = QPushButton(self.tr("Open"))
        set_look(self.open_button, "primary")
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(self.accept)
        self.field.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.question, hint, self.field, self.fault):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.skip_button)
        foot.addWidget(self.open_button)
        column.addLayout(foot)

    @property
    def password(self) -> str:
        return self.field.text()


def ask_password(parent: QWidget | None, name: str, *, is_wrong: bool = False) -> str:
    """The password of the file called ``name``, "" where it is to be skipped. ``is_wrong``: the
    one given before did not open it."""
    dialog = PasswordDialog(parent, name, is_wrong=is_wrong)
    is_given = dialog.exec() == QDialog.DialogCode.Accepted
    password = dialog.password if is_given else ""
    dialog.deleteLater()
    return password
