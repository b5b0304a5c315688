"""The claim board: which cards there are, in which order, and all that is on some of them.

A card is a claim, or a cluster of claims that are the same; it goes by the id of the first.
"""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from annotator.model import roles
from annotator.model.changes import Changes
from annotator.model.claims import ClaimFilter, Material
from annotator.store.annotations import Annotations
from annotator.store.claim_index import ClaimIndex, among
from annotator.store.claim_materials import VOICES, ClaimMaterials
from annotator.store.db import Database
from annotator.store.errors import ProjectError
from annotator.store.evidence import EvidenceShelf
from annotator.store.labels import SCHEME_TABLES, Labels, answer_path
from annotator.store.links import Links
from annotator.store.search import containing

ALL = ClaimFilter()


class ClaimBoard:
    """The claims of one project, as cards."""

    def __init__(
        self,
        database: Database,
        labels: Labels,
        annotations: Annotations,
        links: Links,
        evidence: EvidenceShelf,
    ) -> None:
        self._database = database
        self._labels = labels
        self._materials = ClaimMaterials(database, annotations, links, evidence)
        self._kept: ClaimIndex | None = None

    @property
    def _index(self) -> ClaimIndex:
        if self._database.connection.in_transaction:
            return ClaimIndex(self._database, self._labels)  # what is not committed may never be
        if self._kept is None:
            self._kept = ClaimIndex(self._database, self._labels)
        return self._kept

    def follow(self, changes: Changes) -> None:
        """Takes a finished step into account."""
        if self._kept is None:
            return
        try:
            is_followed = not changes.touch(*SCHEME_TABLES) and self._kept.follow(changes)
        except ProjectError:
            is_followed = False  # it cannot be read now; whoever asks next is told why
        if not is_followed:
            self._kept = None

    # Which cards

    def card_of(self, claim: int) -> int | None:
        """The card that a claim is on; None where it is none, or rejected."""
        return next(iter(self._index.cards([claim])), None)

    def with_uuid(self, uuid: str) -> int | None:
        """The card that the claim of that UUID is on."""
        row = self._database.one("SELECT id FROM annotation WHERE uuid = ?", (uuid,))
        return self.card_of(row[0]) if row else None

    def ids(
        self, wanted: ClaimFilter = ALL, *, order: str = "place", descending: bool = False
    ) -> "array[int]":
        """The cards that fit, in an order of ``ORDERS``; those that are alike in it by place."""
        index = self._index
        found: list[int] = index.firsts
        for chosen in self._conditions(index, wanted):
            found = [id for id in found if id in chosen]
        if order != "place":
            found = sorted(found, key=self._keys(index)[order](), reverse=descending)
        elif descending:
            found = found[::-1]
        return array("q", found)

    def counts(self, wanted: ClaimFilter = ALL) -> dict[str, int]:
        """How many of the cards that fit have each verdict, in the order of the scheme's; ""
        for those that have no answer."""
        index = self._index
        counted = Counter(map(index.verdict, self.ids(wanted)))
        known = [
            value for _, asked in index.roles.attributes(roles.VERDICT) for value in asked.values
        ]
        return {
            value: counted[value] for value in dict.fromkeys([*known, *counted]) if value in counted
        }

    def _keys(self, index: ClaimIndex) -> dict[str, Callable[[], Callable[[int], int | str]]]:
        return {
            "verdict": lambda: self._verdict_key(index),
            "denials": lambda: self._denials(index).__getitem__,
            "updated": lambda: self._updated(index).__getitem__,
        }

    def _verdict_key(self, index: ClaimIndex) -> Callable[[int], int]:
        asked = (one for _, one in index.roles.attributes(roles.VERDICT))
        values = ["", *dict.fromkeys(value for one in asked for value in one.values)]
        places = {value: place for place, value in enumerate(values)}
        return lambda card: places.get(index.verdict(card), len(places))

    def _denials(self, index: ClaimIndex) -> Counter[int]:
        leaders = index.leaders
        return Counter(leaders.get(id, id) for id in self._denied(index))

    def _updated(self, index: ClaimIndex) -> dict[int, str]:
        """When any of a card's claims was changed last."""
        rows = self._database.all(
            "SELECT id, updated_at FROM annotation NOT INDEXED"
            f" WHERE label IN ({among(index.claim_labels)})"
        )
        at: dict[int, str] = dict(rows)
        for card, ids in index.members.items():
            at[card] = max(at[id] for id in ids)
        return at

    # Filters

    def _conditions(self, index: ClaimIndex, wanted: ClaimFilter) -> Iterator[set[int]]:
        """The cards that meet each of the conditions that are set."""
        if wanted.document is not None:
            yield index.cards(self._claims(index, "document = ?", [wanted.document]))
        if wanted.words.strip():
            yield index.cards(self._saying(index, wanted.words.strip()))
        if wanted.source.strip():
            yield index.cards(self._said_by(index, wanted.source.strip()))
        if wanted.is_sourceless:
            yield set(index.firsts) - index.cards(self._sourced(index))
        if wanted.is_denied:
            yield index.cards(self._denied(index))
        if wanted.is_check_worthy:
            yield index.cards(self._worthy(index))
        if wanted.verdict is not None:
            yield index.rated(wanted.verdict)

    def _claims(
        self, index: ClaimIndex, condition: str, parameters: Sequence[int | str]
    ) -> Iterator[int]:
        rows = self._database.all(
            f"SELECT id FROM annotation WHERE +label IN ({among(index.claim_labels)})"
            f" AND {condition}",
            parameters,
        )
        return (row[0] for row in rows)

    def _saying(self, index: ClaimIndex, words: str) -> Iterator[int]:
        names = {asked.name for _, asked in index.roles.attributes(roles.WORDING)}
        wordings = "".join(" OR json_extract(attributes, ?) LIKE ?1 ESCAPE '\\'" for _ in names)
        condition = f"(quote LIKE ?1 ESCAPE '\\' OR note LIKE ?1 ESCAPE '\\'{wordings})"
        return self._claims(index, condition, [containing(words), *map(answer_path, sorted(names))])

    def _worthy(self, index: ClaimIndex) -> Iterator[int]:
        """Claims whose answers say that they are worth a check."""
        for label, asked in index.roles.attributes(roles.WORTH):
            worthy = [value for value, meaning in asked.meanings if meaning == roles.WORTHY]
            rows = self._database.all(
                "SELECT id FROM annotation NOT INDEXED WHERE label = ?"
                " AND json_extract(attributes, ?) IN (SELECT value FROM json_each(?))",
                (self._labels.id_of(label), answer_path(asked.name), json.dumps(worthy)),
            )
            yield from (row[0] for row in rows)

    def _said_by(self, index: ClaimIndex, words: str) -> Iterator[int]:
        """Claims of a source whose words or entity hold ``words``, or those of another mention
        of it."""
        names = {asked.name for _, asked in index.roles.attributes(roles.ENTITY)}
        entities = "".join(" OR json_extract(s.attributes, ?) LIKE ?1 ESCAPE '\\'" for _ in names)
        said = self._database.all(
            "SELECT s.id FROM annotation s"
            f" WHERE s.label IN ({among(index.label_ids(roles.SOURCE))})"
            f" AND (s.quote LIKE ?1 ESCAPE '\\'{entities})",
            [containing(words), *map(answer_path, sorted(names))],
        )
        sources = index.alike({row[0] for row in said} - index.dead) - index.dead
        rows = self._database.all(
            "SELECT l.start FROM json_each(?) s CROSS JOIN link l ON l.stop = s.value"
            f" WHERE l.type IN ({among(index.link_ids(*VOICES))})",
            (json.dumps(sorted(sources)),),
        )
        return (row[0] for row in rows)

    def _sourced(self, index: ClaimIndex) -> Iterator[int]:
        return (start for start, stop in self._links_as(index, *VOICES) if stop not in index.dead)

    def _denied(self, index: ClaimIndex) -> Iterator[int]:
        """A claim as often as it is denied."""
        found = self._links_as(index, roles.DENIES)
        return (stop for start, stop in found if start not in index.dead)

    def _links_as(self, index: ClaimIndex, *wanted: str) -> list[tuple[int, int]]:
        return self._database.all(
            f"SELECT start, stop FROM link WHERE type IN ({among(index.link_ids(*wanted))})"
        )

    def materials(self, cards: Sequence[int]) -> list[Material]:
        """All that is on some cards, in the order asked; those gone are left out."""
        return self._materials.read(self._index, cards)
