"""Sizes of the article view in pixels, from the reading font, the zoom and the width."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

READING_SIZE = 17.0
HEADING_RATIO = 1.5
LANES = 3
SAMPLE = "The mayor of the town reportedly offered the rail operator a waiver"
MEASURE = 66  # Latin characters
DENSE_MEASURE = 36  # characters of Chinese, Japanese and Korean, each as wide as it is high
INSET, NARROW_INSET, BARE_INSET = 78.0, 46.0, 16.0
LANE_WIDTH, NARROW_LANE, SLIM_LANE, BARE_LANE = 176.0, 118.0, 98.0, 26.0
NAMES_ROOM = 118.0
LANE_GAP = 20.0


class TextStyle(NamedTuple):
    """How a kind of paragraph is set.

    Distances are in pixels: ``pitch`` from one baseline to the next, ``baseline`` below the
    top of a row, ``rise`` and ``fall`` of a highlight above and below the baseline. What lies
    below ``fall`` is kept free for underlines, so that none ever moves the text.
    """

    font: QFont
    pitch: float
    baseline: float
    rise: float
    fall: float

    @staticmethod
    def of(font: QFont, *, pitch: float) -> "TextStyle":
        """``pitch`` as a multiple of the font's pixel size."""
        size = max(1.0, font.pixelSize())
        rise, fall = round(0.95 * size), round(0.36 * size)
        spare = round(pitch * size) - rise - fall
        return TextStyle(font, round(pitch * size), rise + spare * 0.36, rise, fall)


class Metrics(NamedTuple):
    """Where the columns of the view stand and how text is set in them.

    ``left`` is where the text is. What is beside it (``gutter``, ``lane``) is told as for text
    that runs to the right; ``beside`` takes it to the other side where the view ``is_mirrored``.
    """

    body: TextStyle
    heading: TextStyle
    small: QFont
    scale: float
    gutter: float
    left: float
    width: float
    lane: float
    lane_width: float
    view_width: float = 0.0
    is_mirrored: bool = False

    def beside_x(self, x: float) -> float:
        """From an x beside text that runs to the right to one of the viewport, or back."""
        return self.view_width - x if self.is_mirrored else x

    def beside(self, box: QRectF) -> QRectF:
        """As ``beside_x``, for a rectangle."""
        if not self.is_mirrored:
            return box
        return QRectF(self.view_width - box.right(), box.top(), box.width(), box.height())

    @property
    def gap(self) -> float:
        """Between two paragraphs."""
        return round(self.body.pitch * 0.52)

    @property
    def head(self) -> float:
        """Above the first line."""
        return round(28 * self.scale)

    @property
    def foot(self) -> float:
        """Below the last line."""
        return round(90 * self.scale)

    @property
    def underline(self) -> float:
        """How thick an underline is."""
        return max(1.5, round(2 * self.scale * 2) / 2)

    @property
    def underline_pitch(self) -> float:
        """From one underline to the next below it."""
        return max(2.5, round(3 * self.scale * 2) / 2)

    @property
    def has_names(self) -> bool:
        """Whether the margin lane has room for the labels' names and more."""
        return self.lane_width >= NAMES_ROOM

    @property
    def has_words(self) -> bool:
        """Whether it has room for a few words beside the labels' letters: what links say."""
        return self.lane_width >= SLIM_LANE

    @property
    def has_gutter(self) -> bool:
        return self.gutter > 0


def metrics_for(
    reading: QFont, heading: QFont, small: QFont, zoom: int, width: float,
    *, is_dense: bool = False, is_mirrored: bool = False,
) -> Metrics:  # fmt: skip
    """``zoom`` in per cent, ``width`` of the viewport; the fonts are sized already.
    ``is_dense``: of a script whose characters are as wide as they are high; ``is_mirrored``:
    with the lane at the left and the gutter at the right."""
    scale = zoom / 100
    advance = QFontMetricsF(reading).horizontalAdvance(SAMPLE) / len(SAMPLE)
    wanted = DENSE_MEASURE * reading.pixelSize() if is_dense else ceil(MEASURE * advance)
    inset, lane = _sides(wanted, width)
    column = max(60.0, min(wanted, width - inset - LANE_GAP - lane))
    spare = max(0.0, width - inset - column - LANE_GAP - lane)
    left = inset + round(spare / 2)
    return Metrics(
        body=TextStyle.of(reading, pitch=1.72),
        heading=TextStyle.of(heading, pitch=1.28),
        small=small,
        scale=scale,
        gutter=left - (36 if inset == INSET else 14) if inset >= NARROW_INSET else 0,
        left=width - left - column if is_mirrored else left,
        width=column,
        lane=left + column + LANE_GAP,
        lane_width=lane + (spare / 2 if lane >= NARROW_LANE else 0),
        view_width=width,
        is_mirrored=is_mirrored,
    )


def _sides(column: float, width: float) -> tuple[float, float]:
    """How much is given to the gutter and to the margin lane of a view this wide."""
    choices = (
        (INSET, 1.0, LANE_WIDTH),
        (NARROW_INSET, 1.0, LANE_WIDTH),
        (NARROW_INSET, 0.82, NARROW_LANE),
        (BARE_INSET, 0.72, NARROW_LANE),
        (BARE_INSET, 0.56, SLIM_LANE),
    )
    for inset, share, lane in choices:  # the names of links are worth some characters of a line
        if width >= inset + column * share + LANE_GAP + lane:
            return inset, lane
    return BARE_INSET, BARE_LANE
