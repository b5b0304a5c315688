"""Claim cards in a report."""

from collections.abc import Mapping

from annotator.formats.markup import Markup, joined, link, tag
from annotator.formats.report_content import CardLine, lacks_of, lines_of, verdict_of
from annotator.model.cards import Card


class CardWriter:
    """``classes`` are those of the labels, ``signs`` ("C1") those of the annotations. Cards
    ``name_documents`` only where there are several."""

    def __init__(
        self, classes: Mapping[str, str], signs: Mapping[int, str], *, name_documents: bool
    ) -> None:
        self._name_documents = name_documents
        self._classes = classes
        self._signs = signs

    def card(self, card: Card) -> Markup:
        """One card; whole, also where parts of it lie in documents that the report has not."""
        claim = card.annotation
        sign = self._signs.get(claim.id, "claim")
        title = card.document.title if self._name_documents else ""
        head = tag(
            "header",
            tag("span", sign, class_=f"b {self._classes.get(claim.label, '')}".strip()),
            tag("span", title, class_="quiet", dir="auto"),
            tag("span", verdict_of(card), class_="verdict"),
        )
        quote = tag(
            "blockquote", claim.quote, class_=self._classes.get(claim.label, ""), dir="auto"
        )
        wording = Markup()
        if card.wording != claim.quote:
            wording = tag("p", tag("strong", card.wording), dir="auto")
        lines = tag("ul", map(self._line, lines_of(card, self._signs)))
        return tag("article", head, wording, quote, lines, self._note(card), class_="card")

    def _line(self, line: CardLine) -> Markup:
        if not line.label:
            return _evidence(line)
        rest = (" — ", tag("em", line.more, dir="auto")) if line.more else ()
        badge = tag("span", line.what, class_=f"b {self._classes.get(line.label, '')}".strip())
        return tag("li", badge, " ", tag("span", line.words, dir="auto"), rest)

    def _note(self, card: Card) -> Markup:
        parts = []
        if card.verdict_note:
            parts.append(
                tag("p", tag("strong", "Why: "), tag("span", card.verdict_note), dir="auto")
            )
        if card.annotation.note:
            parts.append(tag("p", card.annotation.note, dir="auto"))
        if card.missing:
            parts.append(tag("p", lacks_of(card), class_="missing quiet"))
        return joined(parts)


def _evidence(line: CardLine) -> Markup:
    """Its address is written out: a page on paper has no links."""
    parts: list[Markup] = [
        tag("span", line.what, class_="b"), Markup(" "),
        tag("span", link(line.url, line.words), dir="auto"),
    ]  # fmt: skip
    if line.url and line.url != line.words:
        parts.append(tag("span", f" {line.url}", class_="quiet"))
    if line.more:
        parts.append(tag("span", f" — {line.more}", dir="auto"))
    return tag("li", parts)
