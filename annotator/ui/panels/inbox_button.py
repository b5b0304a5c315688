"""How many decisions wait for one's answer; pressed, it shows them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from annotator.ui.panels import lettering
from annotator.ui.text import plain_tooltip

if TYPE_CHECKING:
    from annotator.model.changes import Changes
    from annotator.ui.actions import Registry
    from annotator.ui.session import Session


class InboxButton(QPushButton):
    """Hidden while nothing waits."""

    def __init__(self, session: Session, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._whose = ("", "")
        advice = self.tr("What others decided on your annotations, and what they dispute")
        self.setToolTip(plain_tooltip(advice))
        self.clicked.connect(partial(registry.run, "review.inbox"))
        self.hide()
        session.changed.connect(self._follow)

    def look(self) -> None:
        """Another project may be open, or somebody else be at work."""
        project = self._session.project
        whose = (project.uuid, project.annotator) if project else ("", "")
        if whose != self._whose:
            self._whose = whose
            self._count()

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch("decision"):
            self._count()

    def _count(self) -> None:
        project = self._session.project
        waiting = project.decisions.waiting() if project else 0
        self.setText(self.tr("Inbox: {n}").format(n=lettering.number(waiting)))
        self.setVisible(waiting > 0)
