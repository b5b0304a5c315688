"""A filter for documents as SQL: conditions on ``document d``, values as parameters only."""

from annotator.model.document_filter import DATES, NUMBERS, Filter, Term, bounds
from annotator.store.document_fields import COLUMNS
from annotator.store.search import containing, matching, starting

MOST_DIGITS = 18
FREE = "EXISTS (SELECT 1 FROM json_each(d.extra) e WHERE e.key = {0} COLLATE NOCASE AND {1})"


class Conditions:
    """The SQL of one filter, and the ``parameters`` that it names."""

    def __init__(self, filter: Filter) -> None:
        self.parameters: dict[str, str | int] = {}
        words = matching(filter.words) if filter.words else ("", {})
        self.parameters.update(words[1])
        terms = (self._term(term) for term in filter.terms)
        self.sql = " AND ".join([*([f"({words[0]})"] if words[0] else []), *terms]) or "1"

    def _bound(self, value: str | int) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def _term(self, term: Term) -> str:
        sql = self._free(term) if term.is_free else self._field(term)
        return f"NOT ({sql})" if term.is_excluded else sql

    def _free(self, term: Term) -> str:
        key = self._bound(term.field)
        if not term.value:
            return "NOT " + FREE.format(key, "e.value <> ''")
        return FREE.format(key, self._contains("e.value", term.value))

    def _field(self, term: Term) -> str:
        column = COLUMNS[term.field]
        if term.field in NUMBERS:
            return self._number(column, term.value)
        if not term.value:
            return f"{column} = ''"
        if term.field in DATES:
            return self._date(column, term.value)
        if term.field == "status":
            return self._starts(column, term.value)
        if term.field == "language":  # "fa" is also meant by "fa-IR", and not by "kfa"
            alone = f"{column} = {self._bound(term.value)} COLLATE NOCASE"
            return f"({alone} OR {self._starts(column, term.value + '-')})"
        return self._contains(column, term.value)

    def _starts(self, column: str, value: str) -> str:
        return f"{column} LIKE {self._bound(starting(value))} ESCAPE '\\'"

    def _contains(self, column: str, value: str) -> str:
        if value.isascii():
            return f"{column} LIKE {self._bound(containing(value))} ESCAPE '\\'"
        return f"instr(folded({column}), {self._bound(value.casefold())})"

    def _date(self, column: str, value: str) -> str:
        """A date of less precision than what is asked for lies before it: it may be."""
        low, high = bounds(value)
        parts = [f"{column} <> ''"]
        if low:
            parts.append(f"{column} >= {self._bound(low)}")
        if high:
            name = self._bound(high)
            parts.append(f"substr({column}, 1, length({name})) <= {name}")
        return f"({' AND '.join(parts)})"

    def _number(self, column: str, value: str) -> str:
        """Nothing at all is the number 0."""
        low, high = bounds(value or "0")
        parts = [
            f"{column} {sign} {self._bound(int(end))}" if is_number(end) else "0"
            for sign, end in ((">=", low), ("<=", high))
            if end
        ]
        return f"({' AND '.join(parts) or '1'})"


def is_number(value: str) -> bool:
    return value.isdecimal() and len(value) <= MOST_DIGITS
