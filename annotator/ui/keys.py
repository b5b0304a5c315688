"""Which keys a command may have, and how they are written."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
CARET = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


class KeyRefused(ValueError):
    """A shortcut that a command cannot have; the message says why, to the user."""

    @classmethod
    def taken(cls, key: str, title: str) -> "KeyRefused":
        text = QCoreApplication.translate("Keys", "{key} already does “{title}”.")
        return cls(text.format(key=readable(key), title=title))


@cache
def portable(key: str) -> str:
    """``key`` as it is written in settings and compared: "ctrl+ENTER" → "Ctrl+Return"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def readable(key: str) -> str:
    """``key`` as people of this system write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def check_key(key: str, scope: str) -> None:
    """``KeyRefused`` where the key would be missed elsewhere: letters while one types."""
    sequence = QKeySequence(key)
    if sequence.count() != 1:
        text = QCoreApplication.translate("Keys", "“{key}” is not one key with its modifiers.")
        raise KeyRefused(text.format(key=key))
    combination: QKeyCombination = sequence[0]  # type: ignore[index]  # missing from the stubs
    pressed, modifiers = combination.key(), combination.keyboardModifiers()
    if modifiers & MODIFIERS or Qt.Key.Key_F1 <= pressed <= Qt.Key.Key_F35:
        return
    if scope == "window":
        text = QCoreApplication.translate("Keys", "{key} is needed for typing: add Ctrl or Alt.")
        raise KeyRefused(text.format(key=readable(key)))
    if pressed in CARET:
        text = QCoreApplication.translate("Keys", "{key} moves the caret.")
        raise KeyRefused(text.format(key=readable(key)))
