"""The row at the bottom: is it saved, where am I, how much is there, who annotates."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from annotator.store import Project
from annotator.ui.actions import Registry
from annotator.ui.article.linking import hint
from annotator.ui.checking import counted as checks_counted
from annotator.ui.panels.inbox_button import InboxButton
from annotator.ui.session import Session
from annotator.ui.text import ElidedLabel, PlainLabel, plain_caption
from annotator.ui.theme import set_look
from annotator.ui.whence import Whence

MESSAGE_MILLISECONDS = 8000


class StatusBar(QFrame):
    """Facts about the project, the document and the caret; for a while, what just happened."""

    def __init__(self, session: Session, registry: Registry) -> None:
        super().__init__()
        self._session = session
        self._failed = False
        self._linking: int | None = None
        self._project: Project | None = None
        self._whence = Whence({})
        self.dot, self.saved, self.project = PlainLabel("●"), PlainLabel(), PlainLabel()
        self.message = ElidedLabel()
        self.position, self.counts = PlainLabel(), ElidedLabel()
        self.annotator, self.zoom = QPushButton(), QPushButton("100 %")
        self.checks = QPushButton()
        self.checks.clicked.connect(partial(registry.run, "view.tab.checks"))
        self.checks.hide()
        self.inbox = InboxButton(session, registry, self)
        self._forget = QTimer(self, interval=MESSAGE_MILLISECONDS, singleShot=True)
        self._forget.timeout.connect(self._show_hint)
        self.annotator.clicked.connect(partial(registry.run, "help.name"))
        self.zoom.clicked.connect(partial(registry.run, "view.zoom_reset"))
        self._lay_out()
        session.opened.connect(self._show_document)
        session.changed.connect(self._show_saved)
        session.selected.connect(self._show_position)
        for signal in (session.selected, session.opened, session.changed):
            signal.connect(self._follow_linking)
        self._show_state()

    def tell(self, message: str) -> None:
        """Shows ``message`` for some seconds."""
        self.message.setText(message)
        self._forget.start()

    def _show_hint(self) -> None:
        """What can be done next, while something has been begun."""
        self.message.setText(hint() if self._session.linking is not None else "")

    def _follow_linking(self) -> None:
        if self._session.linking != self._linking:
            self._linking = self._session.linking
            self._forget.stop()
            self._show_hint()

    def set_zoom(self, percent: int) -> None:
        self.zoom.setText(self.tr("{percent} %").format(percent=percent))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """``counts`` by label name, of the shown document."""
        labels = self._session.scheme.labels if self._session.document else ()
        found = [counted(counts.get(label.name, 0), label.title) for label in labels]
        self.counts.setText(" · ".join(found))

    def show_checks(self, count: int) -> None:
        """How many things the checks found in the shown document; nothing where that is none."""
        self.checks.setText(plain_caption(checks_counted(count)))
        self.checks.setVisible(count > 0)

    def show_failure(self) -> None:
        """Says that the last change is not on disk, until one is again."""
        self._failed = True
        self._show_state()

    def refresh(self) -> None:
        """Reads everything anew."""
        project = self._session.project
        self.project.setText(project.path.name if project else "")
        name = project.annotator if project else ""
        self.annotator.setText(
            plain_caption(self.tr("Annotator: {name}").format(name=name)) if name else ""
        )
        self.annotator.setVisible(bool(name))
        self.inbox.look()
        self._show_state()
        self._show_position()

    def _show_document(self) -> None:
        self._failed = self._failed and self._session.project is self._project
        self._project = self._session.project
        self.refresh()

    def _show_saved(self) -> None:
        self._failed = False
        self.refresh()

    def _show_state(self) -> None:
        project = self._session.project
        for widget in (self.dot, self.saved):
            widget.setVisible(project is not None)
        if project is None:
            return
        if project.is_read_only:
            words, look = self.tr("Read-only"), "small"
        elif self._failed:
            words, look = self.tr("Saving failed: the last change is not on disk"), "danger"
        else:
            words, look = self.tr("All changes saved"), "small"
        self.saved.setText(words)
        set_look(self.dot, look)

    def _show_position(self) -> None:
        session = self._session
        if session.document is None:
            self.position.setText("")
            return
        span = session.selection
        number = session.paragraphs.number_at(span.start if span else session.position)
        extra = session.document.metadata.extra
        if self._whence.extra is not extra:
            self._whence = Whence(extra)
        words = " · ".join(part for part in (f"¶{number}", self._whence.of(number)) if part)
        words += f" · {span.start}–{span.end} ({len(span)})" if span else f" · {session.position}"
        self.position.setText(words)

    def _lay_out(self) -> None:
        set_look(self, "statusbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(5)
        self.setFixedHeight(26)
        for label in (self.saved, self.project, self.message, self.position, self.counts):
            set_look(label, "small")
        for button in (self.checks, self.inbox, self.annotator, self.zoom):
            set_look(button, "status")
        self.counts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self.dot)
        row.addWidget(self.saved)
        row.addSpacing(12)
        row.addWidget(self.project)
        row.addSpacing(12)
        row.addWidget(self.message, 1)
        facts = (self.position, self.counts, self.checks, self.inbox, self.annotator, self.zoom)
        for widget in facts:
            row.addSpacing(10)
            row.addWidget(widget)


def counted(number: int, title: str) -> str:
    """As “4 claims” or “1 source” for English titles; other scripts keep the title as it is."""
    word = title.lower()
    is_english = word.isascii() and not word.endswith("s")
    return f"{number} {word}{'s' if is_english and number != 1 else ''}"
