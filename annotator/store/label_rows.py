"""What all changes of a project's labels are made of."""

import json
from collections.abc import Iterable
from dataclasses import replace

from annotator.model.annotation_filter import Term, filter_from_json, lowered
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.labels import Labels


class LabelRows:
    """The rows of labels, and what names them elsewhere."""

    def __init__(self, database: Database, journal: Journal, labels: Labels) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels

    def aliases(self, name: str) -> list[str]:
        """What it was called before, or what was merged into it."""
        return [str(one) for one in json.loads(self._row(name, "aliases"))]

    def counts(self) -> dict[str, int]:
        """How many annotations each label has."""
        rows = dict(self._database.all("SELECT label, count(*) FROM annotation GROUP BY label"))
        return {name: int(rows.get(id, 0)) for id, name in self._labels.names.items()}

    def _row(self, name: str, column: str) -> str:
        id = self._labels.id_of(name)
        return str(self._database.one(f"SELECT {column} FROM label WHERE id = ?", (id,))[0])

    def _set(self, id: int, **columns: str | int) -> None:
        settings = ", ".join(f"{column} = :{column}" for column in columns)
        self._database.execute(f"UPDATE label SET {settings} WHERE id = :id", {**columns, "id": id})

    def _refuse_last(self, name: str) -> None:
        others = [one.name for one in self._labels.scheme.offered if one.name != name]
        if not others:
            title = self._labels.scheme.label(name).title
            raise Misfit(f"“{title}” is the last label in use; add another one first.")

    def _replace_ends(self, name: str, new: str | None) -> None:
        rows = self._database.all("SELECT id, ends_from, ends_to FROM link_type")
        for id, *ends in rows:
            changed = [_replaced(json.loads(end), name, new) for end in ends]
            if changed != [json.loads(end) for end in ends]:
                self._database.execute(
                    "UPDATE link_type SET ends_from = ?, ends_to = ? WHERE id = ?",
                    (*map(json.dumps, changed), id),
                )

    def _replace_in_filters(self, name: str, new: str) -> None:
        """Filters that are kept by name go on asking for the same annotations."""
        for id, conditions in self._database.all("SELECT id, conditions FROM saved_filter"):
            found = filter_from_json(json.loads(conditions))
            changed = replace(found, terms=tuple(_renamed(one, name, new) for one in found.terms))
            if changed != found:
                self._database.execute(
                    "UPDATE saved_filter SET conditions = ? WHERE id = ?",
                    (json.dumps(changed.as_json(), ensure_ascii=False), id),
                )


def listed(names: Iterable[str]) -> str:
    """Names as the table holds them."""
    return json.dumps(list(names), ensure_ascii=False)


def _renamed(term: Term, name: str, new: str) -> Term:
    if term.field != "label":
        return term
    values = (new if lowered(one) == lowered(name) else one for one in term.values)
    return replace(term, values=tuple(dict.fromkeys(values)))


def _replaced(ends: Iterable[str], name: str, new: str | None) -> list[str]:
    changed = (new if one == name else one for one in ends)
    return list(dict.fromkeys(one for one in changed if one is not None))
