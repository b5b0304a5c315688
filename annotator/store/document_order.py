"""Putting documents in order: SQL gives their values, Python sorts them as people would.

Measured with 100,000 documents: reading titles takes 60 ms, their keys 75, sorting 45; ``ORDER
BY title COLLATE NOCASE`` takes 210 and puts "Part 10" before "Part 2". The order made last is
kept (8 bytes a document), so that filtering need not sort again.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from annotator.model.arrangement import (
    NEWEST_FIRST,
    NOTHING,
    Arranged,
    Arrangement,
    Group,
    rank,
)
from annotator.model.document_filter import DATES, NUMBERS, Filter
from annotator.model.natural import natural_keys
from annotator.store.db import Database
from annotator.store.document_conditions import Conditions
from annotator.store.document_fields import expression

Value = str | int


@dataclass(slots=True)
class KeptOrder:
    """The order of all documents that was asked for last. Shared by connections to a project:
    ``forget`` also refuses an order whose making has begun before."""

    arrangement: Arrangement | None = None
    order: Arranged = NOTHING
    changes: int = 0

    @property
    def tables(self) -> tuple[str, ...]:
        """What the kept order depends on."""
        kept = self.arrangement
        counts = kept is None or kept.sort == "annotations" or kept.group == "annotated"
        return ("document", "annotation") if counts else ("document",)

    def forget(self) -> None:
        self.changes += 1
        self.arrangement = None

    def keep(self, arrangement: Arrangement, order: Arranged, changes: int) -> None:
        if changes == self.changes:
            self.order, self.arrangement = order, arrangement


def arranged(
    database: Database, kept: KeptOrder, arrangement: Arrangement, filter: Filter
) -> Arranged:
    """The documents that match, in order."""
    if database.connection.in_transaction:
        return _made(database, arrangement, filter)  # what is not committed may never be
    order = kept.order if kept.arrangement == arrangement else None
    if order is not None:
        return order if filter.is_empty else _within(order, _matching(database, filter))
    changes = kept.changes
    made = _made(database, arrangement, filter)
    if filter.is_empty and arrangement != Arrangement():  # that one costs next to nothing
        kept.keep(arrangement, made, changes)
    return made


def _matching(database: Database, filter: Filter) -> set[int]:
    condition = Conditions(filter)
    sql = f"SELECT json_group_array(d.id) FROM document d WHERE {condition.sql}"
    return set(json.loads(database.one(sql, condition.parameters)[0]))


def _within(order: Arranged, matching: set[int]) -> Arranged:
    """``order`` without what does not match."""
    if not order.groups:
        return Arranged(array("q", filter(matching.__contains__, order.ids)))
    ids, groups = array("q"), []
    ends = accumulate(group.count for group in order.groups)
    for group, end in zip(order.groups, ends, strict=True):
        left = array("q", filter(matching.__contains__, order.ids[end - group.count : end]))
        if left:
            ids.extend(left)
            groups.append(Group(group.key, len(left)))
    return Arranged(ids, tuple(groups))


def _made(database: Database, arrangement: Arrangement, filter: Filter) -> Arranged:
    condition = Conditions(filter)
    by_id = arrangement.sort == "added"
    fields = [] if by_id else [arrangement.sort]
    fields += [arrangement.group] if arrangement.group else []
    # One value for all rows: a row of Python's for each would take twice as long.
    columns = "".join(
        f", json_group_array({expression(field, f'key{place}', condition.parameters)})"
        for place, field in enumerate(fields)
    )
    sql = f"SELECT json_group_array(d.id){columns} FROM document d WHERE {condition.sql}"
    ids, *values = map(json.loads, database.one(sql, condition.parameters))
    places = _by_id(ids) if by_id else _sorted(arrangement, ids, values[0])
    if by_id and arrangement.is_descending:
        places.reverse()
    if not arrangement.group:
        return Arranged(array("q", map(ids.__getitem__, places)))
    return _grouped(arrangement.group, ids, places, values[-1])


def _by_id(ids: list[int]) -> list[int]:
    places = list(range(len(ids)))
    if ids != sorted(ids):  # SQLite may find them by way of an index
        places.sort(key=ids.__getitem__)
    return places


def _sorted(arrangement: Arrangement, ids: list[int], values: Sequence[Value]) -> list[int]:
    """Places in ``ids`` by their values; equal ones by id, those that have none at the end."""
    places, last = _by_id(ids), list[int]()
    if "" in values:
        last = [place for place in places if values[place] == ""]
        places = [place for place in places if values[place] != ""]
    keys = _keys(arrangement.sort, values)
    places.sort(key=keys.__getitem__, reverse=arrangement.is_descending)
    return places + last


def _keys(field: str, values: Sequence[Value]) -> Sequence[Value]:
    if field == "status":
        return [rank(str(value)) for value in values]
    if field in NUMBERS or field in DATES:
        return values
    return natural_keys(cast("Sequence[str]", values))  # all others are text columns


def _grouped(
    field: str, ids: Sequence[int], places: Iterable[int], values: Sequence[Value]
) -> Arranged:
    """Groups in the order of their keys, the one without a key last."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for place in places:
        found[str(values[place])].append(ids[place])
    keys = sorted(found)
    order = dict(zip(keys, _keys(field, keys), strict=True))
    keys.sort(key=order.__getitem__, reverse=field in NEWEST_FIRST)
    keys.sort(key=lambda key: key == "")
    listed = array("q")
    for key in keys:
        listed.extend(found[key])
    return Arranged(listed, tuple(Group(key, len(found[key])) for key in keys))
