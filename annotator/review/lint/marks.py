"""Quotation marks of a text: which of them open, which close, and which have lost their partner.

The same mark opens in one language and closes in another (“ ” in English, „ “ in German, ” ” in
Swedish, « » in French, » « in Danish), so the text itself is asked: whichever of its kind stands
first in it, opens.
"""

from __future__ import annotations

import re
from functools import cached_property

DOUBLE = re.compile('["“”„‟«»‹›「」『』《》〈〉＂❝❞]')
OPENS = {"“": "”", "„": "“”", "‟": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "❝": "❞"}
CLOSES = frozenset("”」』》〉❞")
GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
PLAIN = frozenset('"＂')


class Marks:
    """How one text uses its marks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _is_swedish(self) -> bool:
        """Whether ” opens as well as it closes."""
        first = re.search("[“„‟”]", self._text)
        return first is not None and first[0] == "”"

    @cached_property
    def _openers(self) -> frozenset[str]:
        """Of « and », of ‹ and ›: those that open."""
        found = {re.search(pair, self._text) for pair in ("[«»]", "[‹›]")}
        return frozenset(match[0] for match in found if match)

    def has_lone(self, start: int, end: int) -> bool:
        """Whether a closing mark in ``[start, end)`` has its opening one before ``start``, or an
        opening one is the last character."""
        waiting: list[tuple[str, int]] = []
        for match in DOUBLE.finditer(self._text, start, end):
            mark = match[0]
            if waiting and mark in self._partners(waiting[-1][0]):
                waiting.pop()
            elif self._opens(match.start(), mark):
                waiting.append((mark, match.end()))
            elif self._has_partner(match.start(), mark):
                return True
        return bool(waiting) and waiting[-1][1] == end

    def _partners(self, mark: str) -> str:
        if mark in PLAIN or (self._is_swedish and mark == "”"):
            return mark
        return OPENS.get(mark) or GUILLEMETS.get(mark, "")

    def _opens(self, position: int, mark: str) -> bool:
        if mark in PLAIN or (self._is_swedish and mark == "”"):
            return not self._is_even(position, mark)
        if mark in GUILLEMETS:
            return mark in self._openers
        return mark in OPENS and not self._closes_german(position, mark)

    def _closes_german(self, position: int, mark: str) -> bool:
        """Whether “ ends what „ began: the nearest mark before it in its paragraph is „."""
        before = DOUBLE.findall(self._text, self._paragraph(position), position)
        return mark == "“" and before[-1:] == ["„"]

    def _is_even(self, position: int, mark: str) -> bool:
        """Whether it is the second, fourth, … of its kind in its paragraph, and so closes."""
        return self._text.count(mark, self._paragraph(position), position) % 2 == 1

    def _paragraph(self, position: int) -> int:
        return self._text.rfind("\n", 0, position) + 1

    def _has_partner(self, position: int, mark: str) -> bool:
        """An inch sign or a mark that nothing opens is not a slip of the annotator."""
        if mark in PLAIN:
            return self._text.find(mark, self._paragraph(position), position) >= 0
        return True
