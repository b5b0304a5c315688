"""Where the margin's rows stand: one beside each annotation in view, none over another."""

from typing import NamedTuple

from annotator.model.marks import Mark
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page, Placed
from annotator.ui.article.places import Places

ROW = 21.0
FAR = 100_000.0


class Entry(NamedTuple):
    """A row of the lane: ``y`` is its middle in viewport pixels; ``mark`` is None for the
    last row, which says how many did not find room (``more``)."""

    mark: Mark | None
    y: float
    more: int = 0


class Rows:
    """The rows of what is in view: ``look`` finds the places of the annotations, ``stand``
    moves the rows apart. All distances are viewport pixels."""

    def __init__(self, page: Page, places: Places, marks: Marks) -> None:
        self.entries: list[Entry] = []
        self._page = page
        self._places = places
        self._marks = marks
        self._natural: dict[int, float] = {}
        self._wanted: list[Entry] = []
        self._standing: dict[int, float] = {}

    @property
    def half(self) -> float:
        """Half of a row's height."""
        return ROW * self._page.metrics.scale / 2

    @property
    def in_view(self) -> list[int]:
        """The annotations of the segments in view."""
        return list(self._natural)

    def look(self) -> None:
        """Finds where the annotations in view begin."""
        page, span = self._page, self._page.span_in_view()
        self._wanted, self._natural, self._standing = [], {}, {}
        if span is None:
            return
        placed = {one.segment: one for one in page.in_view()}
        for mark in self._marks.within(span.start, span.end):
            position = max(mark.start, span.start)
            y = _middle(placed[page.segments.at(position)], position)
            self._natural[mark.id] = y
            if y < page.view_height and (y > self.half + 2 or self._reaches(mark)):
                self._wanted.append(Entry(mark, y))
                self._standing[mark.id] = y

    def stand(self, above: float = 0, below: float = 0) -> None:
        """Places the rows; so much of the lane is kept free at its top and its bottom."""
        half, height = self.half, self._page.view_height
        highest, lowest = half + 2 + above, height - half - 4 - below
        wanted = [entry._replace(y=max(highest, entry.y)) for entry in self._wanted]
        room = max(1, int((lowest - highest) // (2 * half)) + 1)
        self.entries = apart(wanted, 2 * half, lowest, room)
        self._standing = {entry.mark.id: entry.y for entry in self.entries if entry.mark}

    def y_of(self, mark: Mark) -> float:
        """The middle of a mark's row or, where it has none, of its first line; of one that is
        out of view some place above or below it."""
        found = self._standing.get(mark.id, self._natural.get(mark.id))
        if found is not None:
            return found
        span = self._page.span_in_view()
        return FAR if span is None or mark.start >= span.end else -FAR

    def is_in_view(self, mark: Mark) -> bool:
        """Whether any of it may be seen."""
        if mark.id in self._standing:
            return True
        return 0 <= self._natural.get(mark.id, -1) < self._page.view_height

    def at(self, y: float) -> Mark | None:
        """The mark whose row is at a height."""
        rows = (entry for entry in self.entries if abs(entry.y - y) <= self.half)
        return next((entry.mark for entry in rows if entry.mark), None)

    def _reaches(self, mark: Mark) -> bool:
        """Whether a mark that begins above the viewport ends in it."""
        return self._places.caret(mark.end).bottom() > 0


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
        placed.append(entry._replace(y=y))
    for number in range(len(placed) - 1, -1, -1):
        if placed[number].y > lowest:
            placed[number] = placed[number]._replace(y=lowest)
        lowest = placed[number].y - pitch
    return placed
