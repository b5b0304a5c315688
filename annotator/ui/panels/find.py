"""The find bar: words or a pattern in the document, all hits marked, one at a time shown."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotator.model.document import Document
from annotator.model.text import Span
from annotator.ui.icons import icon
from annotator.ui.panels import lettering
from annotator.ui.panels.cards import said
from annotator.ui.panels.find_matches import MOST, Query, literal_matches
from annotator.ui.panels.find_pattern import PatternSearch
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 90
LONGEST_PREFILL = 80


class Article(Protocol):
    """What the bar needs of the article view."""

    def set_hits(self, hits: list[Span], current: int | None = None) -> None: ...
    def reveal(self, position: int) -> None: ...
    def setFocus(self) -> None: ...


class FindBar(QFrame):
    """Hidden until ``open``. Typing goes to the first hit from where the caret was; Enter and
    F3 go on, Shift goes back, Esc returns to the article at the hit."""

    def __init__(
        self, session: Session, article: Article, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, "toolbar")
        self._session = session
        self._article = article
        self._theme = theme
        self._anchor = 0
        self._is_moving = True
        self.hits: list[Span] = []
        self.current: int | None = None
        self.field, self.count = QLineEdit(self), said("", "small", self)
        self.case = self._toggle("Aa", self.tr("Match case"))
        self.whole = self._toggle("W", self.tr("Whole words"))
        self.pattern = self._toggle(".*", self.tr("Regular expression"))
        self.previous = self._button(self.tr("Previous hit (Shift+F3)"), lambda: self.step(-1))
        self.next = self._button(self.tr("Next hit (F3)"), lambda: self.step(1))
        self.leave = self._button(self.tr("Close (Esc)"), self.close_bar)
        self._search = PatternSearch(self)
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._build()
        self.set_theme(theme)
        self._typing.timeout.connect(self.search)
        self.field.textEdited.connect(self._typing.start)
        self._search.found.connect(self._take)
        self._search.failed.connect(self._say_failed)
        session.opened.connect(self._follow_opened)
        self.hide()

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in document…"))
        self.field.setAccessibleName(self.tr("Find in document"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(420)
        self.count.setMinimumWidth(90)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 3)
        for button in (self.case, self.whole, self.pattern):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.previous, self.next, self.leave):
            row.addWidget(button)

    def _toggle(self, caption: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(caption)
        button.setCheckable(True)
        button.setToolTip(plain_tooltip(name))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(self.search)
        return button

    def _button(self, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        set_look(button, "flat")
        button.setToolTip(plain_tooltip(name))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        names = ((self.previous, "chevron-up"), (self.next, "chevron-down"), (self.leave, "x"))
        for button, name in names:
            button.setIcon(icon(name, theme.text.name(), theme.muted.name()))

    def open(self) -> None:
        """Shows the bar, with the selected words where there are a few, ready for typing."""
        chosen = self._session.selection
        self._anchor = chosen.start if chosen else self._session.position
        words = chosen.of(self._session.text) if chosen else ""
        is_new = bool(words) and len(words) <= LONGEST_PREFILL and "\n" not in words
        if is_new and words != self.field.text():
            self.pattern.setChecked(False)
            self.field.setText(words)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.search(is_moving=False)

    def close_bar(self) -> None:
        """Hides the bar and its marks; the article has the keyboard again."""
        self._typing.stop()
        self._search.stop()
        self.hide()
        self._article.set_hits([], None)
        self._article.setFocus()

    def step(self, direction: int) -> None:
        """Goes to the next (+1) or previous (-1) hit, round the end; opens the bar if there
        is nothing to find yet."""
        if self._typing.isActive():
            self.search()
            return
        if not self.field.text():
            self.open()
            return
        if self.isHidden():
            self.show()
            self._anchor = self._session.position
            self.search()
            return
        if self.hits:
            self._go_to(self._following(direction))

    # Searching

    @property
    def query(self) -> Query:
        return Query(
            self.field.text(),
            is_case_sensitive=self.case.isChecked(),
            is_whole_words=self.whole.isChecked(),
            is_pattern=self.pattern.isChecked(),
        )

    def search(self, *, is_moving: bool = True) -> None:
        """Finds all hits and, if ``is_moving``, goes to the first from where it began."""
        self._is_moving = is_moving
        self._typing.stop()
        self._search.stop()
        if self.isHidden():
            return
        query = self.query
        if query.is_pattern and query.words:
            self.count.setText(self.tr("Searching…"))
            self._search.start(self._session.text, query)
        else:
            self._take(literal_matches(self._session.text, query))

    def _take(self, hits: list[Span]) -> None:
        self.hits = hits
        first = bisect_left(hits, self._anchor, key=lambda hit: hit.start)
        if hits and self._is_moving:
            self._go_to(first % len(hits))
            return
        is_there = first < len(hits) and hits[first] == self._session.selection
        self.current = first if is_there else None
        self._tell()

    def _following(self, direction: int) -> int:
        """The hit next to the present one, or to the caret where that was moved elsewhere."""
        if self.current is not None and self._session.selection == self.hits[self.current]:
            return (self.current + direction) % len(self.hits)
        at = bisect_left(self.hits, self._session.position, key=lambda hit: hit.start)
        return (at if direction > 0 else at - 1) % len(self.hits)

    def _go_to(self, place: int) -> None:
        self.current = place
        hit = self.hits[place]
        self._anchor = hit.start
        self._tell()
        self._session.select(hit, None, hit.end)
        self._article.reveal(hit.start)

    def _tell(self) -> None:
        """Says “3 of 17” and marks the hits in the article."""
        self._article.set_hits(self.hits, self.current)
        has_words = bool(self.field.text())
        if self.hits and self.current is not None:
            many = lettering.number(len(self.hits)) + ("+" if len(self.hits) == MOST else "")
            words = self.tr("{place} of {many}")
            self._show(words.format(place=lettering.number(self.current + 1), many=many))
        elif self.hits:
            self._show(self.tr("{many} hits").format(many=lettering.number(len(self.hits))))
        else:
            self._show(self.tr("No hits") if has_words else "", is_wrong=has_words)
        for button in (self.previous, self.next):
            button.setEnabled(bool(self.hits))

    def _show(self, words: str, *, is_wrong: bool = False) -> None:
        self.count.setText(words)
        self.count.setToolTip("")
        set_look(self.count, "danger" if is_wrong else "small")

    def _say_failed(self, sentence: str) -> None:
        self.hits, self.current = [], None
        self._tell()
        self._show(sentence, is_wrong=True)

    def _follow_opened(self, _document: Document | None) -> None:
        """Marks the hits of another document without moving in it."""
        self._typing.stop()
        self._search.stop()
        self.hits, self.current = [], None
        self._anchor = self._session.position
        if not self.isHidden() and not self.pattern.isChecked():
            self.hits = literal_matches(self._session.text, self.query)
        if not self.isHidden():
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)
