"""What a pressed mouse does while it moves: each kind of drag is one small class."""

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from annotator.model.text import Span
from annotator.ui.article.marking import Edge, Marking
from annotator.ui.article.snapping import Snapping, Unit
from annotator.ui.panels.dragging import carried
from annotator.ui.session import Session

LONGEST_DRAGGED = 1_000_000


class Drag(Protocol):
    """``move`` is told each new place (a code point); then ``finish`` or ``cancel``."""

    def move(self, position: int) -> None: ...
    def finish(self) -> None: ...
    def cancel(self) -> None: ...


@dataclass(slots=True)
class SelectDrag:
    """Selects from ``anchor``, in whole units of ``unit``."""

    session: Session
    snapping: Snapping
    anchor: Span
    unit: Unit

    def move(self, position: int) -> None:
        low, high = min(self.anchor.start, position), max(self.anchor.end, position)
        self._select(self.snapping.span(low, high, self.unit), position)

    def finish(self) -> None:
        """Nothing more: the selection is made."""

    def cancel(self) -> None:
        self.session.select(None, self.session.active)

    def _select(self, span: Span | None, position: int) -> None:
        if span is not None:
            is_backwards = position < self.anchor.start
            self.session.select(span, self.session.active, span.start if is_backwards else span.end)


@dataclass(slots=True)
class PointDrag:
    """Selects from a place between two characters: nothing until the mouse has moved."""

    session: Session
    snapping: Snapping
    anchor: int
    unit: Unit
    span: Span | None = field(default=None, kw_only=True)

    def move(self, position: int) -> None:
        self.span = span = self.snapping.span(self.anchor, position, self.unit)
        active = self.session.active
        if span is None:
            self.session.select(None, active, position)
        else:
            self.session.select(span, active, span.start if position < self.anchor else span.end)

    def finish(self) -> None:
        """Nothing more: the selection is made."""

    def cancel(self) -> None:
        self.session.select(None, self.session.active)


@dataclass(slots=True)
class FragmentDrag(PointDrag):
    """Selects, and adds what was selected to the active annotation."""

    marking: Marking

    def finish(self) -> None:
        if self.span:
            self.session.select(None, self.session.active, self.span.end)
            self.marking.add_fragment(self.span)


@dataclass(slots=True)
class EndDrag:
    """Moves an end of the active annotation; ``preview`` is what it would cover."""

    marking: Marking
    snapping: Snapping
    edge: Edge
    unit: Unit
    preview: tuple[Span, ...] = ()

    def move(self, position: int) -> None:
        self.preview = self.marking.with_end(self.edge, self._snapped(position))

    def finish(self) -> None:
        if self.preview:
            place = self.preview[0].start if self.edge == "start" else self.preview[-1].end
            self.preview = ()
            self.marking.set_end(self.edge, place)

    def cancel(self) -> None:
        self.preview = ()

    def _snapped(self, position: int) -> int:
        """The nearer edge of the unit that ``position`` lies within."""
        unit = self.snapping.unit_at(position, self.unit)
        if unit is None or position in (unit.start, unit.end):
            return position
        is_nearer_to_start = position - unit.start < unit.end - position
        return unit.start if is_nearer_to_start else unit.end


def drag_out(source: QWidget, text: str, annotation: int | None = None) -> None:
    """Starts dragging the selected words out of the view: as plain text, and for who takes
    annotations as that which they are of."""
    data = QMimeData() if annotation is None else carried(annotation)
    data.setText(text[:LONGEST_DRAGGED])
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)
