"""The rows of the list of findings: below each check's heading what it found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.review.lint.finding import Finding, Rule

Entry = tuple[int, int, Finding]  # where it starts, the annotation


@dataclass(slots=True)
class Section:
    """A check with what it found, in the order of the text; ``is_off``: one that is switched
    off and finds nothing."""

    rule: Rule
    entries: list[Entry] = field(default_factory=list)
    is_folded: bool = False
    is_off: bool = False

    def __len__(self) -> int:
        """How many rows it takes."""
        return 1 if self.is_folded else 1 + len(self.entries)


class Sections:
    """Rows by number: those of the checks that found something, then those that are off."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._order = {rule.id: number for number, rule in enumerate(rules)}
        self.folded: set[str] = set()
        self.parts: list[Section] = []
        self._of: dict[int, tuple[Entry, ...]] = {}

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def fill(self, entries: Mapping[int, tuple[Entry, ...]], off: frozenset[str]) -> None:
        """``entries`` by annotation, in the order of the text."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        self._of = dict(entries)
        for some in entries.values():
            for entry in some:
                found[entry[2].rule].append(entry)
        self.parts = [
            Section(rule, found[rule.id], rule.id in self.folded)
            for rule in self._rules
            if rule.id in found
        ]
        self.parts += [Section(rule, is_off=True) for rule in self._rules if rule.id in off]

    def at(self, row: int) -> tuple[Section, Entry | None]:
        """The section that a row belongs to, and what was found; None in the heading's row."""
        for section in self.parts:
            if row < len(section):
                return section, section.entries[row - 1] if row else None
            row -= len(section)
        raise IndexError(row)

    def first_row(self, part: int) -> int:
        return sum(map(len, self.parts[:part]))

    def row_of(self, annotation: int) -> int | None:
        """The first row that is about it; None where there is none, or it is folded away."""
        rows = (self._row(entry) for entry in self._of.get(annotation, ()))
        return min((row for row in rows if row is not None), default=None)

    def _row(self, entry: Entry) -> int | None:
        part = self.part_of(entry[2].rule)
        if part is None or self.parts[part].is_folded:
            return None
        return self.first_row(part) + 1 + bisect_left(self.parts[part].entries, entry)

    def part_of(self, rule: str) -> int | None:
        """The number of the section of a check that found something."""
        numbers = (n for n, part in enumerate(self.parts) if part.rule.id == rule)
        return next((n for n in numbers if not self.parts[n].is_off), None)

    # Keeping up, an entry at a time

    def differences(
        self, annotation: int, entries: tuple[Entry, ...]
    ) -> tuple[list[Entry], list[Entry]]:
        """What is no longer found in an annotation, and what is found anew."""
        old = self._of.pop(annotation, ())
        if entries:
            self._of[annotation] = entries
        gone = [entry for entry in old if entry not in entries]
        return gone, [entry for entry in entries if entry not in old]

    def place_for(self, entry: Entry) -> tuple[int, int]:
        """The number of its section, there or to be made, and its place among the entries."""
        part = self.part_of(entry[2].rule)
        if part is not None:
            return part, bisect_left(self.parts[part].entries, entry)
        order = self._order[entry[2].rule]
        earlier = (p for p in self.parts if not p.is_off and self._order[p.rule.id] < order)
        return sum(1 for _ in earlier), -1

    def insert(self, entry: Entry) -> None:
        part, place = self.place_for(entry)
        if place < 0:
            rule = self._rules[self._order[entry[2].rule]]
            self.parts.insert(part, Section(rule, [], rule.id in self.folded))
        insort(self.parts[part].entries, entry)

    def remove(self, entry: Entry) -> None:
        """Also its section, where it was the last of it."""
        part, place = self.place_for(entry)
        del self.parts[part].entries[place]
        if not self.parts[part].entries:
            del self.parts[part]

    def turn(self, section: Section) -> None:
        """Folds it, or unfolds it."""
        section.is_folded = not section.is_folded
        (self.folded.add if section.is_folded else self.folded.discard)(section.rule.id)


def entries_of(findings: Iterable[Finding], start: int) -> tuple[Entry, ...]:
    return tuple([(start, finding.annotation, finding) for finding in findings])
