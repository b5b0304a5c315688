"""What is drawn for the marks of one segment, worked out once until one of them changes."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from annotator.model.marks import IS_SUGGESTION, Mark
from annotator.ui.article.geometry import Band, bands
from annotator.ui.article.inks import Inks, is_rejected
from annotator.ui.article.lanes import Crowd, covering, lanes_for
from annotator.ui.article.metrics import LANES, Metrics
from annotator.ui.article.typeset import Typeset

SUGGESTED = "suggested"
BETWEEN = "between"
STRUCK = "struck"
CROWDED = "crowded"


class Stroke(NamedTuple):
    """A horizontal line: ``pattern`` is a label's underline or one of the names above;
    ``y`` is its middle, in pixels from the segment's top."""

    pattern: str
    colour: QColor
    left: float
    right: float
    y: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Tints go behind the words, strokes below and ``strikes`` through them. Coordinates are
    pixels from the segment's top left."""

    tints: list[tuple[QRectF, QColor]] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    strikes: list[Stroke] = field(default_factory=list)


def plan_for(typeset: Typeset, marks: list[Mark], metrics: Metrics, inks: Inks) -> Plan:
    """What ``marks``, those that touch the segment, look like in it."""
    plan = Plan()
    if marks:
        draft = _Draft(typeset, metrics, inks, plan)
        draft.tint(marks)
        lanes = lanes_for(marks, LANES)
        for mark in marks:
            if mark.id in lanes.of:
                draft.underline(mark, lanes.of[mark.id])
            if is_rejected(mark):
                draft.strike(mark)
        for crowd in lanes.crowds:
            draft.stripe(crowd)
    return plan


@dataclass(frozen=True, slots=True)
class _Draft:
    typeset: Typeset
    metrics: Metrics
    inks: Inks
    plan: Plan
    found: dict[tuple[int, int], list[Band]] = field(default_factory=dict)

    def tint(self, marks: list[Mark]) -> None:
        base, length = self.typeset.base, self.typeset.length
        for start, end, over in covering(marks, base, base + length, self._key):
            colour = self.inks.tint(over)
            if colour is not None:
                found = self._bands(start, end)
                self.plan.tints.extend((self._rect(band), colour) for band in found)

    def underline(self, mark: Mark, lane: int) -> None:
        is_suggestion = mark.flags & IS_SUGGESTION
        pattern = SUGGESTED if is_suggestion else self.inks.label(mark.label).underline
        previous: int | None = None
        for start, end in mark.spans:
            if previous is not None:
                self._line(BETWEEN, mark, lane, previous, start)
            self._line(pattern, mark, lane, start, end)
            previous = end

    def strike(self, mark: Mark) -> None:
        up = round(0.28 * self.typeset.style.rise)
        colour = self.inks.line(mark)
        for start, end in mark.spans:
            self.plan.strikes.extend(
                Stroke(STRUCK, colour, band.left, band.right, self._baseline(band) - up)
                for band in self._bands(start, end)
            )

    def stripe(self, crowd: Crowd) -> None:
        found = self._bands(crowd.start, crowd.end)
        for number, band in enumerate(found):
            text = f"+{crowd.count}" if number == len(found) - 1 else ""
            self.plan.strokes.append(
                Stroke(CROWDED, self.inks.theme.muted, band.left, band.right,
                       self._lane_y(band, LANES - 1), text)
            )  # fmt: skip

    def _line(self, pattern: str, mark: Mark, lane: int, start: int, end: int) -> None:
        colour = self.inks.line(mark)
        self.plan.strokes.extend(
            Stroke(pattern, colour, band.left, band.right, self._lane_y(band, lane))
            for band in self._bands(start, end)
        )

    def _bands(self, start: int, end: int) -> list[Band]:
        """Tint, underline and strike of a mark mostly cover the same: looked for once."""
        if (start, end) not in self.found:
            base = self.typeset.base
            self.found[start, end] = bands(self.typeset, start - base, end - base)
        return self.found[start, end]

    def _key(self, over: list[Mark]) -> object:
        colour = self.inks.tint(over)
        return None if colour is None else colour.rgba()

    def _baseline(self, band: Band) -> float:
        return self.typeset.rows[band.row].baseline

    def _rect(self, band: Band) -> QRectF:
        style = self.typeset.style
        top = self._baseline(band) - style.rise
        return QRectF(band.left, top, band.right - band.left, style.rise + style.fall)

    def _lane_y(self, band: Band, lane: int) -> float:
        below = self.typeset.style.fall + self.metrics.underline / 2
        return self._baseline(band) + below + lane * self.metrics.underline_pitch
