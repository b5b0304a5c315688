"""Doing what the dialog of labels is asked for: at once, or on another thread where it touches
many annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store import Project
from annotator.store.errors import ProjectError
from annotator.ui import jobs
from annotator.ui.dialogs.errors import is_known
from annotator.ui.dialogs.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from annotator.store.label_keeping import LabelKeeping
    from annotator.store.label_merging import Touched
    from annotator.ui.jobs import Progress
    from annotator.ui.window import Window

    Deed = Callable[[LabelKeeping], object]

MANY = 2_000  # annotations


class LabelDeeds:
    """``tell`` shows why something was refused, "" for nothing. While one ``is_busy`` the dialog
    takes no keys, and stays open."""

    def __init__(self, window: Window, dialog: QDialog, tell: Callable[[str], object]) -> None:
        self._window, self._dialog, self._tell = window, dialog, tell
        self.is_busy = False

    @property
    def keeping(self) -> LabelKeeping | None:
        project = self._window.session.project
        return project.label_keeping if project else None

    def do(self, deed: Deed) -> None:
        """At once."""
        keeping = self.keeping
        self._tell("")
        if keeping is None:
            return
        try:
            deed(keeping)
        except ProjectError as error:
            self._tell(str(error))

    def ask(self, words: str, yes: str, deed: Deed, found: Touched) -> None:
        """After the question ``words``, which tells of what was ``found``."""
        Question(self._dialog, words, yes, lambda: self._do(yes, deed, found)).open()

    def _do(self, title: str, deed: Deed, found: Touched) -> None:
        project = self._window.session.project
        if project is None or found.annotations <= MANY:
            self.do(deed)
            return
        place, annotator = project.path, project.annotator

        def work(_progress: Progress) -> None:
            with Project.open(place, annotator=annotator) as own:
                deed(own.label_keeping)

        self.is_busy = True
        self._dialog.setEnabled(False)
        jobs.start(self._window, title, work, lambda _: self._finish(), otherwise=self._finish)

    def _finish(self, error: Exception | None = None) -> None:
        self.is_busy = False
        self._dialog.setEnabled(True)
        self._window.session.look_for_foreign_changes()
        if error is not None and not is_known(error):
            raise error
        self._tell("" if error is None else str(error))
