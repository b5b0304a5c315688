"""A strip over the article with one sentence and the ways out; it never stops the work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from annotator.ui import icons
from annotator.ui.text import PlainLabel
from annotator.ui.theme import Theme, set_look

Ways = tuple[tuple[str, Callable[[], object]], ...]  # caption of a button, what it does


class Banner(QFrame):
    """Hidden until something is said, until it is closed or ``clear``ed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_look(self, "banner")
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy.Policy
        self.sentence.setSizePolicy(policy.Ignored, policy.Preferred)
        self.buttons: list[QPushButton] = []
        self.is_until_saved = False
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setIconSize(QSize(14, 14))
        set_look(self.close_button, "flat")
        self.close_button.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.close_button)
        self._theme = theme
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.close_button.setIcon(icons.tinted("x", theme.muted))

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self.sentence.text()

    def say(self, sentence: str, ways: Ways = (), *, is_until_saved: bool = False) -> None:
        """Shows ``sentence`` with a button for each way out; ``is_until_saved`` marks what is
        no longer true once a change has been saved."""
        self.clear()
        self.is_until_saved = is_until_saved
        self.set_theme(self._theme)
        self.sentence.setText(sentence)
        for caption, act in ways:
            button = QPushButton(caption)
            button.clicked.connect(partial(self._take, act))
            self._row.insertWidget(self._row.count() - 1, button)
            self.buttons.append(button)
        self.setAccessibleName(sentence)
        self.show()

    def clear(self) -> None:
        self.hide()
        self.is_until_saved = False
        for button in self.buttons:
            button.deleteLater()
        self.buttons = []

    def _take(self, act: Callable[[], object]) -> None:
        self.clear()
        act()
