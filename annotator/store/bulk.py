"""Writing many documents and annotations within one step, journaled by ranges of ids."""

import re

from annotator.model.annotation import CONFIDENCES, ORIGINS, STATUSES
from annotator.model.document import DOCUMENT_STATUSES, SourceText
from annotator.model.exchange import AnnotatedDocument, ImportReport, LooseAnnotation, LooseLink
from annotator.model.text import outer, quote_of, storable
from annotator.store import people
from annotator.store.annotation_rows import attributes_json, in_order, place_columns
from annotator.store.bulk_links import WaitingLink, WaitingLinks
from annotator.store.bulk_tables import INSERTS, Table
from annotator.store.clock import new_uuids, now
from annotator.store.db import Database
from annotator.store.documents import (
    Documents,
    clean,
    document_row,
    sha256_of,
    text_row,
    unusable,
)
from annotator.store.errors import Misfit
from annotator.store.finding import Finder, Place
from annotator.store.journal import Journal
from annotator.store.labels import Labels
from annotator.store.originals import Keeper
from annotator.store.search import index_texts

SHOWN = 60
MOST_UNINDEXED = 4_000_000  # characters
UUID = re.compile(r"[0-9A-Za-z-]{36}")


class BulkWriter:
    """Collects rows and writes them page by page; made and used within one step."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        labels: Labels,
        documents: Documents,
        report: ImportReport,
    ) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels
        self._scheme = labels.scheme
        self._documents = documents
        self._report = report
        self._at = now()
        self._new_uuids = new_uuids()
        self._tables = {name: Table(database, name) for name in INSERTS}
        self._finder = Finder(database, self._tables["document"].first)
        self._present: dict[int, dict[tuple[object, ...], str]] = {}
        self._people: dict[str, int] = {"": journal.annotator}
        self._links = WaitingLinks(database, labels, report)
        self._keeper = Keeper(database)
        self.waiting = 0  # characters of texts that are not written yet,
        self._unindexed = 0  # and of those that are, but are not in the index
        self._first_unindexed = self._tables["text"].first

    # Documents

    def add(self, loose: AnnotatedDocument) -> None:
        """Adds a document, or finds the one meant, and puts the annotations on it."""
        name = storable(loose.metadata.title or loose.metadata.file_name or loose.uuid)[0]
        if loose.text is None:
            self._add_to_present(loose, name)
            return
        trouble = unusable(loose.text.content)
        if trouble:
            self._leave_out(loose, f"“{name}” {trouble}")
            return
        hash_ = sha256_of(loose.text.content)
        uuid = loose.uuid if UUID.fullmatch(loose.uuid) else ""
        place = self._finder.with_text(uuid, hash_) or self._add_document(loose, loose.text, hash_)
        self._add_annotations(place, loose.text.content, loose, name)

    def _add_to_present(self, loose: AnnotatedDocument, name: str) -> None:
        """Annotations from a format without texts, for a document that is there."""
        if self._tables["document"].rows:
            self.flush()
        try:
            place = self._finder.without_text(loose)
        except LookupError as error:
            self._leave_out(loose, f"“{name}”: {error}.")
            return
        if place is None:
            self._leave_out(loose, f"The project has no document “{name}”. Add it first.")
        else:
            self._add_annotations(place, self._documents.content(place.text), loose, name)

    def _leave_out(self, loose: AnnotatedDocument, why: str) -> None:
        self._report.skipped += len(loose.annotations)
        self._report.problems.append(f"{why} {len(loose.annotations)} annotations were left out.")

    def _add_document(self, loose: AnnotatedDocument, source: SourceText, hash_: str) -> Place:
        text, document = self._tables["text"].new_id(), self._tables["document"].new_id()
        self._tables["text"].rows.append((text, *text_row(source, hash_, self._at)))
        self._keep_original(text, source, hash_, loose)
        self.waiting += len(source.content)
        given = self._claimed("document", loose.uuid)
        status = loose.status if loose.status in DOCUMENT_STATUSES else DOCUMENT_STATUSES[0]
        uuid = given or next(self._new_uuids)
        columns = document_row(clean(loose.metadata), text, uuid, status, self._at)
        self._tables["document"].rows.append((document, *columns))
        version = self._tables["version"]
        version.new_id()
        version.rows.append((document, 1, text, self._at))
        place = Place(document, text)
        self._finder.added(hash_, given, place)
        self._report.documents += 1
        return place

    def _keep_original(
        self, text: int, source: SourceText, hash_: str, loose: AnnotatedDocument
    ) -> None:
        """The bytes are written at once: a page of large ones would fill the memory."""
        try:
            origin = self._keeper.origin(text, source, hash_, loose.original)
        except Misfit as error:
            self._report.problems.append(str(error))
            return
        if origin:
            self._tables["origin"].rows.append(origin)

    def _claimed(self, table: str, uuid: str) -> str:
        """``uuid`` where it is one and still free; "" otherwise."""
        is_free = UUID.fullmatch(uuid) and self._tables[table].claim(uuid)
        return uuid if is_free else ""

    # Annotations

    def _add_annotations(
        self, place: Place, content: str, loose: AnnotatedDocument, name: str
    ) -> None:
        for number, given in enumerate(loose.annotations, 1):
            where = given.place or f"annotation {number} of “{name}”"
            # Files keep what a label was called when they were written.
            label = self._scheme.known_as(given.label)
            one = given if label in ("", given.label) else given._replace(label=label)
            quote, trouble = self._quote(one, content)
            if trouble:
                self._report.skipped += 1
                self._report.problems.append(f"{where}: {storable(trouble)[0]}; left out.")
                continue
            uuid, is_new = self._identity(place, one)
            self._note_links(one, uuid)
            if is_new:
                self._add_annotation(place, quote, one, uuid, where)
            else:
                self._report.skipped += 1

    def _quote(self, one: LooseAnnotation, content: str) -> tuple[str, str]:
        """The words of an annotation, and why it cannot be brought in ("" where it can)."""
        if not self._scheme.has_label(one.label):
            return "", f"the scheme has no label “{one.label}”"
        if not one.fragments:
            return "", "it says no place in the text"
        end = outer(one.fragments).end
        if end > len(content):
            return "", f"it ends at {end}, past the text ({len(content)})"
        found = quote_of(content, in_order(one.fragments))
        if one.quote and one.quote not in (found, quote_of(content, one.fragments)):
            return "", f"the text there is “{found[:SHOWN]}”, not “{one.quote[:SHOWN]}”"
        if one.uuid and not UUID.fullmatch(one.uuid):
            return "", f"“{one.uuid[:SHOWN]}” is not a UUID"
        return found, ""

    def _identity(self, place: Place, one: LooseAnnotation) -> tuple[str, bool]:
        """The UUID of an annotation, and whether the project does not have it yet.

        One without a UUID is there where the same annotator put the same label on the same
        place of a document that was there before.
        """
        if one.uuid:
            return one.uuid, self._tables["annotation"].claim(one.uuid)
        if place.document >= self._tables["document"].first:
            return next(self._new_uuids), True
        label, annotator = self._labels.id_of(one.label), self._person(one.annotator)
        key = (*place_columns(in_order(one.fragments)), label, annotator)
        known = self._annotations_of(place.document).setdefault(key, next(self._new_uuids))
        return known, self._tables["annotation"].claim(known)

    def _annotations_of(self, document: int) -> dict[tuple[object, ...], str]:
        """UUIDs of a document's annotations by place, label and annotator."""
        if document not in self._present:
            rows = self._database.all(
                "SELECT start, stop, fragments, label, annotator, uuid FROM annotation"
                " WHERE document = ? ORDER BY id DESC",
                (document,),
            )
            self._present[document] = {row[:5]: row[5] for row in rows}
        return self._present[document]

    def _add_annotation(
        self, place: Place, quote: str, one: LooseAnnotation, uuid: str, where: str
    ) -> None:
        annotator = self._person(one.annotator)
        id = self._tables["annotation"].new_id()
        created, updated = storable(one.created_at)[0], storable(one.updated_at)[0]
        self._tables["annotation"].rows.append(
            (
                id, uuid, *place, self._labels.id_of(one.label),
                *place_columns(in_order(one.fragments)), quote, self._attributes(one, where),
                storable(one.note)[0], annotator, self._one_of(STATUSES, one.status, where),
                self._one_of(CONFIDENCES, one.confidence, where),
                self._one_of(ORIGINS, one.origin, where), storable(one.reviewer)[0],
                storable(one.reviewed_at)[0], created or self._at,
                updated or created or self._at,
            )
        )  # fmt: skip
        self._report.annotations += 1
        comments = self._tables["comment"]
        for body in filter(str.strip, one.comments):
            comments.new_id()
            comments.rows.append(
                (next(self._new_uuids), place[0], id, storable(body)[0], annotator, self._at)
            )

    def _attributes(self, one: LooseAnnotation, where: str) -> str:
        if not one.attributes:
            return "{}"
        wrong = self._scheme.misfits(one.label, one.attributes)
        self._report.problems.extend(
            f"{where}: {storable(sentence)[0]}; left out." for sentence in wrong
        )
        known = {a.name: a for a in self._scheme.attributes_of(one.label)}
        return attributes_json(
            {
                name: value
                for name, value in one.attributes.items()
                if name in known and known[name].accepts(value)
            }
        )

    def _one_of(self, allowed: tuple[str, ...], value: str, where: str) -> str:
        if value in allowed:
            return value
        if value:
            known = ", ".join(filter(None, allowed))
            self._report.problems.append(
                f"{where}: “{storable(value)[0]}” is none of {known}; left out."
            )
        return allowed[0]

    def _person(self, name: str) -> int:
        if name not in self._people:
            self._people[name] = people.id_of(self._database, name)
        return self._people[name]

    def _note_links(self, one: LooseAnnotation, uuid: str) -> None:
        at = storable(one.created_at)[0] or self._at
        for link in one.links:
            self._links.add(
                WaitingLink(uuid, self._clean_link(link), self._person(one.annotator), at)
            )

    def add_link(self, start: str, link: LooseLink) -> None:
        """Adds a link from the annotation of UUID ``start``, which is there already."""
        link = self._clean_link(link)
        self._links.add(WaitingLink(start, link, self._journal.annotator, self._at))

    def _clean_link(self, link: LooseLink) -> LooseLink:
        given = link.uuid if UUID.fullmatch(link.uuid) else next(self._new_uuids)
        return LooseLink(storable(link.type)[0], storable(link.target)[0], given)

    # Writing

    def flush(self) -> None:
        """Writes what was collected."""
        with self._journal.bulk():
            for table in self._tables.values():
                table.flush()
        self._unindexed += self.waiting
        self.waiting = 0
        if self._unindexed > MOST_UNINDEXED:
            self._index()

    def _index(self) -> None:
        """A statement writes what it has found, so many texts go in at once."""
        first, self._first_unindexed = self._first_unindexed, self._tables["text"].next
        self._unindexed = 0
        if first < self._first_unindexed:
            index_texts(self._database, first, self._first_unindexed - 1)

    def finish(self) -> None:
        """Writes the rest and the links, and journals the ranges of ids that were added."""
        self.flush()
        self._index()
        self._links.write(self._tables["link"], self._new_uuids)
        self.flush()
        for table in self._tables.values():
            if table.next > table.first and table.name != "text":
                self._journal.record_range(table.name, table.first, table.next - 1)
