"""What an annotator put on a text: annotations, links between them, comments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.model.text import Span, outer

STATUSES = ("draft", "accepted", "rejected", "discuss")
CONFIDENCES = ("", "low", "medium", "high")
ORIGINS = ("manual", "import", "suggestion", "merge")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A label on one or more fragments of a text, as the project file holds it.

    ``document`` and ``text`` are ids in the project; fragments are in order and do not
    touch; times are ISO 8601 UTC.
    """

    id: int
    uuid: str
    document: int
    text: int
    label: str
    fragments: tuple[Span, ...]
    quote: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    annotator: str = ""
    status: str = "draft"
    confidence: str = ""
    origin: str = "manual"
    reviewer: str = ""
    reviewed_at: str = ""
    created_at: str = ""
    updated_at: str = ""

    @property
    def is_live(self) -> bool:
        """Whether somebody stands behind it: a suggestion waits for a decision, and one that
        was rejected is out."""
        is_open_suggestion = self.origin == "suggestion" and self.status == "draft"
        return self.status != "rejected" and not is_open_suggestion

    @property
    def span(self) -> Span:
        return outer(self.fragments)

    @property
    def start(self) -> int:
        return self.fragments[0].start

    @property
    def end(self) -> int:
        return self.span.end


class Link(NamedTuple):
    """A typed, directed relation from one annotation to another (ids in the project)."""

    id: int
    uuid: str
    type: str
    start: int
    end: int
    annotator: str = ""
    created_at: str = ""


class Comment(NamedTuple):
    """A remark on an annotation or, where ``annotation`` is None, on a document."""

    id: int
    uuid: str
    document: int
    annotation: int | None
    body: str
    annotator: str
    created_at: str
    is_resolved: bool = False
    replies_to: int | None = None
