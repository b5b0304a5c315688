"""Where characters are: against Python slices, and against the pixels that Qt paints."""

import itertools
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextLayout

from annotator.ui.article.display import is_right_to_left
from annotator.ui.article.geometry import bands, caret_at, character_at, position_at
from annotator.ui.article.metrics import Metrics
from annotator.ui.article.typeset import Typeset
from tests.ui.article.strategies import TEXTS

pytestmark = pytest.mark.usefixtures("theme")

WIDTH = 300.0
MIXED = (
    "شهردار لیندناو گفته است که شرکت راه‌آهن (Rail AG) در سال ۲۰۲۴ معافیت مالیاتی نگرفته است.",
    "פסקה בעברית: העירייה הכחישה כי הוצעה הצעה כלשהי ל-Rail AG בשנת 2024, ודובר כינה אותה כך.",
    "An English paragraph quoting «المتحدث نفى ذلك تماماً» and “המצאה מוחלטת”, and then on.",
    "The mayor of Lindenau reportedly offered the rail operator a ten-year tax waiver in return.",
)


def typeset(text: str, metrics: Metrics, width: float = WIDTH) -> Typeset:
    side = is_right_to_left(text)
    return Typeset(text, 0, metrics.body, width, is_right_to_left=side)


def painted(made: Typeset, start: int, end: int, row: int) -> set[int]:
    """The columns of pixels that Qt paints behind a selection, in one row."""
    image = QImage(int(WIDTH) + 40, int(made.height) + 10, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    form = QTextCharFormat()
    form.setBackground(QColor("#ff0000"))
    form.setForeground(QColor("#ff0000"))
    chosen = QTextLayout.FormatRange()
    chosen.start = made.units.to_units(start)
    chosen.length = made.units.to_units(end) - chosen.start
    chosen.format = form
    painter = QPainter(image)
    made.layout.draw(painter, QPointF(10, 0), [chosen])
    painter.end()
    y = int(made.rows[row].baseline + 3)
    return {x - 10 for x in range(image.width()) if image.pixelColor(x, y).name() == "#ff0000"}


@pytest.mark.parametrize("text", MIXED)
def test_bands_are_what_qt_paints(text: str, metrics: Metrics) -> None:
    made = typeset(text, metrics)
    chance = random.Random(7)
    for _ in range(25):
        start = chance.randrange(len(text) - 2)
        end = min(len(text), start + chance.randrange(1, 40))
        for row in range(len(made.rows)):
            mine = [band for band in bands(made, start, end) if band.row == row]
            wrapped = made.rows[row]
            last = made.units.to_points(wrapped.end - (0 if wrapped.is_last else wrapped.blanks))
            expected = painted(made, start, min(end, last), row) if start < last else set()
            covered = {x for band in mine for x in range(round(band.left), round(band.right))}
            assert _is_near(covered, expected), (text[start:end], row)


def _is_near(one: set[int], other: set[int]) -> bool:
    """Equal but for pixels at the edges of stretches."""
    edge = {x + shift for x in one ^ other for shift in (-3, -2, -1, 0, 1, 2, 3)}
    return all(not {x, x + 1, x + 2, x + 3} <= (one ^ other) for x in edge)


@settings(max_examples=60)
@given(TEXTS)
@example("The mayor The mayor The mayor  The mayor ")  # two blanks hang at the end of a row
def test_a_position_survives_the_way_to_a_point_and_back(metrics_text: str) -> None:
    metrics = _metrics()
    text = metrics_text.replace("\n", " ")
    made = typeset(text, metrics)
    if made.is_mixed:
        return
    for position in range(len(text) + 1):
        unit = made.units.to_units(position)
        if not made.layout.isValidCursorPosition(unit):
            continue
        row, x = caret_at(made, position)
        found = position_at(made, x, made.rows[row].top + 3)
        at = caret_at(made, found)
        assert found == position or (at[0] == row and abs(at[1] - x) < 1), (text, position, found)


@pytest.mark.parametrize("text", MIXED[:2])
def test_pressing_on_a_right_to_left_letter_finds_it(text: str, metrics: Metrics) -> None:
    """Qt's own hit test is off by the blank that hangs at the end of a wrapped row."""
    made = typeset(text, metrics)
    found = 0
    letters = [i for i, character in enumerate(text) if character.isalpha()]
    for position in letters:
        (band, *_) = bands(made, position, position + 1)
        middle = (band.left + band.right) / 2
        found += character_at(made, middle, made.rows[band.row].top + 5) == position
    assert found >= 0.95 * len(letters)


def test_beside_the_words_there_is_no_character(metrics: Metrics) -> None:
    made = typeset("short", metrics)
    assert character_at(made, WIDTH - 5, 5) is None
    assert character_at(made, 5, -5) is None
    assert character_at(typeset("", metrics), 0, 0) is None
    assert position_at(made, WIDTH - 5, 5) == 5


@given(TEXTS, st.integers(0, 200), st.integers(1, 80))
def test_bands_are_within_the_column_and_apart(text: str, start: int, length: int) -> None:
    made = typeset(text.replace("\n", " "), _metrics())
    found = bands(made, start, start + length)
    for one, other in itertools.pairwise(found):
        assert one.row < other.row or one.right <= other.left + 1
    assert all(band.left <= band.right <= WIDTH + 8 for band in found)


def _metrics() -> Metrics:
    """The fixture's, for hypothesis."""
    from PySide6.QtWidgets import QApplication

    from annotator.ui.article.metrics import metrics_for
    from annotator.ui.theme import load_theme

    theme = load_theme("light")
    font = theme.reading_font(17)
    return metrics_for(font, theme.reading_font(25), QApplication.font(), 100, 814)
