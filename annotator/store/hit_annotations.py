"""The annotations that stand on the hits of a search."""

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.model.text import Span
from annotator.store.annotation_rows import fragments_of
from annotator.store.db import Database

if TYPE_CHECKING:
    from annotator.store.text_search import Hit

PLACED = (
    "SELECT a.document, a.id, a.start, a.stop, a.fragments FROM annotation a WHERE a.document IN"
    " (SELECT value FROM json_each(?)) ORDER BY a.document, a.start, a.stop, a.id"
)


def annotations_on(
    database: Database,
    hits: "Iterable[Hit]",
    *,
    is_exact: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> "array[int]":
    """The ids of those that share a character with a hit in their text, in the order of place;
    then those in whose notes and comments there is one. ``is_exact``: only those that stand just
    where a hit in the text does. Ends early where ``stopped``."""
    places: dict[int, list[tuple[int, int]]] = {}
    beside = dict[int, None]()
    for hit in hits:
        if hit.place == "text":
            places.setdefault(hit.document, []).append((hit.start, hit.end))
        elif hit.annotation is not None and not is_exact:
            beside[hit.annotation] = None
    found = dict[int, None]()
    rows = database.stream(PLACED, (json.dumps(list(places)),))
    for document, those in groupby(rows, key=itemgetter(0)):
        if stopped():
            break
        on = (_same if is_exact else _shared)(places[document])
        found.update((row[1], None) for row in those if on(fragments_of(row[2], row[3], row[4])))
    return array("q", found | beside)


def _same(places: list[tuple[int, int]]) -> Callable[[tuple[Span, ...]], bool]:
    known = {(Span(start, end),) for start, end in places}
    return lambda fragments: fragments in known


def _shared(places: list[tuple[int, int]]) -> Callable[[tuple[Span, ...]], bool]:
    """Whether any fragment shares a character with any of the places."""
    places = sorted(places)
    starts = [start for start, _ in places]
    reached = list(accumulate((end for _, end in places), max))

    def is_on(fragments: tuple[Span, ...]) -> bool:
        for part in fragments:
            before = bisect_right(starts, part.end - 1)  # places that begin before it ends
            if before and reached[before - 1] > part.start:
                return True
        return False

    return is_on
