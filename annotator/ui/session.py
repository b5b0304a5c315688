"""What one window is looking at: project, document, active annotation, selection, caret."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.model.paragraphs import Paragraphs
from annotator.model.scheme import Scheme
from annotator.model.text import Span
from annotator.store import Project
from annotator.store.errors import LockedProject

POLL_MILLISECONDS = 700


class Session(QObject):
    """The only state besides the project file, and the program's three signals.

    ``changed(Changes)``: a step was made, undone or redone, here or elsewhere; the project is
    read anew by whoever shows it. ``opened(Document | None)``: another document, or another
    project, is shown. ``selected()``: active annotation, selection or caret moved.
    """

    changed = Signal(object)
    opened = Signal(object)
    selected = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.document: Document | None = None
        self.text = ""
        self.active: int | None = None
        self.selection: Span | None = None
        self.position = 0
        self.armed: str | None = None
        self.linking: int | None = None
        self._paragraphs: Paragraphs | None = None
        self.before_closing: list[Callable[[], None]] = []
        self._pauses = 0
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MILLISECONDS)
        self._poll.timeout.connect(self.look_for_foreign_changes)

    @property
    def scheme(self) -> Scheme:
        """The project's scheme, or an empty one where no project is open."""
        return self.project.scheme if self.project else Scheme("", "")

    @property
    def paragraphs(self) -> Paragraphs:
        """Of the text shown; found once, when first asked for."""
        if self._paragraphs is None:
            self._paragraphs = Paragraphs(self.text)
        return self._paragraphs

    @property
    def is_editable(self) -> bool:
        return self.project is not None and not self.project.is_read_only

    def open_project(self, path: Path, annotator: str, *, read_only: bool = False) -> None:
        """Opens ``path`` in place of what is open; ``ProjectError`` leaves that as it was."""
        self.adopt(Project.open(path, annotator=annotator, read_only=read_only))

    def adopt(self, project: Project, document: int | None = None, position: int = 0) -> None:
        """Takes over an open project and shows that document of it, or its first one."""
        self._leave()
        self.project = project
        project.journal.listeners.append(self._tell)
        self._look_regularly()
        self.show(project.documents.first() if document is None else document, position)

    def close_project(self) -> None:
        """Closes the project; what was typed and is not yet in it is written first."""
        if self.project is None:
            return
        self._leave()
        self.show(None)

    def show(self, document: int | None, position: int = 0) -> None:
        """Shows the document of that id, or none."""
        self.active, self.selection, self.position = None, None, position
        self.linking = None
        if self.project is None or document is None:
            self.document, self.text = None, ""
        else:
            self.document = self.project.documents[document]
            self.text = self.project.documents.text(document)
        self._paragraphs = None
        self.opened.emit(self.document)

    def select(
        self, selection: Span | None, active: int | None = None, position: int | None = None
    ) -> None:
        """Sets selection (code points), active annotation and caret, and says so once."""
        state = (selection, active, self.position if position is None else position)
        if state == (self.selection, self.active, self.position):
            return
        self.selection, self.active, self.position = state
        if self.linking != self.active:
            self.linking = None
        self.selected.emit()

    def arm(self, label: str | None) -> None:
        """Every selection is annotated with ``label`` on release, until disarmed by None."""
        self.armed = label
        self.selected.emit()

    def link_from(self, annotation: int | None) -> None:
        """What is picked next is linked to ``annotation``, which is active; None ends that."""
        if annotation != self.linking:
            self.linking = annotation
            self.selected.emit()

    def look_for_foreign_changes(self) -> None:
        """Tells views of steps that another window or program made in the same file."""
        try:
            found = self.project.foreign_changes() if self.project else ()
        except LockedProject:  # somebody is writing: there is news in a moment
            return
        for changes in found:
            self._tell(changes)

    def pause(self) -> None:
        """Stops looking for changes now and then: while a job of ours writes, each look would
        wait for it, and keep the window waiting. For every pause, one ``resume``."""
        self._pauses += 1
        self._poll.stop()

    def resume(self) -> None:
        self._pauses -= 1
        self._look_regularly()

    def _look_regularly(self) -> None:
        if self.project and not self._pauses:
            self._poll.start()

    def _leave(self) -> None:
        """Closes the project without a word: whoever calls this shows something else next."""
        if self.project is None:
            return
        self._poll.stop()
        for write in self.before_closing:
            write()
        self.project.close()
        self.project, self.armed = None, None

    def _tell(self, changes: Changes) -> None:
        self._follow(changes)
        self.changed.emit(changes)

    def _follow(self, changes: Changes) -> None:
        if (
            self.active is not None
            and self.project
            and not self.project.annotations.has(self.active)
        ):
            self.active, self.linking = None, None
        if self.armed and (changes.is_bulk or changes.touch("label")):
            # Renamed or merged, it is armed as what it is called now.
            named = self.scheme.known_as(self.armed)
            self.armed = named if named in (one.name for one in self.scheme.offered) else None
        if self.project and self.document and changes.touch("document"):
            if self.project.documents.has(self.document.id):
                self.document = self.project.documents[self.document.id]
            else:
                self.show(self.project.documents.first())
