"""What keys and gestures do to annotations: every write goes through the project's one path."""

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtCore import QCoreApplication

from annotator.model.text import Span, merged, trimmed
from annotator.store import Project
from annotator.ui.article.marks import Marks
from annotator.ui.article.snapping import Snapping
from annotator.ui.session import Session

Edge = Literal["start", "end"]
By = Literal["word", "character"]


class Marking:
    """Acts on the session's selection and active annotation. Nothing happens where no
    document is open or the project is read-only."""

    def __init__(self, session: Session, marks: Marks, snapping: Snapping) -> None:
        self.session = session
        self.marks = marks
        self.snapping = snapping
        self.told: Callable[[str], None] = _unheard
        self.strayed: int | None = None  # the active one, when the caret's keys have left it

    @property
    def project(self) -> Project | None:
        """The project, where it can be written and shows a document."""
        session = self.session
        return session.project if session.is_editable and session.document else None

    def label(self, name: str) -> None:
        """A label key: annotates the selection, else relabels what is active, else arms."""
        session, project = self.session, self.project
        if project is None:
            return
        if session.selection:
            self.annotate(session.selection, name)
        elif session.active not in (None, self.strayed):
            lost = project.annotations.relabel(session.active or 0, name)
            if lost:
                self.told(lost_links(lost))
        else:
            session.arm(None if session.armed == name else name)

    def annotate(self, span: Span, name: str) -> None:
        """Puts a label on a span without its outer blanks and makes it active; selects what
        is there where that has been done before."""
        session, project = self.session, self.project
        tight = trimmed(session.text, span)
        if project is None or session.document is None or tight is None:
            return
        made = project.annotations.add(session.document.id, tight, name)
        session.select(None, made, max(tight.start, min(session.position, tight.end)))

    def add_fragment(self, span: Span) -> None:
        """Adds a span to the active annotation; one that touches a fragment widens it."""
        tight = trimmed(self.session.text, span)
        if tight is not None:
            self._reshape([*self.fragments(), tight])

    def remove_fragment(self, position: int) -> None:
        """Takes the fragment at ``position`` off the active annotation, unless it is the only
        one."""
        kept = [part for part in self.fragments() if not part.start <= position <= part.end]
        if kept:
            self._reshape(kept)

    def fragments(self) -> tuple[Span, ...]:
        """Of the active annotation; () where none is active."""
        mark = self.marks.by_id.get(self.session.active or 0)
        return tuple(Span(start, end) for start, end in mark.spans) if mark else ()

    def set_end(self, edge: Edge, position: int) -> None:
        """Moves an outer end of the active annotation; it keeps at least a character."""
        self._reshape(self.with_end(edge, position))

    def with_end(self, edge: Edge, position: int) -> tuple[Span, ...]:
        """The active annotation's fragments if an outer end were at ``position``."""
        parts = self.fragments()
        if not parts:
            return ()
        if edge == "start":
            kept = [part for part in parts if part.end > position] or [parts[-1]]
            start = min(position, kept[0].end - 1)
            return (Span(max(0, start), kept[0].end), *kept[1:])
        kept = [part for part in parts if part.start < position] or [parts[0]]
        end = max(position, kept[-1].start + 1)
        return (*kept[:-1], Span(kept[-1].start, end))

    def move_end(self, edge: Edge, direction: int, by: By) -> None:
        """Moves an end of the active annotation, or of the selection where there is one, to
        the left (-1) or the right (1)."""
        session = self.session
        parts = (session.selection,) if session.selection else self.fragments()
        if not parts:
            return
        place = parts[0].start if edge == "start" else parts[-1].end
        direction = self.snapping.onwards(place, direction)
        if by == "word":
            moved = self.snapping.word_edge(place, direction, edge)
        else:
            moved = self.snapping.character_edge(place, direction)
        if session.selection:
            self._move_selection(session.selection, edge, moved)
        elif self._leaves_something(parts, edge, moved):
            self.set_end(edge, moved)

    def caret_moved(self) -> None:
        """A key moved the caret: label keys change the active annotation only while it is
        there, or else one changes what is out of sight."""
        active = self.session.active
        mark = self.marks.by_id.get(active) if active is not None else None
        is_there = mark is None or mark.start <= self.session.position <= mark.end
        self.strayed = None if is_there else active

    def neighbour(self, step: int) -> int | None:
        """The next (1) or previous (-1) annotation in the text."""
        session = self.session
        active = None if session.active == self.strayed else session.active
        mark = self.marks.neighbour(active, session.position, step)
        return mark.id if mark else None

    def delete_active(self) -> None:
        session, project = self.session, self.project
        if project is None or session.active is None:
            return
        gone = session.active
        session.select(session.selection, active=None)
        project.annotations.delete(gone)

    def _move_selection(self, span: Span, edge: Edge, moved: int) -> None:
        start, end = (moved, span.end) if edge == "start" else (span.start, moved)
        if start < end:
            self.session.select(Span(start, end), self.session.active, moved)

    def _leaves_something(self, parts: tuple[Span, ...], edge: Edge, moved: int) -> bool:
        return moved < parts[-1].end if edge == "start" else moved > parts[0].start

    def _reshape(self, parts: Iterable[Span]) -> None:
        fragments = merged(parts)
        if self.project is not None and self.session.active is not None and fragments:
            self.project.annotations.resize(self.session.active, fragments)


def lost_links(count: int) -> str:
    """What is said where a new label cost links."""
    if count == 1:
        return QCoreApplication.translate(
            "Marking", "A link that no longer fits went with it; undo brings both back."
        )
    words = QCoreApplication.translate(
        "Marking", "{count} links that no longer fit went with it; undo brings all back."
    )
    return words.format(count=count)


def _unheard(_words: str) -> None:
    """Until the view says who listens."""


def anchor_of(session: Session) -> int:
    """The end of the selection that stays when it is extended; else the caret."""
    selection, position = session.selection, session.position
    if selection is None:
        return position
    return selection.end if position == selection.start else selection.start
