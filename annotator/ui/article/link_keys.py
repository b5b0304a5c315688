"""The keys while a link is being made: they choose its other end and nothing else."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.article.linking import Linking
from annotator.ui.article.page import Page

Key = Qt.Key
FORWARDS, BACKWARDS = (Key.Key_Down, Key.Key_PageDown), (Key.Key_Up, Key.Key_PageUp)
ENTER = (Key.Key_Return, Key.Key_Enter)
ELSEWHERE = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class LinkKeys(QObject):
    """Goes before the keys of the view, and before commands that have the same keys."""

    def __init__(self, view: QWidget, linking: Linking, page: Page) -> None:
        super().__init__(view)
        self._linking = linking
        self._page = page
        view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not self._linking.is_on or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self._is_ours(event):
            self._press(event)
            return True
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Also letters: those that set labels would change the annotation one links from."""
        if event.modifiers() & ELSEWHERE:
            return False
        moves = (*FORWARDS, *BACKWARDS, *ENTER, Key.Key_Left, Key.Key_Right, Key.Key_Escape)
        return event.key() in moves or (event.text().isprintable() and bool(event.text()))

    def _press(self, event: QKeyEvent) -> None:
        linking, key = self._linking, Key(event.key())
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        onwards = -1 if self._page.is_right_to_left else 1
        if key in (Key.Key_Escape, Key.Key_L):
            linking.cancel()
        elif key in ENTER:
            linking.accept()
        elif key == Key.Key_Space:
            linking.step(-1 if is_back else 1)
        elif key in (*FORWARDS, *BACKWARDS):
            linking.step(1 if key in FORWARDS else -1)
        elif key in (Key.Key_Right, Key.Key_Left):
            linking.step(onwards if key == Key.Key_Right else -onwards)
        elif Key.Key_1 <= key <= Key.Key_9 and linking.candidate is not None:
            linking.accept(key - Key.Key_0)
