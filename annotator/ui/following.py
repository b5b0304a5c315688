"""What the window does when the session moves: title, pages, greyed commands, chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.model.changes import Changes
from annotator.ui import commands, state
from annotator.ui.panels.lettering import full_moment, shortened
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from annotator.model.document import Document
    from annotator.model.scheme import Scheme
    from annotator.store import Project
    from annotator.ui.window import Window

LONGEST_TITLE = 80
KEYS_PAUSE = 400  # milliseconds


class Following(QObject):
    """Connects one window to its session."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._project: Project | None = None
        self._scheme: Scheme | None = None
        self._keys: list[str] = []
        self._looking = QTimer(self, interval=KEYS_PAUSE, singleShot=True)
        self._looking.timeout.connect(self._offer_free_keys)
        window.workspace.documents.arrangement_of = partial(state.arrangement_in, window.settings)
        session = window.session
        session.opened.connect(self._opened)
        session.changed.connect(self._changed)
        session.selected.connect(window.registry.refresh)
        window.workspace.article.told.connect(window.tell)
        self._show_project()
        self._opened(session.document)

    def _opened(self, document: Document | None) -> None:
        window = self._window
        project = window.session.project
        if project is not self._project:
            self._project = project
            self._show_project()
        window.pages.show_project()
        window.toolbar.setVisible(project is not None)
        self._tell_signature()
        parts = [shortened(one_line(document.title), LONGEST_TITLE) if document else ""]
        parts += [project.title if project else "", window.tr("Annotator")]
        window.setWindowTitle(" — ".join(part for part in parts if part))
        window.registry.refresh()

    def _tell_signature(self) -> None:
        """That the document is locked, and by whom."""
        window = self._window
        project, document = window.session.project, window.session.document
        found = project.sign_offs.of(document.id) if project and document else None
        if found is not None:
            words = window.tr("Signed off by {who}, {at}: what lies on it cannot be changed.")
            unlock = (window.tr("Unlock"), lambda: window.registry.run("document.unlock"))
            words = words.format(who=found.annotator, at=full_moment(found.at))
            window.banner.say(words, (unlock,) if window.session.is_editable else ())
        elif self._is_signed:
            window.banner.clear()
        self._is_signed = found is not None

    _is_signed = False

    def _changed(self, changes: Changes) -> None:
        window = self._window
        if changes.touch("sign_off"):
            self._tell_signature()
        if changes.touch("label", "attribute"):
            self._show_scheme()
        if window.banner.is_until_saved and not changes.is_foreign:
            window.banner.clear()
        if changes.is_foreign:
            window.tell(window.tr("Changed elsewhere: {title}").format(title=changes.title))
        if changes.touch("document") or changes.is_bulk:
            self._looking.start()
        window.registry.refresh()

    def _offer_free_keys(self) -> None:
        """Fields of the documents' own come and go with them: a moment after they do."""
        project = self._window.session.project
        keys = project.documents.free_keys() if project else []
        if keys != self._keys:
            self._keys = keys
            commands.offer_free_keys(self._window.registry, keys)

    def _show_project(self) -> None:
        """Another project, or none: its labels, its place among the recent ones, its banner."""
        window = self._window
        project = window.session.project
        window.banner.clear()
        if project:
            window.settings.add_recent(project.path)
            if project.is_read_only:
                self._explain_read_only(project.why_read_only)
        self._looking.start()
        commands.offer_recent(window.registry, window.settings)
        self._show_scheme()

    def _show_scheme(self) -> None:
        window = self._window
        if window.session.scheme != self._scheme:
            self._scheme = window.session.scheme
            commands.offer_labels(window.registry, self._scheme)
            commands.offer_verdicts(window.registry, self._scheme)
            commands.offer_relabelling(window.registry, self._scheme)
            window.toolbar.show_labels()

    def _explain_read_only(self, why: str) -> None:
        window = self._window
        sentence = why or window.tr("This project is open for reading only.")
        save = (window.tr("Save a copy…"), lambda: window.registry.run("file.save_copy"))
        window.banner.say(sentence, (save,))
