"""What the checks are told of a project: annotations and links that are new, changed or gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.annotation import Annotation, Link


@dataclass(frozen=True, slots=True)
class Echo:
    """An annotation, the first of its label, whose words an annotation elsewhere has, too."""

    annotation: int
    document: int
    label: str


@dataclass(frozen=True, slots=True)
class News:
    """Rows by id as they are now, None for one that is gone; all others are as they were.

    ``annotations`` and ``links`` are those of one document, with what their links lead to in
    other documents. ``echoes`` are, for each quote that was looked up, the first annotation of
    each label in other documents.
    """

    annotations: Mapping[int, Annotation | None] = field(default_factory=dict)
    links: Mapping[int, Link | None] = field(default_factory=dict)
    echoes: Mapping[str, tuple[Echo, ...]] = field(default_factory=dict)
