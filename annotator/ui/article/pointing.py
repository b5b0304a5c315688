"""What the mouse points at, and how often it was pressed there."""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from annotator.ui.article.margin import Margin
from annotator.ui.article.marking import Edge, Marking
from annotator.ui.article.painting import Painting
from annotator.ui.article.places import Places

GRIP = 3
BESIDE = 12


@dataclass(slots=True)
class Clicks:
    """Counts presses that follow one another quickly at one place."""

    count: int = 0
    at: float = 0.0
    point: QPointF | None = None

    def press(self, point: QPointF) -> int:
        """1 for a single press, 2 for a double one, up to 4."""
        quick = monotonic() - self.at < QApplication.doubleClickInterval() / 1000
        near = self.point is not None and (point - self.point).manhattanLength() < 6
        self.count = self.count % 4 + 1 if quick and near else 1
        self.at, self.point = monotonic(), point
        return self.count


class Pointing:
    """Answers for points of the viewport."""

    def __init__(
        self, marking: Marking, places: Places, painting: Painting, margin: Margin
    ) -> None:
        self._marking = marking
        self._places = places
        self._painting = painting
        self._margin = margin

    def is_selected(self, point: QPointF) -> bool:
        character, selection = self._places.character(point), self._marking.session.selection
        if selection is None or character is None:
            return False
        return selection.start <= character < selection.end

    def marks_at(self, point: QPointF) -> list[int]:
        """The annotations of the character there, innermost first."""
        character = self._places.character(point)
        return [] if character is None else self._marking.marks.at(character)

    def all_at(self, point: QPointF) -> list[int]:
        """As ``marks_at``; beside the text the annotation of the margin's row."""
        mark = self._margin.mark_at(point)
        return [mark.id] if mark else self.marks_at(point)

    def position(self, point: QPointF) -> int:
        """The place between two characters nearest to a point; in the margin, where the
        annotation of that row starts."""
        mark = self._margin.mark_at(point)
        return mark.start if mark else self._places.position(point)

    def handle_at(self, point: QPointF) -> Edge | None:
        """The end of the active annotation whose handle is there."""
        edges: tuple[Edge, Edge] = ("start", "end")
        for edge, handle in zip(edges, self._painting.handles(), strict=False):
            if handle.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(point):
                return edge
        return None

    def cursor_at(self, point: QPointF) -> Qt.CursorShape:
        """How the pointer looks there."""
        metrics = self._painting.page.metrics
        if self._marking.session.document is None:
            return Qt.CursorShape.ArrowCursor
        if self._margin.mark_at(point):
            return Qt.CursorShape.PointingHandCursor
        if self.handle_at(point):
            return Qt.CursorShape.SizeHorCursor
        if -BESIDE <= point.x() - metrics.left <= metrics.width + BESIDE:
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor
