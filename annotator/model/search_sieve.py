"""Which texts can hold a word at all, asked of them as they are: many times faster than folding
them first, which is then done for the few that can."""

import re
import sys

from annotator.model.search_folding import Way, folding, listed

# The only characters past the first plane that become others: they are left to the folding,
# for a class of a regular expression that reaches so far is slow.
FAR = (
    range(0x10000, 0x1F000), range(0x1F100, 0x1F110), range(0x1FBF0, 0x1FC00),
    range(0x2F800, 0x2FA20), range(0xE0100, 0xE01F0),
)  # fmt: skip
_FAR = re.compile(f"[{listed(point for part in FAR for point in part)}]")
_NEAR = 0x10000


def may_be_far(text: str) -> bool:
    """Whether no sieve is to be asked of ``text``."""
    # Python keeps a text in four bytes a character where one is past the first plane.
    return sys.getsizeof(text) > 4 * len(text) and _FAR.search(text) is not None


def sieve(word: str, way: Way) -> re.Pattern[str]:
    """Matches in every text, those aside that ``may_be_far``, which has ``word`` in it when
    both are folded. ``word`` is folded already."""
    table = folding(way)
    nothing = _class(table.sources.get("", ""))
    between = f"{nothing}*" if nothing else ""
    parts = list[str]()
    for place, character in enumerate(word):
        part = _class(character + table.sources.get(character, ""))
        if place:
            part = between + part
            # One character may have become both.
            if word[place - 1] + character in table.pairs:
                part = f"(?:{part})?"
        parts.append(part)
    return re.compile("".join(parts))


def _class(characters: str) -> str:
    """For characters of the first plane; and for the only one of a word, wherever it is."""
    points = sorted({ord(one) for one in characters})
    near = [point for point in points if point < _NEAR] or points[:1]
    return f"[{listed(near)}]" if near else ""
