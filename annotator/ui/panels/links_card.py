"""The card of an annotation's links: what each says, and the words at its other end."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.model.annotation import Annotation, Link
from annotator.store import Project
from annotator.ui.panels import chips, lettering
from annotator.ui.panels.cards import Card, said
from annotator.ui.panels.twolines import line_height, two_lines
from annotator.ui.session import Session
from annotator.ui.text import plain_tooltip
from annotator.ui.theme import LabelColours, Theme

SHOWN = 40
GAP = 8
WIDEST = 0.45
LONGEST_TIP = 1_000


class LinkRow(QAbstractButton):
    """A chip with the link's name, and the other end's quote on up to two lines."""

    def __init__(
        self, words: str, other: Annotation, colours: LabelColours, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.annotation = other
        self._theme = theme
        self._words = words
        self._colours = colours
        self.setText(other.quote)
        self.setAccessibleName(f"{words}: {lettering.shortened(other.quote, LONGEST_TIP)}")
        self.setToolTip(plain_tooltip(lettering.shortened(other.quote, LONGEST_TIP)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = two_lines(self.text(), self.font(), self._room(width)).lineCount()
        return max(lines * line_height(self.font()), self._chip(width).height()) + 2

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        chip = QRect(0, 0, self._chip(self.width()).width(), self._chip(self.width()).height())
        words = QRect(chip.width() + GAP, 0, self._room(self.width()), self.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            chip.moveRight(self.width())
            words.moveLeft(0)
        font = chips.chip_font(self.font())
        chips.paint_chip(painter, chip, self._words, self._colours, font)
        painter.setPen(self._theme.text)
        layout = two_lines(self.text(), self.font(), words.width())
        layout.draw(painter, QPointF(words.left(), 1))
        if self.hasFocus():
            chips.paint_focus(painter, self.rect(), self._theme.focus)

    def _chip(self, width: int) -> QSize:
        size = chips.chip_size(self._words, chips.chip_font(self.font()))
        return QSize(min(size.width(), int(width * WIDEST)), size.height())

    def _room(self, width: int) -> int:
        return max(40, width - self._chip(width).width() - GAP)


class LinksCard(Card):
    """``wanted(id)``: the annotation at a link's other end is to be shown."""

    wanted = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._shown: int | None = None
        self.body.addWidget(said(self.tr("Links"), "title", self))
        self.rows: list[QWidget] = []

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._shown is not None:
            self.show_links_of(self._shown)

    def show_links_of(self, annotation: int) -> None:
        """Lists the links of ``annotation``; the card is hidden where it has none."""
        self._shown = annotation
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        project = self._session.project
        links = project.links.of(annotation) if project else []
        self.setVisible(bool(links))
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
            self._add(row)

    def _add(self, row: QWidget) -> None:
        self.rows.append(row)
        self.body.addWidget(row)

    def _words(self, link: Link, *, is_from: bool) -> str:
        """What the link says from this end: its title, or its inverse."""
        for known in self._session.scheme.links:
            if known.name == link.type:
                return known.title if is_from or known.symmetric else known.inverse
        return link.type
