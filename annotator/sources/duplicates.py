"""Texts that are the same, or nearly: an agency's report in two papers, an article with and
without its correction.

A text's sketch is the least of the hashes of its runs of some three words; two sketches share
about as much as the texts do (Broder 1997, "On the resemblance and containment of documents";
with the least k hashes of one function instead of one of k functions).

Sketches are made only of texts that others may be like: which ones, a text's keys tell. They are
the least hashes of its runs after certain bytes, the same in every text (the anchors of Manber
1994, "Finding similar files in a large file system"), which are found fast. Texts that are alike
share most of their keys, and others nearly never three of them.
"""

import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, combinations
from operator import itemgetter
from typing import Generic, TypeVar
from zlib import crc32

from annotator.model.text import is_encodable, utf8_of

RUN = 14  # characters: as many changes hit that as hit three words
SIZE = 512  # hashes in a sketch; their share is then right to some 1.5 %
KEYS = 5  # of a text, and texts that share some of these are compared: of those that are 90 %
FEWEST_SHARED = 3  # alike one in 200 is missed, of those that are 95 % alike one in 1,000
KEY_RUN = 18  # characters: phrases that half the texts have are shorter,
KEY_BYTES = 12  # or bytes in texts without blanks
MOST_PLACES = 50
MOST_SKETCHES = 1000  # are kept, of 2 KB each
ALIKE = 0.9
FEWEST_RUNS = 24  # fewer are too few to tell
LONGEST_WORDS = 30  # characters on average, or it is no text of words with blanks between
PIECE = 1 << 17  # characters that are searched at once: meanwhile no other thread runs
# Hashes of so many bits are sorted fastest. Not Python's own: they are others in each process.
SHORT = ((1 << 30) - 1).__and__

BLANK = ord(" ")
BLANKS = bytes.maketrans(b"\t\n\r", b"   ")
# The bytes after which keys are looked for: rare letters, and in every other script some that a
# character may end in. Where few runs follow them, the least hashes of the sketch are keys, too,
# and where there are very few, these alone: so two texts that are alike have keys of one kind.
RARE = ord("b")
RARES = bytes.maketrans(b"\t\n\rB\x96\xb4\xb6", b"   bbbb")
VERY_FEW_RARE, FEW_RARE = 10, 15
SAMPLE = 600  # bytes that tell whether there are blanks

Sketch = Sequence[int]
Keys = tuple[tuple[int, ...], ...]
Handle = TypeVar("Handle")


def keys_of(text: str) -> Keys:
    """The keys of a text, the same in every process: a group of them, or two. A text of a line
    or two has none, and is like none."""
    length, least = 0, list[int]()
    for piece in _encoded(text):
        length = length or _run_length(piece, text, KEY_RUN) or KEY_BYTES
        runs = _after(RARE, length)(piece.translate(RARES))
        least = _least(least, runs, FEW_RARE)
    groups = [least[:KEYS]] if len(least) >= VERY_FEW_RARE else []
    if len(least) < FEW_RARE:
        groups.append([*sketch_of(text)[:KEYS]])
    return tuple(tuple(group) for group in groups if group)


def sketch_of(text: str) -> Sketch:
    """The sketch of a text, in ascending order, the same in every process.

    Punctuation at words and case count: copies have the same. A text without blanks (Chinese,
    Thai) is compared by its characters. That of a text of a line or two is empty.
    """
    length: int | None = None
    least = list[int]()
    for piece in _encoded(text):
        length = _run_length(piece, text, RUN) if length is None else length
        least = _least(least, _runs(piece, length), SIZE)
    return least if len(least) >= FEWEST_RUNS else ()


def _encoded(text: str) -> Iterator[bytes]:
    """``text`` in UTF-8, piece by piece."""
    if 0 < len(text) <= PIECE and is_encodable(text):
        yield utf8_of(text)
        return
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE].encode("utf-8", "surrogatepass")


def _run_length(first: bytes, text: str, characters: int) -> int:
    """Bytes of a run of so many characters in ``text``, of which ``first`` is the beginning; 0
    where there are no blanks to tell words by."""
    width = len(first) / min(PIECE, len(text))
    sample = first[:SAMPLE].translate(BLANKS)
    has_blanks = sample.count(b" ") * LONGEST_WORDS * width >= len(sample)
    return characters * round(width) if has_blanks else 0


