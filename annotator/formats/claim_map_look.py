"""How a claim map looks, on a screen and in a file: patterns, arrow heads, elided words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import bidirectional

from annotator.model import roles
from annotator.model.claim_map import Arrow, Point
from annotator.model.scheme import Label, Scheme

# Stretches of line and gap, in multiples of the line's thickness; () is a whole line. Those of
# link types differ by more than their colour; a scheme with more types uses them again.
DASHES: tuple[tuple[float, ...], ...] = (
    (), (5.0, 2.5), (1.2, 2.2), (7.0, 2.2, 1.2, 2.2), (2.6, 1.8), (7.0, 2.0, 1.2, 2.0, 1.2, 2.0),
    (10.0, 3.0),
)  # fmt: skip
THICKNESS = 1.6
HEAD_LENGTH, HEAD_WIDTH = 9.0, 4.0
PADDING, BADGE = 11.0, 17.0
HEADING_SIZE, WORDS_SIZE, NAME_SIZE = 11.0, 13.5, 10.0
LINES = 2
AGAINST = (roles.DENIES, roles.UNDERMINING)


@dataclass(frozen=True, slots=True)
class LinkLook:
    """How links of one type are drawn; the head of those that speak against something is
    hollow, with a bar before it."""

    title: str
    dashes: tuple[float, ...]
    is_against: bool


def link_looks(scheme: Scheme) -> dict[str, LinkLook]:
    """By the names of the link types."""
    return {
        link.name: LinkLook(link.title, DASHES[number % len(DASHES)], link.role in AGAINST)
        for number, link in enumerate(scheme.links)
    }


def label_of(scheme: Scheme, name: str) -> Label:
    """A plain one where the scheme has none of that name."""
    return scheme.label(name) if scheme.has_label(name) else Label(name, name)


def letter_of(label: Label) -> str:
    return (label.letter or label.title[:1] or "?").upper()


def curves(points: tuple[Point, ...]) -> Iterable[tuple[Point, Point, Point]]:
    """The Bézier curves from each point to the next: two controls and the end. They leave and
    arrive level."""
    for (x, y), (end_x, end_y) in pairwise(points):
        middle = (x + end_x) / 2
        yield (middle, y), (middle, end_y), (end_x, end_y)


def shortened(arrow: Arrow) -> tuple[Point, ...]:
    """The points of the line alone: it ends where the head begins."""
    *rest, before, (x, y) = arrow.points
    return (*rest, before, (x + (HEAD_LENGTH if before[0] > x else -HEAD_LENGTH), y))


def head(arrow: Arrow) -> tuple[Point, Point, Point]:
    """The triangle at the end of an arrow, its tip first."""
    before, (x, y) = arrow.points[-2:]
    base = x + (HEAD_LENGTH if before[0] > x else -HEAD_LENGTH)
    return (x, y), (base, y - HEAD_WIDTH), (base, y + HEAD_WIDTH)


def bar(arrow: Arrow) -> tuple[Point, Point]:
    """The line across an arrow that speaks against something."""
    _, (base, top), (_, bottom) = head(arrow)
    x = base + (3.0 if arrow.points[-2][0] > base else -3.0)
    return (x, top - 1.5), (x, bottom + 1.5)


def is_rightward(words: str) -> bool:
    """Whether they are written from the left: by the first letter that says so."""
    for sign in words:
        direction = bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction == "L"
    return True


def in_lines(
    words: str, width: float, measure: Callable[[str], float], most: int = LINES
) -> list[str]:
    """``words`` in at most ``most`` lines of ``width``, the last one with “…” where there is
    more; words that are longer than a line are cut. ``measure`` tells how wide words are."""
    found: list[str] = []
    rest = " ".join(words.split())
    while rest and len(found) < most:
        taken = _fitting(rest, width, measure)
        is_last = len(found) == most - 1
        if is_last and taken < len(rest):
            taken = _fitting(rest, width - measure("…"), measure)
            found.append(f"{rest[:taken].rstrip()}…")
            break
        blank = rest.rfind(" ", 0, taken + 1)
        if taken < len(rest) and blank > 0:
            taken = blank
        found.append(rest[:taken].rstrip())
        rest = rest[taken:].lstrip()
    return found


def _fitting(words: str, width: float, measure: Callable[[str], float]) -> int:
    """How many signs from the start fit, at least one."""
    low, high = 1, max(1, min(len(words), int(width)))
    while low < high:
        middle = (low + high + 1) // 2
        if measure(words[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
