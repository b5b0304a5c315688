"""Text on at most two lines, the second elided, in the direction it begins in."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from annotator.ui.panels import lettering
from annotator.ui.text import one_line

LINES = 2
LONGEST = 240


def line_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 2


def two_lines(text: str, font: QFont, width: int) -> QTextLayout:
    """``text`` broken at ``width`` pixels, ready to be drawn."""
    shown = one_line(text[:LONGEST])
    option = QTextOption()
    if lettering.is_right_to_left(shown):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = _broken(shown, font, option, width)
    if layout.lineCount() > LINES:
        # Qt counts UTF-16 units: the text is cut as Qt sees it, and only to be shown.
        units = shown.encode("utf-16-le")
        start = layout.lineAt(LINES - 1).textStart() * 2
        head = units[:start].decode("utf-16-le", "ignore")
        tail = units[start:].decode("utf-16-le", "ignore")
        end = QFontMetrics(font).elidedText(tail, Qt.TextElideMode.ElideRight, width)
        layout = _broken(head + end, font, option, width)
    return layout


def _broken(text: str, font: QFont, option: QTextOption, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * line_height(font)))
    layout.endLayout()
    return layout
