"""How a card looks at one width: where its words, chips and places to click are.

A face is measured once and painted often; it holds no widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QTextLayout

from annotator.ui.panels import chips, lettering

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation
    from annotator.model.roles import Roles
    from annotator.model.scheme import Scheme
    from annotator.ui.theme import LabelColours, Theme

JUMPS = ("mention", "voice", "statement")
LINKS = ("add evidence", "add comment", "add note", "add wording", "add facts", "rate")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a card that does something: JUMPS lead to the annotation ``id``, "evidence" is
    the piece ``id``, "comments" opens those of the claim; "verdict", "facts", "why", "wording"
    and LINKS change what they name."""

    kind: str
    rect: QRect
    id: int = 0
    tip: str = ""

    @property
    def is_row(self) -> bool:
        """Whether the keyboard stops here on its way through a card."""
        return self.kind in (*JUMPS, "facts", "evidence", "why", "comments")


@dataclass(frozen=True, slots=True)
class Words:
    layout: QTextLayout
    place: QPointF
    colour: QColor
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A chip; with a thin frame instead of a tint where ``is_framed``."""

    rect: QRect
    text: str
    colours: LabelColours
    is_framed: bool = False


@dataclass(slots=True)
class Face:
    """``height`` of all of it, in pixels from the card's top."""

    height: int = 0
    words: list[Words] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    bar: QRect = field(default_factory=QRect)
    bar_colour: QColor = field(default_factory=QColor)

    @property
    def rows(self) -> list[Spot]:
        return [spot for spot in self.spots if spot.is_row]

    def spot_at(self, x: int, y: int) -> Spot | None:
        return next((spot for spot in reversed(self.spots) if spot.rect.contains(x, y)), None)


class Look:
    """What every face of one board is made with."""

    def __init__(
        self,
        theme: Theme,
        font: QFont,
        scheme: Scheme,
        roles: Roles,
        paragraph: Callable[[Annotation], int],
    ) -> None:
        self.theme, self.scheme, self.roles, self.paragraph = theme, scheme, roles, paragraph
        self.body, self.small = font, lettering.small(font)
        self.slanted = QFont(font)
        self.slanted.setItalic(True)
        self.chip = chips.chip_font(font)
        self.reading = theme.reading_font(lettering.reading_pixels(font))
        self.is_editable = True
        self.is_mirrored = False
        self.has_titles = False

    def colours(self, label: str) -> LabelColours:
        return self.theme.label(chips.label_of(self.scheme, label))

    def link_title(self, name: str, *, is_inverse: bool) -> str:
        """What a link says from its start, or from its end."""
        found = next((one for one in self.scheme.links if one.name == name), None)
        if found is None:
            return name
        return found.inverse if is_inverse else found.title


def mirror(face: Face, width: int) -> None:
    """Right to left as the interface: every box changes its side."""

    def flipped(rect: QRect) -> QRect:
        return QRect(width - rect.right() - 1, rect.y(), rect.width(), rect.height())

    spots = {
        id(spot): Spot(spot.kind, flipped(spot.rect), spot.id, spot.tip) for spot in face.spots
    }
    face.words = [
        Words(
            one.layout,
            QPointF(width - one.place.x() - one.layout.lineAt(0).width(), one.place.y()),
            one.colour,
            spots.get(id(one.spot)),
        )
        for one in face.words
    ]
    face.spots = list(spots.values())
    face.tags = [Tag(flipped(one.rect), one.text, one.colours, one.is_framed) for one in face.tags]
