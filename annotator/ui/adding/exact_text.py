"""A text that can be corrected in a Qt editor and comes out exactly as it went in.

Qt turns some characters into others, or into line breaks. So the editor is given stand-ins,
one for one, and what comes back is held against them: see ``arrivals.editing.rewritten``.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from annotator.arrivals.editing import rewritten
from annotator.ui.article.display import is_right_to_left, shown
from annotator.ui.panels import lettering
from annotator.ui.theme import Theme

LONGEST = 200_000  # characters; laying out more keeps the window waiting
SHOWN = 50_000
PARAGRAPH_SEPARATOR = "\u2029"
STAND_IN = "\u2424"  # for a U+2029 of the text, which Qt takes for the end of a paragraph
GUTTER = 38
GUTTER_GAP = 12


class ExactText(QPlainTextEdit):
    """``edited()``: something was typed. Read-only where a text is too long to be laid out."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = ""
        self._shown = ""
        self._is_showing = False
        self.setTabChangesFocus(True)
        self.setFont(theme.reading_font(lettering.reading_pixels(self.font())))
        self.setAccessibleName(self.tr("Text"))
        self._gutter = Gutter(self, theme)
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self.textChanged.connect(self._tell)

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is shown, and can be changed."""
        return len(self._content) <= LONGEST

    @property
    def content(self) -> str:
        """The text as it is now, with the very characters of what was not changed."""
        if not self.is_whole or not self.document().isModified():
            return self._content
        return rewritten(self._content, self._shown, self._raw())

    def show_content(self, content: str) -> None:
        """Shows a text in place of the one before."""
        self._content = content
        part = content if self.is_whole else content[:SHOWN]
        self._is_showing = True
        self._direct(part)
        self.setPlainText("\n".join(map(_stand_in, part.split("\n"))))
        self._is_showing = False
        self._shown = self._raw()
        self.setReadOnly(not self.is_whole)
        self.document().setModified(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), GUTTER, inside.height())

    def _raw(self) -> str:
        # toPlainText makes blanks of no-break spaces; the raw text keeps them.
        return self.document().toRawText().replace(PARAGRAPH_SEPARATOR, "\n")

    def _direct(self, content: str) -> None:
        option = QTextOption()
        if is_right_to_left(content.lstrip()):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    def shown_blocks(self) -> list[tuple[QTextBlock, QRect]]:
        """The lines that can be seen, each with where it is in the viewport."""
        found = []
        block, height = self.firstVisibleBlock(), self.viewport().height()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if area.top() > height:
                break
            found.append((block, area))
            block = block.next()
        return found


class Gutter(QWidget):
    """The numbers of the paragraphs, as the article will have them."""

    def __init__(self, text: ExactText, theme: Theme) -> None:
        super().__init__(text)
        self._text, self._theme = text, theme
        self._numbers: list[int] = []
        self._font = lettering.small(QApplication.font())
        text.updateRequest.connect(lambda _area, _scrolled: self.update())
        text.textChanged.connect(self._numbers.clear)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.muted)
        numbers = self._counted()
        line = self._text.fontMetrics().lineSpacing()
        for block, area in self._text.shown_blocks():
            if block.text().strip():
                box = QRect(0, area.top() + 1, self.width() - GUTTER_GAP, line)
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, align, str(numbers[block.blockNumber()]))
        painter.end()

    def _counted(self) -> list[int]:
        """The number of each line's paragraph; lines that are blank are none."""
        if not self._numbers:
            count = 0
            block = self._text.document().begin()
            while block.isValid():
                count += bool(block.text().strip())
                self._numbers.append(count)
                block = block.next()
        return self._numbers


def _stand_in(line: str) -> str:
    return shown(line).replace(PARAGRAPH_SEPARATOR, STAND_IN)
