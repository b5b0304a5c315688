"""All that is on some cards of the claim board, read from the project."""

import json
from collections.abc import Iterable, Sequence

from annotator.model import roles
from annotator.model.annotation import Annotation, Link
from annotator.model.claims import Material
from annotator.model.document import Document
from annotator.store.annotations import Annotations
from annotator.store.claim_index import ClaimIndex, Pair, clusters
from annotator.store.db import Database
from annotator.store.documents import DOCUMENT, document_of
from annotator.store.evidence import EvidenceShelf
from annotator.store.links import Links

VOICES = (roles.ATTRIBUTION, roles.REPORT)


class ClaimMaterials:
    """A page of cards at a time: some questions to SQL, however many cards there are."""

    def __init__(
        self, database: Database, annotations: Annotations, links: Links, evidence: EvidenceShelf
    ) -> None:
        self._database = database
        self._annotations = annotations
        self._links = links
        self._evidence = evidence

    def read(self, index: ClaimIndex, cards: Sequence[int]) -> list[Material]:
        """In the order asked; those gone are left out."""
        asked = {card: index.members.get(card, [card]) for card in cards if card in index.places}
        members = [id for ids in asked.values() for id in ids]
        links, pairs = self._links_around(index, members)
        alike = clusters(pairs)
        ends = {end for link in links.values() for end in (link.start, link.end)}
        read = self._annotations.page(sorted(ends.union(members, *alike.values())))
        known = {one.id: one for one in read if one.is_live}
        documents = self._documents({one.document for one in known.values()})
        evidence = self._evidence.of(members)
        made = []
        for card, ids in asked.items():
            claims = tuple(known[id] for id in ids if id in known)
            if not claims:  # another window has deleted it
                continue
            near = _links_of(ids, links, alike, index)
            own = tuple(link for link in near if link.start in known and link.end in known)
            ends = {end for link in own for end in (link.start, link.end)} - {*ids}
            same = {end: _in_order(alike.get(end, ()), known) for end in sorted(ends)}
            mates = {mate for ids in same.values() for mate in ids}
            annotations = {end: known[end] for end in sorted(ends | mates)}
            made.append(
                Material(
                    card,
                    claims,
                    annotations,
                    own,
                    _used(documents, (*claims, *annotations.values())),
                    tuple(piece for piece in evidence if piece.annotation in ids),
                    {end: ids for end, ids in same.items() if len(ids) > 1},
                    _looked_at((*ids, *annotations), near, pairs),
                )
            )
        return made

    def _links_around(
        self, index: ClaimIndex, members: Sequence[int]
    ) -> tuple[dict[int, Link], list[Pair]]:
        """The claims' links, and those from what leads to them to its sources; and what says
        that their other ends are the same as others."""
        links = self._links.among(members)
        own = {*members}
        starts = {link.start for link in links.values()} - own
        pairs = index.pairs(starts)
        starts.update(*clusters(pairs).values())
        more = self._links.among(starts)
        voices = index.roles.links_as(*VOICES)
        links.update(
            (id, link) for id, link in more.items() if link.start in starts and link.type in voices
        )
        pairs += index.pairs({link.end for link in links.values()} - own)
        return dict(sorted(links.items())), pairs

    def _documents(self, ids: Iterable[int]) -> dict[int, Document]:
        rows = self._database.all(
            f"{DOCUMENT} WHERE d.id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
        return {row[0]: document_of(row) for row in rows}


def _links_of(
    ids: Sequence[int], links: dict[int, Link], alike: dict[int, set[int]], index: ClaimIndex
) -> list[Link]:
    """Of ``links`` those of one card: its claims' own, and the voices of what leads to them."""
    members = {*ids}
    own = [link for link in links.values() if link.start in members or link.end in members]
    starts = {link.start for link in own} - members
    starts.update(*(alike.get(start, ()) for start in starts))
    voices = index.roles.links_as(*VOICES)
    return own + [
        link
        for link in links.values()
        if link.start in starts and link.type in voices and link.end not in members
    ]


def _in_order(ids: Iterable[int], known: dict[int, Annotation]) -> tuple[int, ...]:
    """The live ones, by place."""
    live = (known[id] for id in ids if id in known)
    return tuple(one.id for one in sorted(live, key=lambda one: (one.document, one.start, one.id)))


def _looked_at(seen: Iterable[int], links: Iterable[Link], pairs: Iterable[Pair]) -> frozenset[int]:
    """What is on a card, and what is not on it only because nobody stands behind it."""
    found = {*seen}
    found.update(end for link in links for end in (link.start, link.end))
    beyond = [pair[:2] for pair in pairs if not pair.is_live and not found.isdisjoint(pair[:2])]
    return frozenset(found.union(*beyond))


def _used(documents: dict[int, Document], by: Iterable[Annotation]) -> dict[int, Document]:
    return {one.document: documents[one.document] for one in by}
