"""A text with its annotations as HTML. Spans that nest and overlap are cut into segments, so
that elements always nest: each segment is in one element for each annotation over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from annotator.formats.markup import Markup, tag, words
from annotator.model.annotation import Annotation
from annotator.model.paragraphs import Paragraphs

MOST_LANES = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a paragraph under the same annotations, in the order of their starts; ``first``
    are those that begin with it (in any fragment)."""

    start: int
    end: int
    over: tuple[int, ...]
    first: tuple[int, ...]


def segments(start: int, end: int, annotations: Sequence[Annotation]) -> Iterator[Segment]:
    """``[start, end)`` in order and without gaps, cut wherever a fragment starts or ends."""
    parts = [
        (max(span.start, start), min(span.end, end), one.id, span.start)
        for one in annotations
        for span in one.fragments
        if span.start < end and span.end > start
    ]
    cuts = sorted({start, end, *(cut for part in parts for cut in part[:2])})
    opening: dict[int, list[tuple[int, int, int, int]]] = {}
    for part in parts:
        opening.setdefault(part[0], []).append(part)
    present: list[tuple[int, int, int, int]] = []
    for low, high in pairwise(cuts):
        present = [part for part in present if part[1] > low]
        # The longest outside, so that what is nested is inside.
        present += sorted(opening.get(low, ()), key=lambda part: -part[1])
        first = tuple(part[2] for part in present if part[3] == low)
        yield Segment(low, high, tuple(part[2] for part in present), first)


@dataclass(frozen=True, slots=True)
class Look:
    """What annotations look like: the class of each label, the sign ("C1") and the lane of
    underlines of each annotation."""

    classes: Mapping[str, str]
    signs: Mapping[int, str]
    lanes: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``noted`` are the annotations that begin in it."""

    number: int
    html: Markup
    noted: tuple[Annotation, ...]


def paragraphs(
    text: str,
    annotations: Sequence[Annotation],
    classes: Mapping[str, str],
    signs: Mapping[int, str],
    *,
    is_excerpt: bool = False,
) -> Iterator[Paragraph]:
    """The paragraphs of ``text``. ``classes`` are those of the labels, ``signs`` ("C1") those of
    the annotations. An excerpt has only paragraphs with an annotation in them."""
    ordered = sorted(annotations, key=lambda one: (one.start, one.end, one.id))
    look = Look(classes, signs, lanes_of(ordered))
    waiting = iter([*ordered, None])
    following = next(waiting)
    open_: list[Annotation] = []
    for number, (start, end) in enumerate(Paragraphs(text).spans, 1):
        noted = []
        while following is not None and following.start < end:
            open_.append(following)
            noted.append(following)
            following = next(waiting)
        open_ = [one for one in open_ if one.end > start]
        if open_ or not is_excerpt:
            html = Markup("".join(_spans(text, start, end, open_, look)))
            yield Paragraph(number, html, tuple(noted))


def _spans(
    text: str, start: int, end: int, annotations: Sequence[Annotation], look: Look
) -> Iterator[Markup]:
    labels = {one.id: look.classes.get(one.label, "") for one in annotations}
    for segment in segments(start, end, annotations):
        html = words(text[segment.start : segment.end])
        for id in reversed(segment.over):
            sign = look.signs.get(id, "") if id in segment.first else ""
            names = f"m {labels[id]} n{look.lanes[id]}{' f' if sign else ''}"
            html = Markup(tag("span", html, class_=names, **{"data-n": sign}))
        yield html


def lanes_of(annotations: Iterable[Annotation]) -> dict[int, int]:
    """The lowest lane that is free where each begins; they come in the order of their starts."""
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    found: dict[int, int] = {}
    for one in annotations:
        while busy and busy[0][0] <= one.start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        heappush(busy, (one.end, lane))
        found[one.id] = min(lane, MOST_LANES)
    return found


def signs_of(annotations: Iterable[Annotation], letters: Mapping[str, str]) -> dict[int, str]:
    """A letter and a number for each, in reading order (C1, W2)."""
    counts: dict[str, int] = {}
    found: dict[int, str] = {}
    for one in sorted(annotations, key=lambda one: (one.document, one.start, one.end, one.id)):
        letter = letters.get(one.label, "?")
        counts[letter] = counts.get(letter, 0) + 1
        found[one.id] = f"{letter}{counts[letter]}"
    return found
