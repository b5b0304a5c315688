"""How a row of the review table looks: a chip, the quote in its context, signs and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.store.review_listing import AROUND
from annotator.ui.icons import tinted
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.annotation_delegate import MARK, paint_label, paint_review
from annotator.ui.panels.twolines import LINES, few_lines, line_height
from annotator.ui.review.columns import DOCUMENT, LABEL, QUOTE, STATUS
from annotator.ui.review.model import ReviewModel
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from annotator.model.review_rows import ReviewRow
    from annotator.ui.session import Session
    from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE, TOP = 10, 8
LOCK = 13
BEFORE_SHARE, COMPACT_SHARE = 0.7, 0.3  # of a line, at most
BEFORE, WHOLE, AFTER = 56, 220, AROUND  # characters that are shown


class ReviewDelegate(QStyledItemDelegate):
    """Paints the cells of a ``ReviewModel``."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.theme = theme
        self.is_compact = False
        self._lock: tuple[QColor, QIcon] | None = None  # in the theme's colour

    def reading_font(self, font: QFont) -> QFont:
        return self.theme.reading_font(lettering.reading_pixels(font))

    def row_height(self, font: QFont) -> int:
        """One or two lines of quote and the air around them."""
        return self._lines * line_height(self.reading_font(font)) + 2 * TOP

    @property
    def _lines(self) -> int:
        return 1 if self.is_compact else LINES

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(40, self.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, ReviewModel) else None
        if row is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.selection)
        painter.setPen(self.theme.border)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(SIDE, TOP, -SIDE // 2, -TOP)
        if index.column() == LABEL:
            label = chips.label_of(self._session.scheme, row.annotation.label)
            paint_label(painter, option, label, self.theme, area)
        elif index.column() == QUOTE:
            self._paint_quote(painter, option, row, area)
        else:
            self._paint_words(painter, option, index, row, area)
        painter.restore()

    def _paint_quote(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ReviewRow, area: QRect
    ) -> None:
        font = self.reading_font(option.font)
        # What stands before the quote leaves it some of the first line.
        room = area.width() / max(1, QFontMetrics(font).averageCharWidth())
        most = min(BEFORE, int(room * (COMPACT_SHARE if self.is_compact else BEFORE_SHARE)))
        before, quote, after = shown_parts(row, most)
        label = chips.label_of(self._session.scheme, row.annotation.label)
        colours = self.theme.label(label)
        form = QTextCharFormat()
        form.setBackground(colours.tint)
        form.setForeground(self.theme.text)
        form.setFontUnderline(True)
        form.setUnderlineColor(colours.line)
        if row.annotation.status == "rejected":
            form.setFontStrikeOut(True)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = _units(before), _units(quote), form
        layout = few_lines(before + quote + after, font, area.width(), self._lines, formats=(mark,))
        painter.setPen(self.theme.muted)
        layout.draw(painter, QPointF(area.left(), area.top()))

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        row: ReviewRow,
        area: QRect,
    ) -> None:
        words = one_line(str(index.data() or ""))
        painter.setFont(option.font)
        painter.setPen(self.theme.text)
        if index.column() == STATUS:
            box = QRect(area.left(), area.top() + 3, MARK, MARK)
            box = QStyle.visualRect(option.direction, area, box)
            status, colour = row.annotation.status, self.theme.muted
            if status == "accepted":
                colour = self.theme.good
            elif status == "rejected":
                colour = self.theme.danger
            paint_review(painter, QRectF(box), status, colour)
            painter.setPen(QPen(self.theme.text))
            is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            room = MARK + 6
            area = area.adjusted(0 if is_mirrored else room, 0, -room if is_mirrored else 0, 0)
        metrics = painter.fontMetrics()
        if index.column() == DOCUMENT and row.is_locked:
            area = self._paint_lock(painter, option, area)
        place = ""
        if index.column() == DOCUMENT:  # the paragraph's number is seen however long the title
            words, _, number = words.rpartition(" ")
            place = f" {number}"
        room = area.width() - metrics.horizontalAdvance(place)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) + place
        side = (
            Qt.AlignmentFlag.AlignRight
            if lettering.is_right_to_left(words)
            or option.direction == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        flags = side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, flags | Qt.TextFlag.TextSingleLine, shown)

    def _paint_lock(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> QRect:
        """A lock before the title; what room is left."""
        box = QRect(area.left(), area.top() + 2, LOCK, LOCK)
        box = QStyle.visualRect(option.direction, area, box)
        if self._lock is None or self._lock[0] != self.theme.muted:
            self._lock = (self.theme.muted, tinted("lock", self.theme.muted))
        self._lock[1].paint(painter, box)
        room = LOCK + 5
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        return area.adjusted(0 if is_mirrored else room, 0, -room if is_mirrored else 0, 0)


def shown_parts(row: ReviewRow, most: int = BEFORE) -> tuple[str, str, str]:
    """The words before the quote (``most`` characters of them), the quote and the words after
    it, as one line of text."""
    quote = one_line(row.annotation.quote[:WHOLE])
    if len(row.annotation.quote) > WHOLE:
        return "", quote + "…", ""
    before, after = row.before[len(row.before) - most :], row.after[:AFTER]
    if len(row.before) <= most:
        before = row.before
    if len(row.after) >= AROUND and " " in after:
        after = after.rpartition(" ")[0] + "…"
    if len(row.before) > most:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    lead = " " if row.before[-1:].isspace() else ""
    follow = " " if row.after[:1].isspace() else ""
    return one_line(before) + lead if before else "", quote, follow + one_line(after)


def _units(text: str) -> int:
    """As Qt counts characters: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
