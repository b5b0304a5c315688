"""The lines over the review table: words, menus of conditions, a chip for each, the count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.annotation_filter import AnnotationFilter, Term, parse_annotation_filter
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.panels.flow import Flow
from annotator.ui.review.condition_menus import ConditionMenus
from annotator.ui.review.words import term_words
from annotator.ui.text import plain_caption, plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from annotator.ui.session import Session

TYPING_PAUSE = 250
FIELD = 250


class ReviewBar(QFrame):
    """``filter`` is what it is set to; ``changed`` when a person sets it otherwise.

    ``saving``: the filter is to be kept by name. ``removing(id)``: a kept one goes.
    ``exporting``: what is shown is to be exported.
    """

    changed = Signal()
    saving = Signal()
    removing = Signal(int)
    exporting = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.filter = AnnotationFilter()
        self.among: array[int] | None = None  # of these only, called ``_among_words``
        self._among_words = ""
        self.words = QLineEdit(self)
        self.label, self.status, self.annotator, self.document, self.more, self.kept = (
            QToolButton(self) for _ in range(6)
        )
        self.columns = QToolButton(self)
        self.menus = ConditionMenus(session, lambda: self.filter, self._set)
        self.count = said("", "muted", self)
        self.export = QPushButton(self.tr("Export these…"), self)
        self.chips = QWidget(self)
        self._flow = Flow(self.chips)
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._build()
        self._typing.timeout.connect(self._read_words)
        self.words.textEdited.connect(self._typing.start)
        self.words.textChanged.connect(lambda words: words or self._typing.start())
        self.words.returnPressed.connect(self._read_words)
        self.export.clicked.connect(self.exporting)
        self.menus.saving.connect(self.saving)
        self.menus.removing.connect(self.removing)

    def show_filter(self, filter: AnnotationFilter) -> None:
        """Sets everything as ``filter`` says, without a word. Those that are shown ``among``
        some stay so."""
        self.filter = filter
        if self.words.text().split() != filter.words.split():
            self.words.setText(filter.words)
        self._show_chips()

    def show_among(self, ids: array[int] | None, words: str = "") -> None:
        """Only these are asked for, in a chip called ``words``; None: all of them."""
        self.among, self._among_words = ids, words
        self._show_chips()

    def show_count(self, shown: int, total: int, *, is_looking: bool = False) -> None:
        """As “312 of 4,871”; while more is looked for, as “312…”."""
        if is_looking:
            words = self.tr("{shown}…").format(shown=lettering.number(shown))
        elif shown == total:
            words = self.tr("{total} annotations").format(total=lettering.number(total))
        else:
            words = self.tr("{shown} of {total} shown").format(
                shown=lettering.number(shown), total=lettering.number(total)
            )
        self.count.setText(words)
        self.export.setEnabled(shown > 0)

    # Parts

    def _build(self) -> None:
        set_look(self, "toolbar")
        self.words.setPlaceholderText(self.tr("Search quotes, notes, comments…"))
        self.words.setAccessibleName(self.tr("Search quotes, notes and comments"))
        advice = self.tr(
            "Words, or conditions such as label:claim,denial -status:accepted by:Novak"
            " attr.quote:direct since:2026-11-01"
        )
        self.words.setToolTip(plain_tooltip(advice))
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(FIELD)
        set_look(self.export, "primary")
        self.export.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._conditions(), 1)
        top.addWidget(self.count)
        top.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.chips)
        self.chips.hide()

    def _conditions(self) -> QWidget:
        """The field and the buttons with their menus."""
        inside = QWidget(self)
        flow = Flow(inside, 8)
        flow.addWidget(self.words)
        for button, words, fill in (
            (self.label, self.tr("Label ▾"), self.menus.labels),
            (self.status, self.tr("Status ▾"), self.menus.statuses),
            (self.annotator, self.tr("Annotator ▾"), self.menus.annotators),
            (self.document, self.tr("Document ▾"), self.menus.document),
            (self.more, self.tr("More ▾"), self.menus.more),
            (self.kept, self.tr("Saved ▾"), self.menus.kept),
        ):
            menu = QMenu(button)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(partial(self.menus.refill, menu, fill))
            _hang(menu, button, words)
            flow.addWidget(button)
        _hang(QMenu(self.columns), self.columns, self.tr("Columns ▾"))
        flow.addWidget(self.columns)
        return inside

    def _show_chips(self) -> None:
        """One for each condition; it goes when it is pressed."""
        focus: QWidget | None = self.focusWidget()
        had_focus = focus is not None and self.chips.isAncestorOf(focus)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self.among is not None:
            words = self.tr("Found: {words}").format(words=self._among_words)
            self._add_chip(words, self._lift_among)
        project = self._session.project
        if project is not None:
            for term in self.filter.terms:
                self._add_chip(term_words(term, project), partial(self._lift, term))
        self.chips.setVisible(bool(self.filter.terms) or self.among is not None)
        self.chips.updateGeometry()
        if had_focus:
            self.words.setFocus()

    def _add_chip(self, words: str, lift: Callable[[], object]) -> None:
        chip = QToolButton(self.chips)
        chip.setText(plain_caption(f"{lettering.shortened(words, 60)}  ×"))
        chip.setToolTip(plain_tooltip(self.tr("{words}: press to lift").format(words=words)))
        chip.setAccessibleName(self.tr("Lift the condition {words}").format(words=words))
        set_look(chip, "chip")
        chip.clicked.connect(lift)
        self._flow.addWidget(chip)
        chip.show()

    def _lift_among(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        self.show_among(None)
        self.changed.emit()

    def _lift(self, term: Term, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        kept = tuple(one for one in self.filter.terms if one != term)
        self._set(AnnotationFilter(self.filter.words, kept))

    def _read_words(self) -> None:
        """Conditions among the words become chips, and the words are what is left."""
        self._typing.stop()
        found = parse_annotation_filter(self.words.text())
        filter = AnnotationFilter(found.words, self.filter.terms)
        for term in found.terms:
            filter = filter.with_term(term)
        if filter != self.filter:
            self._set(filter)

    def _set(self, filter: AnnotationFilter) -> None:
        self.show_filter(filter)
        self.changed.emit()


def _hang(menu: QMenu, button: QToolButton, words: str) -> None:
    """The menu opens below the button, at the first press."""
    button.setText(words)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
