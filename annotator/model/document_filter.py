"""What a filter box means: words, and terms like ``publisher:reuters`` or ``-status:done``.

Every text means something: what is half typed is read as far as it goes.
"""

import re
from typing import NamedTuple

from annotator.model.text import storable

# Names that may be typed, and the column that each means; any other is a free key.
FIELDS = {
    "title": "title", "publisher": "publisher", "author": "author", "published": "published",
    "year": "published", "month": "published", "modified": "modified", "accessed": "accessed",
    "language": "language", "genre": "genre", "status": "status", "url": "url",
    "canonical_url": "canonical_url", "archive_url": "archive_url", "file": "file_name",
    "file_name": "file_name", "type": "media_type", "media_type": "media_type",
    "rights": "rights", "added": "added", "changed": "changed", "length": "length",
    "annotations": "annotations",
}  # fmt: skip
DATES = frozenset({"published", "modified", "accessed", "added", "changed"})
NUMBERS = frozenset({"length", "annotations"})
RANGE = ".."
MOST_TERMS = 20
LONGEST_VALUE = 1_000
TERM = re.compile(
    r"""(?<!\S)(?P<minus>-?)
    (?:"(?P<quoted_name>[^"]+)"|(?P<name>[^\W\d][\w.-]*))
    :(?:"(?P<quoted>[^"]*)"?|(?P<value>(?!//)[^\s"]\S*|(?!\S)))""",
    re.VERBOSE,
)


class Term(NamedTuple):
    """One condition on a field: a value of FIELDS, or a free key where ``is_free``.

    An empty ``value`` asks for documents that have none.
    """

    field: str
    value: str
    is_excluded: bool = False
    is_free: bool = False


class Filter(NamedTuple):
    """A document matches where its words do and every term does."""

    words: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.terms


def parse_filter(typed: str) -> Filter:
    """Total: for any text whatever."""
    typed = storable(typed)[0]
    words, terms, end = [], list[Term](), 0
    for match in TERM.finditer(typed):
        if len(terms) == MOST_TERMS:
            break
        terms.append(_term(match))
        words.append(typed[end : match.start()])
        end = match.end()
    words.append(typed[end:])
    return Filter("".join(words).strip(), tuple(terms))


def _term(match: re.Match[str]) -> Term:
    name = match["quoted_name"] or match["name"]
    value = (match["quoted"] or match["value"] or "").strip()[:LONGEST_VALUE]
    field = FIELDS.get(name.lower())
    return Term(field or name, value, bool(match["minus"]), is_free=field is None)


def bounds(value: str) -> tuple[str, str]:
    """The lowest and highest value of ``2024-05..2024-07``; "" for an end left open. A value
    without dots is both."""
    low, dots, high = value.partition(RANGE)
    return (low.strip(), high.strip()) if dots else (value, value)


def typed_term(name: str, value: str) -> str:
    """The term as one would type it: quoted where it must be. A value's own quotes are lost,
    as nothing can stand for them: what follows them is not asked for."""
    shown = f'"{name}"' if not re.fullmatch(r"[^\W\d][\w.-]*", name) else name
    plain = value.partition('"')[0]
    is_bare = re.fullmatch(r"(?!//)\S+", plain)
    return f"{shown}:{plain}" if is_bare else f'{shown}:"{plain}"'
