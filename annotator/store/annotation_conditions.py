"""A filter for annotations as SQL: conditions on ``annotation a``, values as parameters only."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.model.annotation_filter import (
    ATTRIBUTE,
    COLUMNS,
    DECIDED,
    EQUAL,
    TIMES,
    AnnotationFilter,
    Term,
    lowered,
)
from annotator.model.document_filter import bounds
from annotator.store.reading import Condition
from annotator.store.search import containing

# Ids of annotations in which a check finds something, by the check's id.
Found = Callable[[str], Iterable[int]]
NAMES = {
    # Also by what it was called before.
    "label": (
        "a.label IN (SELECT id FROM label WHERE name = {0} COLLATE NOCASE OR"
        " EXISTS (SELECT 1 FROM json_each(aliases) WHERE value = {0} COLLATE NOCASE))"
    ),
    "annotator": "a.annotator IN (SELECT id FROM annotator WHERE name = {0} COLLATE NOCASE)",
}
DOCUMENT = "a.document IN (SELECT d.id FROM document d WHERE d.uuid = {0} OR {1})"
COMMENT = "a.id IN (SELECT annotation FROM comment WHERE annotation IS NOT NULL{0})"
LINK = "(a.id IN (SELECT start FROM link) OR a.id IN (SELECT stop FROM link))"
NOTED = "a.id IN (SELECT b.id FROM annotation b WHERE b.note <> '')"  # which an index has
PRESENT = {"links": LINK, "note": NOTED}
# Notes and comments are few: an index has the former.
SAID = (
    "a.id IN (SELECT b.id FROM annotation b WHERE b.note <> '' AND {0} UNION ALL"
    " SELECT c.annotation FROM comment c WHERE c.annotation IS NOT NULL AND {1})"
)
# Of what was decided last; an index has those few that have a reason, or were disputed.
DECIDED_SO = (
    "a.id IN (SELECT d.annotation FROM decision d WHERE d.{0} <> '' AND {1} AND NOT EXISTS"
    " (SELECT 1 FROM decision e WHERE e.annotation = d.annotation AND e.id > d.id))"
)
ANSWER = "EXISTS (SELECT 1 FROM json_each(a.attributes) e WHERE e.key = {0} AND {1})"


def condition_of(
    filter: AnnotationFilter,
    found: Found = lambda _check: (),
    among: Sequence[int] | None = None,
) -> Condition:
    """What is true of just the annotations that match, of those with the ids ``among``."""
    return _Conditions(found).of(filter, among)


class _Conditions:
    def __init__(self, found: Found) -> None:
        self._found = found
        self._parameters: dict[str, str | int] = {}

    def of(self, filter: AnnotationFilter, among: Sequence[int] | None) -> Condition:
        those = () if among is None else (f"a.id IN ({self._listed(among)})",)
        words = (f"({' OR '.join(self._anywhere(word))})" for word in filter.words.split())
        # First what the index settles; the words need the rows themselves.
        parts = [*those, *map(self._term, filter.terms), *words]
        return Condition(" AND ".join(parts) or "1", self._parameters)

    def _listed(self, ids: Iterable[int]) -> str:
        return f"SELECT value FROM json_each({self._bound(json.dumps(list(ids)))})"

    def _anywhere(self, word: str) -> Iterator[str]:
        yield self._contains("a.quote", word)
        yield SAID.format(self._contains("b.note", word), self._contains("c.body", word))

    def _bound(self, value: str | int) -> str:
        name = f"a{len(self._parameters)}"
        self._parameters[name] = value
        return f":{name}"

    def _term(self, term: Term) -> str:
        sql = " OR ".join(self._value(term.field, value) for value in term.values) or "0"
        return f"NOT ({sql})" if term.is_excluded else f"({sql})"

    def _value(self, field: str, value: str) -> str:
        if field.startswith(ATTRIBUTE):
            return self._answer(field.removeprefix(ATTRIBUTE), value)
        if field in NAMES:
            return NAMES[field].format(self._bound(value))
        if field in EQUAL:
            return f"a.{field} = {self._bound(value)} COLLATE NOCASE"
        if field in TIMES:
            return self._time(f"a.{COLUMNS[field]}", value)
        if field == "document":
            return DOCUMENT.format(self._bound(value), self._contains("d.title", value))
        if field == "check":
            return f"a.id IN ({self._listed(self._found(value))})"
        others = self._decided if field in DECIDED else self._present
        return others(field, value)

    def _decided(self, field: str, value: str) -> str:
        if not value:
            return f"NOT {DECIDED_SO.format(field, '1')}"
        return DECIDED_SO.format(field, f"d.{field} = {self._bound(value)} COLLATE NOCASE")

    def _present(self, field: str, value: str) -> str:
        value = lowered(value)
        if field == "comments":
            wanted = {"any": "", "none": "", "open": " AND is_resolved = 0"}
            exists = f"({COMMENT.format(wanted[value])})" if value in wanted else "0"
        else:
            exists = PRESENT[field] if value in ("any", "none") else "0"
        return f"NOT {exists}" if value == "none" else exists

    def _answer(self, name: str, value: str) -> str:
        if re.fullmatch(
            r"[A-Za-z_]\w*", name, re.ASCII
        ):  # much faster, where the name needs no quoting
            path = self._bound(f"$.{name}")
            answer = f"coalesce(json_extract(a.attributes, {path}), '')"
            sql = f"{answer} = {self._bound(value)} COLLATE NOCASE"
            # Most have no answers at all, which is seen without looking into the JSON.
            return f"(a.attributes <> '{{}}' AND {sql})" if value else sql
        key = self._bound(name)
        if not value:
            return "NOT " + ANSWER.format(key, "e.value <> ''")
        return ANSWER.format(key, f"e.value = {self._bound(value)} COLLATE NOCASE")

    def _contains(self, column: str, value: str) -> str:
        if value.isascii():
            return f"{column} LIKE {self._bound(containing(value))} ESCAPE '\\'"
        return f"instr(folded({column}), {self._bound(value.casefold())})"

    def _time(self, column: str, value: str) -> str:
        if not value:
            return f"{column} = ''"
        low, high = bounds(value)
        parts = [f"{column} >= {self._bound(low)}"] if low else [f"{column} <> ''"]
        if high:
            name = self._bound(high)
            parts.append(f"substr({column}, 1, length({name})) <= {name}")
        return f"({' AND '.join(parts)})"
