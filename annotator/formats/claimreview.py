"""Claims as schema.org JSON-LD: a ``ClaimReview`` where there is a verdict, somebody who gives it
and the address of the review; else a ``Claim``.

After https://schema.org/ClaimReview and Google's page on fact check structured data, which asks
for claimReviewed, reviewRating.alternateName and url. What published ones get wrong is avoided:
scales whose best is worse than their worst (no numbers are written unless the project's own
scale has both), dates that are not ISO 8601, and the speaker's page as the author's address.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from annotator.formats.addresses import is_web_address
from annotator.formats.atomic import replacing
from annotator.formats.problems import Cancelled, FormatProblem
from annotator.model import roles
from annotator.model.cards import Card, Voice

CONTEXT = "https://schema.org"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
TYPES = {
    roles.PERSON: "Person", roles.AUTHOR: "Person", roles.ORGANISATION: "Organization",
    roles.OUTLET: "Organization",
}  # fmt: skip
ADVISED_CHARACTERS = 75
ID = "{id}"
# What schema.org calls a value; JSON of any shape.
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Review:
    """Who publishes the reviews, and where: ``{id}`` in ``url`` stands for the claim's id.
    ``published`` is ISO 8601; "": when the verdict was given last."""

    author: str = ""
    author_url: str = ""
    url: str = ""
    published: str = ""

    def address(self, card: Card) -> str:
        """Where the review of that claim is."""
        return self.url.strip().replace(ID, card.annotation.uuid)


NO_REVIEW = Review()


@dataclass(slots=True)
class ClaimReport:
    """What was written: how many reviews and claims, and a sentence for each claim that lacks
    something."""

    path: Path
    documents: int = 0
    reviews: int = 0
    claims: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.reviews + self.claims

    @property
    def verified(self) -> int:
        """All of them: a file that is not what it should be is not put in place."""
        return self.rows

    @property
    def summary(self) -> str:
        return f"{self.reviews} ClaimReview and {self.claims} Claim, read back and equal"


def missing(card: Card, review: Review = NO_REVIEW) -> tuple[str, ...]:
    """What a claim lacks to be a ClaimReview, () if nothing."""
    lacks = (
        (not card.is_rated, "a verdict"),
        (len(card.verdicts) > 1, f"one verdict ({', '.join(card.verdicts)})"),
        (not review.author.strip(), "who reviews it"),
        (not is_web_address(review.address(card)), "the address of the review"),
        (not _is_date(review.published), "a date of the form 2026-11-30"),
    )
    return tuple(what for is_so, what in lacks if is_so)


def advice(card: Card) -> tuple[str, ...]:
    """What search engines would like as well."""
    lacks = (
        (not list(_named(card.originators)), "who says it"),
        (not _appearances(card), "an address where it appears"),
        (
            len(card.wording) > ADVISED_CHARACTERS,
            f"a wording of at most {ADVISED_CHARACTERS} characters",
        ),
    )
    return tuple(what for is_so, what in lacks if is_so)


def as_json(card: Card, review: Review = NO_REVIEW) -> Node:
    """The claim as JSON-LD."""
    if missing(card, review):
        return {"@context": CONTEXT, **_claim(card)}
    author: Node = {"@type": "Organization", "name": review.author.strip()}
    if is_web_address(review.author_url):
        author["url"] = review.author_url
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": review.address(card),
        "datePublished": review.published or card.rated.updated_at[:10],
        "author": author,
        "claimReviewed": card.wording,
        "reviewRating": _rating(card),
        **({"reviewBody": card.verdict_note} if card.verdict_note else {}),
        "itemReviewed": _claim(card),
    }


def _rating(card: Card) -> Node:
    rating: Node = {"@type": "Rating", "alternateName": verdict_words(card.verdict)}
    if card.rating is not None and card.scale:
        worst, best = map(_number, card.scale)
        rating |= {"ratingValue": _number(card.rating), "bestRating": best, "worstRating": worst}
    return rating


def verdict_words(verdict: str) -> str:
    """A verdict as people read it: ``not_enough_evidence`` is “Not enough evidence”."""
    words = verdict.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _number(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _claim(card: Card) -> Node:
    claim: Node = {"@type": "Claim", "text": card.annotation.quote}
    if card.wording != card.annotation.quote:
        claim["name"] = card.wording
    authors = [_author(voice) for voice in _named(card.originators)]
    if authors:
        claim["author"] = authors[0] if len(authors) == 1 else authors
    date = next(filter(None, map(_date, (card.claimed_on, card.document.metadata.published))), "")
    if date:
        claim["datePublished"] = date
    appearances = _appearances(card)
    if appearances:
        claim["appearance"] = appearances
    dated = [one for one in appearances if "datePublished" in one]
    if len(appearances) > 1 and len(dated) == len(appearances):
        claim["firstAppearance"] = min(dated, key=lambda one: str(one["datePublished"]))
    return claim


def _named(voices: Iterable[Voice]) -> Iterator[Voice]:
    """“Some” and “he” are no names to publish."""
    return (voice for voice in voices if voice.is_named)


def _author(voice: Voice) -> Node:
    return {"@type": TYPES.get(voice.kind, "Thing"), "name": voice.name}


def _appearances(card: Card) -> list[Node]:
    """Where the claim stands: each web address once."""
    found: dict[str, Node] = {}
    for mention in card.mentions:
        metadata = mention.document.metadata
        url = metadata.canonical_url or metadata.url
        if is_web_address(url) and url not in found:
            found[url] = {"@type": "CreativeWork", "url": url}
            date = _date(metadata.published)
            if metadata.title:
                found[url]["headline"] = metadata.title
            if date:
                found[url]["datePublished"] = date
    if is_web_address(card.also_at):
        found.setdefault(card.also_at, {"@type": "CreativeWork", "url": card.also_at})
    return list(found.values())


def _is_date(text: str) -> bool:
    return not text or ISO.fullmatch(text) is not None


def _date(text: str) -> str:
    """An ISO 8601 date; "2020-10-07 20:05" is mended, other things are none."""
    date = text.strip().replace(" ", "T", 1)
    return date if ISO.fullmatch(date) else ""


def write(
    cards: Iterable[Card],
    target: Path,
    review: Review = NO_REVIEW,
    *,
    never: Iterable[Path] = (),
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ClaimReport:
    """Writes a JSON list of them, reads it back and compares, then puts it in place.

    ``FormatProblem`` where it cannot be written or is not what it should be; ``Cancelled``.
    """
    report = ClaimReport(target)
    nodes: list[Node] = []
    for node in _counted(cards, review, report):
        nodes.append(node)
        if progress:
            progress(report.rows)
        if cancelled and cancelled():
            raise Cancelled(f"{target} was not written: the export was cancelled.")
    with replacing(target, never=never) as part:
        for piece in _pieces(nodes):
            part.stream.write(piece.encode())
        part.stream.flush()
        if json.loads(part.path.read_bytes()) != nodes:
            raise FormatProblem(f"{target} was not written: what was read back differs.")
    return report


def survey(cards: Iterable[Card], review: Review = NO_REVIEW) -> ClaimReport:
    """What ``write`` would report, with nothing written."""
    report = ClaimReport(Path())
    for _ in _counted(cards, review, report):
        pass
    return report


def _counted(cards: Iterable[Card], review: Review, report: ClaimReport) -> Iterator[Node]:
    """What each card becomes, which ``report`` takes down."""
    documents: set[int] = set()
    for card in cards:
        node = as_json(card, review)
        is_review = node["@type"] == "ClaimReview"
        report.reviews += is_review
        report.claims += not is_review
        lacks = () if is_review else missing(card, review)
        if lacks:
            report.problems.append(f"“{_short(card.wording)}” lacks {', '.join(lacks)}")
        documents.update(mention.document.id for mention in card.mentions)
        report.documents = len(documents)
        yield node


def _pieces(nodes: Sequence[Node]) -> Iterator[str]:
    lines = (json.dumps(node, ensure_ascii=False, indent=1) for node in nodes)
    joined = (f"{',' if number else ''}\n{line}" for number, line in enumerate(lines))
    return chain(("[",), joined, ("\n]\n",))


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
