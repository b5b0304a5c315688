"""What a report says, whatever it is written as: signs, notes, answers, facts, claim cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.formats.claimreview import verdict_words
from annotator.formats.report_style import letter_of
from annotator.formats.report_text import signs_of
from annotator.model import roles
from annotator.model.annotation import Annotation, Link
from annotator.model.cards import MISSING, Card, Statement, Voice
from annotator.model.claims import Evidence
from annotator.model.document import Document, SourceText
from annotator.model.scheme import Scheme

STANCES = {"supports": "supports it", "refutes": "refutes it", "mentions": "mentions it"}
KINDS = {
    roles.PERSON: "person", roles.ORGANISATION: "organisation", roles.OUTLET: "news outlet",
    roles.AUTHOR: "author",
}  # fmt: skip
EXCERPT = "Only the paragraphs that the claim is about are shown."
ADDRESS, CODE = "address", "code"


@dataclass(frozen=True, slots=True)
class Article:
    """A document as a report shows it; only the paragraphs with ``annotations`` of an excerpt.
    ``links`` are all that start in it."""

    document: Document
    text: SourceText
    annotations: tuple[Annotation, ...]
    links: tuple[Link, ...] = ()
    is_excerpt: bool = False

    @property
    def live(self) -> list[Annotation]:
        """Rejected annotations and undecided suggestions are no part of a report."""
        return [one for one in self.annotations if one.is_live]

    @property
    def ordered(self) -> list[Annotation]:
        return sorted(self.live, key=lambda one: (one.start, one.end, one.id))


@dataclass(frozen=True, slots=True)
class Report:
    """``made_at`` and ``made_by`` stand at its end."""

    title: str
    scheme: Scheme
    articles: Sequence[Article]
    cards: Sequence[Card] = ()
    made_at: str = ""
    made_by: str = ""

    @property
    def is_pack(self) -> bool:
        """Of a single claim, with the paragraphs that it is about."""
        return any(article.is_excerpt for article in self.articles)

    @property
    def made(self) -> str:
        by = f" by {self.made_by}" if self.made_by else ""
        at = f" {self.made_at}" if self.made_at else ""
        return (
            f"Made{at}{by}. Positions and words are those of the texts whose SHA-256 stands above."
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a document; ``kind`` is ADDRESS, CODE or ""."""

    name: str
    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a claim card: what it is, of an annotation with that ``label`` ("" for
    evidence), its words and what is said beside them."""

    what: str
    words: str
    more: str = ""
    label: str = ""
    url: str = ""


class Content:
    """The words of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        letters = {label.name: letter_of(label) for label in report.scheme.labels}
        self.signs: Mapping[int, str] = signs_of(
            [one for article in report.articles for one in article.live], letters
        )
        self.used = {one.label for article in report.articles for one in article.live}
        self._links = {kind.name: (kind.title, kind.inverse) for kind in report.scheme.links}

    # The article

    def title_of(self, article: Article) -> str:
        title = article.document.title or article.document.metadata.file_name
        if title == self._report.title and len(self._report.articles) == 1:
            return "The article"
        return title

    def links_of(self, article: Article) -> dict[int, dict[str, list[int]]]:
        """For each annotation what it is linked to in the report, by what the link says."""
        found: dict[int, dict[str, list[int]]] = {}
        for one in article.links:
            if one.start in self.signs and one.end in self.signs:
                title, inverse = self._links.get(one.type, (one.type, one.type))
                found.setdefault(one.start, {}).setdefault(title, []).append(one.end)
                found.setdefault(one.end, {}).setdefault(inverse, []).append(one.start)
        return found

    def told(self, links: Mapping[str, Sequence[int]]) -> str:
        """Links of one annotation, by the signs of the others."""
        return "; ".join(
            f"{what} {', '.join(self.signs[other] for other in others)}"
            for what, others in links.items()
        )

    def answers(self, one: Annotation) -> str:
        known = self._report.scheme.attributes_of(one.label)
        asked = {attribute.name: attribute for attribute in known}
        told = []
        for name, value in one.attributes.items():
            attribute = asked.get(name)
            is_choice = attribute is not None and attribute.kind == "choice"
            title = attribute.title if attribute else name
            told.append(f"{title}: {value.replace('_', ' ') if is_choice else value}")
        return "; ".join(told)

    # What follows the articles

    def sources(self) -> list[tuple[str, str]]:
        """Each source, and of what it is one."""
        return [
            (name, ", ".join(_said(kind, said, denied)))
            for name, kind, said, denied in sources_of(self._report.cards)
        ]

    def people(self) -> list[tuple[str, str]]:
        """Each annotator, and how much is theirs."""
        counts: dict[str, int] = {}
        for article in self._report.articles:
            for one in article.live:
                counts[one.annotator] = counts.get(one.annotator, 0) + 1
        return [
            (name or "nobody named", _counted(count, "annotation"))
            for name, count in sorted(counts.items())
        ]


