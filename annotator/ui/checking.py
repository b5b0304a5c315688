"""What the checks find in the shown document, kept up to date once for all who show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from annotator.store.errors import LockedProject

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.review.lint.finding import Finding, Rule
    from annotator.review.lint.findings import Findings
    from annotator.store import Project
    from annotator.ui.session import Session

AFTER_OPENING = 150  # milliseconds: the text is painted first, and its marks are read
AFTER_A_STEP = 30
BETWEEN_TURNS = 2
WHILE_LOCKED = 500
TURN = 0.004  # seconds
MOST = 20_000  # annotations: what the checks know of them takes 60 MB


class Reading(QObject):
    """Finds out, from scratch, what the checks find in a document: a few milliseconds at a time,
    on the window's own connection, so that it neither waits for anybody nor is waited for.
    ``then`` is told once; never where the project is closed or the document gone before that."""

    def __init__(self, session: Session, document: int, then: Callable[[Findings], object]) -> None:
        super().__init__(session)
        self._session, self._project, self._then = session, session.project, then
        self.document = document
        self.findings: Findings | None = None
        self._is_over = False
        self._turns = self._all_turns()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(BETWEEN_TURNS)
        session.opened.connect(self._stop_if_closed)

    def stop(self) -> None:
        """May come more than once."""
        if not self._is_over:
            self._is_over = True
            self._timer.stop()
            self.deleteLater()

    def finish(self) -> None:
        """Does all that is left now."""
        for _ in self._turns:
            pass
        self._end()

    def _all_turns(self) -> Iterator[None]:
        if not self._project:
            return
        try:
            self.findings = begin(self._project, self.document)
        except KeyError:  # it was taken back, and who shows it has not heard of it yet
            return
        yield from self.findings.read(self._project.checks.parts(self.document))

    def _go_on(self) -> None:
        self._timer.setInterval(BETWEEN_TURNS)
        started = perf_counter()
        try:
            for _ in self._turns:
                if perf_counter() - started > TURN:
                    return
        except LockedProject:  # somebody is writing: once more, from the start
            self._turns = self._all_turns()
            self._timer.setInterval(WHILE_LOCKED)
        else:
            self._end()

    def _end(self) -> None:
        self.stop()
        if self.findings is not None:  # it is false where there are none
            self._then(self.findings)

    def _stop_if_closed(self) -> None:
        if self._session.project is not self._project:
            self.stop()


class Checking(QObject):
    """``found(ids)``: of these annotations the findings, or what is shown with them, changed;
    None: of all. One object for the window; everything else asks it."""

    found = Signal(object)

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self.findings: Findings | None = None
        self.off: frozenset[str] = frozenset()
        self._reading: Reading | None = None
        self._news: list[Changes] = []
        self._opening = QTimer(self, singleShot=True)
        self._opening.timeout.connect(self._begin)
        self._step = QTimer(self, singleShot=True)
        self._step.timeout.connect(self._take_news)
        session.opened.connect(self._open)
        session.changed.connect(self._follow)
        self._open()

    @property
    def count(self) -> int:
        """How many there are; 0 as long as that is not known."""
        return 0 if self.findings is None else len(self.findings)

    def of(self, annotation: int) -> tuple[Finding, ...]:
        return () if self.findings is None else self.findings.of(annotation)

    def known(self, document: int) -> Findings | None:
        """The findings of a document as it is now; None where it is not the one that is shown,
        or not all of it was looked at yet."""
        self._take_news()
        is_shown = self.findings is not None and self.findings.document == document
        return self.findings if is_shown and not self._news else None

    @property
    def is_too_large(self) -> bool:
        """Whether the document has more annotations than are checked while one works."""
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return False
        return sum(project.annotations.counts(document.id).values()) > MOST

    def finish(self) -> None:
        """Looks now at what is not looked at yet."""
        if self._opening.isActive():
            self._opening.stop()
            self._begin()
        if self._reading:
            self._reading.finish()
        self._take_news()
        if self._reading:  # what changed means reading all again
            self._reading.finish()

    def neighbour(self, step: int) -> int | None:
        """The next (1) or previous (-1) annotation that has findings, from the active one or the
        caret, and around the ends of the text; None where nothing has any."""
        if self.findings is None or not len(self.findings):
            return None
        session, places = self._session, self.findings.places()
        active = session.active if session.active is not None else -1
        known = self.findings.annotation(active)
        here = (known.start if known else session.position, active)
        ahead = [place for place in places if (place > here if step > 0 else place < here)]
        rest = ahead or places
        return (rest[0] if step > 0 else rest[-1])[1]

    def switch(self, rule: Rule, *, is_on: bool) -> None:
        """Switches a check on or off for the project, as a step; ``ProjectError``."""
        if self._session.project:
            self._session.project.checks.switch(rule.id, title_of(rule), is_on=is_on)

    # Following the session

    def _open(self) -> None:
        self._forget()
        if self._session.document:
            self._opening.start(AFTER_OPENING)
        self.found.emit(None)

    def _forget(self) -> None:
        if self._reading:
            self._reading.stop()
        for timer in (self._opening, self._step):
            timer.stop()
        self.findings, self._reading, self._news = None, None, []

    def _begin(self) -> None:
        self._forget()
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return
        try:
            self.off = project.checks.off
            is_too_large = self.is_too_large
        except LockedProject:  # somebody is writing
            self._opening.start(WHILE_LOCKED)
            return
        if not is_too_large:
            self._reading = Reading(self._session, document.id, self._take)
        self.found.emit(None)

    def _take(self, findings: Findings) -> None:
        self._reading, self.findings = None, findings
        self.found.emit(None)

    def _follow(self, changes: Changes) -> None:
        if self._session.document is None or self._opening.isActive():
            return
        self._news.append(changes)
        self._step.start(AFTER_A_STEP)

    def _take_news(self) -> None:
        """Takes what happened lately; while the document is being read, its findings so far."""
        self._step.stop()
        findings = self._reading.findings if self._reading else self.findings
        touched: set[int] = set()
        while self._news:
            try:
                found = self._after(self._news[0], findings)
            except LockedProject:  # somebody is writing
                self._step.start(WHILE_LOCKED)
                break
            if found is None:
                self._begin()
                return
            touched |= found
            del self._news[0]
        if touched and self.findings is not None:
            self.found.emit(touched)

    def _after(self, changes: Changes, findings: Findings | None) -> set[int] | None:
        """The annotations that are to be shown anew; None where all must be read."""
        project, document = self._session.project, self._session.document
        if project is None or document is None:
            return set()
        if findings is None:  # it may have been too large, and be so no more
            return set() if self.is_too_large else None
        news = project.checks.news_after(document.id, changes, findings)
        if news is None:
            return None
        changed = findings.update(news)
        return changed | {id for id in news.annotations if findings.of(id)}


def begin(project: Project, document: int) -> Findings:
    """The findings of a document of which nothing was read yet."""
    from annotator.review.lint.findings import Findings  # noqa: PLC0415  after the first paint

    return Findings(
        project.scheme,
        document,
        project.documents.text(document),
        publisher=project.documents[document].metadata.publisher,
        off=project.checks.off,
    )


def title_of(rule: Rule) -> str:
    return QCoreApplication.translate("Checks", rule.title)


def reason_of(finding: Finding) -> str:
    """The rule's reason with the finding's words, translated."""
    from annotator.review.lint.rules import rule_named  # noqa: PLC0415  after the first paint

    words = QCoreApplication.translate("Checks", rule_named(finding.rule).reason)
    return words.format(*finding.words)


def counted(count: int) -> str:
    """As “1 check” or “12 checks”."""
    one = QCoreApplication.translate("Checks", "1 check")
    many = QCoreApplication.translate("Checks", "{count} checks")
    return one if count == 1 else many.format(count=count)
