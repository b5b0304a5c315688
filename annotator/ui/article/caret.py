"""The caret: where keys move it, and its blinking."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.ui.article.geometry import position_at
from annotator.ui.article.page import Page
from annotator.ui.article.places import Places
from annotator.ui.article.snapping import Snapping


class CaretMoves:
    """From a position to where a key takes it. Left and right are what the eye sees, also in
    right-to-left and mixed text; positions are code points."""

    def __init__(self, page: Page, places: Places, snapping: Snapping) -> None:
        self._page = page
        self._places = places
        self._snapping = snapping
        self._goal: float | None = None

    def forget_goal(self) -> None:
        """Up and down aim at the present x again."""
        self._goal = None

    def sideways(self, position: int, direction: int) -> int:
        """One grapheme to the left (-1) or the right (1)."""
        page = self._page
        segment = page.segments.at(position)
        typeset = page.typeset(segment)
        layout, unit = typeset.layout, typeset.units.to_units(position - typeset.base)
        moved = (layout.leftCursorPosition if direction < 0 else layout.rightCursorPosition)(unit)
        if moved != unit:
            return typeset.base + typeset.units.to_points(moved)
        return self._snapping.character_edge(position, self._snapping.onwards(position, direction))

    def word(self, position: int, direction: int) -> int:
        """The start of the word to the left or the right."""
        return self._snapping.word_edge(
            position, self._snapping.onwards(position, direction), "start"
        )

    def word_taken_in(self, position: int, direction: int) -> int:
        """As far as a selection goes to take the word to the left or the right in: not over
        the comma after it, for that is seldom part of what is marked."""
        onwards = self._snapping.onwards(position, direction)
        return self._snapping.word_edge(position, onwards, "end" if onwards > 0 else "start")

    def row(self, position: int, direction: int) -> int:
        """The row above or below, as near as can be to where the movement began."""
        page = self._page
        caret = self._places.caret(position)
        goal = self._goal = caret.center().x() if self._goal is None else self._goal
        segment = page.segments.at(position)
        typeset = page.typeset(segment)
        row = typeset.row_of(position - typeset.base) + direction
        if not 0 <= row < len(typeset.rows):
            segment += direction
            if not 0 <= segment < len(page.segments):
                return 0 if direction < 0 else len(page.text)
            typeset = page.typeset(segment)
            row = 0 if direction > 0 else len(typeset.rows) - 1
        y = typeset.rows[row].top + 1
        return typeset.base + position_at(typeset, goal - page.metrics.left, y)

    def screen(self, position: int, direction: int) -> int:
        """As far above or below as the viewport is high."""
        page = self._page
        caret = self._places.caret(position)
        goal = self._goal = caret.center().x() if self._goal is None else self._goal
        distance = direction * max(
            page.metrics.body.pitch, page.view_height - 2 * page.metrics.body.pitch
        )
        before = (page.anchor, page.offset)
        page.scroll_by(distance)
        if (page.anchor, page.offset) == before:
            return 0 if direction < 0 else len(page.text)
        return self._places.position(QPointF(goal, caret.center().y()))

    def row_end(self, position: int, direction: int) -> int:
        """The start (-1) or the end (1) of the row."""
        page = self._page
        typeset = page.typeset(page.segments.at(position))
        row = typeset.rows[typeset.row_of(position - typeset.base)]
        if direction < 0:
            return typeset.base + typeset.units.to_points(row.start)
        if row.is_last:
            return typeset.base + typeset.length
        unit = (
            row.end - row.blanks if row.blanks else typeset.layout.previousCursorPosition(row.end)
        )
        return typeset.base + typeset.units.to_points(unit)


class Blink(QObject):
    """Whether the caret is drawn just now; calls ``redraw`` when that turns."""

    def __init__(self, parent: QObject, redraw: Callable[[], None]) -> None:
        super().__init__(parent)
        self.is_on = False
        self._redraw = redraw
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Shows the caret, and lets it blink where the desktop wants that."""
        self.is_on = True
        period = QGuiApplication.styleHints().cursorFlashTime()
        if period > 0:
            self.timer.start(period // 2)
        self._redraw()

    def stop(self) -> None:
        self.is_on = False
        self.timer.stop()
        self._redraw()

    def _turn(self) -> None:
        self.is_on = not self.is_on
        self._redraw()
