"""Lists beside the review table: the comments that nobody has resolved, and what was done to many
annotations at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from annotator.store.history import Step
from annotator.store.unresolved import OpenComment
from annotator.ui.panels import lettering
from annotator.ui.places import place_of
from annotator.ui.review.list_dialog import ListDialog
from annotator.ui.review.words import tr
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.ui.window import Window


class OpenComments(ListDialog[OpenComment]):
    """The threads of the whole project that nobody has resolved."""

    def __init__(self, window: Window) -> None:
        self.reply, self.resolve = QPushButton(tr("Answer")), QPushButton(tr("Resolve"))
        heads = [tr("When"), tr("Who"), tr("Comment"), tr("On"), tr("Document"), tr("Answers")]
        super().__init__(window, tr("Unresolved comments"), heads, 2)
        set_look(self.resolve, "primary")
        self.note.setPlaceholderText(tr("Answer"))
        self.note.setAccessibleName(tr("Answer"))
        self.note.returnPressed.connect(self._reply)
        self.reply.clicked.connect(self._reply)
        self.resolve.clicked.connect(self._resolve)
        self.empty.say(tr("No open comments"), tr("Every comment was resolved, or there is none."))
        for column, width in ((0, 80), (1, 100), (3, 190), (4, 150), (5, 64)):
            self.table.setColumnWidth(column, width)
        self.refill()

    def deeds(self) -> Sequence[QPushButton]:
        return self.reply, self.resolve

    def read(self) -> list[OpenComment]:
        project = self._window.session.project
        return project.comments.unresolved() if project else []

    def cells(self, row: OpenComment) -> tuple[str, ...]:
        answers = lettering.number(row.answers) if row.answers else ""
        on = row.quote or tr("the document")
        when = lettering.moment(row.created_at)
        return when, row.annotator, row.body, on, row.title, answers

    def place(self, row: OpenComment) -> tuple[int, int | None]:
        return row.document, row.annotation

    def _reply(self) -> None:
        project, row, body = self._window.session.project, self.current, self.note.text().strip()
        if project and row and body:
            self.attempt(lambda: project.comments.add(row.document, body, row.annotation, row.id))

    def _resolve(self) -> None:
        project, row = self._window.session.project, self.current
        if project and row:
            self.attempt(lambda: project.comments.resolve(row.id))


class Batches(ListDialog[Step]):
    """What was done to many annotations at once, to be taken back as one, also later."""

    def __init__(self, window: Window) -> None:
        self.undo = QPushButton(tr("Undo this batch"))
        super().__init__(window, tr("Batches"), [tr("When"), tr("Who"), tr("What")], 2)
        self.note.hide()
        set_look(self.undo, "primary")
        self.undo.clicked.connect(self._undo)
        self.empty.say(
            tr("No batches"),
            tr("What is done to several annotations at once can be taken back here."),
        )
        for column, width in ((0, 110), (1, 140)):
            self.table.setColumnWidth(column, width)
        self.refill()

    def deeds(self) -> Sequence[QPushButton]:
        return (self.undo,)

    def read(self) -> list[Step]:
        project = self._window.session.project
        return project.journal.batches() if project else []

    def cells(self, row: Step) -> tuple[str, ...]:
        return lettering.moment(row.at), row.annotator, row.title

    def place(self, row: Step) -> tuple[int, int | None]:
        project = self._window.session.project
        found = place_of(project, project.journal.changes_of(row.id)) if project else None
        return (found.document, found.annotation) if found else (0, None)

    def judge(self) -> None:
        """Somebody else's is theirs to undo."""
        super().judge()
        row, project = self.current, self._window.session.project
        is_mine = row is not None and project is not None and row.annotator == project.annotator
        self.undo.setEnabled(is_mine and self._window.session.is_editable)

    def _undo(self) -> None:
        project, row = self._window.session.project, self.current
        if project and row:
            self.attempt(lambda: project.journal.undo_step(row.id))
