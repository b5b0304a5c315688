"""Which annotations are asked for: words, and terms like ``label:claim,denial`` or
``-status:draft``. Every text means something: what is half typed is read as far as it goes.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.model.annotation import Annotation
from annotator.model.document_filter import RANGE, bounds
from annotator.model.text import storable

ATTRIBUTE = "attr."
# What may be asked for, and by which names it may be typed too.
EQUAL = ("label", "status", "annotator", "reviewer", "origin", "confidence")
TIMES = ("created", "changed", "reviewed")
DECIDED = ("reason", "answer")  # of what was decided last
OTHERS = ("document", "comments", "links", "note", "check", *DECIDED)
ALSO = {"by": "annotator", "in": "document", "since": "changed", "lint": "check"}
FIELDS = frozenset((*EQUAL, *TIMES, *OTHERS))
PRESENCE = ("any", "none")  # of links and notes
COMMENTS = ("any", "open", "none")
MOST_TERMS, MOST_VALUES, LONGEST_VALUE = 20, 100, 1_000
LOWER = str.maketrans({chr(letter): chr(letter + 32) for letter in range(65, 91)})
TERM = re.compile(
    r"""(?<!\S)(?P<minus>-?)(?P<name>[^\W\d][\w.-]*|attr\."[^"]+"):
    (?P<values>(?:"[^"]*"?|[^\s",]+)?(?:,(?:"[^"]*"?|[^\s",]+)?)*)(?!\S)""",
    re.VERBOSE,
)
VALUE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<plain>[^",]+)|(?:^|(?<=,))(?=,|$)')


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: the field has one of ``values``, or none of them where ``is_excluded``.

    ``field`` is one of FIELDS or ``attr.NAME``; an attribute's value "" asks for those that
    have none. Times are beginnings of ISO 8601 UTC, or ranges ``2026-05..2026-07-14``.
    """

    field: str
    values: tuple[str, ...]
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """An annotation matches where its quote, its note or a comment on it has each of the words,
    and every term is true of it."""

    words: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.words.strip() and not self.terms

    def with_term(self, term: Term) -> "AnnotationFilter":
        """With ``term`` in the place of the one on the same field that is (not) excluded as it
        is; without that one where ``term`` has no values."""
        key = (term.field, term.is_excluded)
        same = [(one.field, one.is_excluded) == key for one in self.terms]
        if not term.values:
            kept = (one for one, is_it in zip(self.terms, same, strict=True) if not is_it)
            return AnnotationFilter(self.words, tuple(kept))
        if True not in same:
            return AnnotationFilter(self.words, (*self.terms, term))
        place = same.index(True)
        return AnnotationFilter(self.words, (*self.terms[:place], term, *self.terms[place + 1 :]))

    def values_of(self, field: str) -> tuple[str, ...]:
        """What is asked for of ``field``, not what is excluded."""
        found = (one.values for one in self.terms if one.field == field and not one.is_excluded)
        return next(found, ())

    def as_json(self) -> dict[str, Any]:
        """For the project file."""
        terms = [
            {"field": one.field, "values": list(one.values), "excluded": one.is_excluded}
            for one in self.terms
        ]
        return {"words": self.words, "terms": terms}

    def as_typed(self) -> str:
        """As one would type it; ``parse_annotation_filter`` reads it back (quotes are lost)."""
        terms = [_typed(term) for term in self.terms]
        return " ".join(part for part in (*terms, self.words) if part)


@dataclass(frozen=True, slots=True)
class Facts:
    """An annotation and what is known about it beyond its own row: ``said`` are its comments,
    ``reason`` and ``answer`` those of what was decided on it last."""

    annotation: Annotation
    document_uuid: str = ""
    document_title: str = ""
    comments: int = 0
    open_comments: int = 0
    links: int = 0
    checks: frozenset[str] = field(default_factory=frozenset)
    said: tuple[str, ...] = ()
    reason: str = ""
    answer: str = ""


def filter_from_json(found: object) -> AnnotationFilter:
    """What ``as_json`` gave; what is not understood of it is left out."""
    if not isinstance(found, Mapping):
        return AnnotationFilter()
    words, terms = found.get("words"), found.get("terms")
    return AnnotationFilter(
        storable(words)[0] if isinstance(words, str) else "",
        tuple(_terms(terms))[:MOST_TERMS] if isinstance(terms, list) else (),
    )


