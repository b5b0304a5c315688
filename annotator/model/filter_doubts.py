"""What of a typed filter for annotations means nothing, in sentences: a name that is no condition,
a value that nothing can have."""

import re
from collections.abc import Collection, Iterator, Mapping

from annotator.model.annotation import CONFIDENCES, ORIGINS, STATUSES
from annotator.model.annotation_filter import (
    ALSO,
    ATTRIBUTE,
    COMMENTS,
    FIELDS,
    PRESENCE,
    TERM,
    TIMES,
    AnnotationFilter,
    Term,
    lowered,
    parse_annotation_filter,
)
from annotator.model.decisions import ANSWERS
from annotator.model.document_filter import RANGE, bounds

Known = Mapping[str, Collection[str]]
NO_CONDITION = "“{name}:” is no condition. There are: {known}."
NO_VALUE = "“{value}” is no {field}. There are: {known}."
NO_TIME = "“{value}” is no time, such as 2026-11 or 2026-05-01..2026-07-14."
# Values that every project knows; "" asks for those that have none.
USUAL: Known = {
    "status": STATUSES,
    "origin": ORIGINS,
    "confidence": CONFIDENCES,
    "comments": COMMENTS,
    "links": PRESENCE,
    "note": PRESENCE,
    "answer": ANSWERS,
}
# The beginning of an ISO 8601 time, of any precision.
TIME = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def doubts(typed: str, known: Known) -> list[str]:
    """``known`` has the values that a project has, by field: of "label", "check", "reason",
    "attr.NAME" for each attribute. What it does not name is not doubted, such as people."""
    filter = parse_annotation_filter(typed)
    return [*_names(typed, filter, known), *value_doubts(filter, known)]


def value_doubts(filter: AnnotationFilter, known: Known) -> list[str]:
    """Values that nothing can have."""
    return [sentence for term in filter.terms for sentence in _values(term, known)]


def _names(typed: str, filter: AnnotationFilter, known: Known) -> Iterator[str]:
    for match in TERM.finditer(typed):
        name = match["name"]
        if match["values"] and not match["values"].startswith("//") and not _is_known(name):
            names = sorted((*FIELDS, *ALSO, f"{ATTRIBUTE}NAME"))
            yield NO_CONDITION.format(name=name, known=", ".join(names))
    attributes = [name for name in known if name.startswith(ATTRIBUTE)]
    for term in filter.terms:
        if term.field.startswith(ATTRIBUTE) and term.field not in known:
            yield NO_CONDITION.format(name=term.field, known=", ".join(sorted(attributes)))


def _is_known(name: str) -> bool:
    lower = name.lower()
    return lower in FIELDS or lower in ALSO or lower.startswith(ATTRIBUTE)


def _values(term: Term, known: Known) -> Iterator[str]:
    if term.field in TIMES:
        for value in term.values:
            if not all(not end or TIME.fullmatch(end) for end in bounds(value)):
                yield NO_TIME.format(value=value.removesuffix(RANGE))
        return
    values = known.get(term.field, USUAL.get(term.field))
    if values:
        there = {lowered(one) for one in values}
        for value in term.values:
            if value and lowered(value) not in there:
                names = ", ".join(one for one in values if one)
                yield NO_VALUE.format(value=value, field=term.field, known=names)
