"""Texts that are the same, or nearly: an agency's report in two papers, an article with and
without its correction.

A text's sketch is the least of the hashes of its runs of three words; two sketches share about
as much as the texts do (Broder 1997, "On the resemblance and containment of documents"; with
the least k hashes of one function instead of one of k functions).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

RUN = 3  # words
SIZE = 128  # hashes in a sketch; their share is then right to some 3 %
KEYS = 8  # of them are looked up, and texts that share some of these are compared: of texts
FEWEST_SHARED = 3  # that are 90 % alike one in 100,000 is missed
MOST_PLACES = 50
ALIKE = 0.9
CHOSEN = 0b11  # a hash is looked at where these of its bits are 0: one in four
FEWEST_RUNS = 8  # fewer are too few to tell
Sketch = tuple[int, ...]


def sketch_of(text: str) -> Sketch:
    """The sketch of a text, in ascending order; good only within this run of the program.

    Punctuation at words and case count: copies have the same. A text without blanks (Chinese,
    Thai) is compared by its characters. A text of a line or two has an empty sketch, which is
    like none.
    """
    words: list[str] | str = text.split()
    if len(words) * 30 < len(text):
        words = text
    hashes = map(hash, zip(words, words[1:], words[2:], strict=False))
    chosen = {one for one in hashes if not one & CHOSEN}
    return tuple(sorted(chosen)[:SIZE]) if len(chosen) >= FEWEST_RUNS else ()


def likeness(one: Sketch, other: Sketch) -> float:
    """The share, 0 to 1, of runs of words that both texts have of those that either has."""
    union = sorted({*one, *other})[:SIZE]
    return len({*union}.intersection(one).intersection(other)) / len(union) if union else 0.0


@dataclass(slots=True)
class SimilarTexts:
    """Sketches of the texts so far, each with a name of the caller's choice."""

    _sketches: list[tuple[str, Sketch]] = field(default_factory=list)
    _places: dict[int, list[int]] = field(default_factory=dict)

    def add(self, name: str, sketch: Sketch) -> None:
        number = len(self._sketches)
        self._sketches.append((name, sketch))
        for key in sketch[:KEYS]:
            self._places.setdefault(key, []).append(number)

    def most_like(self, sketch: Sketch) -> tuple[str, float] | None:
        """(name, likeness) of the text that is most like this one; None where none is."""
        found = max(self._found(sketch), key=itemgetter(1), default=None)
        return found if found and found[1] >= ALIKE else None

    def _found(self, sketch: Sketch) -> Iterator[tuple[str, float]]:
        shared: Counter[int] = Counter()
        for key in sketch[:KEYS]:
            # Many share what every page of a site has; some of them are enough.
            shared.update(self._places.get(key, ())[-MOST_PLACES:])
        for number, count in shared.items():
            if count >= FEWEST_SHARED:
                name, other = self._sketches[number]
                yield name, likeness(sketch, other)
