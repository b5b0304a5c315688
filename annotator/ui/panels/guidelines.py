"""The guidelines panel: what the scheme says of each label, and how to decide."""

import re

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.model.changes import Changes
from annotator.model.document import Document
from annotator.model.scheme import Attribute, Label, LinkType, Scheme
from annotator.ui.panels.cards import Card, CardColumn, EmptyState, said, wrapping
from annotator.ui.panels.chips import Chip
from annotator.ui.session import Session
from annotator.ui.text import PlainLabel, readable
from annotator.ui.theme import Theme, set_look

TYPING_PAUSE = 120
# Guidelines may stress words as Markdown does; here they are plain.
EMPHASIS = re.compile(r"\*\*(.+?)\*\*")
SCHEME_TABLES = ("label", "attribute", "link_type", "meta")


class GuidelineCard(Card):
    """Some text of the scheme under a heading; ``text`` is what a search looks through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(8)
        self.text = ""

    def add_words(self, words: str, look: str = "") -> PlainLabel:
        label = wrapping(said(EMPHASIS.sub(r"\1", words.strip()), look, self))
        self.text += "\n" + words
        if words.strip():
            self.body.addWidget(label)
        else:
            label.hide()
        return label

    def add_attribute(self, attribute: Attribute) -> None:
        values = ", ".join(readable(value).lower() for value in attribute.values)
        self.add_words(attribute.title, "title")
        self.add_words("\n".join(part for part in (values, attribute.help) if part), "muted")


class GuidelinesPanel(QWidget):
    """One card per label, one for the scheme as a whole, one for its links. Plain text:
    a scheme may come from strangers."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "panel")
        self._session = session
        self._theme = theme
        self._shown: Scheme | None = None
        self.search = QLineEdit(self)
        self.empty = EmptyState(self)
        self.cards: list[GuidelineCard] = []
        self._column, self._body = CardColumn(self), QStackedWidget(self)
        self._typing = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._build()
        self._typing.timeout.connect(self._filter)
        self.search.textChanged.connect(self._typing.start)
        session.changed.connect(self._follow)
        session.opened.connect(self._follow_opened)

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Search the guidelines…"))
        self.search.setAccessibleName(self.tr("Search the guidelines"))
        self.search.setClearButtonEnabled(True)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 0)
        top.addWidget(self.search)
        self._body.addWidget(self._column)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._body, 1)

    # What commands call

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.reload()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # Following the session

    def reload(self) -> None:
        """Makes the cards of the present scheme."""
        self._shown = scheme = self._session.scheme
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._label_card(label, scheme) for label in scheme.labels]
        if scheme.guideline or scheme.attributes:
            self.cards.insert(0, self._scheme_card(scheme))
        if scheme.links:
            self.cards.append(self._links_card(scheme.links, scheme))
        for card in self.cards:
            self._column.add(card)
        self._filter()

    def _follow(self, changes: Changes) -> None:
        if changes.is_bulk or changes.touch(*SCHEME_TABLES):
            self._read()

    def _follow_opened(self, _document: Document | None) -> None:
        self._read()

    def _read(self) -> None:
        if self.isVisible() and self._shown != self._session.scheme:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown != self._session.scheme:
            self.reload()
        else:
            self._filter()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        found = 0
        for card in self.cards:
            fits = all(word in card.text.casefold() for word in words)
            card.setVisible(fits)
            found += fits
        self._body.setCurrentWidget(self._column if found else self.empty)
        if self.cards:
            self.empty.say(self.tr("Nothing matches"), self.tr("Try fewer or other words."))
        else:
            advice = self.tr("Open a project to read its scheme here.")
            self.empty.say(self.tr("No guidelines"), advice)

    # Cards

    def _scheme_card(self, scheme: Scheme) -> GuidelineCard:
        card = GuidelineCard()
        card.add_words(scheme.title, "title")
        card.add_words(scheme.guideline)
        for attribute in scheme.attributes:
            card.add_attribute(attribute)
        return card

    def _label_card(self, label: Label, scheme: Scheme) -> GuidelineCard:
        card = GuidelineCard()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Chip(label.title.upper(), self._theme.label(label), card))
        row.addStretch(1)
        for key in (str(label.digit) if label.digit else "", label.letter.upper()):
            if key:
                row.addWidget(said(key, "key", card))
        card.body.addLayout(row)
        card.text = label.title
        card.add_words(label.definition, "title")
        card.add_words(label.guideline)
        for attribute in scheme.label(label.name).attributes:
            card.add_attribute(attribute)
        return card

    def _links_card(self, links: tuple[LinkType, ...], scheme: Scheme) -> GuidelineCard:
        card = GuidelineCard()
        card.add_words(self.tr("Links"), "title")
        titles = {label.name: label.title for label in scheme.labels} | {"*": self.tr("any")}
        for link in links:
            start = ", ".join(titles.get(name, name) for name in link.ends_from)
            end = ", ".join(titles.get(name, name) for name in link.ends_to)
            card.add_words(f"{link.title} / {link.inverse}", "title")
            card.add_words(f"{start} → {end}", "muted")
        return card
