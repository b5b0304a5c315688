"""How the rows of the checks look: headings with a switch, what was found, and where."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.review.lint.finding import Finding
from annotator.ui.checking import reason_of, title_of
from annotator.ui.panels import lettering
from annotator.ui.panels.check_model import CheckModel
from annotator.ui.panels.check_rows import Entry, Section
from annotator.ui.panels.chips import label_of
from annotator.ui.panels.twolines import line_height, two_lines
from annotator.ui.session import Session
from annotator.ui.text import one_line
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE, TOP, GAP = 12, 6, 9
BAR = 3
ARROW = 16
SWITCH = QSize(26, 14)
LONGEST = 240


def row_height(font: QFont) -> int:
    """All rows have room for two lines, so that a list of thousands is laid out at once."""
    return 2 * TOP + 2 * line_height(font)


def switch_area(row: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where the switch of a heading is painted, and clicked."""
    area = QRect(0, 0, SWITCH.width(), SWITCH.height())
    area.moveCenter(row.center())
    if direction == Qt.LayoutDirection.RightToLeft:
        area.moveLeft(row.left() + SIDE)
    else:
        area.moveRight(row.right() - SIDE)
    return area


class CheckDelegate(QStyledItemDelegate):
    """Paints the rows of a ``CheckModel``."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(1, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CheckModel) or index.row() >= model.rowCount():
            return
        section, entry = model.sections.at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self.theme)
        if entry:
            self._paint_finding(painter, option, model, entry)
        else:
            self._paint_heading(painter, option, section)
        painter.restore()

    # A heading

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, section: Section
    ) -> None:
        area, direction = option.rect, option.direction
        painter.setPen(QPen(self.theme.border, 1))
        painter.drawLine(area.topLeft(), area.topRight())
        switch = switch_area(area, direction)
        self._paint_switch(painter, switch, is_on=not section.is_off, direction=direction)
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        room = area.adjusted(SIDE, TOP, -SIDE - SWITCH.width() - GAP, -TOP)
        if is_mirrored:
            room = area.adjusted(SIDE + SWITCH.width() + GAP, TOP, -SIDE, -TOP)
        if not section.is_off:
            corner = room.right() - ARROW // 2 + 1 if is_mirrored else room.left() + ARROW // 2 - 3
            at = QPointF(corner, room.center().y())
            paint_fold(painter, at, self.theme, is_folded=section.is_folded, direction=direction)
            room.adjust(0 if is_mirrored else ARROW, 0, -ARROW if is_mirrored else 0, 0)
        font = lettering.strong(option.font)
        title = title_of(section.rule)
        below = ""
        if section.is_off:
            below = self.tr("Switched off in this project")
        elif "{" not in section.rule.reason:
            below = reason_of(section.entries[0][2])
        if not section.is_off:
            title += f" · {lettering.number(len(section.entries))}"
        colour = self.theme.muted if section.is_off else self.theme.text
        write_two(
            painter,
            room,
            (title, font, colour),
            (below, lettering.small(option.font), self.theme.muted),
        )

    def _paint_switch(
        self, painter: QPainter, area: QRect, *, is_on: bool, direction: Qt.LayoutDirection
    ) -> None:
        theme = self.theme
        can = self._session.is_editable
        shape = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.accent if is_on and can else theme.muted, 1))
        painter.setBrush(theme.accent if is_on and can else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        is_right = is_on != (direction == Qt.LayoutDirection.RightToLeft)
        radius = shape.height() / 2 - 2.5
        x = shape.right() - shape.height() / 2 if is_right else shape.left() + shape.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_text if is_on and can else theme.muted)
        painter.drawEllipse(QPointF(x, shape.center().y()), radius, radius)

    # What was found

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, model: CheckModel, entry: Entry
    ) -> None:
        found = model.annotation(entry[2])
        if found is None:
            return
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        bar = QRect(area.left() + ARROW, area.top() + 2, BAR, area.height() - 4)
        small = lettering.small(option.font)
        place = f"¶{lettering.number(self._session.paragraphs.number_at(found.start))}"
        wide = QFontMetrics(small).horizontalAdvance(place) + 2
        side = QRect(area.right() - wide, area.top(), wide, line_height(option.font))
        room = QRect(area)
        room.setLeft(bar.right() + GAP)
        room.setRight(side.left() - GAP)
        if is_mirrored:
            bar, side, room = (_mirrored(each, area) for each in (bar, side, room))
        painter.fillRect(bar, self.theme.label(label_of(self._session.scheme, found.label)).line)
        down = self._paint_words(painter, option, room, found.quote, entry[2])
        painter.setPen(self.theme.muted)
        painter.setFont(small)
        flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(side.translated(0, down), flags, place)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        quote: str,
        finding: Finding,
    ) -> int:
        """The words, and the reason where the heading does not say it; how far down, in
        pixels, the first line stands."""
        if finding.words:
            quoted = (one_line(quote[:LONGEST]), option.font, self.theme.text)
            small = lettering.small(option.font)
            write_two(painter, room, quoted, (reason_of(finding), small, self.theme.muted))
            return 0
        painter.setPen(self.theme.text)
        words = two_lines(quote, option.font, room.width())
        down = (room.height() - words.lineCount() * line_height(option.font)) // 2
        words.draw(painter, QPointF(room.left(), room.top() + down))
        return down


def _mirrored(part: QRect, area: QRect) -> QRect:
    return part.translated(area.left() + area.right() - part.left() - part.right(), 0)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Chosen, under the pointer, with the keyboard."""
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.selection)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.hover)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.focus, 1))
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def paint_fold(
    painter: QPainter,
    at: QPointF,
    theme: Theme,
    *,
    is_folded: bool,
    direction: Qt.LayoutDirection,
) -> None:
    """The small arrow that says whether there is more below."""
    painter.save()
    painter.translate(at)
    if is_folded:
        painter.rotate(90 if direction == Qt.LayoutDirection.RightToLeft else -90)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.muted)
    painter.drawPolygon(QPolygonF([QPointF(-4, -2), QPointF(4, -2), QPointF(0, 3)]))
    painter.restore()


Said = tuple[str, QFont, object]


def write_two(painter: QPainter, room: QRect, first: Said, second: Said) -> None:
    """Two lines, each elided; the first alone stands in the middle where the second is empty."""
    pitch = room.height() // 2
    top = room.top() if second[0] else room.top() + pitch // 2
    for (words, font, colour), y in ((first, top), (second, top + pitch)):
        line = QRect(room.left(), y, room.width(), pitch)
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignAbsolute | (
            Qt.AlignmentFlag.AlignRight
            if lettering.is_right_to_left(words)
            else Qt.AlignmentFlag.AlignLeft
        )
        flags = Qt.AlignmentFlag.AlignVCenter | side
        painter.drawText(line, int(flags) | Qt.TextFlag.TextSingleLine, shown)
