"""What the checks read of a project, whole or after a change, and which of them are off."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from annotator.model import roles
from annotator.model.annotation import Annotation, Link
from annotator.model.changes import Changes
from annotator.model.checking import Echo, News
from annotator.store.annotations import Annotations
from annotator.store.db import Database
from annotator.store.journal import Journal
from annotator.store.labels import SCHEME_TABLES, Labels
from annotator.store.links import SELECT as LINK
from annotator.store.links import Links

OFF = "lint.off"
PART = 100
# min() makes SQLite take the other columns from the row that has it.
ECHOES = """
    SELECT a.quote, min(a.id), a.document, a.label FROM json_each(?) q
    JOIN annotation a ON substr(a.quote, 1, 16) = substr(q.value, 1, 16) AND a.quote = q.value
    WHERE a.document <> ? AND a.status <> 'rejected'
        AND NOT (a.origin = 'suggestion' AND a.status = 'draft')
    GROUP BY a.quote, a.label
"""


class Known(Protocol):
    """What whoever asks for news has been told already."""

    def knows(self, annotation: int) -> bool: ...
    def knows_link(self, link: int) -> bool: ...
    def has_quote(self, quote: str) -> bool: ...


class Checks:
    """The checks' view of one project."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        labels: Labels,
        annotations: Annotations,
        links: Links,
    ) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels
        self._annotations = annotations
        self._links = links

    # Which are on

    @property
    def off(self) -> frozenset[str]:
        """The ids of the rules that are switched off in this project."""
        row = self._database.one("SELECT value FROM meta WHERE key = ?", (OFF,))
        return frozenset(json.loads(row[0])) if row else frozenset()

    def switch(self, rule: str, title: str, *, is_on: bool) -> None:
        """Switches a check on or off for this project; ``title`` is for the history."""
        off = self.off
        if (rule not in off) == is_on:
            return
        value = json.dumps(sorted(off - {rule} if is_on else off | {rule}))
        with self._journal.step(f"Switch {'on' if is_on else 'off'} check “{title}”"):
            self._database.execute(
                "INSERT INTO meta (key, value) VALUES (?1, ?2)"
                " ON CONFLICT (key) DO UPDATE SET value = ?2",
                (OFF, value),
            )

    # What there is to check

    def news(self, document: int) -> News:
        """All that is to be known of a document."""
        return self._news_of(document, self._annotations.of(document))

    def parts(self, document: int) -> Iterator[News]:
        """The same in parts, for whoever has no time to read all at once. Each is as things are
        when it is asked for: what a step changes meanwhile, ``news_after`` tells."""
        ids = self._annotations.ids(document)
        for first in range(0, len(ids), PART):
            yield self._news_of(document, self._annotations.page(ids[first : first + PART]))

    def _news_of(self, document: int, some: Iterable[Annotation]) -> News:
        found = {one.id: one for one in some}
        annotations: dict[int, Annotation | None] = {**found}
        links: dict[int, Link | None] = {**self._links.among(found)}
        self._follow(document, annotations, links)
        quotes = {one.quote for one in found.values()}
        return News(annotations, links, self._echoes(quotes, document))

    def news_after(self, document: int, changes: Changes, known: Known) -> News | None:
        """What a step changed of it; None where all must be read and looked at again, with
        the scheme and the text."""
        is_other = changes.is_bulk or changes.touch(*SCHEME_TABLES)
        if is_other or self._is_another(document, changes):
            return None
        touched = changes.ids("annotation")
        present = {one.id: one for one in self._annotations.page(sorted(touched))}
        quotes = {one.quote for one in present.values() if one.document == document}
        quotes |= self._quotes_elsewhere(changes, document, present, known)
        annotations: dict[int, Annotation | None] = {
            id: present.get(id)
            for id in touched
            if known.knows(id) or (id in present and present[id].document == document)
        }
        links = self._changed_links(changes, document, annotations, known)
        self._follow(document, annotations, links)
        return News(annotations, links, self._echoes(quotes, document))

    def _is_another(self, document: int, changes: Changes) -> bool:
        """Whether the document has another text or publisher now, or is no more."""
        for change in changes.rows:
            if change.table == "document" and change.row == document:
                now = self._database.one(
                    "SELECT text, publisher FROM document WHERE id = ?", (document,)
                )
                return bool(now != (change.image.get("text"), change.image.get("publisher")))
        return False

    def _quotes_elsewhere(
        self, changes: Changes, document: int, present: dict[int, Annotation], known: Known
    ) -> set[str]:
        """Words of this document that an annotation of another one has, or had."""
        quotes = {one.quote for one in present.values() if one.document != document}
        for change in changes.rows:
            if change.table == "annotation" and change.image.get("document", document) != document:
                quotes.add(change.image["quote"])
        return {quote for quote in quotes if known.has_quote(quote)}

    def _changed_links(
        self,
        changes: Changes,
        document: int,
        annotations: dict[int, Annotation | None],
        known: Known,
    ) -> dict[int, Link | None]:
        """Links that came, went or changed, of annotations that are known or of the document;
        the ends are put among ``annotations``."""
        touched = sorted(changes.ids("link"))
        rows = self._database.all(
            f"{LINK} WHERE l.id IN (SELECT value FROM json_each(?))", (json.dumps(touched),)
        )
        present = {row[0]: Link(*row) for row in rows}
        links: dict[int, Link | None] = {id: None for id in touched if known.knows_link(id)}
        ends = {end for link in present.values() for end in (link.start, link.end)}
        read = {one.id: one for one in self._annotations.page(sorted(ends))}
        here = {id for id, one in read.items() if one.document == document or known.knows(id)}
        for id, link in present.items():
            if id in links or {link.start, link.end} & here:
                links[id] = link
                annotations.update({end: read[end] for end in (link.start, link.end)})
        return links

    def _follow(
        self,
        document: int,
        annotations: dict[int, Annotation | None],
        links: dict[int, Link | None],
    ) -> None:
        """Adds what links lead to in other documents: of annotations that are the same as one
        of this document, all their links too."""
        same = roles.Roles(self._labels.scheme).links_as(roles.SAME)
        followed: set[int] = set()
        while True:
            present = [link for link in links.values() if link]
            ends = {end for link in present for end in (link.start, link.end)}
            for one in self._annotations.page(sorted(ends - annotations.keys())):
                annotations[one.id] = one
            alike = {end for link in present if link.type in same for end in (link.start, link.end)}
            outside = {id for id in alike - followed if _is_outside(annotations.get(id), document)}
            if not outside:
                return
            followed |= outside
            links.update(self._links.among(outside))

    def _echoes(self, quotes: Collection[str], document: int) -> dict[str, tuple[Echo, ...]]:
        """The first of each label in other documents, of each quote; () where there is none."""
        found: dict[str, list[Echo]] = {quote: [] for quote in quotes}
        if found:
            names = self._labels.names
            asked = (json.dumps(sorted(quotes), ensure_ascii=False), document)
            for quote, id, where, label in self._database.all(ECHOES, asked):
                found[quote].append(Echo(id, where, names[label]))
        return {quote: tuple(echoes) for quote, echoes in found.items()}


def _is_outside(annotation: Annotation | None, document: int) -> bool:
    return annotation is not None and annotation.document != document
