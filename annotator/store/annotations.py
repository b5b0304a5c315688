"""Annotations: every way of reading and changing them."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.model.annotation import CONFIDENCES, ORIGINS, STATUSES, Annotation
from annotator.model.text import Span, quote_of, storable
from annotator.store.annotation_rows import (
    INSERT,
    SELECT,
    annotation,
    attributes_json,
    in_order,
    place_columns,
)
from annotator.store.clock import new_uuid, now
from annotator.store.counting import Counts
from annotator.store.db import Database
from annotator.store.documents import Documents
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.labels import Labels
from annotator.store.listing import AnnotationListing
from annotator.store.review_trail import ReviewTrail


class Annotations(AnnotationListing):
    """The annotations of one project. ``annotations[id]`` reads one;
    ``annotations(label="claim")`` goes through many."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        labels: Labels,
        documents: Documents,
        counts: Counts,
    ) -> None:
        super().__init__(database, labels, counts)
        self._journal = journal
        self._documents = documents
        self._trail = ReviewTrail(database)

    def __getitem__(self, id: int) -> Annotation:
        row = self._database.one(f"{SELECT} WHERE a.id = ?", (id,))
        if row is None:
            raise KeyError(id)
        return annotation(row, self._labels.names)

    def has(self, id: int) -> bool:
        return self._database.one("SELECT 1 FROM annotation WHERE id = ?", (id,)) is not None

    def __call__(
        self,
        *,
        label: str | None = None,
        document: int | None = None,
        annotator: str | None = None,
        status: str | None = None,
    ) -> Iterator[Annotation]:
        """The annotations that fit, ordered by document, start, end, id; read in pages."""
        wanted = {
            "a.label": None if label is None else self._labels.id_of(label),
            "a.document": document,
            "n.name": annotator,
            "a.status": status,
        }
        given = {column: value for column, value in wanted.items() if value is not None}
        condition = "".join(f" AND {column} = ?" for column in given)
        sql = (
            "SELECT a.id FROM annotation a JOIN annotator n ON n.id = a.annotator"
            f" WHERE 1{condition} ORDER BY a.document, a.start, a.stop, a.id"
        )
        ids = [row[0] for row in self._database.all(sql, tuple(given.values()))]
        for first in range(0, len(ids), 500):
            yield from self.page(ids[first : first + 500])

    # Writing

    def add(
        self,
        document: int,
        fragments: Span | Sequence[Span],
        label: str,
        *,
        attributes: Mapping[str, str] | None = None,
        note: str = "",
        confidence: str = "",
        origin: str = "manual",
    ) -> int:
        """Marks ``fragments`` of a document's text; returns the annotation's id.

        The same label on the same fragments by the same annotator is not made twice: that
        one's id comes back. ``ValueError`` where a fragment ends past the text.
        """
        parts = in_order(fragments)
        label_id = self._labels.id_of(label)
        known = self._same(document, parts, label_id)
        if known is not None:
            return known
        chosen = {**self._defaults(label), **(attributes or {})}
        self._refuse_misfits(label, chosen)
        _refuse_other("confidence", confidence, CONFIDENCES)
        _refuse_other("origin", origin, ORIGINS)
        text = self._documents[document].text
        quote = quote_of(self._documents.content(text), parts)
        at = now()
        with self._journal.step(f"Mark {self._what(label, quote)}"):
            cursor = self._database.execute(
                INSERT,
                (
                    new_uuid(), document, text, label_id, *place_columns(parts), quote,
                    attributes_json(chosen), storable(note)[0], self._journal.annotator, "draft",
                    confidence, origin, "", "", at, at,
                ),
            )  # fmt: skip
            self._mark_as_begun(document)
        return int(cursor.lastrowid or 0)

    def delete(self, *ids: int) -> None:
        """Deletes annotations with their links, comments and evidence; undo brings all back."""
        gone = [self[id] for id in ids]
        what = self._what(gone[0].label, gone[0].quote) if len(gone) == 1 else f"{len(gone)} marks"
        with self._journal.step(f"Delete {what}"):
            for id in ids:
                self._trail.note_deletion(id, self._journal.annotator)
                self._database.execute(
                    "DELETE FROM comment WHERE annotation = ? AND replies_to IS NOT NULL", (id,)
                )
                self._database.execute("DELETE FROM comment WHERE annotation = ?", (id,))
                self._database.execute("DELETE FROM evidence WHERE annotation = ?", (id,))
                self._database.execute("DELETE FROM link WHERE start = ?1 OR stop = ?1", (id,))
                self._database.execute("DELETE FROM annotation WHERE id = ?", (id,))

    def relabel(self, id: int, label: str) -> int:
        """Another label, with its defaults for what the old one did not ask; answers to
        attributes that it lacks, and links that no longer fit, go (and come back with undo).
        The step's title says how many links went; so does what is returned."""
        old = self[id]
        if old.label == label:
            return 0
        label_id = self._labels.id_of(label)
        title = self._labels.scheme.label(label).title.lower()
        lost = len(self._misfit_links(id, label))
        without = f", without {lost} link{'s' if lost > 1 else ''}" if lost else ""
        with self._journal.step(f"Change {self._what(old.label, old.quote)} to {title}{without}"):
            self._set(id, label=label_id, attributes=attributes_json(self._kept(id, label)))
            for link in self._misfit_links(id, label):
                self._database.execute("DELETE FROM link WHERE id = ?", (link,))
        return lost

    def _kept(self, id: int, label: str) -> dict[str, str]:
        """The answers of an annotation that gets another label."""
        old, scheme = self[id], self._labels.scheme
        asked = {attribute.name for attribute in scheme.attributes_of(old.label)}
        known = {attribute.name: attribute for attribute in scheme.attributes_of(label)}
        new = {name: value for name, value in self._defaults(label).items() if name not in asked}
        return new | {
            name: value
            for name, value in old.attributes.items()
            if name in known and known[name].accepts(value)
        }

    def resize(self, id: int, fragments: Span | Sequence[Span]) -> None:
        """Other bounds or fragments. ``ValueError`` where one ends past the text."""
        old = self[id]
        parts = in_order(fragments)
        if parts == old.fragments:
            return
        quote = quote_of(self._documents.content(old.text), parts)
        start, stop, others = place_columns(parts)
        with self._journal.step(f"Resize {self._what(old.label, quote)}"):
            self._set(id, start=start, stop=stop, fragments=others, quote=quote)

    def set_attribute(self, id: int, name: str, value: str) -> None:
        """Answers an attribute; "" takes the answer back. ``Misfit`` if the scheme forbids."""
        old = self[id]
        value = storable(value)[0]
        if old.attributes.get(name, "") == value:
            return
        self._refuse_misfits(old.label, {name: value})
        asked = self._labels.scheme.attributes_of(old.label)
        title = next((one.title.lower() for one in asked if one.name == name), name)
        with self._journal.step(f"Set {title} of {self._what(old.label, old.quote)}"):
            # Read within the step: another window may have answered another question.
            answers = {**self[id].attributes, name: value}
            self._set(id, attributes=attributes_json(answers))

    def set_note(self, id: int, note: str) -> None:
        old = self[id]
        note = storable(note)[0]
        if old.note != note:
            with self._journal.step(f"Edit note of {self._what(old.label, old.quote)}"):
                self._set(id, note=note)

    def set_confidence(self, id: int, confidence: str) -> None:
        self._choose(id, "confidence", confidence, CONFIDENCES)

    def set_status(self, id: int, status: str) -> None:
        """Decides on one; a ``Reviewing`` does so on many, and with a reason."""
        _refuse_other("status", status, STATUSES)
        old = self[id]
        if old.status != status:
            with self._journal.step(f"Set status of {self._what(old.label, old.quote)}"):
                self._set(
                    id, status=status, **self._trail.reviewed(status, self._journal.annotator)
                )

    def _choose(self, id: int, column: str, value: str, allowed: Sequence[str]) -> None:
        _refuse_other(column, value, allowed)
        old = self[id]
        if getattr(old, column) != value:
            with self._journal.step(f"Set {column} of {self._what(old.label, old.quote)}"):
                self._set(id, **{column: value})

    def _set(self, id: int, **columns: str | int | None) -> None:
        """``KeyError`` where another window deleted it meanwhile."""
        old = self._trail.content(id)
        columns |= self._trail.reopened(id, columns)
        settings = ", ".join(f"{name} = ?" for name in columns)
        self._database.execute(
            f"UPDATE annotation SET {settings}, updated_at = ? WHERE id = ?",
            (*columns.values(), now(), id),
        )
        self._trail.note_edit(id, old, self._journal.annotator)

    def _same(self, document: int, parts: tuple[Span, ...], label: int) -> int | None:
        start, stop, fragments = place_columns(parts)
        row = self._database.one(
            "SELECT id FROM annotation WHERE document = ? AND start = ? AND stop = ?"
            " AND label = ? AND annotator = ? AND fragments IS ?",
            (document, start, stop, label, self._journal.annotator, fragments),
        )
        return row[0] if row else None

    def _defaults(self, label: str) -> dict[str, str]:
        return {a.name: a.default for a in self._labels.scheme.attributes_of(label) if a.default}

    def _refuse_misfits(self, label: str, attributes: Mapping[str, str]) -> None:
        wrong = self._labels.scheme.misfits(label, attributes)
        if wrong:
            raise Misfit("; ".join(wrong) + ".")

    def _mark_as_begun(self, document: int) -> None:
        self._database.execute(
            "UPDATE document SET status = 'doing' WHERE id = ? AND status = 'todo'", (document,)
        )

    def _misfit_links(self, id: int, label: str) -> list[int]:
        """The links of an annotation that its scheme would not allow if it had that label."""
        names = self._labels.names
        types = {type_.name: type_ for type_ in self._labels.scheme.links}
        found = []
        for link, kind, other, is_start in self._database.all(_LINKS_OF, (id,)):
            ends = (label, names[other]) if is_start else (names[other], label)
            if not types[kind].fits(*ends):
                found.append(link)
        return found


def _refuse_other(what: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        known = ", ".join(word or "none" for word in allowed)
        raise Misfit(f"“{value}” is not a {what}. Choose one of: {known}.")


_LINKS_OF = """
    SELECT l.id, t.name, CASE WHEN l.start = ?1 THEN e.label ELSE s.label END, l.start = ?1
    FROM link l
    JOIN link_type t ON t.id = l.type
    JOIN annotation s ON s.id = l.start
    JOIN annotation e ON e.id = l.stop
    WHERE l.start = ?1 OR l.stop = ?1
"""