def facts_of(article: Article) -> list[Fact]:
    """Where the text came from, and how it is known again."""
    document, text, metadata = article.document, article.text, article.document.metadata
    known = (
        Fact("Address", metadata.url, ADDRESS),
        Fact("Canonical address", metadata.canonical_url, ADDRESS),
        Fact("Archived at", metadata.archive_url, ADDRESS),
        Fact("Publisher", metadata.publisher),
        Fact("Author", metadata.author),
        Fact("Published", metadata.published),
        Fact("Changed", metadata.modified),
        Fact("Retrieved", metadata.accessed),
        Fact("File", metadata.file_name),
        Fact("Rights", metadata.rights),
        Fact("SHA-256 of the text", document.text_sha256, CODE),
        Fact("SHA-256 of the file", text.raw_sha256, CODE),
    )
    own = (Fact(name, value) for name, value in metadata.extra.items())
    return [fact for fact in (*known, *own) if fact.value]


def verdict_of(card: Card) -> str:
    if not card.is_rated:
        return "Not yet rated"
    if len(card.verdicts) > 1:
        return " / ".join(map(verdict_words, card.verdicts))
    rating = "" if card.rating is None else f" ({card.rating:g})"
    return f"{verdict_words(card.verdict)}{rating}"


def lines_of(card: Card, signs: Mapping[int, str]) -> Iterator[CardLine]:
    """All that is linked to a claim, and the evidence on it; ``signs`` as in ``Content``."""
    for mention in card.mentions[1:]:
        where = mention.document.title if mention.document.id != card.document.id else ""
        yield _line("also", mention.annotation, mention.annotation.quote, where, signs)
    for voice in card.voices:
        yield _voice(voice, signs)
    for what, statements in (
        ("denied", card.denials),
        ("supported", card.supporting),
        ("undermined", card.undermining),
        ("context", card.context),
    ):
        for statement in statements:
            yield _statement(what, statement, signs)
    for piece in card.evidence:
        yield _evidence(piece)


def lacks_of(card: Card) -> str:
    if not card.missing:
        return ""
    return f"Still missing: {', '.join(MISSING[name] for name in card.missing)}."


def _line(what: str, one: Annotation, words: str, more: str, signs: Mapping[int, str]) -> CardLine:
    badge = " ".join(part for part in (what, signs.get(one.id, "")) if part)
    return CardLine(badge, words, more, one.label)


def _voice(voice: Voice, signs: Mapping[int, str]) -> CardLine:
    what = "reported by" if voice.is_report else "said by"
    own = "" if voice.name == voice.annotation.quote else voice.annotation.quote
    return _line(what, voice.annotation, voice.name, own, signs)


def _statement(what: str, statement: Statement, signs: Mapping[int, str]) -> CardLine:
    voices = ", ".join(dict.fromkeys(voice.name for voice in statement.voices))
    return _line(what, statement.annotation, statement.annotation.quote, voices, signs)


def _evidence(piece: Evidence) -> CardLine:
    title = piece.title or piece.note or piece.url
    note = piece.note if piece.note != title else ""
    return CardLine(f"evidence {STANCES[piece.stance]}", title, note, url=piece.url)


def _said(kind: str, claims: int, denials: int) -> Iterator[str]:
    if kind:
        yield kind
    if claims:
        yield f"source of {_counted(claims, 'claim')}"
    if denials:
        yield f"denies {_counted(denials, 'claim')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


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
