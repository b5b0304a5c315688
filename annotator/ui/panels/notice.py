"""A quiet line at a panel's foot: what happened, or why not, and perhaps a way back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.ui.panels.cards import said, wrapping
from annotator.ui.theme import set_look

MILLISECONDS = 12_000


class Notice(QFrame):
    """Hidden until something is said, and again some seconds later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self.words = wrapping(said("", parent=self))
        self.button = QPushButton(self)
        set_look(self.button, "link")
        self.button.clicked.connect(self._act)
        self._action: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self, interval=MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; "" while nothing is."""
        return "" if self.isHidden() else self.words.text()

    def framed(self) -> QVBoxLayout:
        """The notice with some air around it, which goes when it goes."""
        air = QVBoxLayout()
        air.setContentsMargins(8, 4, 8, 8)
        air.addWidget(self)
        return air

    def say(self, text: str, caption: str = "", action: Callable[[], object] | None = None) -> None:
        """Shows ``text`` and, where there is an action, a button that does it."""
        self.words.setText(text)
        self._action = action
        self.button.setText(caption)
        self.button.setVisible(action is not None)
        self.show()
        self._timer.start()

    def _act(self) -> None:
        self.hide()
        if self._action:
            self._action()
