"""The line over the cards: which of them, in which order, and how many those are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.model import roles
from annotator.model.claims import ORDERS, ClaimFilter
from annotator.ui.claims.asking import Asked
from annotator.ui.claims.words import order_word, verdict_title
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.panels.flow import Flow
from annotator.ui.text import one_line, plain_caption, plain_tooltip
from annotator.ui.theme import set_look

if TYPE_CHECKING:
    from annotator.model.document import Document
    from annotator.model.roles import Roles

TYPING_PAUSE = 200
LONGEST_TITLE = 28
FIELD = 168
NARROW_FIELD = 150


class BoardBar(QFrame):
    """``asked`` is what it is set to; ``changed`` when a person sets it otherwise.
    ``verdicts_wanted``: the vocabulary is to be edited. The bar of the board beside the article
    (``is_beside``) is about one document and keeps its conditions in one menu."""

    changed = Signal()
    verdicts_wanted = Signal()

    def __init__(self, *, is_beside: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_beside = is_beside
        self.asked = Asked()
        self.document, self.verdict, self.sort = (QToolButton(self) for _ in range(3))
        self.only = QToolButton(self)
        self.source, self.words = QLineEdit(self), QLineEdit(self)
        self.count = said("", "muted", self)
        self.conditions: dict[str, QAction] = {}
        self._title = ""
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._typing.timeout.connect(self._read_fields)
        self._build()
        self.show_asked(self.asked)

    def _build(self) -> None:
        set_look(self, "panel" if self.is_beside else "toolbar")
        inside = QWidget(self)
        flow = Flow(inside, 6 if self.is_beside else 8)
        for name, title in self._titles():
            action = QAction(title, self)
            action.setCheckable(True)
            action.triggered.connect(lambda is_on, name=name: self._set(**{name: is_on}))
            self.conditions[name] = action
        for field, hint in (
            (self.words, self.tr("Filter claims…")),
            (self.source, self.tr("Said by…")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint.rstrip("…"))
            field.setClearButtonEnabled(True)
            field.setFixedWidth(NARROW_FIELD if self.is_beside else FIELD)
            field.textEdited.connect(self._typing.start)
            field.textChanged.connect(self._cleared)
        for part in self._parts():
            flow.addWidget(part)
        self.count.setMinimumHeight(self.sort.sizeHint().height())
        row = QHBoxLayout(self)
        side = 12 if self.is_beside else 14
        row.setContentsMargins(side, 10, side, 10)
        row.addWidget(inside, 1)
        if not self.is_beside:
            row.addWidget(self.count)
        for button in (self.document, self.verdict, self.only, self.sort):
            self._give_menu(button)

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            ("is_sourceless", self.tr("without a source")),
            ("is_denied", self.tr("denied")),
            ("is_check_worthy", self.tr("check-worthy")),
        )

    def _parts(self) -> list[QWidget]:
        """What stands in the bar, in this order."""
        if self.is_beside:
            self.document.hide()
            return [self.words, self.source, self.verdict, self.only, self.sort, self.count]
        self.only.hide()
        boxes = []
        for action in self.conditions.values():
            box = QToolButton(self)
            box.setDefaultAction(action)
            boxes.append(box)
        return [self.document, self.verdict, *boxes, self.source, self.words, self.sort]

    def _give_menu(self, button: QToolButton) -> None:
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, button, menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")

    # What is shown

    def show_asked(self, asked: Asked) -> None:
        """Sets everything as ``asked`` says, without a word."""
        self.asked = asked
        for name, action in self.conditions.items():
            action.setChecked(getattr(asked, name))
        for field, words in ((self.source, asked.source), (self.words, asked.words)):
            if field.text().strip() != words:
                field.setText(words)
        self._name()

    def show_scheme(self, found: Roles) -> None:
        """The verdicts that there are to choose from."""
        self._verdicts = list(
            dict.fromkeys(v for _, one in found.attributes(roles.VERDICT) for v in one.values)
        )
        self.verdict.setEnabled(bool(self._verdicts))
        if self.asked.verdict and self.asked.verdict not in self._verdicts:
            # It was renamed or removed: nothing would be shown, and no menu would say why.
            self.show_asked(self.asked.with_(verdict=None))

    _verdicts: list[str] = []  # noqa: RUF012  replaced, never changed

    def show_document(self, document: Document | None) -> None:
        self._title = one_line(document.title) if document else ""
        self._name()

    def show_count(self, shown: int, total: int) -> None:
        """As “12 of 48 claims”."""
        words = self.tr("{shown} of {total} claims") if shown != total else (
            self.tr("{total} claim") if total == 1 else self.tr("{total} claims")
        )  # fmt: skip
        text = words.format(shown=lettering.number(shown), total=lettering.number(total))
        if text != self.count.text():
            self.count.setText(text)
            self.count.updateGeometry()

    def _name(self) -> None:
        """What the buttons say is what they are set to."""
        title = lettering.shortened(self._title, LONGEST_TITLE)
        where = title if self.asked.is_here and title else self.tr("any")
        verdict = (
            self.tr("any") if self.asked.verdict is None else verdict_title(self.asked.verdict)
        )
        said_verdict = self.tr("Verdict: {verdict} ▾")
        if self.is_beside and self.asked.verdict is None:  # there is little room
            said_verdict = self.tr("Verdict ▾")
        arrow = " ↓" if self.asked.is_descending else ""
        count = sum(action.isChecked() for action in self.conditions.values())
        for button, words in (
            (self.document, self.tr("Document: {title} ▾").format(title=where)),
            (self.verdict, said_verdict.format(verdict=verdict)),
            (self.sort, self.tr("By {order} ▾").format(order=order_word(self.asked.order) + arrow)),
            (self.only, self.tr("Only ▾") if not count else self.tr("Only: {n} ▾").format(n=count)),
        ):
            button.setText(plain_caption(words))
        self.document.setToolTip(plain_tooltip(self._title if self.asked.is_here else ""))
        tips = {
            "is_sourceless": self.tr("Only claims without a source"),
            "is_denied": self.tr("Only claims that are denied"),
            "is_check_worthy": self.tr("Only claims that are worth a check"),
        }
        for name, title in self._titles():
            box = "☑" if self.conditions[name].isChecked() else "☐"
            self.conditions[name].setText(title if self.is_beside else f"{box} {title}")
            self.conditions[name].setToolTip(plain_tooltip(tips[name]))

    # Menus

    def _fill(self, button: QToolButton, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        if button is self.only:
            menu.addActions(list(self.conditions.values()))
        elif button is self.document:
            self._offer(menu, group, self.tr("Any document"), not self.asked.is_here, is_here=False)
            if self._title:
                words = self.tr("This one: {title}").format(title=self._title[:80])
                self._offer(menu, group, words, self.asked.is_here, is_here=True)
        elif button is self.verdict:
            self._fill_verdicts(menu, group)
        else:
            for order in ORDERS:
                is_last_first = order in ("denials", "updated")
                words = self.tr("By {order}").format(order=order_word(order))
                self._offer(
                    menu, group, words, order == self.asked.order,
                    order=order, is_descending=is_last_first,
                )  # fmt: skip
            menu.addSeparator()
            turned = not self.asked.is_descending
            action = menu.addAction(self.tr("Backwards"))
            action.setCheckable(True)
            action.setChecked(self.asked.is_descending)
            action.triggered.connect(lambda: self._set(is_descending=turned))

    def _fill_verdicts(self, menu: QMenu, group: QActionGroup) -> None:
        chosen = self.asked.verdict
        self._offer(menu, group, self.tr("Any verdict"), chosen is None, verdict=None)
        for verdict in ("", *self._verdicts):
            self._offer(menu, group, verdict_title(verdict), chosen == verdict, verdict=verdict)
        menu.addSeparator()
        menu.addAction(self.tr("Edit verdicts…")).triggered.connect(self.verdicts_wanted)

    def _offer(
        self, menu: QMenu, group: QActionGroup, words: str, is_chosen: bool,  # noqa: FBT001
        **change: object,
    ) -> None:  # fmt: skip
        action = menu.addAction(plain_caption(words))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        group.addAction(action)
        action.triggered.connect(lambda: self._set(**change))

    def _set(self, **change: object) -> None:
        self.show_asked(self.asked.with_(**change))
        self.changed.emit()

    def _read_fields(self) -> None:
        self._typing.stop()
        source, words = self.source.text().strip(), self.words.text().strip()
        if (source, words) != (self.asked.source, self.asked.words):
            self._set(source=source, words=words)

    def _cleared(self, words: str) -> None:
        if not words and (self.asked.source or self.asked.words):
            self._typing.start()

    def wanted(self, document: int | None) -> ClaimFilter:
        """The filter that this means while ``document`` is shown."""
        return self.asked.wanted(document, is_beside=self.is_beside)
