"""Every claim of a project by its place, which of them are one, and their verdicts: asked of
SQL when first needed, then kept up to date by each step."""

import json
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from annotator.model import roles
from annotator.model.changes import Changes
from annotator.model.roles import Roles
from annotator.store.db import Database
from annotator.store.labels import Labels, answer_path

FOLLOWED_ROWS = 500
DEAD = "(status = 'rejected' OR (origin = 'suggestion' AND status = 'draft'))"
NOWHERE = "$.x.x"  # what attributes never hold: each is a text
Place = tuple[int, int, int, int]


class Pair(NamedTuple):
    """Two that a link says are the same. ``is_live``: somebody stands behind both."""

    start: int
    stop: int
    is_live: bool


class ClaimIndex:
    """``places`` are those of the live claims: document, start, end, id. ``dead``: annotations
    of any label that nobody stands behind."""

    def __init__(self, database: Database, labels: Labels) -> None:
        self._database = database
        self._labels = labels
        self.roles = Roles(labels.scheme)
        self.claim_labels = self.label_ids(roles.CLAIM)
        self.dead: set[int] = {
            row[0] for row in self._database.all(f"SELECT id FROM annotation WHERE {DEAD}")
        }
        rows: list[Place] = self._database.all(
            "SELECT document, start, stop, id FROM annotation"
            f" WHERE label IN ({among(self.claim_labels)}) ORDER BY document, start, stop"
        )
        rows = sorted(place for place in rows if place[3] not in self.dead)
        self.order: list[int] = [place[3] for place in rows]
        self.places: dict[int, Place] = dict(zip(self.order, rows, strict=True))

    def label_ids(self, *wanted: str) -> list[int]:
        return sorted(map(self._labels.id_of, self.roles.labels_as(*wanted)))

    def link_ids(self, *wanted: str) -> list[int]:
        return sorted(map(self._labels.link_type_id, self.roles.links_as(*wanted)))

    # Clusters

    @cached_property
    def members(self) -> dict[int, list[int]]:
        """The claims of each cluster of more than one, in order; by the first of them."""
        leader: dict[int, int] = {}

        def root(id: int) -> int:
            while (parent := leader.get(id, id)) != id:
                leader[id] = id = leader.get(parent, parent)
            return id

        for start, end in self._alike():
            first, second = root(start), root(end)
            low, high = sorted((first, second), key=self.places.__getitem__)
            leader[low] = leader[high] = low
        found: defaultdict[int, list[int]] = defaultdict(list)
        for id in sorted(leader, key=self.places.__getitem__):
            found[root(id)].append(id)
        return dict(found)

    def _alike(self) -> Iterable[tuple[int, int]]:
        rows = self._database.all(
            f"SELECT start, stop FROM link WHERE type IN ({among(self.link_ids(roles.SAME))})"
        )
        return (row for row in rows if row[0] in self.places and row[1] in self.places)

    def pairs(self, ids: Collection[int]) -> list[Pair]:
        """The "same" links of annotations of any label, and of what they lead to over live ones."""
        found: dict[tuple[int, int], Pair] = {}
        waiting, met = set(ids), set(ids)
        while waiting:
            rows = self._database.all(
                f"SELECT start, stop, NOT EXISTS (SELECT 1 FROM annotation"
                f" WHERE id IN (link.start, link.stop) AND {DEAD}) FROM link"
                f" WHERE type IN ({among(self.link_ids(roles.SAME))}) AND (start IN (SELECT value"
                " FROM json_each(?1)) OR stop IN (SELECT value FROM json_each(?1)))",
                (json.dumps(sorted(waiting)),),
            )
            found.update((row[:2], Pair(*row)) for row in rows)
            waiting = {end for row in rows if row[2] for end in row[:2]} - met
            met |= waiting
        return list(found.values())

    def alike(self, ids: Collection[int]) -> set[int]:
        """``ids`` and what is the same as any of them."""
        return {*ids}.union(*clusters(self.pairs(ids)).values())

    @cached_property
    def leaders(self) -> dict[int, int]:
        """The claim that stands for each one that shares its card with others."""
        return {id: first for first, ids in self.members.items() for id in ids}

    def cards(self, claims: Iterable[int]) -> set[int]:
        """The cards that any of ``claims`` is on."""
        leaders = self.leaders
        return {leaders.get(id, id) for id in claims if id in self.places}

    @cached_property
    def firsts(self) -> list[int]:
        """The claims that stand for a card, in their order."""
        leaders = self.leaders
        return [id for id in self.order if leaders.get(id, id) == id]

    # Verdicts

    @cached_property
    def answers(self) -> dict[int, str]:
        """The verdict of each claim, "" where it has none."""
        return self._answers(roles.VERDICT)

    def _answers(self, role: str, where: str = "1", *parameters: str) -> dict[int, str]:
        """What each claim, or each of those ``where``, answers to the attribute of a role."""
        found: dict[int, str] = {}
        for label in self.claim_labels:
            asked = self.roles.attribute(self._labels.names[label], role)
            # Two long values instead of 100,000 rows, which Python's collector would go through.
            ids, answers = self._database.one(
                "SELECT json_group_array(id),"
                " json_group_array(coalesce(json_extract(attributes, ?), ''))"
                f" FROM annotation NOT INDEXED WHERE label = ? AND {where}",
                (answer_path(asked.name) if asked else NOWHERE, label, *parameters),
            )
            found.update(zip(json.loads(ids), json.loads(answers), strict=True))
        return found

    @cached_property
    def open_verdicts(self) -> frozenset[str]:
        """Answers that are no verdict yet."""
        return frozenset(
            {"", *(
                value
                for _, asked in self.roles.attributes(roles.VERDICT)
                for value, meaning in asked.meanings
                if meaning == roles.OPEN
            )}
        )  # fmt: skip

    def verdict(self, card: int) -> str:
        """A card's verdict: that of its first claim that is rated, else of its first."""
        answers, opened = self.answers, self.open_verdicts
        for id in self.members.get(card, ()):
            if answers[id] not in opened:
                return answers[id]
        return answers[card]

    def rated(self, verdict: str) -> set[int]:
        """The cards that have that verdict."""
        answers, members = self.answers, self.members
        return {
            id
            for id in self.firsts
            if (self.verdict(id) if id in members else answers[id]) == verdict
        }

    # Keeping up

    def follow(self, changes: Changes) -> bool:
        """Takes a finished step into account; False where it is to be made anew."""
        rows = changes.ids("annotation")
        if len(rows) > FOLLOWED_ROWS or changes.is_bulk:
            return False
        has_moved = bool(rows) and self._read_again(rows)
        if has_moved or changes.touch("link"):
            for name in ("members", "leaders", "firsts"):
                self.__dict__.pop(name, None)
        return True

    def _read_again(self, ids: Collection[int]) -> bool:
        """Whether a claim came, went or moved; else the clusters are as they were."""
        before = [self.places.get(id) for id in ids]
        some = json.dumps(sorted(ids))
        which = "id IN (SELECT value FROM json_each(?))"
        rows = self._database.all(
            f"SELECT document, start, stop, id, {DEAD}, label IN ({among(self.claim_labels)})"
            f" FROM annotation WHERE {which}",
            (some,),
        )
        for id in ids:
            place = self.places.get(id)
            if place:
                del self.order[bisect_left(self.order, place, key=self.places.__getitem__)]
                del self.places[id]
        self.dead.difference_update(ids)
        self.dead.update(row[3] for row in rows if row[4])
        for *place, is_dead, is_claim in rows:
            if is_claim and not is_dead:
                self.places[place[3]] = (place[0], place[1], place[2], place[3])
                insort(self.order, place[3], key=self.places.__getitem__)
        if "answers" in self.__dict__:
            for id in ids:
                self.answers.pop(id, None)
            self.answers.update(self._answers(roles.VERDICT, which, some))
        return before != [self.places.get(id) for id in ids]


def among(ids: Iterable[int]) -> str:
    """Ids for ``IN (…)``: numbers of our own tables, so no parameters are needed."""
    return ", ".join(map(str, ids))


def clusters(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    """For each annotation that is the same as others, over live ones: it and those."""
    found: dict[int, set[int]] = {}
    for start, stop, is_live in pairs:
        if is_live:
            joined = found.get(start, {start}) | found.get(stop, {stop})
            found.update(dict.fromkeys(joined, joined))
    return found
