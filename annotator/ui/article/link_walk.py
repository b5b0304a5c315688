"""Walking round the partners of an annotation."""

from annotator.ui.article.links import ShownLinks
from annotator.ui.session import Session


class LinkWalk:
    """From an annotation to each of its partners in the order of the text, and back to it."""

    def __init__(self, session: Session, links: ShownLinks) -> None:
        self._session = session
        self._links = links
        self._ring: list[int] = []
        self._at: int | None = None

    def step(self, direction: int) -> bool:
        """Activates the next (1) or previous (-1) one; False where there is none here."""
        active = self._session.active
        if active is None:
            return False
        if active != self._at or active not in self._ring:
            self._ring = self._round(active)
        if len(self._ring) < 2:
            return False
        place = self._ring.index(active) + direction
        self._at = self._ring[place % len(self._ring)]
        mark = self._links.mark(self._at)
        if mark is None:  # it has gone since
            self._ring = []
            return False
        self._session.select(None, self._at, mark.start)
        return True

    def _round(self, active: int) -> list[int]:
        ends = {end for link in self._links.of(active) for end in (link.start, link.end)}
        found = {end: mark for end in ends if (mark := self._links.mark(end)) is not None}
        order = sorted(found, key=lambda end: found[end][:3])
        if active not in order:
            return []
        place = order.index(active)
        return [*order[place:], *order[:place]]
