"""What a check finds, and what a check is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.model.annotation import Annotation
    from annotator.review.lint.sight import Sight


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to look at. ``annotation`` is where to jump, ``others`` what else it is about.

    ``words`` fill the places of the rule's reason ("{0}"), so that it can be translated.
    """

    rule: str
    annotation: int
    words: tuple[str, ...] = ()
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: ``find`` gives what is wrong with one annotation, ``words`` and ``others`` of
    each finding. ``reason`` is one line, with places for the words. ``is_of_links``: what it
    finds depends on links too, and it is asked again when something that is linked changes."""

    id: str
    title: str
    reason: str
    find: Callable[[Annotation, Sight], Iterable[tuple[tuple[str, ...], tuple[int, ...]]]]
    is_of_links: bool = False
