"""Texts that are the same, or nearly: an agency's report in two papers, an article with and
without its correction.

A text's sketch is the least of the hashes of its runs of some three words; two sketches share
about as much as the texts do (Broder 1997, "On the resemblance and containment of documents";
with the least k hashes of one function instead of one of k functions). The runs are those after
words of certain endings, the same in every text (the anchors of Manber 1994, "Finding similar
files in a large file system"): they are found several times as fast as all words are.
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from operator import itemgetter
from zlib import crc32

from annotator.model.text import PIECE, pieces

RUN = 14  # characters: as many changes hit that as hit three words
SIZE = 128  # hashes in a sketch; their share is then right to some 3 %
KEYS = 6  # of them are looked up, and texts that share some of these are compared: of texts
FEWEST_SHARED = 3  # that are 90 % alike one in 10,000 is missed
MOST_PLACES = 50
ALIKE = 0.9
CHOSEN = 0b11  # of characters, a run is looked at where these bits of its hash are 0
FEWEST_RUNS = 6  # fewer are too few to tell
LONGEST_WORDS = 30  # characters on average, or it is no text of words with blanks between
# Hashes of so many bits are sorted fastest. Not Python's own: they are others in each process.
SHORT = ((1 << 30) - 1).__and__

# Of the bytes that a word may end in, every fourth makes it an anchor. Line ends are blanks.
ANCHOR = ord("e")
ANCHORS = bytes(
    ANCHOR if byte >= ord("0") and byte % 4 == 1 else ord(" ") if byte in b"\t\n\r" else byte
    for byte in range(256)
)
Sketch = Sequence[int]


def sketch_of(text: str) -> Sketch:
    """The sketch of a text, in ascending order; the same in every process.

    Punctuation at words and case count: copies have the same. A text without blanks (Chinese,
    Thai) is compared by its characters. A text of a line or two has an empty sketch, which is
    like none.
    """
    encoded = (piece.encode("utf-8", "surrogatepass") for piece in pieces(text))
    first, size = next(encoded, b""), min(PIECE, len(text))
    blanks = len(first) - len(first.translate(None, b" \n"))  # faster than count()
    if blanks * LONGEST_WORDS < size:
        least = _least(map(_characters, pieces(text)))
    else:
        runs = _after_anchors(RUN * round(len(first) / max(1, size)))
        least = _least(runs(raw.translate(ANCHORS)) for raw in chain([first], encoded))
    return least if len(least) >= FEWEST_RUNS else ()


@cache
def _after_anchors(length: int) -> Callable[[bytes], list[bytes]]:
    """Finds the ``length`` bytes after each anchor; they may overlap."""
    return re.compile(rb"%c (?=(.{%d}))" % (ANCHOR, length), re.DOTALL).findall


def _characters(text: str) -> Iterator[bytes]:
    """Some of the runs of three characters."""
    raw = text.encode("utf-32-le", "surrogatepass")
    runs = (raw[start : start + 12] for start in range(0, len(raw) - 8, 4))
    return (run for run in runs if not crc32(run) & CHOSEN)


def _least(pieces: Iterable[Iterable[bytes]]) -> list[int]:
    """The least hashes of all that is in ``pieces``."""
    least: list[int] = []
    for runs in pieces:
        least = sorted({*least, *map(SHORT, map(crc32, runs))})[:SIZE]
    return least


def likeness(one: Sketch, other: Sketch) -> float:
    """The share, 0 to 1, of runs of words that both texts have of those that either has."""
    union = sorted({*one, *other})[:SIZE]
    return len({*union}.intersection(one).intersection(other)) / len(union) if union else 0.0


@dataclass(slots=True)
class SimilarTexts:
    """Sketches of the texts so far, each with a name of the caller's choice; some 2 KB each."""

    _sketches: list[tuple[str, "array[int]"]] = field(default_factory=list)
    _places: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def add(self, name: str, sketch: Sketch) -> None:
        number = len(self._sketches)
        self._sketches.append((name, array("i", sketch)))
        for key in sketch[:KEYS]:
            # Many share what every page of a site has; some of them are enough.
            places = self._places.get(key)
            self._places[key] = (*places[1 - MOST_PLACES :], number) if places else (number,)

    def most_like(self, sketch: Sketch) -> tuple[str, float] | None:
        """(name, likeness) of the text that is most like this one; None where none is."""
        found = max(self._found(sketch), key=itemgetter(1), default=None)
        return found if found and found[1] >= ALIKE else None

    def _found(self, sketch: Sketch) -> Iterator[tuple[str, float]]:
        places = [self._places[key] for key in sketch[:KEYS] if key in self._places]
        if len(places) < FEWEST_SHARED:
            return
        counts = Counter(chain.from_iterable(places))
        if max(counts.values()) < FEWEST_SHARED:  # as nearly always: found out at once
            return
        for number, count in counts.items():
            if count >= FEWEST_SHARED:
                name, other = self._sketches[number]
                yield name, likeness(sketch, other)
