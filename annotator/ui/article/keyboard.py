"""The caret's keys. All other keys are left to the window's commands."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from annotator.model.text import Span
from annotator.ui.article.caret import CaretMoves
from annotator.ui.article.marking import Marking, anchor_of

Key = Qt.Key
Modifier = Qt.KeyboardModifier
Move = Callable[[int], int]


class Keyboard:
    """Moves the session's caret and selection."""

    def __init__(self, marking: Marking, moves: CaretMoves) -> None:
        self._marking = marking
        self._session = marking.session
        self._moves = moves

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the caret's."""
        if self._session.document is None:
            return False
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        modifiers = event.modifiers() & ~Modifier.KeypadModifier
        is_extending = bool(modifiers & Modifier.ShiftModifier)
        is_far = bool(modifiers & Modifier.ControlModifier)
        if modifiers & (Modifier.AltModifier | Modifier.MetaModifier):
            return False
        move = self._move(Key(event.key()), is_far=is_far, is_extending=is_extending)
        if move is None:
            return False
        self.go(move(self._session.position), is_extending=is_extending)
        return True

    def select_all(self) -> None:
        length = len(self._session.text)
        if length:
            self._session.select(Span(0, length), self._session.active, length)

    def copy(self) -> None:
        """The selected words as they are in the text."""
        if self._session.selection:
            QGuiApplication.clipboard().setText(self._session.selection.of(self._session.text))

    def go(self, position: int, *, is_extending: bool = False) -> None:
        """Moves the caret; what is active stays active."""
        session = self._session
        anchor = anchor_of(session) if is_extending else position
        low, high = min(anchor, position), max(anchor, position)
        session.select(Span(low, high) if low < high else None, session.active, position)
        self._marking.caret_moved()

    def _move(self, key: Key, *, is_far: bool, is_extending: bool) -> Move | None:
        moves = self._moves
        if key in (Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown):
            direction = -1 if key in (Key.Key_Up, Key.Key_PageUp) else 1
            step = moves.row if key in (Key.Key_Up, Key.Key_Down) else moves.screen
            return None if is_far else lambda position: step(position, direction)
        moves.forget_goal()
        if key in (Key.Key_Left, Key.Key_Right):
            direction = -1 if key == Key.Key_Left else 1
            words = moves.word_taken_in if is_extending else moves.word
            sideways = words if is_far else moves.sideways
            return lambda position: sideways(position, direction)
        if key in (Key.Key_Home, Key.Key_End):
            if is_far:
                end = 0 if key == Key.Key_Home else len(self._session.text)
                return lambda _position: end
            direction = -1 if key == Key.Key_Home else 1
            return lambda position: moves.row_end(position, direction)
        return None
