"""The cards that are asked for: their ids from the project, the cards read as they are shown."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from annotator.model.claims import ClaimFilter
from annotator.model.paragraphs import Paragraphs
from annotator.model.roles import Roles
from annotator.review.claims import card as card_of

if TYPE_CHECKING:
    from annotator.model.annotation import Annotation
    from annotator.model.cards import Card
    from annotator.model.changes import Changes, RowChange
    from annotator.ui.session import Session

PAGE = 12
KEPT = 240
KEPT_TEXTS = 32
SCHEME_TABLES = ("label", "attribute", "link_type")
SHOWN_TABLES = (*SCHEME_TABLES, "annotation", "link", "evidence", "document", "comment")


class CardShelf:
    """``wanted`` filters, ``order`` (see ``ORDERS``) sorts. ``document``: of which alone, for
    the board beside the article. ``total`` counts the cards without the filter."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cards: dict[int, tuple[Card, frozenset[int]]] = {}  # with what they depend on
        self._texts: dict[int, Paragraphs] = {}
        self._roles: Roles | None = None
        self.ids: array[int] = array("q")
        self.total = 0
        self.wanted = ClaimFilter()
        self.order = "place"
        self.is_descending = False
        self._places: dict[int, int] | None = None

    @property
    def roles(self) -> Roles:
        if self._roles is None:
            self._roles = Roles(self._session.scheme)
        return self._roles

    @property
    def is_filtered(self) -> bool:
        return self.wanted != ClaimFilter(document=self.wanted.document)

    def __len__(self) -> int:
        return len(self.ids)

    def card(self, place: int) -> Card | None:
        """The card at ``place``; None where it went a moment ago. The ones beside it are read
        along."""
        id = self.ids[place]
        if id not in self._cards and self._session.project:
            while len(self._cards) > KEPT:  # one by one: to drop all takes as long as a frame
                del self._cards[next(iter(self._cards))]
            page = self.ids[place - place % PAGE :][:PAGE]
            missing = [one for one in page if one not in self._cards]
            materials = list(self._session.project.claims.materials(missing))
            cards = [card_of(material, self.roles) for material in materials]
            for material, card in zip(materials, self._with_remarks(cards), strict=True):
                self._cards[material.id] = card, material.looked_at
        return self._cards[id][0] if id in self._cards else None

    def _with_remarks(self, cards: Sequence[Card]) -> Iterator[Card]:
        """The newest comment on any mention of each."""
        project = self._session.project
        ids = [[mention.annotation.id for mention in card.mentions] for card in cards]
        found = project.comments.remarks(chain.from_iterable(ids)) if project else {}
        for card, mentions in zip(cards, ids, strict=True):
            remarks = [found[id] for id in mentions if id in found]
            if not remarks:
                yield card
                continue
            comments = sum(one.comments for one in remarks)
            threads = sum(one.threads for one in remarks)
            newest = max(remarks)._replace(comments=comments, threads=threads)
            yield replace(card, remark=newest)

    def place_of(self, id: int | None) -> int | None:
        """Where the card of that id is; None where the filter leaves it out."""
        if id is None:
            return None
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self.ids)}
        return self._places.get(id)

    def paragraph(self, annotation: Annotation) -> int:
        """The number of the paragraph that an annotation begins in."""
        known = self._texts.get(annotation.text)
        if known is None:
            project, shown = self._session.project, self._session.document
            if shown and shown.id == annotation.document:
                known = self._session.paragraphs
            elif project:
                known = Paragraphs(project.documents.text(annotation.document))
            else:
                return 1
            if len(self._texts) >= KEPT_TEXTS:
                self._texts.clear()
            self._texts[annotation.text] = known
        return known.number_at(annotation.start)

    # Reading again

    def forget(self) -> None:
        """Another project, or other labels: nothing that was read is true any more."""
        self._cards.clear()
        self._texts.clear()
        self._roles = None

    def clear(self) -> None:
        """There is nothing to show cards of."""
        self.ids, self.total, self._places = array("q"), 0, None

    def reload(self, keep: int | None = None) -> bool:
        """Asks for the ids anew; whether they are others. The card ``keep`` stays where it is,
        though it may not fit any more."""
        project, place = self._session.project, self.place_of(keep)
        before, self._places = self.ids, None
        if project is None:
            self.clear()
            return before != self.ids
        self.ids = project.claims.ids(self.wanted, order=self.order, descending=self.is_descending)
        within = ClaimFilter(document=self.wanted.document)
        self.total = len(project.claims.ids(within) if self.is_filtered else self.ids)
        if keep is not None and keep not in self.ids:
            self.ids.insert(len(self.ids) if place is None else place, keep)
        return before != self.ids

    def follow(self, changes: Changes) -> set[int] | None:
        """Drops the cards that a step touched and says which; None where that may be any."""
        if changes.is_bulk or changes.touch(*SCHEME_TABLES, "document"):
            self.forget()
            return None
        touched = changes.ids("annotation")
        for row in changes.rows:
            touched.update(self._beside(row))
            if row.table == "link":
                if not row.image:  # a new one: its ends are known only to the project
                    self._cards.clear()
                    return None
                touched.update((row.image["start"], row.image["stop"]))
        found = {id for id, (_, on) in self._cards.items() if not touched.isdisjoint(on)}
        if changes.touch("evidence") and len(found) == 0:
            self._cards.clear()
            return None
        for id in found:
            del self._cards[id]
        return found

    def _beside(self, row: RowChange) -> Iterator[int]:
        """The annotations that a piece of evidence or a comment is on, and was."""
        project = self._session.project
        if project is None or row.table not in ("evidence", "comment"):
            return
        yield from filter(None, [row.image.get("annotation")])
        try:
            of = project.evidence if row.table == "evidence" else project.comments
            found = of[row.row].annotation
        except KeyError:  # removed
            return
        if found is not None:
            yield found
