"""A report on sheets of paper: the same words as in the HTML file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.formats.report_content import EXCERPT, Content, facts_of
from annotator.formats.report_style import letter_of
from annotator.model.paragraphs import Paragraphs
from annotator.ui.article.tongues import in_language
from annotator.ui.report_pdf.cards import CardSetter, badge_line
from annotator.ui.report_pdf.flow import POINT, Face, Faces, Line, Pages, Size, lines_of
from annotator.ui.report_pdf.marks import Looks, Marker, Patch, draw_underline

if TYPE_CHECKING:
    from annotator.formats.report_content import Article, Report
    from annotator.model.annotation import Annotation

NOTES, GUTTER = 132 * POINT, 18 * POINT
FACT_NAMES, BADGES, PEOPLE = 118 * POINT, 40 * POINT, 84 * POINT
RULE = QColor("#d4d4d4")


class Builder:
    """Fills sheets with a report; ``reached`` is told after each article and each card."""

    def __init__(
        self, report: Report, faces: Faces, reached: Callable[[], None], size: Size | None = None
    ) -> None:
        self._report, self._faces, self._reached = report, faces, reached
        self._content, self._looks = Content(report), Looks(report.scheme)
        self.pages = Pages(size)
        self._cards = CardSetter(
            self.pages, faces, self._looks, self._content.signs,
            name_documents=len(report.articles) > 1,
        )  # fmt: skip

    def build(self) -> Pages:
        report, faces = self._report, self._faces
        self.pages.put(lines_of(report.title, faces.title, self.pages.size.room))
        self.pages.skip(6 * POINT)
        self._legend()
        if report.is_pack:
            self._claims()
        for article in report.articles:
            self._article(article)
            self._reached()
        if not report.is_pack:
            self._claims()
        self._list()
        self._table("Sources", self._content.sources())
        self._table("Annotated by", self._content.people())
        self.pages.skip(16 * POINT)
        self.pages.put(lines_of(report.made, faces.quiet, self.pages.size.room))
        return self.pages

    def _heading(self, title: str, follows: float = 60 * POINT) -> None:
        """Never at the foot of a sheet: it stays with what follows it."""
        lines = lines_of(title, self._faces.heading, self.pages.size.room)
        self.pages.skip(16 * POINT)
        self.pages.need(sum(line.height for line in lines) + follows)
        self.pages.put(lines)
        self.pages.put([_rule(self.pages.size.room)])

    def _legend(self) -> None:
        """Each label with its letter, tint and pattern."""
        labels = [one for one in self._report.scheme.labels if one.name in self._content.used]
        metrics, x = QFontMetricsF(self._faces.words.style.font), 0.0
        start = self.pages.spot
        for label in labels:
            title = f"{letter_of(label)}  {label.title}"[:60]
            width = metrics.horizontalAdvance(title) + 8 * POINT
            if x and x + width > self.pages.size.room:
                self.pages.skip(4 * POINT)
                x, start = 0.0, self.pages.spot
            (line, *_) = lines_of(title, self._faces.words, width)
            patch = Patch(
                0, width - 8 * POINT, self._looks.line(label.name),
                self._looks.underline(label.name),
            )  # fmt: skip
            back = partial(_paint_sample, self._looks.tint(label.name), patch, line.height)
            self.pages.put([line._replace(back=back)], x, start)
            x += width + 14 * POINT

    # Articles

    def _article(self, article: Article) -> None:
        faces, pages = self._faces, self.pages
        self._heading(self._content.title_of(article))
        for fact in facts_of(article):
            self._row(fact.name, fact.value)
        if article.is_excerpt:
            pages.put(lines_of(EXCERPT, faces.quiet, pages.size.room))
        pages.skip(10 * POINT)
        links = self._content.links_of(article)
        marker = Marker(article.ordered, self._looks, self._content, faces.sign)
        style = faces.body.style
        font = in_language(style.font, article.document.metadata.language)
        body = Face(type(style).of(font, pitch=style.pitch / font.pixelSize()), faces.body.colour)
        width = pages.size.room - NOTES - GUTTER
        text, direction = article.text.content, article.document.metadata.direction
        for span, over, noted in _paragraphs(article):
            told = [one for one in noted if one.note or one.id in links]
            notes = [line for one in told for line in self._note(one, links.get(one.id, {}))]
            lines = list(marker.lines(text, span, over, body, width, direction))
            pages.put_beside([(0.0, lines), (width + GUTTER, notes)])
            pages.skip(5 * POINT)

    def _note(self, one: Annotation, links: dict[str, list[int]]) -> Iterator[Line]:
        """What the margin says of an annotation, behind a bar of its colour."""
        told = f"{self._content.signs[one.id]} {self._content.told(links)}".strip()
        indent = 6 * POINT
        colour = self._looks.line(one.label)
        for words in filter(None, (told, one.note)):
            for line in lines_of(words, self._faces.note, NOTES - indent):
                yield _indented(line, indent, partial(_paint_bar, colour, line.height))
        yield Line(3 * POINT, _nothing)

    # What follows the articles

    def _claims(self) -> None:
        cards = self._report.cards
        if not cards:
            return
        self._heading("Claims" if len(cards) > 1 else "The claim", 110 * POINT)
        for card in cards:
            self._cards.put(card)
            self._reached()

    def _list(self) -> None:
        """Every annotation with its answers, by its sign."""
        pages, faces, content = self.pages, self._faces, self._content
        if not content.used:
            return
        self._heading("Annotations")
        width = pages.size.room - BADGES - PEOPLE - 2 * GUTTER
        for article in self._report.articles:
            for one in article.ordered:
                badge = badge_line(content.signs[one.id], one.label, self._looks, faces)
                words = lines_of(one.quote, faces.words, width)
                answers = content.answers(one)
                words += lines_of(answers, faces.quiet, width) if answers else []
                people = lines_of(one.annotator, faces.quiet, PEOPLE) if one.annotator else []
                x = BADGES + GUTTER
                pages.put_beside([(0.0, [badge]), (x, words), (x + width + GUTTER, people)])
                pages.skip(3 * POINT)

    def _table(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if rows:
            self._heading(title)
            for name, said in rows:
                self._row(name, said)

    def _row(self, name: str, said: str) -> None:
        """What something is called, and what it is; both at the left, in any script."""
        width = self.pages.size.room - FACT_NAMES - GUTTER
        names = lines_of(name, self._faces.quiet, FACT_NAMES, is_table=True)
        words = lines_of(said, self._faces.words, width, is_table=True)
        self.pages.put_beside([(0.0, names), (FACT_NAMES + GUTTER, words)])


def _paragraphs(
    article: Article,
) -> Iterator[tuple[tuple[int, int], list[Annotation], list[Annotation]]]:
    """Each paragraph with the annotations over it, and those that begin in it."""
    waiting = article.ordered
    open_: list[Annotation] = []
    place = 0
    for start, end in Paragraphs(article.text.content).spans:
        noted = []
        while place < len(waiting) and waiting[place].start < end:
            noted.append(waiting[place])
            place += 1
        open_ = [one for one in (*open_, *noted) if one.end > start]
        if open_ or not article.is_excerpt:
            yield (start, end), open_, noted


def _rule(width: float) -> Line:
    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(RULE, 0.6 * POINT))
        painter.drawLine(QPointF(x, y), QPointF(x + width, y))

    return Line(6 * POINT, draw)


def _nothing(_painter: QPainter, _x: float, _y: float) -> None:
    """Air."""


def _indented(line: Line, indent: float, back: Callable[[QPainter, float, float], None]) -> Line:
    def draw(painter: QPainter, x: float, y: float) -> None:
        line.draw(painter, x + indent, y)

    return Line(line.height, draw, back)


def _paint_bar(colour: QColor, height: float, painter: QPainter, x: float, y: float) -> None:
    painter.fillRect(QRectF(x, y, 1.6 * POINT, height), colour)


def _paint_sample(
    tint: QColor, patch: Patch, height: float, painter: QPainter, x: float, y: float
) -> None:
    painter.fillRect(QRectF(x, y + POINT, patch.right, height - POINT), tint)
    draw_underline(painter, x, x + patch.right, y + height + 0.5 * POINT, patch)
