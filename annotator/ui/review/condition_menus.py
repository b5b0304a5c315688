"""The menus of conditions over the review table, filled when they are opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QObject, QTime, Signal
from PySide6.QtWidgets import QMenu

from annotator.model.annotation_filter import ATTRIBUTE, AnnotationFilter, Term
from annotator.model.document_filter import RANGE
from annotator.review.lint.rules import RULES
from annotator.ui.checking import title_of
from annotator.ui.panels import lettering
from annotator.ui.review.words import ANSWERS, ORIGINS, STATUS_WORDS, tr
from annotator.ui.text import plain_caption, readable

if TYPE_CHECKING:
    from annotator.store import Project
    from annotator.ui.session import Session

DAYS = (1, 7, 30)


class ConditionMenus(QObject):
    """``saving``: the filter is to be kept by name. ``removing(id)``: a kept one goes."""

    saving = Signal()
    removing = Signal(int)

    def __init__(
        self,
        session: Session,
        filter: Callable[[], AnnotationFilter],
        take: Callable[[AnnotationFilter], object],
    ) -> None:
        super().__init__(session)
        self._session, self._filter, self._set = session, filter, take

    def refill(self, menu: QMenu, fill: object) -> None:
        menu.clear()
        project = self._session.project
        if project is not None and callable(fill):
            fill(menu, project)

    def labels(self, menu: QMenu, _project: Project) -> None:
        labels = [(label.name, label.title) for label in self._session.scheme.labels]
        self._offer(menu, "label", labels)

    def statuses(self, menu: QMenu, _project: Project) -> None:
        self._offer(menu, "status", [(name, tr(words)) for name, words in STATUS_WORDS.items()])

    def annotators(self, menu: QMenu, project: Project) -> None:
        self._offer(menu, "annotator", [(name, name) for name in project.review.annotators()])

    def document(self, menu: QMenu, _project: Project) -> None:
        document = self._session.document
        values = []
        if document is not None:
            title = lettering.shortened(document.title, 60) or self.tr("Untitled")
            values = [(document.uuid, self.tr("The one in the article: {t}").format(t=title))]
        self._offer(menu, "document", values, is_one=True)
        menu.addSeparator()
        choose = menu.addAction(self.tr("Choose documents…"))
        choose.triggered.connect(partial(self._choose_documents, menu))

    def _choose_documents(self, menu: QMenu, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        from annotator.ui.review.document_choice import DocumentChoice  # noqa: PLC0415

        chosen = self._filter().values_of("document")
        take = partial(self._choose, "document")
        DocumentChoice(self._session, chosen, take, menu.window()).open()

    def more(self, menu: QMenu, project: Project) -> None:
        for attribute in self._session.scheme.all_attributes():
            if attribute.values:
                values = [(value, readable(value)) for value in attribute.values]
                name = ATTRIBUTE + attribute.name
                inside = menu.addMenu(plain_caption(attribute.title))
                self._offer(inside, name, [*values, ("", self.tr("No answer"))])
        menu.addSeparator()
        present = [("any", self.tr("Some")), ("none", self.tr("None"))]
        opened = ("open", self.tr("Unresolved"))
        for title, field, values in (
            (self.tr("Comments"), "comments", [opened, *present]),
            (self.tr("Note"), "note", present),
            (self.tr("Links"), "links", present),
            (self.tr("Origin"), "origin", [(n, tr(words)) for n, words in ORIGINS.items()]),
        ):
            self._offer(menu.addMenu(title), field, values, is_one=field != "origin")
        reasons = list(project.decisions.titles.items())
        self._offer(menu.addMenu(self.tr("Reason")), "reason", [(c, tr(t)) for c, t in reasons])
        answers = [(name, tr(words)) for name, words in ANSWERS.items()]
        self._offer(menu.addMenu(self.tr("Answer")), "answer", answers)
        self._offer(menu.addMenu(self.tr("Changed")), "changed", _days(), is_one=True)
        checks = [(rule.id, title_of(rule)) for rule in RULES if rule.id not in project.checks.off]
        self._offer(menu.addMenu(self.tr("Checks")), "check", checks)

    def kept(self, menu: QMenu, project: Project) -> None:
        kept = project.filters()
        for one in kept:
            action = menu.addAction(plain_caption(one.name))
            action.setCheckable(True)
            action.setChecked(one.filter == self._filter())
            action.triggered.connect(partial(self._take, one.filter))
        if not kept:
            menu.addAction(self.tr("No filter is saved yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(self.tr("Save this filter…"))
        save.setEnabled(not self._filter().is_empty and self._session.is_editable)
        save.triggered.connect(self.saving)
        if kept and self._session.is_editable:
            inside = menu.addMenu(self.tr("Remove"))
            for one in kept:
                action = inside.addAction(plain_caption(one.name))
                action.triggered.connect(partial(self.removing.emit, one.id))

    def _take(self, filter: AnnotationFilter, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        self._set(filter)

    def _offer(
        self, menu: QMenu, field: str, values: Sequence[tuple[str, str]], *, is_one: bool = False
    ) -> None:
        """Values to tick, one or several; “Any” lifts the condition."""
        chosen = self._filter().values_of(field)
        any_ = menu.addAction(self.tr("Any"))
        any_.setCheckable(True)
        any_.setChecked(not chosen)
        any_.triggered.connect(partial(self._choose, field, ()))
        menu.addSeparator()
        for value, words in values:
            action = menu.addAction(plain_caption(words))
            action.setCheckable(True)
            is_on = value in chosen
            action.setChecked(is_on)
            rest = tuple(one for one in chosen if one != value)
            new = rest if is_on else ((value,) if is_one else (*chosen, value))
            action.triggered.connect(partial(self._choose, field, new))

    def _choose(
        self,
        field: str,
        values: tuple[str, ...],
        _checked: bool = False,  # noqa: FBT001, FBT002  Qt's
    ) -> None:
        self._set(self._filter().with_term(Term(field, values)))


def _days() -> list[tuple[str, str]]:
    """Since midnight today, and since some days ago, as UTC times."""
    words = {1: tr("Today"), 7: tr("In the last 7 days"), 30: tr("In the last 30 days")}
    found = []
    for days in DAYS:
        day = QDateTime(QDate.currentDate().addDays(1 - days), QTime(0, 0))
        found.append((f"{day.toUTC().toString('yyyy-MM-ddTHH:mm')}{RANGE}", words[days]))
    return found
