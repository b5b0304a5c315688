"""Giving a filter a name, under which all who work on the project find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from annotator.store.errors import Misfit
from annotator.store.saved_filters import LONGEST
from annotator.ui.panels.cards import said, wrapping
from annotator.ui.review.deciding import tr
from annotator.ui.review.words import term_words
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.annotation_filter import AnnotationFilter
    from annotator.ui.window import Window

WIDTH = 380


class FilterName(QDialog):
    """One field; a name that is taken is told, and then replaced."""

    def __init__(self, window: Window, filter: AnnotationFilter) -> None:
        super().__init__(window)
        self._window, self._filter = window, filter
        self.setWindowTitle(tr("Save the filter"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        self.field, self.save = QLineEdit(), QPushButton(tr("Save"))
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText(tr("Name"))
        self.field.setAccessibleName(tr("Name of the filter"))
        self.told = wrapping(said("", "small"))
        set_look(self.save, "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.field.textChanged.connect(self._refresh)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(wrapping(said(self._described(), "muted")))
        column.addWidget(self.field)
        column.addWidget(self.told)
        column.addLayout(foot)
        self._refresh()

    def _described(self) -> str:
        project = self._window.session.project
        parts = [term_words(term, project) for term in self._filter.terms] if project else []
        if self._filter.words:
            parts.append(f"“{self._filter.words}”")
        return " · ".join(parts)

    def _refresh(self) -> None:
        name, project = " ".join(self.field.text().split()), self._window.session.project
        self.save.setEnabled(bool(name))
        is_taken = project is not None and any(one.name == name for one in project.filters())
        words = tr("There is a filter of that name; it would be replaced.") if is_taken else ""
        self.told.setText(words)

    def _save(self) -> None:
        project = self._window.session.project
        if project is None:
            return
        try:
            project.filters.save(self.field.text(), self._filter)
        except Misfit as error:
            self.told.setText(str(error))
            return
        self.accept()


def ask_name(window: Window, filter: AnnotationFilter) -> None:
    box = FilterName(window, filter)
    box.open()
    box.field.setFocus()
