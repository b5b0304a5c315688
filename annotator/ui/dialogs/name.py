"""Asking who annotates: at the first start, and when somebody else sits down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout

from annotator.ui.opening import annotator_name
from annotator.ui.text import PlainLabel
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.window import Window

LONGEST = 80


class NameDialog(QDialog):
    """One field. Esc keeps the name that stands in it at first."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Your name"))
        self.setMinimumWidth(420)
        headline = PlainLabel(self.tr("What is your name?"))
        set_look(headline, "title")
        words = PlainLabel(
            self.tr("It stands beside every annotation that you make, so that others can ask you.")
        )
        words.setWordWrap(True)
        self.field = QLineEdit(annotator_name(window.settings))
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.windowTitle())
        self.field.selectAll()
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(
            self.tr("Continue"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_look(self.accept_button, "primary")
        buttons.accepted.connect(self.accept)
        self.field.textChanged.connect(
            lambda text: self.accept_button.setEnabled(bool(text.strip()))
        )
        self.accept_button.setEnabled(bool(self.field.text().strip()))
        self.accepted.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (headline, words, self.field, buttons):
            column.addWidget(widget)

    def _take(self) -> None:
        name = self.field.text().strip()
        self._window.settings.remember("annotator", name)
        project = self._window.session.project
        if project:
            project.sign_in(name)
        self._window.status.refresh()
        self._window.toolbar.refresh()


def ask_name(window: Window) -> NameDialog:
    """Asks without stopping what goes on behind."""
    dialog = NameDialog(window)
    dialog.open()
    return dialog
