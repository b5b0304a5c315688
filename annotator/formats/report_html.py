"""The article report: one HTML file to read, print and keep, which loads nothing and runs
nothing. It has the article with its highlights and margin notes, the claims, the sources, and
where the text came from. The report of a single claim (evidence pack) has its paragraphs only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.formats.atomic import replacing
from annotator.formats.markup import Markup, joined, link, tag, words
from annotator.formats.problems import FormatProblem
from annotator.formats.report_cards import CardWriter, sources_of
from annotator.formats.report_style import classes_of, letter_of, style_of
from annotator.formats.report_text import paragraphs, signs_of
from annotator.model.annotation import Annotation, Link
from annotator.model.cards import Card
from annotator.model.document import Document, SourceText
from annotator.model.scheme import Scheme

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
    " form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Article:
    """A document as a report shows it; only the paragraphs with ``annotations`` of an excerpt.
    ``links`` are all that start in it."""

    document: Document
    text: SourceText
    annotations: tuple[Annotation, ...]
    links: tuple[Link, ...] = ()
    is_excerpt: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """``made_at`` and ``made_by`` stand at its end."""

    title: str
    scheme: Scheme
    articles: Sequence[Article]
    cards: Sequence[Card] = ()
    made_at: str = ""
    made_by: str = ""


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
        self._classes = classes_of(report.scheme)
        self._titles = {label.name: label.title for label in report.scheme.labels}
        letters = {label.name: letter_of(label) for label in report.scheme.labels}
        shown = [one for article in report.articles for one in _live(article)]
        self._signs = signs_of(shown, letters)
        self._links = {kind.name: (kind.title, kind.inverse) for kind in report.scheme.links}
        self._cards = CardWriter(
            self._classes, self._signs, name_documents=len(report.articles) > 1
        )

    def html(self) -> str:
        report = self._report
        is_pack = any(article.is_excerpt for article in report.articles)
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
            self._claims() if is_pack else "",
            [self._article(article) for article in report.articles],
            "" if is_pack else self._claims(),
            self._list(),
            self._sources(),
            self._people(),
            tag("footer", self._made()),
        )
        return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"

    def _legend(self) -> Markup:
        used = {one.label for article in self._report.articles for one in _live(article)}
        items = [
            tag("li", self._badge(label.name, letter_of(label)), " ",
                tag("span", label.title, class_=f"m {self._classes[label.name]} n0"))
            for label in self._report.scheme.labels
            if label.name in used
        ]  # fmt: skip
        return tag("ul", items, class_="legend") if items else Markup()

    def _badge(self, label: str, text: str) -> Markup:
        return tag("span", text, class_=f"b {self._classes.get(label, '')}".strip())

    # Articles

    def _article(self, article: Article) -> Markup:
        document = article.document
        annotations = _live(article)
        notes = _Notes(self, article)
        found = paragraphs(
            article.text.content,
            annotations,
            self._classes,
            self._signs,
            is_excerpt=article.is_excerpt,
        )
        direction = {"ltr": "ltr", "rtl": "rtl"}.get(document.metadata.direction, "auto")
        rows = [
            tag(
                "div",
                tag("p", paragraph.html, dir=direction, lang=document.metadata.language),
                notes.of(paragraph.noted),
                class_="row",
            )
            for paragraph in found
        ]
        title = document.title or document.metadata.file_name
        if title == self._report.title and len(self._report.articles) == 1:
            title = "The article"
        return tag("section", tag("h2", title, dir="auto"), _facts(article), rows, class_="text")

    def note_lines(self, one: Annotation, links: Mapping[str, list[int]]) -> Iterator[Markup]:
        """What the margin says of an annotation; its answers stand in the list below."""
        yield self._badge(one.label, self._signs[one.id])
        told = [
            f"{what} {', '.join(self._signs[other] for other in others)}"
            for what, others in links.items()
        ]
        if told:
            yield words(f" {'; '.join(told)}")
        if one.note:
            yield joined([" ", tag("em", one.note, dir="auto")])

    def class_of(self, label: str) -> str:
        return self._classes.get(label, "")

    def link_titles(self, kind: str) -> tuple[str, str]:
        return self._links.get(kind, (kind, kind))

    def is_shown(self, annotation: int) -> bool:
        return annotation in self._signs

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
                tag("th", self._badge(one.label, self._signs[one.id])),
                tag("td", tag("span", one.quote, dir="auto"), " ", self._answers(one)),
                tag("td", one.annotator, class_="quiet", dir="auto"),
            )
            for article in self._report.articles
            for one in sorted(_live(article), key=lambda one: (one.start, one.end, one.id))
        ]
        if not rows:
            return Markup()
        return tag("section", tag("h2", "Annotations"), tag("table", rows, class_="facts list"))

    def _answers(self, one: Annotation) -> Markup:
        known = self._report.scheme.attributes_of(one.label)
        asked = {attribute.name: attribute for attribute in known}
        told = []
        for name, value in one.attributes.items():
            attribute = asked.get(name)
            is_choice = attribute is not None and attribute.kind == "choice"
            title = attribute.title if attribute else name
            told.append(f"{title}: {value.replace('_', ' ') if is_choice else value}")
        return tag("span", "; ".join(told), class_="quiet", dir="auto") if told else Markup()

    def _sources(self) -> Markup:
        rows = [
            tag("tr", tag("th", name, dir="auto"), tag("td", ", ".join(_said(kind, said, denied))))
            for name, kind, said, denied in sources_of(self._report.cards)
        ]
        if not rows:
            return Markup()
        return tag("section", tag("h2", "Sources"), tag("table", rows, class_="facts"))

    def _people(self) -> Markup:
        counts: dict[str, int] = {}
        for article in self._report.articles:
            for one in _live(article):
                counts[one.annotator] = counts.get(one.annotator, 0) + 1
        rows = [
            tag("tr", tag("th", name or "nobody named", dir="auto"), tag("td", _counted(count)))
            for name, count in sorted(counts.items())
        ]
        if not rows:
            return Markup()
        return tag("section", tag("h2", "Annotated by"), tag("table", rows, class_="facts"))

    def _made(self) -> str:
        by = f" by {self._report.made_by}" if self._report.made_by else ""
        at = f" {self._report.made_at}" if self._report.made_at else ""
        return (
            f"Made{at}{by}. Positions and words are those of the texts whose SHA-256 stands above."
        )


class _Notes:
    """The margin notes of one article."""

    def __init__(self, page: _Page, article: Article) -> None:
        self._page = page
        self._links: dict[int, dict[str, list[int]]] = {}
        for one in article.links:
            if page.is_shown(one.start) and page.is_shown(one.end):
                title, inverse = page.link_titles(one.type)
                self._links.setdefault(one.start, {}).setdefault(title, []).append(one.end)
                self._links.setdefault(one.end, {}).setdefault(inverse, []).append(one.start)

    def of(self, annotations: Sequence[Annotation]) -> Markup:
        told = [one for one in annotations if one.note or one.id in self._links]
        if not told:
            return Markup()
        items = [
            tag(
                "li",
                list(self._page.note_lines(one, self._links.get(one.id, {}))),
                class_=self._page.class_of(one.label),
            )
            for one in told
        ]
        return tag("ul", items)


def _live(article: Article) -> list[Annotation]:
    """Rejected annotations and undecided suggestions are no part of a report."""
    return [one for one in article.annotations if one.is_live]


def _facts(article: Article) -> Markup:
    """Where the text came from, and how it is known again."""
    document, text, metadata = article.document, article.text, article.document.metadata
    known: dict[str, str] = {
        "Address": _address(metadata.url),
        "Canonical address": _address(metadata.canonical_url),
        "Archived at": _address(metadata.archive_url),
        "Publisher": metadata.publisher,
        "Author": metadata.author,
        "Published": metadata.published,
        "Changed": metadata.modified,
        "Retrieved": metadata.accessed,
        "File": metadata.file_name,
        "Rights": metadata.rights,
        "SHA-256 of the text": _code(document.text_sha256),
        "SHA-256 of the file": _code(text.raw_sha256),
    }
    # Not in the dictionary: a key of the document's own must not take the place of a hash.
    facts = [*known.items(), *metadata.extra.items()]
    rows = [
        tag("tr", tag("th", name, dir="auto"), tag("td", value, dir="auto"))
        for name, value in facts
        if value
    ]
    excerpt = tag("p", "Only the paragraphs that the claim is about are shown.", class_="quiet")
    return joined([tag("table", rows, class_="facts"), excerpt if article.is_excerpt else ""])


def _address(url: str) -> Markup:
    return link(url, url) if url else Markup()


def _code(text: str) -> Markup:
    return tag("code", text) if text else Markup()


def _said(kind: str, claims: int, denials: int) -> Iterator[str]:
    if kind:
        yield kind
    if claims:
        yield f"source of {claims} claim{'' if claims == 1 else 's'}"
    if denials:
        yield f"denies {denials} claim{'' if denials == 1 else 's'}"


def _counted(number: int) -> str:
    return f"{number} annotation{'' if number == 1 else 's'}"
