"""Drawing links: curves in the margin lane, outlines around partners, arrows to what is out of
view, and the band that a link is drawn with."""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.model.text import Span
from annotator.ui.article.inks import Inks, faded
from annotator.ui.article.lettering import Lettering
from annotator.ui.article.link_curves import MANY, Band, Curve, Reach, bundled, curves, spread
from annotator.ui.article.link_plan import CHIP_PITCH, Chip, Drawn, LinkPlan, Planner
from annotator.ui.article.links import ShownLinks
from annotator.ui.article.margin import Margin
from annotator.ui.article.page import Page
from annotator.ui.article.places import Places

STRONG, WEAK = 1.6, 1.0
HEAD = 4.0
MOST_OUTLINED = 60


class Rubber(NamedTuple):
    """What is drawn while a link is dragged: from a code point to the pointer."""

    position: int
    end: QPointF


class LinkPainting:
    """Draws what ``planner`` plans. ``candidate`` is the annotation that a link would be made
    to; ``rubber`` is drawn while one is dragged."""

    def __init__(
        self, page: Page, places: Places, links: ShownLinks, margin: Margin, inks: Inks
    ) -> None:
        self.candidate: int | None = None
        self.rubber: Rubber | None = None
        self._page = page
        self._places = places
        self._links = links
        self._margin = margin
        self._inks = inks
        self._planner = Planner(links, margin.rows, inks)
        self._plan = LinkPlan()
        self._chips: list[tuple[QRectF, Chip]] = []
        self._lettering = Lettering()
        margin.before_standing = self._prepare

    def chip_at(self, point: QPointF) -> Chip | None:
        """The arrow at an edge of the lane that lies at a point."""
        place = QPointF(self._page.metrics.beside_x(point.x()), point.y())
        return next((chip for box, chip in self._chips if box.contains(place)), None)

    # Before the rows are placed

    def _prepare(self) -> tuple[float, float]:
        """Plans; what the lane's rows are to leave free at the top and at the bottom."""
        self._plan = plan = self._planner.plan()
        scale = self._page.metrics.scale
        self._margin.said = plan.said
        self._margin.spare = self._band_width if plan.drawn else 0.0
        return plan.room("above") * scale, plan.room("below", "elsewhere") * scale

    @property
    def _band_width(self) -> float:
        metrics = self._page.metrics
        return min(36 * metrics.scale, metrics.lane_width * (0.26 if metrics.has_names else 0.18))

    def _band(self) -> Band:
        metrics = self._page.metrics
        if not metrics.has_words:
            return Band(metrics.lane + 13 * metrics.scale, metrics.lane + metrics.lane_width - 2)
        far = metrics.lane + metrics.lane_width - 6
        return Band(far - self._band_width, far)

    # The lane

    def paint_lane(self, painter: QPainter) -> None:
        """Curves and arrows, after the rows."""
        self._chips = self._placed_chips()
        plan = self._plan
        if not plan.drawn:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        band = self._band()
        painter.save()
        if self._page.metrics.is_mirrored:
            painter.translate(self._page.metrics.view_width, 0)
            painter.scale(-1, 1)
        self._paint_weak(painter, [one for one in plan.drawn if not one.is_strong], band)
        self._paint_strong(painter, [one for one in plan.drawn if one.is_strong], band)
        painter.restore()
        for box, chip in self._chips:
            self._paint_chip(painter, box, chip)

    def _paint_weak(self, painter: QPainter, drawn: list[Drawn], band: Band) -> None:
        """What does not belong to the focus; many of them as bundles that leave at the band,
        in one colour: of so many, colours would say nothing and mix to mud."""
        strength = 0.3 if any(one.is_strong for one in self._plan.drawn) else 0.75
        if len(drawn) > MANY:
            shapes = curves(self._reaches(drawn, band, leaves_at_band=True), band)
            painter.setPen(QPen(faded(self._inks.theme.muted, 0.8 * strength), WEAK))
            _paint_bundle(painter, shapes)
            return
        by_colour: dict[int, list[Curve]] = {}
        for one, curve in zip(drawn, curves(self._reaches(drawn, band), band), strict=True):
            by_colour.setdefault(one.colour.rgba(), []).append(curve)
        for rgba, some in by_colour.items():
            painter.setPen(QPen(faded(QColor.fromRgba(rgba), strength), WEAK))
            _paint_curves(painter, some, band)

    def _paint_strong(self, painter: QPainter, drawn: list[Drawn], band: Band) -> None:
        room = 1.6 * self._margin.rows.half
        shapes = curves(spread(self._reaches(drawn, band), room), band)
        for one, curve in zip(drawn, shapes, strict=True):
            path = QPainterPath()
            _add(path, curve, band)
            painter.setPen(QPen(one.colour, STRONG))
            painter.drawPath(path)
            if one.has_head:
                _paint_head(painter, curve.end, one.colour, band.outwards)

    def _reaches(
        self, drawn: list[Drawn], band: Band, *, leaves_at_band: bool = False
    ) -> list[Reach]:
        """Between the rows of ``drawn``, each of which is looked for once."""
        ends = {end for one in drawn for end in (one.link.start, one.link.end)}
        leaving = {end: self._leaving(end, band) for end in ends}
        if leaves_at_band:
            leaving = {end: (band.near, y) for end, (_, y) in leaving.items()}
        return [Reach(one.link.id, leaving[one.link.start], leaving[one.link.end]) for one in drawn]

    def _leaving(self, annotation: int, band: Band) -> tuple[float, float]:
        """Where links leave an annotation's row, or the arrow that stands for it."""
        for box, chip in self._chips:
            if annotation in chip.partners:
                return box.right() + 3, box.center().y()
        x = self._margin.ends.get(annotation)
        y = self._planner.y_of(annotation)
        y = max(-20.0, min(y, self._page.view_height + 20))
        return band.near if x is None else min(x + 7, band.near), y

    # Arrows to what is out of view

    def _placed_chips(self) -> list[tuple[QRectF, Chip]]:
        metrics = self._page.metrics
        pitch, words = CHIP_PITCH * metrics.scale, QFontMetricsF(metrics.small)
        has_names, scale = metrics.has_words, metrics.scale
        room = self._band().near - metrics.lane - 4 if has_names else metrics.lane_width + 2
        above = [chip for chip in self._plan.chips if chip.side == "above"]
        others = [chip for chip in self._plan.chips if chip.side != "above"]
        found = []
        for chips, top in (
            (above, 4 * metrics.scale),
            (others, self._page.view_height - 2 - len(others) * pitch),
        ):
            for number, chip in enumerate(chips):
                said, air = (chip.words, 14 * scale) if has_names else (chip.short, 6.0)
                width = min(room, words.horizontalAdvance(said) + air)
                left = metrics.lane if has_names else metrics.lane - 10
                found.append((QRectF(left, top + number * pitch, width, pitch - 3), chip))
        return found

    def _paint_chip(self, painter: QPainter, box: QRectF, chip: Chip) -> None:
        metrics = self._page.metrics
        painter.setPen(QPen(faded(chip.colour, 0.7), 1))
        painter.setBrush(self._inks.theme.page)
        frame, is_mirrored = metrics.beside(box), metrics.is_mirrored
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if metrics.has_words:
            room = metrics.beside(box.adjusted(6 * metrics.scale, 0, -4 * metrics.scale, 0))
            self._lettering.draw(
                painter, chip.words, metrics.small, chip.colour, room, is_mirrored=is_mirrored
            )
        else:
            painter.setFont(metrics.small)
            painter.setPen(chip.colour)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, chip.short)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # In the text

    def paint_outlines(self, painter: QPainter) -> None:
        """Around partners (dashed), around the candidate (with a tint), and the band."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for annotation, colour in list(self._plan.partners.items())[:MOST_OUTLINED]:
            pen = QPen(colour, 1.5, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            self._outline(painter, annotation)
        if self.candidate is not None:
            painter.setPen(QPen(self._inks.theme.text, 2))
            painter.setBrush(faded(self._inks.theme.accent, 0.22))
            self._outline(painter, self.candidate)
        if self.rubber is not None:
            self._paint_rubber(painter, self.rubber)

    def _outline(self, painter: QPainter, annotation: int) -> None:
        mark = self._links.mark(annotation)
        for start, end in mark.spans if mark else ():
            for rect in self._places.rects(Span(start, end)):
                painter.drawRoundedRect(rect.adjusted(-2, -1.5, 2, 3), 4, 4)

    def _paint_rubber(self, painter: QPainter, rubber: Rubber) -> None:
        accent = self._inks.theme.accent
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start = self._places.caret(rubber.position).center()
        painter.drawLine(start, rubber.end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in (start, rubber.end):
            painter.drawEllipse(point, 3.5, 3.5)


def _paint_curves(painter: QPainter, some: list[Curve], band: Band) -> None:
    """As one path: where they overlap they do not grow darker."""
    path = QPainterPath()
    for curve in some:
        _add(path, curve, band)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPath(path)


def _paint_bundle(painter: QPainter, many: list[Curve]) -> None:
    """As lines on whole pixels: smooth paths of hundreds of links would take most of a frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawLines([QLineF(*one, *other) for one, other in bundled(many)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _add(path: QPainterPath, curve: Curve, band: Band) -> None:
    """Adds the curve to ``path``."""
    (x, y), (end_x, end_y) = curve.start, curve.end
    back, radius = -band.outwards * curve.radius, curve.radius
    along = radius if end_y >= y else -radius
    path.moveTo(x, y)
    path.lineTo(curve.turn + back, y)
    path.quadTo(curve.turn, y, curve.turn, y + along)
    path.lineTo(curve.turn, end_y - along)
    path.quadTo(curve.turn, end_y, curve.turn + back, end_y)
    path.lineTo(end_x, end_y)


def _paint_head(painter: QPainter, at: tuple[float, float], colour: QColor, outwards: int) -> None:
    """An arrow head that points to the row."""
    x, y = at
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    tail = x + outwards * HEAD * 1.6
    painter.drawPolygon(
        QPolygonF([QPointF(x - outwards, y), QPointF(tail, y - HEAD), QPointF(tail, y + HEAD)])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
