"""The card of an annotation's links: what each says, and what can be done to it."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.model.annotation import Link
from annotator.model.links import said_by
from annotator.store import Project
from annotator.ui.article.link_menu import LinkMenu
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.cards import Card, said
from annotator.ui.panels.link_changes import LinkChanges
from annotator.ui.panels.link_row import LinkRow
from annotator.ui.session import Session
from annotator.ui.theme import Theme, set_look

SHOWN = 40


class LinksCard(Card):
    """``wanted(id)``: the annotation at a link's other end is to be shown. ``refused(why)``: a
    link could not be changed."""

    wanted = Signal(int)
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: int | None = None
        self._changes = LinkChanges(session, self.refused.emit)
        self.add = QPushButton(self.tr("Link to…"), self)
        set_look(self.add, "link")
        self.add.setToolTip(self.tr("Pick the other annotation in the article"))
        self.add.clicked.connect(self._begin)
        top = QHBoxLayout()
        top.addWidget(said(self.tr("Links"), "title", self), 1)
        top.addWidget(self.add)
        self.body.addLayout(top)
        self.rows: list[QWidget] = []

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._shown is not None:
            self.show_links_of(self._shown)

    def show_links_of(self, annotation: int) -> None:
        """Lists the links of ``annotation``; the card is hidden where it has none and the
        project cannot be written."""
        self._shown = annotation
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        project = self._session.project
        links = project.links.of(annotation) if project else []
        self.add.setVisible(self._session.is_editable)
        self.setVisible(bool(links) or self._session.is_editable)
        if project is None or not links:
            return
        self._add_rows(project, annotation, links[:SHOWN])
        if len(links) > SHOWN:
            more = self.tr("… and {n} more").format(n=lettering.number(len(links) - SHOWN))
            self._add(said(more, "small", self))

    def _add_rows(self, project: Project, annotation: int, links: list[Link]) -> None:
        others = [link.end if link.start == annotation else link.start for link in links]
        found = {other.id: other for other in project.annotations.page(others)}
        for link, end in zip(links, others, strict=True):
            other = found.get(end)
            if other is None:
                continue
            label = chips.label_of(self._session.scheme, other.label)
            words = self._words(link, is_from=link.start == annotation)
            row = LinkRow(words, other, self._theme.label(label), self._theme, self)
            row.clicked.connect(lambda _=False, other=end: self.wanted.emit(other))
            if self._session.is_editable:
                row.menu_wanted.connect(partial(self._open_menu, link))
                row.removed.connect(partial(self._changes.remove, link.id))
                row.allow_changes()
            self._add(row)

    def _add(self, row: QWidget) -> None:
        self.rows.append(row)
        self.body.addWidget(row)

    def _words(self, link: Link, *, is_from: bool) -> str:
        """What the link says from this end."""
        for known in self._session.scheme.links:
            if known.name == link.type:
                return said_by(known, is_start=is_from)
        return link.type

    # Changing

    def _begin(self) -> None:
        self._session.link_from(self._shown)

    def menu(self, link: Link) -> LinkMenu | None:
        """What can be done to a link; None where it has gone."""
        return None if self._shown is None else self._changes.menu(self, link, self._shown)

    def _open_menu(self, link: Link, at: QPoint) -> None:
        menu = self.menu(link)
        if menu is not None:
            menu.popup(at)
