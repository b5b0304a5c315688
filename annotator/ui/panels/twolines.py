"""Text on at most two lines, or a few, the last elided, in the direction it begins in."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from annotator.ui.panels import lettering
from annotator.ui.text import one_line

LINES = 2
LONGEST = 240
SPARE = 4  # pixels: what just fits by one measure may not by the other


def line_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 2


def two_lines(text: str, font: QFont, width: int) -> QTextLayout:
    """``text`` broken at ``width`` pixels, ready to be drawn."""
    return few_lines(one_line(text[:LONGEST]), font, width)


def few_lines(
    shown: str,
    font: QFont,
    width: int,
    most: int = LINES,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """``shown``, which has no line ends, on at most ``most`` lines; ``formats`` (UTF-16 units)
    set parts of it otherwise."""
    option = QTextOption()
    if lettering.is_right_to_left(shown):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = _broken(shown, font, option, width, formats)
    if layout.lineCount() > most:
        # Qt counts UTF-16 units: the text is cut as Qt sees it, and only to be shown.
        units = shown.encode("utf-16-le")
        start = layout.lineAt(most - 1).textStart() * 2
        head = units[:start].decode("utf-16-le", "ignore")
        tail = units[start:].decode("utf-16-le", "ignore")
        end = QFontMetrics(font).elidedText(tail, Qt.TextElideMode.ElideRight, width - SPARE)
        layout = _broken(head + end, font, option, width, formats)
    return layout


def _broken(
    text: str,
    font: QFont,
    option: QTextOption,
    width: int,
    formats: Sequence[QTextLayout.FormatRange],
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(list(formats))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * line_height(font)))
    layout.endLayout()
    return layout