def _terms(found: Sequence[object]) -> Iterator[Term]:
    for one in found:
        if not isinstance(one, Mapping):
            continue
        name, values = one.get("field"), one.get("values")
        if not isinstance(name, str) or not isinstance(values, list):
            continue
        texts = [storable(value)[0] for value in values if isinstance(value, str)]
        if texts and (name in FIELDS or name.startswith(ATTRIBUTE)):
            yield Term(storable(name)[0], tuple(texts[:MOST_VALUES]), bool(one.get("excluded")))


def parse_annotation_filter(typed: str) -> AnnotationFilter:
    """Total: for any text whatever. What looks like a term and is none counts as words."""
    typed = storable(typed)[0]
    words, terms, end = [], list[Term](), 0
    for match in TERM.finditer(typed):
        term = _parsed(match)
        if term is None or len(terms) == MOST_TERMS:
            continue
        terms.append(term)
        words.append(typed[end : match.start()])
        end = match.end()
    words.append(typed[end:])
    return AnnotationFilter(" ".join("".join(words).split()), tuple(terms))


def _parsed(match: re.Match[str]) -> Term | None:
    name = match["name"]
    field = ALSO.get(name.lower(), name.lower())
    if name.lower().startswith(ATTRIBUTE):
        field = ATTRIBUTE + name[len(ATTRIBUTE) :].strip('"')
    elif field not in FIELDS:
        return None
    values = tuple(
        (found["quoted"] if found["quoted"] is not None else found["plain"] or "")[:LONGEST_VALUE]
        for found in VALUE.finditer(match["values"])
    )
    if name.lower() == "since":
        values = tuple(value + RANGE for value in values)
    return Term(field, values[:MOST_VALUES] or ("",), bool(match["minus"]))


def _typed(term: Term) -> str:
    name = term.field
    if name.startswith(ATTRIBUTE) and not re.fullmatch(r"attr\.[\w.-]+", name):
        name = f'{ATTRIBUTE}"{name.removeprefix(ATTRIBUTE).replace(chr(34), "")}"'
    values = ",".join(
        value if re.fullmatch(r'[^\s",]+', value) else f'"{value.replace(chr(34), "")}"'
        for value in term.values
    )
    return f"{'-' if term.is_excluded else ''}{name}:{values}"


def matches(filter: AnnotationFilter, facts: Facts) -> bool:
    """Whether the annotation is asked for."""
    texts = (facts.annotation.quote, facts.annotation.note, *facts.said)
    has_words = all(any(contains(text, word) for text in texts) for word in filter.words.split())
    return has_words and all(
        any(_is(facts, term.field, value) for value in term.values) is not term.is_excluded
        for term in filter.terms
    )


def _is(facts: Facts, name: str, value: str) -> bool:
    annotation = facts.annotation
    if name.startswith(ATTRIBUTE):
        return equals(annotation.attributes.get(name.removeprefix(ATTRIBUTE), ""), value)
    if name in EQUAL:
        return equals(getattr(annotation, name), value)
    if name in TIMES:
        return _within(getattr(annotation, COLUMNS[name]), value)
    return OTHER[name](facts, value)


COLUMNS = {"created": "created_at", "changed": "updated_at", "reviewed": "reviewed_at"}
OTHER: Mapping[str, Callable[[Facts, str], bool]] = {
    "document": lambda facts, value: (
        value == facts.document_uuid or contains(facts.document_title, value)
    ),
    "comments": lambda facts, value: {
        "any": facts.comments > 0,
        "open": facts.open_comments > 0,
        "none": facts.comments == 0,
    }.get(lowered(value), False),
    "links": lambda facts, value: _presence(facts.links > 0, value),
    "note": lambda facts, value: _presence(facts.annotation.note != "", value),
    "check": lambda facts, value: value in facts.checks,
    "reason": lambda facts, value: equals(facts.reason, value),
    "answer": lambda facts, value: equals(facts.answer, value),
}


def _presence(is_there: bool, value: str) -> bool:  # noqa: FBT001  a fact, not an option
    return {"any": is_there, "none": not is_there}.get(lowered(value), False)


def _within(time: str, value: str) -> bool:
    """A time of less precision than what is asked for lies before it. No value: no time."""
    if not value:
        return not time
    low, high = bounds(value)
    return bool(time) and time >= low and (not high or time[: len(high)] <= high)


def lowered(text: str) -> str:
    """Capitals of ASCII as small letters, as SQLite's NOCASE and LIKE have it."""
    return text.translate(LOWER)


def equals(text: str, value: str) -> bool:
    return lowered(text) == lowered(value)


def contains(text: str, part: str) -> bool:
    """Without regard to case: of ASCII where ``part`` has no other letters, else of all."""
    if part.isascii():
        return lowered(part) in lowered(text)
    return part.casefold() in text.casefold()
