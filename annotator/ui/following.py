"""What the window does when the session moves: title, pages, greyed commands, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.changes import Changes
from annotator.ui import commands
from annotator.ui.panels.lettering import shortened
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from annotator.model.document import Document
    from annotator.model.scheme import Scheme
    from annotator.store import Project
    from annotator.ui.window import Window

LONGEST_TITLE = 80


class Following(QObject):
    """Connects one window to its session."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._project: Project | None = None
        self._scheme: Scheme | None = None
        session = window.session
        session.opened.connect(self._opened)
        session.changed.connect(self._changed)
        session.selected.connect(window.registry.refresh)
        self._show_project()
        self._opened(session.document)

    def _opened(self, document: Document | None) -> None:
        window = self._window
        project = window.session.project
        if project is not self._project:
            self._project = project
            self._show_project()
        window.pages.setCurrentWidget(window.workspace if project else window.welcome)
        window.toolbar.setVisible(project is not None)
        parts = [shortened(one_line(document.title), LONGEST_TITLE) if document else ""]
        parts += [project.title if project else "", window.tr("Annotator")]
        window.setWindowTitle(" — ".join(part for part in parts if part))
        window.registry.refresh()

    def _changed(self, changes: Changes) -> None:
        window = self._window
        if changes.touch("label", "attribute"):
            self._show_scheme()
        if window.banner.is_until_saved and not changes.is_foreign:
            window.banner.clear()
        if changes.is_foreign:
            window.tell(window.tr("Changed elsewhere: {title}").format(title=changes.title))
        window.registry.refresh()

    def _show_project(self) -> None:
        """Another project, or none: its labels, its place among the recent ones, its banner."""
        window = self._window
        project = window.session.project
        window.banner.clear()
        if project:
            window.settings.add_recent(project.path)
            if project.is_read_only:
                self._explain_read_only(project.why_read_only)
        commands.offer_recent(window.registry, window.settings)
        self._show_scheme()

    def _show_scheme(self) -> None:
        window = self._window
        if window.session.scheme != self._scheme:
            self._scheme = window.session.scheme
            commands.offer_labels(window.registry, self._scheme)
            window.toolbar.show_labels()

    def _explain_read_only(self, why: str) -> None:
        window = self._window
        sentence = why or window.tr("This project is open for reading only.")
        save = (window.tr("Save a copy…"), lambda: window.registry.run("file.save_copy"))
        window.banner.say(sentence, (save,))
