"""What a search in texts asks for, and where it is found.

``words``: one term beside the other means both, ``OR`` either, ``NOT`` or ``-`` before a term
that it is absent; ``"two words"`` is a phrase; a term is found where a word begins with it, and
``*rest`` within words too. Any text means something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from annotator.model.search_folding import (
    VOICING,
    Way,
    closing_accents,
    folded,
    marks,
    offsets_of,
    unfolded,
)
from annotator.model.search_sieve import may_be_far, sieve
from annotator.model.text import storable

MOST_TERMS = 30
LONGEST_TERM = 500
TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Scripts that do not part words by blanks: a word begins anywhere.
UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
ANYHOW = Way()


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
    way: Way = ANYHOW
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
    return Query(tuple(clauses), way or ANYHOW)


def _term(text: str, *, is_phrase: bool) -> Term | None:
    text = text[:LONGEST_TERM]
    is_within = not is_phrase and text.startswith("*")
    words = " ".join((text if is_phrase else text.strip("*")).split())
    return Term(words, is_within) if words else None


class _Sought:
    """A term made ready: ``literal`` stands in whatever ``pattern`` matches, and looking for
    it, or for its sieve in a text that is not folded yet, is much faster."""

    def __init__(self, term: Term, way: Way) -> None:
        words = [folded(word, way) for word in term.words.split()]
        words = [word for word in words if word]
        self.literal = max(words, key=len, default="")
        self.sieve = sieve(self.literal, way)
        parts = [re.escape(word) for word in words] or ["(?!)"]
        if words and not term.is_within and _is_of_words(words[0][0]):
            # The beginning is looked at last: what a pattern begins with is found faster.
            parts[0] += f"(?<={_edges().before}{parts[0]})"
        if words and way.is_whole and _is_of_words(words[-1][-1]):
            parts[-1] += _edges().after
        closing = VOICING + (closing_accents() if way.is_accents else "")
        self.pattern = re.compile(r"\s+".join(parts) + f"(?![{closing}])")

    def is_in(self, text: str) -> bool:
        return self.literal in text and self.pattern.search(text) is not None


class _Edges(NamedTuple):
    """Patterns: ``part`` of a character that words of parted scripts are made of; where such
    words begin and end, which is also beside a character of the other scripts."""

    part: re.Pattern[str]
    before: str
    after: str


@lru_cache(maxsize=1)
def _edges() -> _Edges:
    # Marks belong to words, and so does what a font of one's own calls private.
    word = rf"[\w{marks()}\ue000-\uf8ff]"
    return _Edges(
        re.compile(rf"(?![{UNPARTED}]){word}"),
        rf"(?:(?<!{word})|(?<=[{UNPARTED}]))",
        rf"(?:(?!{word})|(?=[{UNPARTED}]))",
    )


def _is_of_words(character: str) -> bool:
    return _edges().part.match(character) is not None


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
        self._is_ascii = any(
            all(one.literal.isascii() for one in wanted) for wanted, _ in self._clauses
        )

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the terms of a clause that is true of ``text`` stand in it (code points), in
        order, each place once; nothing where no clause is true."""
        if not self._may_be_in(text):
            return
        shape = folded(text, self._way)
        patterns = {
            one.pattern
            for wanted, absent in self._clauses
            if all(one.is_in(shape) for one in wanted)
            and not any(one.is_in(shape) for one in absent)
            for one in wanted
        }
        if patterns:
            offsets = offsets_of(text, self._way)
            yield from sorted(
                {
                    unfolded(match.start(), match.end(), offsets, text)
                    for pattern in patterns
                    for match in pattern.finditer(shape)
                }
            )

    def _may_be_in(self, text: str) -> bool:
        """Asked before what takes long: to fold what is not ASCII."""
        if text.isascii():
            return self._is_ascii
        if may_be_far(text):
            return True
        return any(all(one.sieve.search(text) for one in wanted) for wanted, _ in self._clauses)
