"""A row of the review table: an annotation with what surrounds it."""

from dataclasses import dataclass

from annotator.model.annotation import Annotation
from annotator.model.decisions import Decision


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """``before`` and ``after`` are the words around the quote in its paragraph; ``paragraph``
    counts from 1; comments are counted with their answers, the open ones without, and
    ``comment`` is the newest one. ``decision`` is what was decided last; ``is_locked``: the
    document is signed off."""

    annotation: Annotation
    title: str
    paragraph: int
    before: str
    after: str
    comments: int = 0
    open_comments: int = 0
    comment: str = ""
    decision: Decision | None = None
    is_locked: bool = False
