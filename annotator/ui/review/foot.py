"""The line below the review table: the decisions as buttons, with their keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.panels.flow import Flow
from annotator.ui.theme import set_look

# The command that each button runs, and what stands on it.
DEEDS = (
    ("review.accept", "Accept", "A"),
    ("review.reject", "Reject…", "R"),
    ("review.discuss", "Discuss…", "D"),
    ("review.edit", "Edit span", "E"),
    ("review.comment", "Comment…", "C"),
    ("review.article", "Article", "Space"),
)


class DecisionBar(QFrame):
    """``wanted(command)``: a button was pressed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.buttons: dict[str, QPushButton] = {}
        inside = QWidget(self)
        flow = Flow(inside, 6)
        for name, words, key in DEEDS:
            button = QPushButton(f"{self.tr(words)}  {key}", self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            self.buttons[name] = button
            flow.addWidget(button)
        self.hint = said(self.tr("1–9 change the label · U undo · ↑↓ next"), "small", self)
        self.hint.setMinimumHeight(max(one.sizeHint().height() for one in self.buttons.values()))
        flow.addWidget(self.hint)
        self.selected = said("", "muted", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(inside, 1)
        row.addWidget(self.selected)

    def show_selected(self, count: int, *, is_editable: bool, is_locked: bool = False) -> None:
        """How many rows a decision would be about; ``is_locked``: the one is on a document that
        is signed off, where only comments are possible."""
        for name, button in self.buttons.items():
            is_edit = name not in ("review.article", "review.comment")
            needs = is_editable or name == "review.article"
            button.setEnabled(count > 0 and needs and not (is_locked and is_edit))
        words = self.tr("Signed off: locked") if is_locked else ""
        if count > 1:
            words = self.tr("{number} selected").format(number=lettering.number(count))
        self.selected.setText(words)
