"""A claim map: annotations as boxes, their links as arrows, each with its place on the sheet.

Lengths are those of the sheet, about a pixel each; y grows downwards.
"""

from dataclasses import dataclass

from annotator.model.annotation import Annotation

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An annotation, or several that "same" links make one: ``annotations`` begin with the one
    that stands for them. ``layer`` counts from the left; ``is_loose``: nothing leads to it or
    from it."""

    annotations: tuple[Annotation, ...]
    layer: int
    left: float
    top: float
    width: float
    height: float
    is_loose: bool = False

    @property
    def annotation(self) -> Annotation:
        return self.annotations[0]

    @property
    def id(self) -> int:
        return self.annotations[0].id

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link, or several of one type between the same two boxes. ``points`` lead from the edge
    of the box ``start`` to that of ``end``; between each pair of them it runs as a curve that
    leaves and arrives level. ``name_at`` is the middle of its type's name."""

    type: str
    start: int
    end: int
    points: tuple[Point, ...]
    name_at: Point


@dataclass(frozen=True, slots=True)
class ClaimMap:
    """``loose_top`` is where the boxes that nothing is linked to begin, None without such."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    width: float = 0.0
    height: float = 0.0
    loose_top: float | None = None
