"""Finding the words of an annotation again in a text that may have changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.csv_units import CODE_POINTS, Pairs, is_same, words
from annotator.model.text import FRAGMENT_GAP

EXACT, MOVED, MISSING = "exact", "moved", "missing"
MOST_CANDIDATES = 10_000


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an annotation's words are now. ``pairs`` is () for a missing one; ``is_unsure``
    where the words stand in several places that nothing but distance tells apart."""

    state: str
    pairs: tuple[tuple[int, int], ...] = ()
    is_unsure: bool = False


def relocated(text: str, pairs: Pairs, quote: str, context: tuple[str, str]) -> Whereabouts:
    """Where the annotation at ``pairs`` with the words ``quote`` is in ``text``.

    ``context`` is what stood before and after it. Among several places the one whose
    surroundings agree longest wins, then the nearest.
    """
    if is_same(words(CODE_POINTS, text, pairs), quote):
        return Whereabouts(EXACT, tuple(pairs))
    parts = _parts(quote, pairs)
    if not parts:
        return Whereabouts(MISSING)
    ranked = sorted(
        (-_agreement(text, start, start + len(parts[0]), context), abs(start - pairs[0][0]), start)
        for start in _occurrences(text, parts[0])
    )
    for agreement, _, start in ranked:
        found = _following(text, parts, start)
        if found:
            rivals = sum(other[0] == agreement for other in ranked)
            return Whereabouts(MOVED, found, is_unsure=rivals > 1)
    return Whereabouts(MISSING)


def _parts(quote: str, pairs: Pairs) -> list[str]:
    """The words of each fragment; [] where the quote is not as long as the positions say."""
    if len(pairs) == 1:
        return [quote] if quote else []
    parts, position = [], 0
    for start, end in pairs:
        parts.append(quote[position : position + end - start])
        position += end - start + len(FRAGMENT_GAP)
    return parts if position == len(quote) + len(FRAGMENT_GAP) and all(parts) else []


def _occurrences(text: str, words: str) -> Iterator[int]:
    position = text.find(words)
    for _ in range(MOST_CANDIDATES):
        if position < 0:
            return
        yield position
        position = text.find(words, position + 1)


def _agreement(text: str, start: int, end: int, context: tuple[str, str]) -> int:
    """How many characters next to the place are those that were there."""
    before, after = context
    count = 0
    for there, was in zip(
        reversed(text[max(0, start - len(before)) : start]), reversed(before), strict=False
    ):
        if there != was:
            break
        count += 1
    for there, was in zip(text[end : end + len(after)], after, strict=False):
        if there != was:
            break
        count += 1
    return count


def _following(text: str, parts: list[str], start: int) -> tuple[tuple[int, int], ...]:
    """The fragments from ``start`` on, each the first one after the one before."""
    pairs = [(start, start + len(parts[0]))]
    for part in parts[1:]:
        found = text.find(part, pairs[-1][1])
        if found < 0:
            return ()
        pairs.append((found, found + len(part)))
    return tuple(pairs)
