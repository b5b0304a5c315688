"""The margin lane: a bracket with its label beside each annotation in view; the gutter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from annotator.model.annotation import Annotation
from annotator.model.marks import HAS_COMMENT, HAS_LINK, HAS_NOTE, IS_SUGGESTION, Mark
from annotator.model.paragraphs import Paragraphs
from annotator.ui.article.emblems import draw_emblem
from annotator.ui.article.inks import Inks, faded
from annotator.ui.article.lettering import Lettering
from annotator.ui.article.link_plan import Said
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page
from annotator.ui.article.places import Places
from annotator.ui.article.rows import Entry, Rows

if TYPE_CHECKING:
    from annotator.review.lint.finding import Finding

LEAST_WORDS = 30  # pixels: fewer say nothing
BRACKET = 3.0
KEPT_WORDS = 2000
EMBLEMS = ((HAS_NOTE, "note"), (HAS_LINK, "link"), (HAS_COMMENT, "comment"))

Reading = Callable[[list[int]], list[Annotation]]


class Margin:
    """What is beside the text. ``read`` gives the annotations of ids, for what a row says
    besides its label; ``said`` goes before that; ``findings`` what the checks find in one.
    ``spare`` pixels at the rows' far end stay free; ``ends`` is where what the rows say ended.
    ``before_standing`` is asked how much of the lane is to stay free at its top and its
    bottom."""

    def __init__(self, page: Page, places: Places, marks: Marks, inks: Inks, read: Reading) -> None:
        self.page = page
        self.inks = inks
        self.rows = Rows(page, places, marks)
        self.said: Mapping[int, Said] = {}
        self.spare = 0.0
        self.ends: dict[int, float] = {}
        self.before_standing: Callable[[], tuple[float, float]] = _nothing
        self.active: int | None = None
        self.paragraphs: Paragraphs | None = None
        self.findings: Callable[[int], Sequence[Finding]] = _found_nothing
        self._read = read
        self._lettering = Lettering()
        self._words: dict[int, str] = {}

    def forget(self, *ids: int) -> None:
        """Reads anew what these, or else all, rows say."""
        if not ids:
            self._words.clear()
        for id in ids:
            self._words.pop(id, None)

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark whose row lies at a point of the lane."""
        metrics = self.page.metrics
        if not metrics.lane - 6 <= metrics.beside_x(point.x()) <= metrics.lane + metrics.lane_width:
            return None
        return self.rows.at(point.y())

    def paragraph_at(self, point: QPointF) -> int | None:
        """The number of the paragraph beside which a point of the gutter lies."""
        metrics = self.page.metrics
        is_beside = point.x() > metrics.left + metrics.width
        if not metrics.is_mirrored:
            is_beside = point.x() < metrics.left
        if not metrics.has_gutter or not is_beside or self.paragraphs is None:
            return None
        for placed in self.page.in_view():
            if placed.top <= point.y() < placed.top + placed.typeset.height:
                return self.paragraphs.number_at(placed.typeset.base)
        return None

    def paint(self, painter: QPainter) -> None:
        """The lane and the gutter."""
        self.rows.look()
        self.rows.stand(*self.before_standing())
        self.ends.clear()
        self._read_words()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry in self.rows.entries:
            if entry.mark is None:
                self._paint_more(painter, entry)
            elif self.page.metrics.has_names:
                self._paint_row(painter, entry, entry.mark)
            else:
                self._paint_badge(painter, entry, entry.mark)
        self._paint_gutter(painter)

    # Rows

    def _read_words(self) -> None:
        ids = [entry.mark.id for entry in self.rows.entries if entry.mark]
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
        half = self.rows.half - 1.5
        room = QRectF(metrics.lane, entry.y - half, metrics.lane_width - 10, 2 * half)
        if mark.id == self.active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(theme.accent, 0.12))
            painter.drawRoundedRect(metrics.beside(room.adjusted(-4, 0, 0, 0)), 4, 4)
        bracket = QRectF(room.left(), room.top() + 1, BRACKET, room.height() - 2)
        painter.fillRect(metrics.beside(bracket), line)
        font = QFont(metrics.small)
        font.setWeight(QFont.Weight.DemiBold)
        is_suggestion = mark.flags & IS_SUGGESTION
        title = _tr("Suggested") if is_suggestion else self.inks.label(mark.label).title
        link = self.said.get(mark.id)
        said, ink = link or (self._words.get(mark.id, ""), theme.muted)
        drawn = HAS_LINK if link else 0  # the emblem would say what the words do
        emblems = [name for flag, name in EMBLEMS if mark.flags & flag & ~drawn]
        emblems += ["check"] if self.findings(mark.id) else []
        room.setLeft(room.left() + 11 * metrics.scale)
        words = room.adjusted(0, 0, -self.spare - len(emblems) * 15 * metrics.scale, 0)
        gap = 5 * metrics.scale
        beside = words.width() - gap - self._lettering.width(title, font)
        if link and beside < self._lettering.width(said, metrics.small):
            # Colour and line tell the label; what the link says is told nowhere else.
            x = self._say(painter, said, metrics.small, ink, words)
        else:
            x = self._say(painter, title, font, line, room)
            if beside > LEAST_WORDS * metrics.scale:
                words.setLeft(x + gap)
                x = self._say(painter, said, metrics.small, ink, words)
        for name in emblems:
            at = QPointF(metrics.beside_x(x + 12 * metrics.scale), entry.y)
            draw_emblem(painter, name, at, metrics.scale, theme.muted)
            x += 15 * metrics.scale
        self.ends[mark.id] = x

    def _say(
        self, painter: QPainter, text: str, font: QFont, colour: QColor, room: QRectF
    ) -> float:
        """Draws where ``room`` begins; returns where the words end, both as for text that runs
        to the right."""
        metrics = self.page.metrics
        width = self._lettering.draw(
            painter, text, font, colour, metrics.beside(room), is_mirrored=metrics.is_mirrored
        )
        return room.left() + width

    def _paint_badge(self, painter: QPainter, entry: Entry, mark: Mark) -> None:
        """The lane where it has no room for words: the label's letter."""
        metrics, label = self.page.metrics, self.inks.label(mark.label)
        side = 17 * metrics.scale
        box = metrics.beside(QRectF(metrics.lane - 6, entry.y - side / 2, side, side))
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
        if metrics.has_words:
            self._say_link(painter, entry, mark)

    def _say_link(self, painter: QPainter, entry: Entry, mark: Mark) -> None:
        """Beside the label's letter, what its link to the active annotation is."""
        metrics, half, said = self.page.metrics, self.rows.half - 1.5, self.said.get(mark.id)
        x = metrics.lane + 15 * metrics.scale
        room = metrics.lane + metrics.lane_width - 6 - self.spare - x
        if said:
            box = QRectF(x, entry.y - half, room, 2 * half)
            x = self._say(painter, said.words, metrics.small, said.colour, box)
        self.ends[mark.id] = x

    def _paint_more(self, painter: QPainter, entry: Entry) -> None:
        metrics = self.page.metrics
        half = self.rows.half
        text = (
            _tr("+{count} more").format(count=entry.more) if metrics.has_names else f"+{entry.more}"
        )
        room = QRectF(metrics.lane, entry.y - half, metrics.lane_width, 2 * half)
        self._say(painter, text, metrics.small, self.inks.theme.muted, room)

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
                box = QRectF(max(2.0, metrics.gutter - width), 0, width, 0)
                painter.drawText(QPointF(metrics.beside(box).left(), baseline), str(number))


def _nothing() -> tuple[float, float]:
    """Nothing else is in the lane."""
    return 0.0, 0.0


def _found_nothing(_annotation: int) -> Sequence[Finding]:
    return ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleMargin", text)
