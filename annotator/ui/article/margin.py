"""The margin lane: a bracket with its label beside each annotation in view; the gutter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from annotator.model.annotation import Annotation
from annotator.model.marks import HAS_COMMENT, HAS_LINK, HAS_NOTE, IS_SUGGESTION, Mark
from annotator.model.paragraphs import Paragraphs
from annotator.ui.article.emblems import draw_emblem
from annotator.ui.article.inks import Inks, faded
from annotator.ui.article.lettering import Lettering
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, Placed
from annotator.ui.article.places import Places

if TYPE_CHECKING:
    from annotator.review.lint.finding import Finding

ROW = 21.0
BRACKET = 3.0
KEPT_WORDS = 2000
EMBLEMS = ((HAS_NOTE, "note"), (HAS_LINK, "link"), (HAS_COMMENT, "comment"))

Reading = Callable[[list[int]], list[Annotation]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the lane: ``y`` is its middle in viewport pixels; ``mark`` is None for the
    last row, which says how many did not find room (``more``)."""

    mark: Mark | None
    y: float
    more: int = 0


class Margin:
    """What is beside the text. ``read`` gives the annotations of ids, for what a row says
    besides its label; ``findings`` what the checks find in one."""

    def __init__(self, page: Page, places: Places, marks: Marks, inks: Inks, read: Reading) -> None:
        self.page = page
        self.places = places
        self.marks = marks
        self.inks = inks
        self.active: int | None = None
        self.paragraphs: Paragraphs | None = None
        self.findings: Callable[[int], Sequence[Finding]] = _found_nothing
        self._read = read
        self._lettering = Lettering()
        self._words: dict[int, str] = {}
        self._entries: list[Entry] = []

    def forget(self, *ids: int) -> None:
        """Reads anew what these, or else all, rows say."""
        if not ids:
            self._words.clear()
        for id in ids:
            self._words.pop(id, None)

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark whose row lies at a point of the lane."""
        metrics = self.page.metrics
        if not metrics.lane - 6 <= point.x() <= metrics.lane + metrics.lane_width:
            return None
        half = ROW * metrics.scale / 2
        rows = (entry for entry in self._entries if abs(entry.y - point.y()) <= half)
        return next((entry.mark for entry in rows if entry.mark), None)

    def paragraph_at(self, point: QPointF) -> int | None:
        """The number of the paragraph beside which a point of the gutter lies."""
        metrics = self.page.metrics
        if not metrics.has_gutter or point.x() >= metrics.left or self.paragraphs is None:
            return None
        for placed in self.page.in_view():
            if placed.top <= point.y() < placed.top + placed.typeset.height:
                return self.paragraphs.number_at(placed.typeset.base)
        return None

    def paint(self, painter: QPainter) -> None:
        """The lane and the gutter."""
        self._entries = self._placed()
        self._read_words()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry in self._entries:
            if entry.mark is None:
                self._paint_more(painter, entry)
            elif self.page.metrics.has_names:
                self._paint_row(painter, entry, entry.mark)
            else:
                self._paint_badge(painter, entry, entry.mark)
        self._paint_gutter(painter)

    # Rows

    def _placed(self) -> list[Entry]:
        in_view = {placed.segment: placed for placed in self.page.in_view()}
        span = self.page.span_in_view()
        if span is None:
            return []
        half = ROW * self.page.metrics.scale / 2
        wanted = []
        for mark in self.marks.within(span.start, span.end):
            position = max(mark.start, span.start)
            y = _middle(in_view[self.page.segments.at(position)], position)
            if y < self.page.view_height and (y > half + 2 or self._reaches(mark)):
                wanted.append(Entry(mark, max(half + 2, y)))
        room = max(1, int((self.page.view_height - 8) // (2 * half)))
        return apart(wanted, 2 * half, self.page.view_height - half - 4, room)

    def _reaches(self, mark: Mark) -> bool:
        """Whether a mark that begins above the viewport ends in it."""
        return self.places.caret(mark.end).bottom() > 0

    def _read_words(self) -> None:
        ids = [entry.mark.id for entry in self._entries if entry.mark]
        missing = [id for id in ids if id not in self._words]
        if missing:
            if len(self._words) > KEPT_WORDS:
                self._words.clear()
            self._words.update(dict.fromkeys(missing, ""))
            self._words.update((each.id, self._says(each)) for each in self._read(missing))

    def _says(self, annotation: Annotation) -> str:
        """The first answer that the scheme's attributes of its label have."""
        for attribute in self.inks.scheme.attributes_of(annotation.label):
            value = annotation.attributes.get(attribute.name, "")
            if value and value != attribute.default:
                return " ".join(value.replace("_", " ").split())
        return ""

    def _paint_row(self, painter: QPainter, entry: Entry, mark: Mark) -> None:
        metrics, theme = self.page.metrics, self.inks.theme
        line = self.inks.line(mark)
        half = ROW * metrics.scale / 2 - 1.5
        room = QRectF(metrics.lane, entry.y - half, metrics.lane_width - 10, 2 * half)
        if mark.id == self.active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(theme.accent, 0.12))
            painter.drawRoundedRect(room.adjusted(-4, 0, 0, 0), 4, 4)
        painter.fillRect(QRectF(room.left(), room.top() + 1, BRACKET, room.height() - 2), line)
        font = QFont(metrics.small)
        font.setWeight(QFont.Weight.DemiBold)
        is_suggestion = mark.flags & IS_SUGGESTION
        title = _tr("Suggested") if is_suggestion else self.inks.label(mark.label).title
        x = room.left() + 11 * metrics.scale
        x = self._lettering.draw(
            painter, title, font, line, QRectF(x, room.top(), room.right() - x, room.height())
        )
        said = self._words.get(mark.id, "")
        room.setLeft(x + 5 * metrics.scale)
        emblems = [name for flag, name in EMBLEMS if mark.flags & flag]
        emblems += ["check"] if self.findings(mark.id) else []
        words = QRectF(room).adjusted(0, 0, -len(emblems) * 15 * metrics.scale, 0)
        x = self._lettering.draw(painter, said, metrics.small, theme.muted, words)
        for name in emblems:
            draw_emblem(
                painter, name, QPointF(x + 12 * metrics.scale, entry.y), metrics.scale, theme.muted
            )
            x += 15 * metrics.scale

    def _paint_badge(self, painter: QPainter, entry: Entry, mark: Mark) -> None:
        """The lane where it has no room for words: the label's letter."""
        metrics, label = self.page.metrics, self.inks.label(mark.label)
        side = 17 * metrics.scale
        box = QRectF(metrics.lane - 6, entry.y - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.inks.colours(mark.label).tint)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self.inks.line(mark))
        painter.setFont(metrics.small)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignCenter, (label.letter or label.title[:1]).upper()
        )
        if self.findings(mark.id):
            corner = QPointF(box.right() + 4 * metrics.scale, box.top() + 3 * metrics.scale)
            draw_emblem(painter, "check", corner, 0.8 * metrics.scale, self.inks.theme.muted)

    def _paint_more(self, painter: QPainter, entry: Entry) -> None:
        metrics = self.page.metrics
        half = ROW * metrics.scale / 2
        text = (
            _tr("+{count} more").format(count=entry.more) if metrics.has_names else f"+{entry.more}"
        )
        room = QRectF(metrics.lane, entry.y - half, metrics.lane_width, 2 * half)
        self._lettering.draw(painter, text, metrics.small, self.inks.theme.muted, room)

    # The gutter

    def _paint_gutter(self, painter: QPainter) -> None:
        metrics = self.page.metrics
        if not metrics.has_gutter or self.paragraphs is None or not len(self.paragraphs):
            return
        painter.setFont(metrics.small)
        painter.setPen(faded(self.inks.theme.muted, 0.85))
        for placed in self.page.in_view():
            typeset = placed.typeset
            if self.page.segments.is_continuation(placed.segment) or not typeset.length:
                continue
            number = self.paragraphs.number_at(typeset.base)
            if self.paragraphs.spans[number - 1][0] == typeset.base and not self.page.is_heading(
                placed.segment
            ):
                baseline = placed.top + typeset.rows[0].baseline
                width = QFontMetricsF(metrics.small).horizontalAdvance(str(number))
                painter.drawText(QPointF(max(2.0, metrics.gutter - width), baseline), str(number))


def _middle(placed: Placed, position: int) -> float:
    """The middle, in viewport pixels, of the row that shows ``position``."""
    typeset = placed.typeset
    row = typeset.rows[typeset.row_of(position - typeset.base)]
    return placed.top + row.baseline - (typeset.style.rise - typeset.style.fall) / 2


def apart(entries: list[Entry], pitch: float, lowest: float, room: int) -> list[Entry]:
    """The entries at least ``pitch`` apart and none below ``lowest``, each as near to its own
    place as those before it allow; where there are more than ``room``, the last one says how
    many were left out."""
    entries = sorted(entries, key=lambda entry: entry.y)
    if len(entries) > room:
        more = len(entries) - room + 1
        entries = [*entries[: room - 1], Entry(None, entries[room - 1].y, more)]
    placed: list[Entry] = []
    for entry in entries:
        y = max(entry.y, placed[-1].y + pitch) if placed else entry.y
        placed.append(replace(entry, y=y))
    for number in range(len(placed) - 1, -1, -1):
        if placed[number].y > lowest:
            placed[number] = replace(placed[number], y=lowest)
        lowest = placed[number].y - pitch
    return placed


def _found_nothing(_annotation: int) -> Sequence[Finding]:
    return ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleMargin", text)
