"""Claim cards in a report."""

from collections.abc import Iterable, Iterator, Mapping

from annotator.formats.claimreview import verdict_words
from annotator.formats.markup import Markup, joined, link, tag
from annotator.model import roles
from annotator.model.cards import MISSING, Card, Statement, Voice
from annotator.model.claims import Evidence

STANCES = {"supports": "supports it", "refutes": "refutes it", "mentions": "mentions it"}


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
        title = card.document.title if self._name_documents else ""
        head = tag(
            "header",
            self._badge(claim.id, claim.label),
            tag("span", title, class_="quiet", dir="auto"),
            tag("span", self._verdict(card), class_="verdict"),
        )
        quote = tag(
            "blockquote", claim.quote, class_=self._classes.get(claim.label, ""), dir="auto"
        )
        wording = Markup()
        if card.wording != claim.quote:
            wording = tag("p", tag("strong", card.wording), dir="auto")
        return tag(
            "article", head, wording, quote, tag("ul", self._lines(card)), self._note(card),
            class_="card",
        )  # fmt: skip

    def _verdict(self, card: Card) -> str:
        if not card.is_rated:
            return "Not yet rated"
        if len(card.verdicts) > 1:
            return " / ".join(map(verdict_words, card.verdicts))
        rating = "" if card.rating is None else f" ({card.rating:g})"
        return f"{verdict_words(card.verdict)}{rating}"

    def _lines(self, card: Card) -> Iterator[Markup]:
        for mention in card.mentions[1:]:
            where = mention.document.title if mention.document.id != card.document.id else ""
            one = mention.annotation
            yield self._line(one.id, one.label, "also", one.quote, where)
        for voice in card.voices:
            yield self._voice(voice)
        for what, statements in (
            ("denied", card.denials),
            ("supported", card.supporting),
            ("undermined", card.undermining),
            ("context", card.context),
        ):
            for statement in statements:
                yield self._statement(what, statement)
        for piece in card.evidence:
            yield _evidence(piece)

    def _voice(self, voice: Voice) -> Markup:
        what = "reported by" if voice.is_report else "said by"
        one = voice.annotation
        own = "" if voice.name == one.quote else one.quote
        return self._line(one.id, one.label, what, voice.name, own)

    def _statement(self, what: str, statement: Statement) -> Markup:
        one = statement.annotation
        voices = ", ".join(dict.fromkeys(voice.name for voice in statement.voices))
        return self._line(one.id, one.label, what, one.quote, voices)

    def _line(self, id: int, label: str, what: str, words: str, more: str) -> Markup:
        rest = (" — ", tag("em", more, dir="auto")) if more else ()
        said = tag("span", words, dir="auto")
        return tag("li", self._badge(id, label, what), " ", said, rest)

    def _badge(self, id: int, label: str, what: str = "") -> Markup:
        sign = self._signs.get(id, "")
        text = " ".join(part for part in (what, sign) if part) or "claim"
        return tag("span", text, class_=f"b {self._classes.get(label, '')}".strip())

    def _note(self, card: Card) -> Markup:
        parts = []
        if card.verdict_note:
            parts.append(
                tag("p", tag("strong", "Why: "), tag("span", card.verdict_note), dir="auto")
            )
        if card.annotation.note:
            parts.append(tag("p", card.annotation.note, dir="auto"))
        if card.missing:
            lacks = ", ".join(MISSING[name] for name in card.missing)
            parts.append(tag("p", f"Still missing: {lacks}.", class_="missing quiet"))
        return joined(parts)


def _evidence(piece: Evidence) -> Markup:
    """Its address is written out: a page on paper has no links."""
    title = piece.title or piece.note or piece.url
    parts: list[Markup] = [
        tag("span", f"evidence {STANCES[piece.stance]}", class_="b"), Markup(" "),
        tag("span", link(piece.url, title), dir="auto"),
    ]  # fmt: skip
    if piece.url and piece.url != title:
        parts.append(tag("span", f" {piece.url}", class_="quiet"))
    if piece.note and piece.note != title:
        parts.append(tag("span", f" — {piece.note}", dir="auto"))
    return tag("li", parts)


def sources_of(cards: Iterable[Card]) -> list[tuple[str, str, int, int]]:
    """Each source by name: its kind, of how many claims it is the source, how many it denies."""
    kinds: dict[str, str] = {}
    claims: dict[str, set[int]] = {}
    denied: dict[str, set[int]] = {}
    for card in cards:
        for voice in card.voices:
            kinds.setdefault(voice.name, voice.kind)
            claims.setdefault(voice.name, set()).add(card.id)
        for denial in card.denials:
            for voice in denial.voices:
                kinds.setdefault(voice.name, voice.kind)
                denied.setdefault(voice.name, set()).add(card.id)
    found = [
        (name, KINDS.get(kind, ""), len(claims.get(name, ())), len(denied.get(name, ())))
        for name, kind in kinds.items()
    ]
    return sorted(found, key=lambda row: (-row[2] - row[3], row[0].casefold()))


KINDS = {
    roles.PERSON: "person", roles.ORGANISATION: "organisation", roles.OUTLET: "news outlet",
    roles.AUTHOR: "author",
}  # fmt: skip
