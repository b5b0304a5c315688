"""The checks. To add one: a function here (or in a module of its own) that gives the words and
the other annotations of each finding, and one line in RULES.

What a rule looks at must be the annotation itself, what is linked to it or to its cluster (then it
is one ``is_of_links``), what has the same place, or what has the same words: ``Findings`` looks
again at just those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import roles
from annotator.model.text import is_blank
from annotator.model.words import cuts_word
from annotator.review.lint.finding import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model.annotation import Annotation
    from annotator.model.text import Span
    from annotator.review.lint.sight import Sight

Found = tuple[tuple[str, ...], tuple[int, ...]]
NOTHING_MORE: Found = ((), ())
QUOTED = re.compile('["“”„‟«»‹›「」『』＂❝❞]|(?<!\\w)‘[^‘’]+’')
SHOWN = 40
FROM_SOURCES = (roles.ATTRIBUTION, roles.REPORT)


def sources_of(annotation: Annotation, sight: Sight) -> Iterator[tuple[str, Annotation]]:
    """Who the annotation, or another mention of the same, comes from, and by which role."""
    for id in sorted(sight.cluster(annotation.id)):
        for role, link, other in sight.links_of(id):
            is_source = sight.role(other) == roles.SOURCE
            if role in FROM_SOURCES and link.start == id and is_source:
                yield role, other


def _without_source(role: str, annotation: Annotation, sight: Sight) -> Iterator[Found]:
    if sight.role(annotation) == role and next(sources_of(annotation, sight), None) is None:
        yield NOTHING_MORE


def claim_without_source(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    return _without_source(roles.CLAIM, annotation, sight)


def denial_without_source(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    return _without_source(roles.DENIAL, annotation, sight)


def source_of_nothing(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    if sight.role(annotation) != roles.SOURCE:
        return
    cluster = sight.cluster(annotation.id)
    if all(role == roles.SAME for id in cluster for role, _, _ in sight.links_of(id)):
        yield NOTHING_MORE


def denial_of_nothing(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    if sight.role(annotation) != roles.DENIAL:
        return
    links = (
        (role, link.start == id)
        for id in sight.cluster(annotation.id)
        for role, link, _ in sight.links_of(id)
    )
    if (roles.DENIES, True) not in links:
        yield NOTHING_MORE


def only_other_outlets(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    if sight.role(annotation) != roles.CLAIM:
        return
    outlets: dict[int, str] = {}
    for role, source in sources_of(annotation, sight):
        kind = sight.roles.meaning(source.label, source.attributes, roles.KIND)
        is_outlet = role == roles.REPORT or kind == roles.OUTLET
        if not is_outlet or _is_own(source, sight):
            return
        outlets[source.id] = source.quote
    if outlets:
        yield (_short(next(iter(outlets.values()))),), tuple(outlets)


def _is_own(source: Annotation, sight: Sight) -> bool:
    """Whether a source is the outlet that published the document."""
    entity = sight.roles.answer(source.label, source.attributes, roles.ENTITY)
    own = sight.publisher.casefold().strip()
    return own != "" and own in ((entity or source.quote).casefold(), source.quote.casefold())


def quotation(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    asked = sight.roles.attribute(annotation.label, roles.QUOTATION)
    if asked is None or not QUOTED.search(annotation.quote):
        return
    answer = annotation.attributes.get(asked.name, "")
    if asked.meaning(answer) == roles.UNMARKED:
        yield (asked.title, answer.replace("_", " ")), ()


def outer_blank(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    for span in annotation.fragments:
        words = sight.text[span.start : span.end]
        if is_blank(words[:1] or "x") or is_blank(words[-1:] or "x"):
            yield NOTHING_MORE
            return


def cut_word(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    for span in annotation.fragments:
        for edge in (span.start, span.end):
            if cuts_word(sight.text, edge):
                yield (_word_around(sight.text, edge),), ()
                return


def _word_around(text: str, edge: int) -> str:
    before = re.search(r"\S*$", text[max(0, edge - SHOWN) : edge])
    after = re.match(r"\S*", text[edge : edge + SHOWN])
    return f"{before[0] if before else ''}|{after[0] if after else ''}"


def lone_quote(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    if QUOTED.search(annotation.quote) and sight.marks.has_lone(*_ends(annotation.fragments)):
        yield NOTHING_MORE


def _ends(fragments: tuple[Span, ...]) -> tuple[int, int]:
    """The outer ends: a quote that “he said” breaks may open in one fragment and close in the
    next."""
    return fragments[0].start, fragments[-1].end


def unanswered(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    for attribute in sight.scheme.attributes_of(annotation.label):
        if attribute.required and not annotation.attributes.get(attribute.name):
            yield (attribute.title,), ()


def duplicate(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    doubles = sight.doubles(annotation)
    if doubles and doubles[0] < annotation.id:
        yield (), (doubles[0],)


def labelled_differently(annotation: Annotation, sight: Sight) -> Iterator[Found]:
    """Told of the first of each label in the document only: “the minister” may stand there a
    hundred times."""
    others = sight.others_alike(annotation)
    if others and sight.firsts(annotation.quote)[annotation.label] == annotation.id:
        titles = ", ".join(sight.title(echo.label) for echo in others)
        yield (_short(annotation.quote), titles), tuple(echo.annotation for echo in others)


def _short(words: str) -> str:
    words = " ".join(words[: 4 * SHOWN].split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


RULES: tuple[Rule, ...] = (
    Rule(
        "claim-without-source", "Claims without a source",
        "Nobody is named as the source of this claim.", claim_without_source, is_of_links=True,
    ),
    Rule(
        "source-of-nothing", "Sources linked to nothing",
        "Nothing is linked to this source.", source_of_nothing, is_of_links=True,
    ),
    Rule(
        "denial-of-nothing", "Denials that deny nothing",
        "This denial is not linked to what it denies.", denial_of_nothing, is_of_links=True,
    ),
    Rule(
        "denial-without-source", "Denials without a source",
        "Nobody is named as the source of this denial.", denial_without_source, is_of_links=True,
    ),
    Rule(
        "quotation-marks", "Quotation marks that the answers contradict",
        "There are quotation marks in it, but {0} is “{1}”.", quotation,
    ),
    Rule(
        "only-other-outlets", "Claims that only another outlet reports",
        "Its only source is another outlet’s report: {0}.", only_other_outlets, is_of_links=True,
    ),
    Rule(
        "outer-blank", "Blanks at the ends", "It begins or ends with a blank.", outer_blank,
    ),
    Rule("cut-word", "Cut words", "It cuts a word: {0}", cut_word),
    Rule(
        "lone-quote", "Quotation marks without their partner",
        "A quotation mark in it has its partner outside.", lone_quote,
    ),
    Rule("unanswered", "Required answers missing", "{0} is required.", unanswered),
    Rule("duplicate", "Marks that stand twice", "The same mark stands here twice.", duplicate),
    Rule(
        "labelled-differently", "Same words, other label",
        "“{0}” is marked as {1} elsewhere.", labelled_differently,
    ),
)  # fmt: skip


def rule_named(id: str) -> Rule:
    """``KeyError`` where there is no such rule."""
    for rule in RULES:
        if rule.id == id:
            return rule
    raise KeyError(id)
