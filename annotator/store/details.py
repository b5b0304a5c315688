"""The facts of documents that a person edits: one field at a time, of one document or many."""

import json
from collections.abc import Callable, Mapping, Sequence

from annotator.model.details import MACHINE_KEYS, NAMES, TextFacts, tidied
from annotator.model.document import DIRECTIONS, METADATA
from annotator.model.text import storable
from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

LONGEST_KEY = 200
LONGEST_SHOWN = 80
THESE = "id IN (SELECT value FROM json_each(?))"
REFUSALS = {
    "title": "A document needs a title.",
    "language": "“{value}” is not the code of a language. Write it as “en”, “pt-BR” or “zh-Hant”.",
    "direction": "“{value}” is no direction of a text. Choose one of: {known}.",
}

Extra = Mapping[str, str]


class Details:
    """Metadata of documents. Every change is one step that names field and document; one that
    would change nothing is none. Documents that are not there are left out."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    # Reading

    def facts(self, document: int) -> TextFacts:
        """Of the document's current text; ``KeyError`` where there is no such document."""
        row = self._database.one(
            "SELECT t.encoding, t.newline, t.raw_sha256, t.method, t.created_at"
            " FROM document d JOIN text t ON t.id = d.text WHERE d.id = ?",
            (document,),
        )
        if row is None:
            raise KeyError(document)
        return TextFacts(*row)

    def shared(self, documents: Sequence[int]) -> dict[str, str | None]:
        """What ``documents`` have in common, by the names of METADATA; None where they differ."""
        columns = ", ".join(f"min({name}), max({name})" for name in METADATA)
        row = self._database.one(
            f"SELECT {columns} FROM document WHERE {THESE}", (_list(documents),)
        )
        pairs = zip(METADATA, row[::2], row[1::2], strict=True)
        return {name: low if low == high else None for name, low, high in pairs}

    # Writing

    def set(self, documents: Sequence[int], field: str, value: str) -> None:
        """``field`` is one of NAMES. ``Misfit`` where ``value`` cannot stand in it."""
        name = NAMES[field]
        clean = tidied(field, storable(value)[0])
        if clean is None or (field == "direction" and clean not in DIRECTIONS):
            known = ", ".join(DIRECTIONS)
            raise Misfit(REFUSALS[field].format(value=value[:LONGEST_SHOWN], known=known))
        those = self._database.all(
            f"SELECT id FROM document WHERE {THESE} AND {field} <> ?", (_list(documents), clean)
        )
        ids = [id for (id,) in those]
        if ids:
            with self._journal.step(self._title(f"Edit {name} of", documents)):
                self._database.execute(
                    f"UPDATE document SET {field} = ?, updated_at = ? WHERE {THESE}",
                    (clean, now(), _list(ids)),
                )

    def set_extra(self, documents: Sequence[int], key: str, value: str) -> None:
        """Adds a free fact, or changes what the one of that very name says."""
        clean, value = _key(key), storable(value.strip())[0]
        title = self._title(f"Edit “{clean}” of", documents)
        self._change_extra(
            documents, title, lambda extra: {**extra, key if key in extra else clean: value}
        )

    def rename_extra(self, documents: Sequence[int], old: str, key: str) -> None:
        """Calls a free fact something else; it keeps its place. ``Misfit`` where another has
        that name."""
        _refuse_ours(old)
        key = _key(key)

        def renamed(extra: Extra) -> Extra:
            if old not in extra or old == key:
                return extra
            if key in extra:
                raise Misfit(f"There is a “{key}” already. Choose another name.")
            return {key if name == old else name: value for name, value in extra.items()}

        title = self._title(f"Rename “{old}” to “{key}” in", documents)
        self._change_extra(documents, title, renamed)

    def remove_extra(self, documents: Sequence[int], key: str) -> None:
        _refuse_ours(key)
        title = self._title(f"Remove “{key}” from", documents)
        self._change_extra(
            documents, title, lambda extra: {name: extra[name] for name in extra if name != key}
        )

    def _change_extra(
        self, documents: Sequence[int], title: str, change: Callable[[Extra], Extra]
    ) -> None:
        rows = self._database.all(
            f"SELECT id, extra FROM document WHERE {THESE}", (_list(documents),)
        )
        at = now()
        changed = []
        for id, written in rows:
            extra = json.loads(written)
            new = change(extra)
            if list(new.items()) != list(extra.items()):
                changed.append((json.dumps(dict(new), ensure_ascii=False), at, id))
        if changed:
            with self._journal.step(title):
                self._database.executemany(
                    "UPDATE document SET extra = ?, updated_at = ? WHERE id = ?", changed
                )

    def _title(self, action: str, documents: Sequence[int]) -> str:
        if len(documents) != 1:
            return f"{action} {len(documents):,} documents"
        row = self._database.one("SELECT title FROM document WHERE id = ?", (documents[0],))
        return f"{action} “{row[0] if row else ''}”"


def _key(key: str) -> str:
    """The name of a free fact as it is kept; ``Misfit`` where it cannot be one."""
    key = " ".join(storable(key)[0].split())[:LONGEST_KEY]
    if not key:
        raise Misfit("A fact needs a name.")
    _refuse_ours(key)
    return key


def _refuse_ours(key: str) -> None:
    if key in MACHINE_KEYS:
        raise Misfit(f"“{key}” is kept by the program itself. Choose another name.")


def _list(documents: Sequence[int]) -> str:
    return json.dumps(list(documents))
