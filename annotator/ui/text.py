"""Text in the interface that is never taken for markup, and links that open only the web.

Project data may hold anything: ``<img src=file:///…>`` in a title would be read from disk by
a plain ``QLabel``. Labels, tooltips, menus and message texts that show data come from here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

WEB = ("http", "https")
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # importing html takes 3 ms


class PlainLabel(QLabel):
    """A label that shows its text as it is, letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """A one-line label with “…” at its end, or where ``mode`` says, if it does not fit; the
    tooltip has all of it."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        line = one_line(self.text())
        shown = self.fontMetrics().elidedText(line, self._mode, room.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != line else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


def one_line(text: str) -> str:
    """``text`` with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def readable(value: str) -> str:
    """A value of a scheme as words: "not_checkable" is “Not checkable”."""
    words = value.replace("_", " ")
    return words[:1].upper() + words[1:]


def plain_tooltip(text: str) -> str:
    """``text`` as a tooltip that shows it letter by letter, line ends kept."""
    if not text:
        return ""
    return f"<p style='white-space: pre-wrap; margin: 0'>{text.translate(ESCAPED)}</p>"


def plain_caption(text: str) -> str:
    """``text`` for a menu entry or a button, where “&” would make a shortcut of a letter."""
    return one_line(text).replace("&", "&&")


def web_address(url: str) -> "QUrl | None":
    """``url`` where it is a whole web address without user name or password, else None."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  not at the start

    address = QUrl(url.strip(), QUrl.ParsingMode.StrictMode)
    is_web = address.isValid() and address.scheme() in WEB and bool(address.host())
    return address if is_web and not address.userInfo() else None


def open_link(url: str) -> bool:
    """Opens a web address in the browser; False, and nothing opened, for anything else."""
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415  when a link is opened

    address = web_address(url)
    return address is not None and QDesktopServices.openUrl(address)
