"""How a text is compared when it is searched, and where what is found stands in it.

Each character is folded by itself, so that places can be told again: its small letter where
case does not matter; and its decomposed form, without accents where they do not matter. An
accent is a sign that readers of its script leave out: of Latin, Greek, Cyrillic, Hebrew and
Arabic letters. The vowels of Thai and Hindi and the sounds of kana are none.

Decomposed Hangul is not put together, nor are several accents of one letter put in order.
"""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise

# Where characters that decompose, or that belong to the one before, are looked for: not among
# ideographs, syllables and private characters, for there are none.
LOOKED_AT = (
    range(0x3400), range(0xA000, 0xAC00), range(0xF900, 0x17000), range(0x1B000, 0x20000),
    range(0x2F800, 0x2FA20), range(0xE0100, 0xE01F0),
)  # fmt: skip
ACCENTS = (
    range(0x300, 0x7A6), range(0x7B1, 0x900), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100), range(0xFE20, 0xFE30),
)  # fmt: skip
VOICING = "\u3099\u309a"
# Characters that are not seen, those aside that part words.
UNSEEN = frozenset("\u00ad\u061c\u0640\u200d\u200e\u200f\u2060\ufeff")
SELECTORS = range(0xFE00, 0xFE10)
SKIN_TONES = range(0x1F3FB, 0x1F400)
JOINER = "\u200d"
SYLLABLES = range(0xAC00, 0xD7A4)
FINAL_SIGMA = {"ς": "σ"}
# Letters that do not decompose, and what is typed for them where accents do not matter.
TYPED = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ŧ": "t",
    "ı": "i", "þ": "th", "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Ħ": "H", "Ł": "L",
    "Ŧ": "T", "Þ": "TH", "ẞ": "SS", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """How terms are compared: with case, with accents and vowel signs, as whole words only."""

    is_case: bool = False
    is_accents: bool = False
    is_whole: bool = False


def folded(text: str, way: Way) -> str:
    """``text`` as it is compared."""
    if text.isascii():
        return text if way.is_case else text.lower()
    return text.translate(folding(way))


def offsets_of(text: str, way: Way) -> list[int] | None:
    """For each character, and the end, where it stands in ``folded``; None where every one
    stands in its own place."""
    if text.isascii():
        return None
    table = folding(way)
    lengths = [len(table[ord(character)]) for character in text]
    if min(lengths) == max(lengths) == 1:
        return None
    return list(accumulate(lengths, initial=0))


def unfolded(start: int, end: int, offsets: list[int] | None, text: str) -> tuple[int, int]:
    """The place in the text of one in what it was folded to; what belongs to its last
    character is part of it."""
    if offsets is not None:
        start, end = bisect_right(offsets, start) - 1, bisect_right(offsets, end - 1)
    while end < len(text) and not text[end].isascii():
        if text[end] == JOINER and end + 1 < len(text) and not text[end + 1].isalnum():
            end += 2
        elif is_mark(text[end]) or ord(text[end]) in SKIN_TONES:
            end += 1
        else:
            break
    return start, end


def is_mark(character: str) -> bool:
    """Whether it stands on, under or around the one before it."""
    return unicodedata.category(character)[0] == "M"


def is_accent(character: str) -> bool:
    """Whether it is left out where accents do not matter."""
    point = ord(character)
    return unicodedata.category(character) == "Mn" and any(point in of for of in ACCENTS)


@lru_cache(maxsize=1)
def marks() -> str:
    """All of ``is_mark``, as what stands in a regular expression's class."""
    return listed(point for point in _looked_at() if is_mark(chr(point)))


@lru_cache(maxsize=1)
def closing_accents() -> str:
    """What makes another letter of the one before where accents matter; as ``marks``."""
    return listed(point for point in _looked_at() if is_accent(chr(point))) + VOICING


class Folding(dict[int, str]):
    """What each code point becomes, found when it is first met."""

    def __init__(self, *, is_case: bool, is_accents: bool) -> None:
        super().__init__()
        self._is_case = is_case
        self._is_accents = is_accents

    def __missing__(self, point: int) -> str:
        found = self._small(chr(point))
        if point not in SYLLABLES:
            found = self._decomposed(found) if self._is_accents else self._bare(found)
        self[point] = found
        return found

    @cached_property
    def sources(self) -> dict[str, str]:
        """The characters that become ones which a character is among, itself aside; for ""
        those that become nothing."""
        found = defaultdict[str, list[str]](list)
        for point in _looked_at():
            character = chr(point)
            if self._may_change(character) and self[point] != character:
                for one in self[point] or ("",):
                    found[one].append(character)
        return {one: "".join(characters) for one, characters in found.items()}

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Two characters side by side that one character can become."""
        changed = {one for characters in self.sources.values() for one in characters}
        return frozenset(a + b for one in changed for a, b in pairwise(self[ord(one)]))

    def _may_change(self, character: str) -> bool:
        """False for most of those that do not."""
        return (
            unicodedata.decomposition(character) != ""
            or (not self._is_case and character.lower() != character)
            or unicodedata.category(character) == "Mn"
            or character in TYPED
            or character in UNSEEN
            or character in FINAL_SIGMA
        )

    def _small(self, text: str) -> str:
        if self._is_case:
            return text
        lower = text.lower()
        return FINAL_SIGMA.get(lower, lower)

    def _decomposed(self, text: str) -> str:
        return unicodedata.normalize("NFD", text) if text.isalnum() else text

    def _bare(self, text: str) -> str:
        parts = self._small(unicodedata.normalize("NFKD", text)) if text[0].isalnum() else text
        return "".join(
            TYPED.get(one, one)
            for one in parts
            if not (one in UNSEEN or is_accent(one) or ord(one) in SELECTORS)
        )


@lru_cache(maxsize=8)
def folding(way: Way) -> Folding:
    """The table for it."""
    return Folding(is_case=way.is_case, is_accents=way.is_accents)


def listed(points: Iterable[int]) -> str:
    """Code points, in order, as they stand in a regular expression's class."""
    found, first, last = list[str](), -2, -2
    for point in chain(points, (-2,)):
        if point != last + 1:
            if first >= 0:
                found.append(f"\\U{first:08x}-\\U{last:08x}")
            first = point
        last = point
    return "".join(found)


def _looked_at() -> Iterator[int]:
    return chain.from_iterable(LOOKED_AT)
