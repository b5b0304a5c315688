"""Documents with their annotations on the way in or out: what every format reads and writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from annotator.model.document import Metadata, Original, SourceText
from annotator.model.text import Span

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class LooseLink(NamedTuple):
    """A link by UUIDs, from the annotation that carries it to ``target``."""

    type: str
    target: str
    uuid: str = ""


class LooseDecision(NamedTuple):
    """What was decided last on an annotation: the reason's code, a note, what its annotator
    answered and said to that; empty where nothing was."""

    reason: str = ""
    note: str = ""
    answer: str = ""
    answer_note: str = ""


NO_DECISION = LooseDecision()


class LooseAnnotation(NamedTuple):
    """An annotation outside a project: names instead of ids, empty where unknown.

    A tuple, because a frozen dataclass takes six times as long to make, and an export makes a
    million of them.

    ``quote`` is what the format says the words are ("" where it says nothing); it is
    checked against the text when the annotation enters a project.
    """

    label: str
    fragments: tuple[Span, ...]
    quote: str = ""
    uuid: str = ""
    attributes: Mapping[str, str] = NO_ATTRIBUTES
    note: str = ""
    annotator: str = ""
    status: str = "draft"
    confidence: str = ""
    origin: str = "import"
    reviewer: str = ""
    reviewed_at: str = ""
    created_at: str = ""
    updated_at: str = ""
    links: tuple[LooseLink, ...] = ()
    comments: tuple[str, ...] = ()
    place: str = ""
    decision: LooseDecision = NO_DECISION


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with its annotations. ``text`` is None where a format carries none (CSV):
    then the document is looked up in the project by UUID, text hash, file name or title.
    ``original``: the bytes to keep beside the text."""

    metadata: Metadata
    text: SourceText | None = None
    uuid: str = ""
    text_sha256: str = ""
    status: str = "todo"
    annotations: tuple[LooseAnnotation, ...] = ()
    original: Original | None = None


@dataclass(slots=True)
class ImportReport:
    """What an import did. ``problems`` are sentences with their place, dropped and repaired
    things alike; nothing is lost that is not named here."""

    documents: int = 0
    annotations: int = 0
    links: int = 0
    skipped: int = 0
    problems: list[str] = field(default_factory=list)