def _runs(raw: bytes, length: int) -> list[bytes]:
    """The runs of so many bytes after blanks, or, of length 0, of three characters."""
    if length:
        return _after(BLANK, length)(raw.translate(BLANKS))
    wide = raw.decode("utf-8", "surrogatepass").encode("utf-32-le", "surrogatepass")
    return [wide[start : start + 12] for start in range(0, len(wide) - 8, 4)]


@cache
def _after(byte: int, length: int) -> Callable[[bytes], list[bytes]]:
    """Finds the ``length`` bytes after each ``byte``; they may overlap."""
    return re.compile(rb"%c(?=(.{%d}))" % (byte, length), re.DOTALL).findall


def _least(known: list[int], runs: Iterable[bytes], most: int) -> list[int]:
    """The ``most`` least of the hashes that are ``known`` and those of ``runs``."""
    return sorted({*known, *map(SHORT, map(crc32, runs))})[:most]


def likeness(one: Collection[int], other: Collection[int]) -> float:
    """The share, 0 to 1, of runs of words that both texts have of those that either has."""
    union = sorted({*one, *other})[:SIZE]
    return len({*union}.intersection(one).intersection(other)) / len(union) if union else 0.0


class SimilarTexts(Generic[Handle]):
    """The texts so far, each with a name and a handle of the caller's choice, for which
    ``sketch_for`` gives its sketch, an empty one where it is gone. Some 1 KB each."""

    def __init__(self, sketch_for: Callable[[Handle], Sketch]) -> None:
        self._sketch_for = sketch_for
        self._texts: list[tuple[str, Handle]] = []
        self._places: dict[int, int | tuple[int, ...]] = {}
        self._sketches: OrderedDict[int, array[int]] = OrderedDict()
        self._last: tuple[Keys, list[int]] = (), []

    def add(self, name: str, keys: Keys, handle: Handle) -> None:
        number = len(self._texts)
        self._texts.append((name, handle))
        for key in self._threes(keys):
            known = self._places.setdefault(key, number)
            if known != number:
                # Many share what every page of a site has; some of them are enough.
                self._places[key] = (*_each(known)[1 - MOST_PLACES :], number)

    def most_like(self, text: str, keys: Keys) -> tuple[str, float] | None:
        """(name, likeness) of the text that is most like this one, whose keys are given; None
        where none is."""
        found = [one for one in map(self._places.get, self._threes(keys)) if one is not None]
        if not found:  # as nearly always
            return None
        sketch = frozenset(sketch_of(text))
        numbers = sorted({*chain.from_iterable(map(_each, found))})
        shares = ((self._texts[one][0], self._likeness(sketch, one)) for one in numbers)
        best = max(shares, key=itemgetter(1))
        return best if best[1] >= ALIKE else None

    def _threes(self, keys: Keys) -> list[int]:
        """A number for each three keys of a group. A text is mostly added just after it was
        asked about."""
        if keys is not self._last[0]:
            threes = [hash(one) for group in keys for one in combinations(group, FEWEST_SHARED)]
            self._last = keys, threes
        return self._last[1]

    def _likeness(self, sketch: frozenset[int], number: int) -> float:
        """That of the text of this number, or 0 where it cannot be enough."""
        other = self._sketch(number)
        # No more than these are shared, of no fewer than the longer one has: soon known.
        most = len(sketch.intersection(other)) / max(len(sketch), len(other), 1)
        return likeness(sketch, other) if most >= ALIKE else 0.0

    def _sketch(self, number: int) -> Sketch:
        known = self._sketches.pop(number, None)
        if known is None:
            known = array("i", self._sketch_for(self._texts[number][1]))
        self._sketches[number] = known
        if len(self._sketches) > MOST_SKETCHES:
            self._sketches.popitem(last=False)
        return known


def _each(known: int | tuple[int, ...]) -> tuple[int, ...]:
    return known if isinstance(known, tuple) else (known,)
