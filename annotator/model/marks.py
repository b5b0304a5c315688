"""Marks: what the article view needs of an annotation, light enough to hold 100,000."""

from typing import NamedTuple

HAS_NOTE = 1
HAS_LINK = 2
HAS_COMMENT = 4
IS_SUGGESTION = 8  # proposed by a program, not yet decided


class Mark(NamedTuple):
    """One annotation as drawn. ``start`` and ``end`` are its outer bounds in code points;
    ``fragments`` is None for the usual one span; ``flags`` adds up HAS_NOTE and the like."""

    start: int
    end: int
    id: int
    label: str
    status: str = "draft"
    flags: int = 0
    fragments: tuple[tuple[int, int], ...] | None = None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The fragments, also of an annotation with only one."""
        return self.fragments or ((self.start, self.end),)
