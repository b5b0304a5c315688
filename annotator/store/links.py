"""Links between annotations."""

import json
from collections.abc import Iterable

from annotator.model.annotation import Link
from annotator.model.links import Fit
from annotator.model.scheme import LinkType
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import LinkDoesNotFit
from annotator.store.journal import Journal
from annotator.store.labels import Labels
from annotator.store.review_trail import ReviewTrail

SELECT = (
    "SELECT l.id, l.uuid, t.name, l.start, l.stop, n.name, l.created_at FROM link l"
    " JOIN link_type t ON t.id = l.type JOIN annotator n ON n.id = l.annotator"
)


class Links:
    """The links of one project."""

    def __init__(self, database: Database, journal: Journal, labels: Labels) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels
        self._trail = ReviewTrail(database)

    def __getitem__(self, id: int) -> Link:
        rows = self._database.all(f"{SELECT} WHERE l.id = ?", (id,))
        if not rows:
            raise KeyError(id)
        return Link(*rows[0])

    def of(self, annotation: int) -> list[Link]:
        """Links that start or end at ``annotation``."""
        rows = self._database.all(
            f"{SELECT} WHERE l.start = ?1 OR l.stop = ?1 ORDER BY l.id", (annotation,)
        )
        return [Link(*row) for row in rows]

    def among(self, annotations: Iterable[int]) -> dict[int, Link]:
        """Links that start or end at any of ``annotations``, by id in their order."""
        some = json.dumps(list(annotations))
        rows = self._database.all(
            f"{SELECT} WHERE l.start IN (SELECT value FROM json_each(?1))"
            f" UNION {SELECT} WHERE l.stop IN (SELECT value FROM json_each(?1)) ORDER BY 1",
            (some,),
        )
        return {row[0]: Link(*row) for row in rows}

    def in_document(self, document: int) -> list[Link]:
        """Links that start in ``document``."""
        rows = self._database.all(
            f"{SELECT} JOIN annotation a ON a.id = l.start WHERE a.document = ? ORDER BY l.id",
            (document,),
        )
        return [Link(*row) for row in rows]

    def page(self, ids: Iterable[int]) -> list[Link]:
        """The links of these ids; those that are gone are left out."""
        rows = self._database.all(
            f"{SELECT} WHERE l.id IN (SELECT value FROM json_each(?)) ORDER BY l.id",
            (json.dumps(list(ids)),),
        )
        return [Link(*row) for row in rows]

    def touching(self, document: int) -> list[Link]:
        """Links that start or end in ``document``."""
        rows = self._database.all(
            f"{SELECT} WHERE l.start IN (SELECT id FROM annotation WHERE document = ?1)"
            " OR l.stop IN (SELECT id FROM annotation WHERE document = ?1) ORDER BY l.id",
            (document,),
        )
        return [Link(*row) for row in rows]

    def like(self, type: str, start: int, end: int) -> int | None:
        """The link that says the same, in either direction for a symmetric type; None where
        there is none. ``LinkDoesNotFit`` where the scheme has no such type."""
        link_type = self._type(type)
        ends = [(start, end), (end, start)] if link_type.symmetric else [(start, end)]
        for first, last in ends:
            row = self._database.one(
                "SELECT id FROM link WHERE type = ? AND start = ? AND stop = ?",
                (self._labels.link_type_id(type), first, last),
            )
            if row:
                return int(row[0])
        return None

    def add_either(self, fit: Fit, first: int, last: int) -> int:
        """Links two annotations as ``fit`` says, whichever of them was picked first."""
        start, end = (last, first) if fit.is_reversed else (first, last)
        return self.add(fit.type.name, start, end)

    def add(self, type: str, start: int, end: int) -> int:
        """Links ``start`` to ``end``; an equal link that is there already comes back.

        ``LinkDoesNotFit`` where the scheme does not allow it; ``KeyError`` where an
        annotation is missing.
        """
        self._refuse_misfit(type, start, end)
        known = self.like(type, start, end)
        if known is not None:
            return known
        with self._journal.step(f"Link: {self._title(type)}"):
            cursor = self._database.execute(
                "INSERT INTO link (uuid, type, start, stop, annotator, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    new_uuid(), self._labels.link_type_id(type), start, end,
                    self._journal.annotator, now(),
                ),
            )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def change_type(self, link: int, type: str, *, turn: bool = False) -> None:
        """Another type for a link, as one step; ``turn``: it also runs the other way.

        ``LinkDoesNotFit`` where the scheme does not allow it, or where the two are linked
        that way already; ``KeyError`` where there is no such link.
        """
        old = self[link]
        start, end = (old.end, old.start) if turn else (old.start, old.end)
        if (type, start, end) == (old.type, old.start, old.end):
            return
        self._refuse_misfit(type, start, end)
        known = self.like(type, start, end)
        if known == link:  # a symmetric link, turned: it says the same
            return
        if known is not None:
            raise LinkDoesNotFit(f"The two are linked by “{self._title(type)}” already.")
        title = f"Change link: {self._title(old.type)} to {self._title(type)}"
        with self._journal.step(title):
            self._database.execute(
                "UPDATE link SET type = ?, start = ?, stop = ? WHERE id = ?",
                (self._labels.link_type_id(type), start, end, link),
            )
            self._trail.note_link(old, self[link], self._journal.annotator)

    def remove(self, link: int) -> None:
        """``KeyError`` where there is no such link."""
        gone = self[link]
        with self._journal.step(f"Remove link: {self._title(gone.type)}"):
            self._trail.note_link(gone, None, self._journal.annotator)
            self._database.execute("DELETE FROM link WHERE id = ?", (link,))

    def _refuse_misfit(self, type: str, start: int, end: int) -> None:
        labels = self._label_of(start), self._label_of(end)
        link_type = self._type(type)
        if start == end:
            raise LinkDoesNotFit("An annotation cannot be linked to itself.")
        if not link_type.fits(*labels):
            raise LinkDoesNotFit(f"“{type}” does not lead from a {labels[0]} to a {labels[1]}.")

    def _type(self, name: str) -> LinkType:
        found = next((t for t in self._labels.scheme.links if t.name == name), None)
        if found is None:
            raise LinkDoesNotFit(f"The scheme has no link type “{name}”.")
        return found

    def _label_of(self, annotation: int) -> str:
        row = self._database.one("SELECT label FROM annotation WHERE id = ?", (annotation,))
        if row is None:
            raise KeyError(annotation)
        return self._labels.names[row[0]]

    def _title(self, type: str) -> str:
        return self._type(type).title
