"""What a search in texts asks for, and where it is found.

``words``: one term beside the other means both, ``OR`` either, ``NOT`` or ``-`` before a term
that it is absent; ``"two words"`` is a phrase; a term is found where a word begins with it, and
``*rest`` within words too. Any text means something.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from annotator.model.text import storable

MOST_TERMS = 30
LONGEST_TERM = 500
TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Scripts that do not part words by blanks: a word begins anywhere.
UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
FINAL_SIGMA = {"ς": "σ"}
TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Way:
    """How terms are compared: with case, with accents and vowel signs, as whole words only."""

    is_case: bool = False
    is_accents: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; ``is_within``: also found in the middle of words."""

    words: str
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Every one of ``wanted`` is there, and none of ``absent``."""

    wanted: tuple[Term, ...] = ()
    absent: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """One of the clauses is to be true of a text. None: nothing is asked for. Where there is a
    ``pattern``, a regular expression is looked for instead."""

    clauses: tuple[Clause, ...] = ()
    way: Way = Way()
    pattern: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.pattern and not any(clause.wanted for clause in self.clauses)


def parse_query(typed: str, way: Way | None = None) -> Query:
    """Total: for any text whatever."""
    clauses, wanted, absent = list[Clause](), list[Term](), list[Term]()
    is_not = False
    for match in list(TOKEN.finditer(storable(typed)[0]))[:MOST_TERMS]:
        word = match["word"]
        if word in ("OR", "AND", "NOT") and not match["minus"]:
            if word == "OR" and (wanted or absent):
                clauses.append(Clause(tuple(wanted), tuple(absent)))
                wanted, absent = [], []
            is_not = word == "NOT"
            continue
        term = _term(match["phrase"] if word is None else word, is_phrase=word is None)
        if term is not None:
            (absent if is_not or match["minus"] else wanted).append(term)
        is_not = False
    if wanted or absent:
        clauses.append(Clause(tuple(wanted), tuple(absent)))
    return Query(tuple(clauses), way or Way())


def _term(text: str, *, is_phrase: bool) -> Term | None:
    text = text[:LONGEST_TERM]
    is_within = not is_phrase and text.startswith("*")
    words = " ".join((text if is_phrase else text.strip("*")).split())
    return Term(words, is_within) if words else None


class _Sought:
    """A term made ready: ``literal`` stands in whatever ``pattern`` matches, and looking for
    it is much faster."""

    def __init__(self, term: Term, way: Way) -> None:
        words = [folded(word, way) for word in term.words.split()]
        self.literal = max(words, key=len, default="")
        body = r"\s+".join(re.escape(word) for word in words if word) or "(?!)"
        is_parted = UNPARTED.search(term.words) is None
        if is_parted and not term.is_within:
            body = rf"(?<!\w){body}"
        if is_parted and way.is_whole:
            body = rf"{body}(?!\w)"
        self.pattern = re.compile(body)

    def is_in(self, text: str) -> bool:
        return self.literal in text and self.pattern.search(text) is not None


class Matcher:
    """A query made ready to be asked of many texts."""

    def __init__(self, query: Query) -> None:
        self._way = query.way
        self._clauses = [
            (
                [_Sought(one, query.way) for one in clause.wanted],
                [_Sought(one, query.way) for one in clause.absent],
            )
            for clause in query.clauses
            if clause.wanted
        ]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the terms of a clause that is true of ``text`` stand in it (code points), in
        order, each place once; nothing where no clause is true."""
        shape = folded(text, self._way)
        patterns = {
            one.pattern
            for wanted, absent in self._clauses
            if all(one.is_in(shape) for one in wanted)
            and not any(one.is_in(shape) for one in absent)
            for one in wanted
        }
        found = {
            (match.start(), match.end())
            for pattern in patterns
            for match in pattern.finditer(shape)
        }
        if found:
            offsets = offsets_of(text, self._way)
            for start, end in sorted(found):
                yield unfolded(start, end, offsets, text)


def folded(text: str, way: Way) -> str:
    """``text`` as it is compared."""
    if text.isascii():
        return text if way.is_case else text.lower()
    return text.translate(_folding(way))


def offsets_of(text: str, way: Way) -> list[int] | None:
    """For each character, and the end, where it stands in ``folded``; None where every one
    stands in its own place."""
    if text.isascii():
        return None
    table = _folding(way)
    lengths = [len(table[ord(character)]) for character in text]
    if min(lengths) == max(lengths) == 1:
        return None
    return list(accumulate(lengths, initial=0))


def unfolded(start: int, end: int, offsets: list[int] | None, text: str) -> tuple[int, int]:
    """The place in the text of one in what it was folded to; signs that belong to its last
    letter are part of it."""
    if offsets is None:
        return start, end
    first = bisect_right(offsets, start) - 1
    last = bisect_right(offsets, end - 1)
    while last < len(text) and unicodedata.combining(text[last]):
        last += 1
    return first, last


class _Folding(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way

    def __missing__(self, point: int) -> str:
        character = chr(point)
        if not self._way.is_case:
            lower = character.lower()
            character = FINAL_SIGMA.get(lower, lower)
        if not self._way.is_accents:
            parts = unicodedata.normalize("NFD", character)
            kept = [one for one in parts if unicodedata.category(one) != "Mn"]
            character = unicodedata.normalize("NFC", "".join(kept))
            character = "" if character == TATWEEL else character
        self[point] = character
        return character


@lru_cache(maxsize=8)
def _folding(way: Way) -> _Folding:
    return _Folding(way)
