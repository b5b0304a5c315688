"""What the checks say of documents that have just been marked as done: a word, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.ui.checking import MOST, Reading, counted
from annotator.ui.panels.lettering import number, shortened
from annotator.ui.text import one_line

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.review.lint.findings import Findings
    from annotator.store import Project
    from annotator.ui.window import Window

DONE = "done"
MANY = 40  # documents that are looked at one after the other, in a few seconds
LONGEST_TITLE = 60


class DoneChecks(QObject):
    """Whichever way a document was marked as done, tells what is left in it to be mended."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._project: Project | None = None
        self._waiting: list[int] = []
        self._found: dict[int, int] = {}
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._look_at_next)
        window.session.changed.connect(self._follow)

    def _follow(self, changes: Changes) -> None:
        project = self._window.session.project
        if project is None or changes.is_foreign or changes.is_bulk or changes.kind != "do":
            return
        done = list(_done_by(changes, project))
        if not done:
            return
        self._project, self._waiting, self._found = project, done, {}
        self._next.start()
        if len(done) == 1:  # the next document is shown in a moment
            findings = self._window.workspace.checking.known(done[0])
            if findings is not None:
                self._waiting = []
                self._found = {done[0]: len(findings)}

    def _look_at_next(self) -> None:
        session = self._window.session
        if session.project is None or session.project is not self._project:
            return
        if len(self._waiting) > MANY:
            self._offer_to_check(len(self._waiting))
        elif not self._waiting:
            self._tell()
        else:
            document = self._waiting.pop()
            if sum(session.project.annotations.counts(document).values()) > MOST:
                self._next.start()
            else:
                Reading(session, document, self._take)

    def _take(self, findings: Findings) -> None:
        self._found[findings.document] = len(findings)
        self._next.start()

    # What is said

    def _tell(self) -> None:
        window, project = self._window, self._project
        found = {document: count for document, count in self._found.items() if count}
        if not found or project is None:
            return
        first = min(found)
        checks = counted(sum(found.values()))
        if len(self._found) == 1 and project.documents.has(first):
            title = shortened(one_line(project.documents[first].title), LONGEST_TITLE)
            words = window.tr("“{title}” is done, with {checks} left.")
            words = words.format(title=title, checks=checks)
        else:
            words = window.tr("{some} of {all} documents are done with {checks} left.").format(
                some=number(len(found)), all=number(len(self._found)), checks=checks
            )
        show = (window.tr("Show"), partial(self._show, first))
        window.banner.say(words, (show,), is_until_saved=True)

    def _offer_to_check(self, documents: int) -> None:
        window = self._window
        words = window.tr("{count} documents are done; the checks did not look at so many.")
        check = (window.tr("Check the project"), partial(window.registry.run, "check.project"))
        window.banner.say(words.format(count=number(documents)), (check,), is_until_saved=True)

    def _show(self, document: int) -> None:
        session = self._window.session
        if session.project and session.project.documents.has(document):
            if session.document is None or session.document.id != document:
                session.show(document)
            self._window.registry.run("view.tab.checks")


def _done_by(changes: Changes, project: Project) -> Iterator[int]:
    """The documents that a step marked as done."""
    for change in changes.rows:
        is_news = change.op == "update" and change.image.get("status") != DONE
        if change.table != "document" or not is_news or not project.documents.has(change.row):
            continue
        if project.documents[change.row].status == DONE:
            yield change.row
