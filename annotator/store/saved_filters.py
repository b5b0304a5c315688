"""Filters that are kept in the project by name, for all who work on it."""

import json
from dataclasses import dataclass

from annotator.model.annotation_filter import AnnotationFilter, filter_from_json
from annotator.model.text import storable
from annotator.store.clock import new_uuid
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

PLACE = "annotations"
LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class SavedFilter:
    id: int
    name: str
    filter: AnnotationFilter


class SavedFilters:
    """Those of the review table. Saving, renaming and removing are steps."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def __call__(self) -> list[SavedFilter]:
        """All of them, by name."""
        rows = self._database.all(
            "SELECT id, name, conditions FROM saved_filter WHERE place = ?"
            " ORDER BY name COLLATE NOCASE",
            (PLACE,),
        )
        return [SavedFilter(row[0], row[1], filter_from_json(json.loads(row[2]))) for row in rows]

    def save(self, name: str, filter: AnnotationFilter) -> int:
        """Under ``name``, in place of one that has it already; its id. ``Misfit`` for a name
        that is empty or longer than ``LONGEST``."""
        name = _named(name)
        conditions = json.dumps(filter.as_json(), ensure_ascii=False)
        with self._journal.step(f"Save filter “{name}”"):
            self._database.execute(
                "INSERT INTO saved_filter (uuid, place, name, conditions) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (place, name) DO UPDATE SET conditions = excluded.conditions",
                (new_uuid(), PLACE, name, conditions),
            )
        row = self._database.one(
            "SELECT id FROM saved_filter WHERE place = ? AND name = ?", (PLACE, name)
        )
        return int(row[0])

    def rename(self, id: int, name: str) -> None:
        """``Misfit`` where another one is called so; ``KeyError`` where there is none."""
        name, old = _named(name), self._name(id)
        if name == old:
            return
        if any(one.name == name for one in self()):
            raise Misfit(f"There is a filter “{name}” already.")
        with self._journal.step(f"Rename filter “{old}” to “{name}”"):
            self._database.execute("UPDATE saved_filter SET name = ? WHERE id = ?", (name, id))

    def remove(self, id: int) -> None:
        """``KeyError`` where there is none."""
        with self._journal.step(f"Remove filter “{self._name(id)}”"):
            self._database.execute("DELETE FROM saved_filter WHERE id = ?", (id,))

    def _name(self, id: int) -> str:
        row = self._database.one("SELECT name FROM saved_filter WHERE id = ?", (id,))
        if row is None:
            raise KeyError(id)
        return str(row[0])


def _named(name: str) -> str:
    name = storable(" ".join(name.split()))[0]
    if not name:
        raise Misfit("A filter needs a name.")
    if len(name) > LONGEST:
        raise Misfit(f"A filter's name has at most {LONGEST} characters.")
    return name
