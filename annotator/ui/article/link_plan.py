"""Which links are drawn beside the text, from where to where, and what is said of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from annotator.model.annotation import Link
from annotator.model.links import said_by
from annotator.ui.article.inks import Inks
from annotator.ui.article.links import ShownLinks
from annotator.ui.article.rows import FAR, Rows

MOST_CHIPS = 4
CHIP_PITCH = 20.0
Side = Literal["above", "below", "elsewhere"]
ARROWS: dict[Side, str] = {"above": "↑", "below": "↓", "elsewhere": "⇢"}


class Said(NamedTuple):
    """What a partner's row says of its link."""

    words: str
    colour: QColor


class Chip(NamedTuple):
    """At an edge of the lane: partners that are out of view that way, the nearest first.
    ``short`` is for a lane without room for words."""

    side: Side
    words: str
    short: str
    colour: QColor
    partners: tuple[int, ...]


class Drawn(NamedTuple):
    """A link to draw; ``start`` and ``end`` are annotations."""

    link: Link
    colour: QColor
    is_strong: bool
    has_head: bool


@dataclass(slots=True)
class LinkPlan:
    """What is drawn of ``links`` while the view shows what ``rows`` say."""

    drawn: list[Drawn] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    chips: list[Chip] = field(default_factory=list)
    partners: dict[int, QColor] = field(default_factory=dict)

    def room(self, *sides: Side) -> float:
        """How much of the lane the chips of these edges take, unscaled."""
        count = sum(chip.side in sides for chip in self.chips)
        return count * CHIP_PITCH + 4 if count else 0.0


class Planner:
    """Makes the plan of each painting."""

    def __init__(self, links: ShownLinks, rows: Rows, inks: Inks) -> None:
        self._links = links
        self._rows = rows
        self._inks = inks

    def plan(self) -> LinkPlan:
        links, plan = self._links, LinkPlan()
        if not len(links):
            return plan
        focus = links.focus
        strong = links.of(focus)
        is_strong = {link.id for link in strong}
        if links.is_all:
            for link in links.among(self._rows.in_view):
                if link.id not in is_strong:
                    colour = self._line(links.label(link.start))
                    plan.drawn.append(Drawn(link, colour, is_strong=False, has_head=False))
        outside: dict[tuple[Side, str], list[tuple[int, Link]]] = {}
        for link in strong:
            partner = link.end if link.start == focus else link.start
            colour = self._line(links.label(partner))
            plan.partners[partner] = colour
            plan.drawn.append(
                Drawn(link, colour, is_strong=True, has_head=not self._is_symmetric(link))
            )
            side = self._side(partner)
            if side is None:
                plan.said[partner] = self._joined(plan.said.get(partner), link, focus, colour)
            else:
                outside.setdefault((side, links.label(partner)), []).append((partner, link))
        plan.chips += self._chips(outside, focus)
        return plan

    def y_of(self, annotation: int) -> float:
        """Of a link's end, as ``Rows.y_of``; what is in another document is below."""
        mark = self._links.mark(annotation)
        return FAR if mark is None else self._rows.y_of(mark)

    def _side(self, annotation: int) -> Side | None:
        """Where a link's end is that is out of view."""
        mark = self._links.mark(annotation)
        if mark is None:
            return "elsewhere"
        if self._rows.is_in_view(mark):
            return None
        return "above" if self._rows.y_of(mark) < 0 else "below"

    # Chips

    def _chips(
        self, outside: dict[tuple[Side, str], list[tuple[int, Link]]], focus: int | None
    ) -> list[Chip]:
        found = []
        for side, arrow in ARROWS.items():
            here = {label: ends for (where, label), ends in outside.items() if where == side}
            shown = [
                self._chip(side, label, ends, focus)
                for label, ends in list(here.items())[:MOST_CHIPS]
            ]
            rest = [end for ends in list(here.values())[MOST_CHIPS:] for end in ends]
            if rest:
                words = f"{arrow} {_tr('{count} more').format(count=len(rest))}"
                partners = self._nearest(side, rest)
                short = f"{arrow}{len(partners)}"
                shown.append(Chip(side, words, short, self._inks.theme.muted, partners))
            found += shown
        return found

    def _chip(
        self, side: Side, label: str, ends: list[tuple[int, Link]], focus: int | None
    ) -> Chip:
        title = self._inks.label(label).title
        names = list(dict.fromkeys(self._name(link, focus) for _, link in ends))
        partners, arrow = self._nearest(side, ends), ARROWS[side]
        count = len(partners)
        words = title if count == 1 else _tr("{count} × {label}").format(count=count, label=title)
        if side == "elsewhere":
            words = _tr("{partners} in another document").format(partners=words)
        elif len(names) == 1:
            words = f"{words} · {names[0]}"
        colour = self._line(label)
        return Chip(side, f"{arrow} {words}", f"{arrow}{count}", colour, partners)

    def _nearest(self, side: Side, ends: Iterable[tuple[int, Link]]) -> tuple[int, ...]:
        places = {
            partner: mark.start if (mark := self._links.mark(partner)) else 0 for partner, _ in ends
        }
        return tuple(sorted(places, key=places.__getitem__, reverse=side == "above"))

    # Words and colours

    def _joined(self, known: Said | None, link: Link, focus: int | None, colour: QColor) -> Said:
        name = self._name(link, focus)
        return Said(f"{known.words}, {name}" if known else name, colour)

    def _name(self, link: Link, focus: int | None) -> str:
        """What the link says, read from the focus."""
        for known in self._inks.scheme.links:
            if known.name == link.type:
                return said_by(known, is_start=link.start == focus)
        return link.type

    def _is_symmetric(self, link: Link) -> bool:
        return any(known.symmetric for known in self._inks.scheme.links if known.name == link.type)

    def _line(self, label: str) -> QColor:
        return self._inks.colours(label).line if label else self._inks.theme.muted


def _tr(text: str) -> str:
    return QCoreApplication.translate("ArticleLinks", text)
