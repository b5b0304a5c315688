"""A claim with all that is known of it, as the claim board, the reports and the exports show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.model.annotation import Annotation, Link
from annotator.model.claims import Evidence
from annotator.model.document import Document

# What a card can lack, in the order of the work; the words are for whoever reads the list.
MISSING = {
    "source": "who says it",
    "wording": "the claim in one sentence",
    "verdict": "a verdict",
    "agreement": "one verdict for all mentions",
    "reason": "why the verdict is what it is",
    "evidence": "evidence for the verdict",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the claim stands."""

    annotation: Annotation
    document: Document


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a statement comes from. ``name`` is the entity, else the words. ``is_report``: it
    passed on what another one said; ``is_named``: the name is one ("Some" is not). ``kind`` is
    what its answers mean (see ``roles``). ``link`` is what says so. ``mentions`` are the ids
    of all annotations that it is made of: those that are the same, or have the same name;
    ``answers`` are the attributes of the one that gives the name."""

    annotation: Annotation
    link: Link
    name: str
    kind: str = ""
    is_report: bool = False
    is_named: bool = True
    mentions: tuple[int, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """What is linked to the claim: a denial, what speaks for or against it, or its context;
    ``voices`` are those it comes from."""

    annotation: Annotation
    link: Link
    voices: tuple[Voice, ...] = ()


class Remark(NamedTuple):
    """What was said last about an annotation, by whom; ``id`` is the comment's. ``comments``
    there are with answers, ``threads`` are open."""

    id: int
    body: str
    annotator: str
    comments: int
    threads: int


@dataclass(frozen=True, slots=True)
class Card:
    """One claim with all its mentions. ``id`` is the annotation that stands for it: the one to
    set the verdict on, unless ``holder`` names another that has it.

    ``verdict`` is the answer as it is stored, ``is_rated`` whether it is more than "not yet";
    ``verdicts`` are all ratings where mentions contradict each other. ``scale`` is the lowest
    and the highest rating that the project gives. ``claimed_on``, ``place`` and ``also_at`` are
    what the annotator says of when, where and at which address it was claimed. ``remark`` is
    the newest comment on any mention, with how many there are on all of them.
    """

    id: int
    wording: str
    mentions: tuple[Mention, ...]
    voices: tuple[Voice, ...] = ()
    denials: tuple[Statement, ...] = ()
    supporting: tuple[Statement, ...] = ()
    undermining: tuple[Statement, ...] = ()
    context: tuple[Statement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    holder: int = 0
    verdict: str = ""
    verdict_note: str = ""
    rating: float | None = None
    scale: tuple[float, float] | None = None
    is_rated: bool = False
    verdicts: tuple[str, ...] = ()
    is_check_worthy: bool = False
    claimed_on: str = ""
    place: str = ""
    also_at: str = ""
    missing: tuple[str, ...] = ()
    remark: Remark | None = None

    @property
    def annotation(self) -> Annotation:
        """The one that stands for the claim."""
        return self.mentions[0].annotation

    @property
    def rated(self) -> Annotation:
        """The one that has the verdict; where none is named, the one that stands for the claim."""
        all_of_it = (mention.annotation for mention in self.mentions)
        return next((one for one in all_of_it if one.id == self.holder), self.annotation)

    @property
    def document(self) -> Document:
        return self.mentions[0].document

    @property
    def originators(self) -> tuple[Voice, ...]:
        """Those who said it, without those who passed it on."""
        return tuple(voice for voice in self.voices if not voice.is_report)

    @property
    def reporters(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.is_report)
