"""The claim board's cards: what is known of each claim, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model import roles
from annotator.model.cards import MISSING, Card, Mention, Statement, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.model.annotation import Annotation, Link
    from annotator.model.claims import Material
    from annotator.model.roles import Roles
    from annotator.model.scheme import Attribute

PAGE = 200
VOICES = (roles.ATTRIBUTION, roles.REPORT)


def card(material: Material, found: Roles) -> Card:
    """The card of what was read; ``found`` are the scheme's roles."""
    return _Maker(material, found).card()


class _Maker:
    def __init__(self, material: Material, found: Roles) -> None:
        self._material = material
        self._roles = found
        self._claims = {claim.id: claim for claim in material.claims}
        self._known = {**material.annotations, **self._claims}

    def card(self) -> Card:
        material = self._material
        mentions = tuple(Mention(one, material.documents[one.document]) for one in material.claims)
        holder = self._holder()
        verdict = self._answer(holder, roles.VERDICT)
        is_rated = self._is_rated(holder)
        asked = self._roles.attribute(holder.label, roles.VERDICT)
        made = Card(
            id=material.id,
            wording=self._first(roles.WORDING) or material.claims[0].quote,
            mentions=mentions,
            voices=tuple(self._voices(self._claims)),
            denials=self._statements(roles.DENIES),
            supporting=self._statements(roles.SUPPORT),
            undermining=self._statements(roles.UNDERMINING),
            context=self._statements(roles.BACKGROUND),
            evidence=material.evidence,
            holder=holder.id,
            verdict=verdict,
            verdict_note=self._answer(holder, roles.VERDICT_NOTE)
            or self._first(roles.VERDICT_NOTE),
            rating=asked.rating(verdict) if asked else None,
            scale=_scale(asked),
            is_rated=is_rated,
            verdicts=self._verdicts(),
            is_check_worthy=any(map(self._is_worthy, material.claims)),
            claimed_on=self._first(roles.DATE),
            place=self._first(roles.PLACE),
            also_at=self._first(roles.APPEARANCE),
        )
        return _with_missing(made, has_wording=bool(self._first(roles.WORDING)))

    def _answer(self, annotation: Annotation, role: str) -> str:
        return self._roles.answer(annotation.label, annotation.attributes, role)

    def _first(self, role: str) -> str:
        """The first answer that any of the mentions gives."""
        return next(filter(None, (self._answer(one, role) for one in self._claims.values())), "")

    def _is_rated(self, claim: Annotation) -> bool:
        meaning = self._roles.meaning(claim.label, claim.attributes, roles.VERDICT)
        return bool(self._answer(claim, roles.VERDICT)) and meaning != roles.OPEN

    def _is_worthy(self, claim: Annotation) -> bool:
        meaning = self._roles.meaning(claim.label, claim.attributes, roles.WORTH)
        return meaning == roles.WORTHY

    def _holder(self) -> Annotation:
        """The mention that has the verdict: the first that is rated."""
        claims = self._material.claims
        return next(filter(self._is_rated, claims), claims[0])

    def _verdicts(self) -> tuple[str, ...]:
        rated = filter(self._is_rated, self._material.claims)
        return tuple(dict.fromkeys(self._answer(one, roles.VERDICT) for one in rated))

    def _voices(self, of: Iterable[int]) -> Iterator[Voice]:
        """Those whom a link leads to from one of the annotations ``of``, or from another
        mention of the same, each once."""
        same, found = self._material.same, dict[tuple[str, bool], Voice]()
        starts = {mate for one in of for mate in (one, *same.get(one, ()))}
        for link in self._material.links:
            role = self._roles.links.get(link.type, "")
            source = self._known.get(link.end)
            if link.start not in starts or source is None or role not in VOICES:
                continue
            voice = self._voice(source, link, is_report=role == roles.REPORT)
            key = (voice.name.casefold(), voice.is_report)
            first = found.setdefault(key, voice)
            mentions = dict.fromkeys((*first.mentions, *voice.mentions))
            found[key] = replace(first, mentions=tuple(mentions))
        yield from found.values()

    def _voice(self, source: Annotation, link: Link, *, is_report: bool) -> Voice:
        mentions = [self._known[id] for id in self._material.same.get(source.id, (source.id,))]
        named = self._naming(mentions)
        entity = self._answer(named, roles.ENTITY)
        is_named = bool(entity) or not self._is_unnamed(named)
        kinds = (
            self._roles.meaning(one.label, one.attributes, roles.KIND)
            for one in (source, *mentions)
        )
        kind = next(filter(None, kinds), "")
        return Voice(
            source, link, entity or named.quote, kind, is_report, is_named,
            tuple(one.id for one in mentions), named.attributes,
        )  # fmt: skip

    def _naming(self, mentions: Sequence[Annotation]) -> Annotation:
        """The mention that tells best who it is: the first with an entity, else the first that
        is said to be a name, else the longest that may be one ("He" is shorter than a name)."""
        tests: tuple[Callable[[Annotation], object], ...] = (
            lambda one: self._answer(one, roles.ENTITY),
            lambda one: self._answer(one, roles.NAMING) and not self._is_unnamed(one),
        )
        for test in tests:
            for one in mentions:
                if test(one):
                    return one
        names = [one for one in mentions if not self._is_unnamed(one)]
        return max(names or mentions, key=lambda one: len(one.quote))

    def _is_unnamed(self, source: Annotation) -> bool:
        meaning = self._roles.meaning(source.label, source.attributes, roles.NAMING)
        return meaning == roles.UNNAMED

    def _statements(self, wanted: str) -> tuple[Statement, ...]:
        """What leads to the claim by links of one role."""
        found = []
        for link in self._material.links:
            start = self._known.get(link.start)
            is_wanted = self._roles.links.get(link.type) == wanted and link.end in self._claims
            if is_wanted and start is not None:
                found.append(Statement(start, link, tuple(self._voices([start.id]))))
        return tuple(sorted(found, key=lambda one: (one.annotation.document, one.annotation.start)))


def cards(
    read: Callable[[Sequence[int]], Sequence[Material]], ids: Sequence[int], found: Roles
) -> Iterator[Card]:
    """Many cards, a page of material at a time in memory.

    >>> cards(project.claims.materials, project.claims.ids(), Roles(project.scheme))
    """
    for first in range(0, len(ids), PAGE):
        for material in read(ids[first : first + PAGE]):
            yield card(material, found)


def _scale(asked: Attribute | None) -> tuple[float, float] | None:
    """The lowest and the highest rating of a scale that has two ends."""
    ratings = [float(rating) for _, rating in asked.ratings] if asked else []
    lowest, highest = min(ratings, default=0.0), max(ratings, default=0.0)
    return (lowest, highest) if lowest < highest else None


def _with_missing(made: Card, *, has_wording: bool) -> Card:
    lacks = {
        "source": not made.voices,
        "wording": not has_wording,
        "verdict": not made.is_rated,
        "agreement": len(made.verdicts) > 1,
        "reason": made.is_rated and not made.verdict_note,
        "evidence": made.is_rated and not made.evidence,
    }
    return replace(made, missing=tuple(name for name in MISSING if lacks[name]))
