"""What the claim board reads of a project: claims with all that is linked to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.annotation import Annotation, Link
from annotator.model.document import Document

STANCES = ("supports", "refutes", "mentions")
ORDERS = ("place", "verdict", "denials", "updated")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact-checker found on a claim outside the project's documents."""

    id: int
    uuid: str
    annotation: int
    url: str
    title: str
    note: str
    stance: str
    annotator: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which cards to show; all conditions together. ``verdict`` None means any, "" none at all.

    ``source`` matches the words or the entity of a source, ``words`` those of the claim, its
    wording or its note, both as a part of them in any case.
    """

    document: int | None = None
    verdict: str | None = None
    source: str = ""
    words: str = ""
    is_sourceless: bool = False
    is_denied: bool = False
    is_check_worthy: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """All that one card is made of. ``claims`` are the annotations that ``same`` links make one
    claim, the one that stands for them first; ``id`` is that one's.

    ``annotations`` are all that their links lead to, and the sources of their denials and of
    what speaks for or against them; ``links`` those links. ``same``: for those of them that
    are mentions of one, the live mentions by place, which are among ``annotations``.
    ``looked_at``: every annotation that it depends on, also those that are not live.
    """

    id: int
    claims: tuple[Annotation, ...]
    annotations: Mapping[int, Annotation] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    documents: Mapping[int, Document] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    same: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    looked_at: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of an attribute of the kind "choice": a verdict, say. ``meaning`` as in
    ``roles.ATTRIBUTES``; ``rating`` is its number on a scale, "" where it has none."""

    value: str
    meaning: str = ""
    rating: str = ""
