"""The article report: one HTML file to read, print and keep, which loads nothing and runs
nothing. It has the article with its highlights and margin notes, the claims, the sources, and
where the text came from. The report of a single claim (evidence pack) has its paragraphs only.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from annotator.formats.atomic import replacing
from annotator.formats.markup import Markup, joined, link, tag
from annotator.formats.problems import FormatProblem
from annotator.formats.report_cards import CardWriter
from annotator.formats.report_content import (
    ADDRESS,
    CODE,
    EXCERPT,
    Article,
    Content,
    Fact,
    Report,
    facts_of,
)
from annotator.formats.report_style import classes_of, letter_of, style_of
from annotator.formats.report_text import paragraphs
from annotator.model.annotation import Annotation

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    " form-action 'none'"
)


def html_of(report: Report) -> str:
    """The whole file."""
    return _Page(report).html()


def write(report: Report, target: Path, *, never: Iterable[Path] = ()) -> None:
    """Writes ``target`` whole, reads it back and compares, or leaves what is there."""
    raw = html_of(report).encode()
    with replacing(target, never=never) as part:
        part.stream.write(raw)
        part.stream.flush()
        if part.path.read_bytes() != raw:
            raise FormatProblem(f"{target} was not written: what was read back differs.")


class _Page:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._content = Content(report)
        self._classes = classes_of(report.scheme)
        self._cards = CardWriter(
            self._classes, self._content.signs, name_documents=len(report.articles) > 1
        )

    def html(self) -> str:
        report = self._report
        head = tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", **{"http-equiv": "Content-Security-Policy", "content": POLICY}),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("title", report.title),
            tag("style", Markup(style_of(report.scheme))),
        )
        body = tag(
            "body",
            tag("h1", report.title, dir="auto"),
            self._legend(),
            self._claims() if report.is_pack else "",
            [self._article(article) for article in report.articles],
            "" if report.is_pack else self._claims(),
            self._list(),
            _table("Sources", self._content.sources()),
            _table("Annotated by", self._content.people()),
            tag("footer", report.made),
        )
        return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"

    def _legend(self) -> Markup:
        items = [
            tag("li", self._badge(label.name, letter_of(label)), " ",
                tag("span", label.title, class_=f"m {self._classes[label.name]} n0"))
            for label in self._report.scheme.labels
            if label.name in self._content.used
        ]  # fmt: skip
        return tag("ul", items, class_="legend") if items else Markup()

    def _badge(self, label: str, text: str) -> Markup:
        return tag("span", text, class_=f"b {self._classes.get(label, '')}".strip())

    # Articles

    def _article(self, article: Article) -> Markup:
        metadata = article.document.metadata
        links = self._content.links_of(article)
        found = paragraphs(
            article.text.content,
            article.live,
            self._classes,
            self._content.signs,
            is_excerpt=article.is_excerpt,
        )
        direction = {"ltr": "ltr", "rtl": "rtl"}.get(metadata.direction, "auto")
        rows = [
            tag(
                "div",
                tag("p", paragraph.html, dir=direction, lang=metadata.language),
                self._notes(paragraph.noted, links),
                class_="row",
            )
            for paragraph in found
        ]
        title = tag("h2", self._content.title_of(article), dir="auto")
        return tag("section", title, _facts(article), rows, class_="text")

    def _notes(
        self, annotations: Sequence[Annotation], links: Mapping[int, Mapping[str, Sequence[int]]]
    ) -> Markup:
        """What the margin says of annotations; their answers stand in the list below."""
        items = [
            tag(
                "li",
                self._badge(one.label, self._content.signs[one.id]),
                f" {self._content.told(links[one.id])}" if one.id in links else "",
                [" ", tag("em", one.note, dir="auto")] if one.note else "",
                class_=self._classes.get(one.label, ""),
            )
            for one in annotations
            if one.note or one.id in links
        ]
        return tag("ul", items) if items else Markup()

    # What follows the articles

    def _claims(self) -> Markup:
        cards = self._report.cards
        if not cards:
            return Markup()
        made = [self._cards.card(card) for card in cards]
        title = "Claims" if len(cards) > 1 else "The claim"
        return tag("section", tag("h2", title), tag("div", made, class_="cards"))

    def _list(self) -> Markup:
        """Every annotation with its answers, by its sign."""
        rows = [
            tag(
                "tr",
                tag("th", self._badge(one.label, self._content.signs[one.id])),
                tag("td", tag("span", one.quote, dir="auto"), " ", self._answers(one)),
                tag("td", one.annotator, class_="quiet", dir="auto"),
            )
            for article in self._report.articles
            for one in article.ordered
        ]
        if not rows:
            return Markup()
        return tag("section", tag("h2", "Annotations"), tag("table", rows, class_="facts list"))

    def _answers(self, one: Annotation) -> Markup:
        told = self._content.answers(one)
        return tag("span", told, class_="quiet", dir="auto") if told else Markup()


def _table(title: str, rows: Sequence[tuple[str, str]]) -> Markup:
    if not rows:
        return Markup()
    made = [tag("tr", tag("th", name, dir="auto"), tag("td", said)) for name, said in rows]
    return tag("section", tag("h2", title), tag("table", made, class_="facts"))


def _facts(article: Article) -> Markup:
    rows = [
        tag("tr", tag("th", fact.name, dir="auto"), tag("td", _value(fact), dir="auto"))
        for fact in facts_of(article)
    ]
    excerpt = tag("p", EXCERPT, class_="quiet")
    return joined([tag("table", rows, class_="facts"), excerpt if article.is_excerpt else ""])


def _value(fact: Fact) -> str:
    if fact.kind == ADDRESS:
        return link(fact.value, fact.value)
    return tag("code", fact.value) if fact.kind == CODE else fact.value
