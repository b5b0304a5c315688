"""Writing many documents and annotations within one step, journaled by ranges of ids."""

from collections.abc import Iterable
from hashlib import sha256

from annotator.model.annotation import CONFIDENCES, ORIGINS, STATUSES
from annotator.model.document import METADATA, Metadata, SourceText
from annotator.model.exchange import AnnotatedDocument, ImportReport, LooseAnnotation
from annotator.model.text import outer, quote_of, storable
from annotator.store import people
from annotator.store.annotation_rows import (
    INSERT_COLUMNS,
    attributes_json,
    in_order,
    place_columns,
)
from annotator.store.clock import new_uuids, now
from annotator.store.db import Database
from annotator.store.documents import COLUMNS, Documents, document_row, text_row
from annotator.store.journal import Journal
from annotator.store.labels import Labels
from annotator.store.search import index_texts

SHOWN = 60
UUID_CHARACTERS = 36
INSERTS = {
    "text": "id, sha256, length, raw_sha256, encoding, newline, method, created_at, content",
    "document": f"id, uuid, text, status, created_at, updated_at, extra, {COLUMNS}",
    "version": "document, number, text, created_at",
    "annotation": f"id, {INSERT_COLUMNS}",
    "comment": "uuid, document, annotation, body, annotator, created_at",
    "link": "uuid, type, start, stop, annotator, created_at",
}
STATEMENTS = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(',')))})"
    for table, columns in INSERTS.items()
}


class Table:
    """The rows of one table on their way in; ids are given in order."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self.name = name
        self.first = self._next_id()
        self.next = self.first
        self.rows: list[tuple[str | int | None, ...]] = []

    def _next_id(self) -> int:
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (self.name,))
        return int(row[0]) + 1 if row else 1

    def new_id(self) -> int:
        self.next += 1
        return self.next - 1

    def flush(self) -> None:
        self._database.executemany(STATEMENTS[self.name], self.rows)
        self.rows.clear()


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
        self._hashes: dict[str, tuple[int, int]] = {}
        self._uuids: set[str] = set()
        self._people: dict[str, int] = {"": journal.annotator}
        self._links: list[tuple[str, str, str, str, int, str]] = []

    # Documents

    def add(self, loose: AnnotatedDocument) -> None:
        """Adds a document, or finds the one meant, and puts the annotations on it."""
        found = self._find(loose)
        if found is None and loose.text is not None:
            found = self._add_document(loose, loose.text)
        if found is None:
            self._miss(loose)
        else:
            self._add_annotations(found, self._content(found, loose), loose)

    def _miss(self, loose: AnnotatedDocument) -> None:
        name = loose.metadata.title or loose.metadata.file_name or loose.uuid
        self._report.skipped += len(loose.annotations)
        self._report.problems.append(
            f"The project has no document “{name}”: {len(loose.annotations)} annotations were"
            " left out. Add the document first."
        )

    def _find(self, loose: AnnotatedDocument) -> tuple[int, int] | None:
        """(document, text) of the document meant: by UUID, text, file name or title."""
        hash_ = loose.text_sha256
        if loose.text is not None:
            hash_ = sha256(loose.text.content.encode()).hexdigest()
        if hash_ in self._hashes:
            return self._hashes[hash_]
        for condition, value in self._criteria(loose, hash_):
            rows = self._database.all(
                "SELECT d.id, d.text FROM document d JOIN text t ON t.id = d.text"
                f" WHERE {condition} ORDER BY d.id LIMIT 2",
                (value,),
            )
            if rows:
                return int(rows[0][0]), int(rows[0][1])
        return None

    def _criteria(self, loose: AnnotatedDocument, hash_: str) -> Iterable[tuple[str, str]]:
        criteria = [("t.sha256 = ?", hash_)]
        if loose.text is None:
            criteria = [
                ("d.uuid = ?", loose.uuid),
                *criteria,
                ("d.file_name = ?", loose.metadata.file_name),
                ("d.title = ?", loose.metadata.title),
            ]
        return [(condition, value) for condition, value in criteria if value]

    def _content(self, found: tuple[int, int], loose: AnnotatedDocument) -> str:
        if loose.text is not None:
            return loose.text.content
        return self._documents.content(found[1])

    def _add_document(self, loose: AnnotatedDocument, source: SourceText) -> tuple[int, int]:
        text, document = self._tables["text"].new_id(), self._tables["document"].new_id()
        row = text_row(source, self._at)
        self._tables["text"].rows.append((text, *row))
        uuid = (
            loose.uuid
            if loose.uuid and self._is_new("document", loose.uuid)
            else next(self._new_uuids)
        )
        columns = document_row(_clean(loose.metadata), text, uuid, loose.status, self._at)
        self._tables["document"].rows.append((document, *columns))
        version = self._tables["version"]
        version.new_id()
        version.rows.append((document, 1, text, self._at))
        self._hashes[str(row[0])] = (document, text)
        self._report.documents += 1
        return document, text

    def _is_new(self, table: str, uuid: str) -> bool:
        row = self._database.one(f"SELECT 1 FROM {table} WHERE uuid = ?", (uuid,))
        return row is None and uuid not in self._uuids

    # Annotations

    def _add_annotations(
        self, place: tuple[int, int], content: str, loose: AnnotatedDocument
    ) -> None:
        for number, one in enumerate(loose.annotations, 1):
            where = one.place or f"annotation {number} of “{loose.metadata.title}”"
            quote, trouble = self._quote(one, content)
            if trouble:
                self._report.skipped += 1
                self._report.problems.append(f"{where}: {trouble}")
            elif one.uuid and not self._is_new("annotation", one.uuid):
                self._report.skipped += 1
                self._note_links(one, one.uuid)
            else:
                self._add_annotation(place, quote, one, where)

    def _quote(self, one: LooseAnnotation, content: str) -> tuple[str, str]:
        """The words of an annotation, and why it cannot be brought in ("" where it can)."""
        if not self._scheme.has_label(one.label):
            return "", f"the scheme has no label “{one.label}”; left out."
        end = outer(one.fragments).end
        if end > len(content):
            return "", f"it ends at {end}, past the text ({len(content)}); left out."
        found = quote_of(content, in_order(one.fragments))
        if one.quote and one.quote != found:
            problem = f"the text there is “{found[:SHOWN]}”, not “{one.quote[:SHOWN]}”; left out."
            return "", problem
        if one.uuid and len(one.uuid) != UUID_CHARACTERS:
            return "", f"“{one.uuid[:SHOWN]}” is not a UUID; left out."
        return found, ""

    def _add_annotation(
        self, place: tuple[int, int], quote: str, one: LooseAnnotation, where: str
    ) -> None:
        uuid = one.uuid or next(self._new_uuids)
        if one.uuid:
            self._uuids.add(uuid)
        fragments = in_order(one.fragments)
        annotator = self._person(one.annotator)
        id = self._tables["annotation"].new_id()
        self._tables["annotation"].rows.append(
            (
                id, uuid, *place, self._labels.id_of(one.label), *place_columns(fragments),
                quote, self._attributes(one, where),
                storable(one.note)[0], annotator, _one_of(STATUSES, one.status),
                _one_of(CONFIDENCES, one.confidence), _one_of(ORIGINS, one.origin),
                one.reviewer, one.reviewed_at, one.created_at or self._at,
                one.updated_at or one.created_at or self._at,
            )
        )  # fmt: skip
        self._report.annotations += 1
        self._note_links(one, uuid)
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
        self._report.problems.extend(f"{where}: {sentence}; left out." for sentence in wrong)
        known = {a.name: a for a in self._scheme.attributes_of(one.label)}
        return attributes_json(
            {
                name: storable(value)[0]
                for name, value in one.attributes.items()
                if name in known and known[name].accepts(value)
            }
        )

    def _person(self, name: str) -> int:
        if name not in self._people:
            self._people[name] = people.id_of(self._database, name)
        return self._people[name]

    # Links, at the end, when every end is there

    def _note_links(self, one: LooseAnnotation, uuid: str) -> None:
        person = self._person(one.annotator)
        self._links.extend(
            (uuid, link.type, link.target, link.uuid, person, one.created_at or self._at)
            for link in one.links
        )

    def _add_links(self) -> None:
        types = {link.name: link for link in self._scheme.links}
        seen = (
            set(self._database.all("SELECT type, start, stop FROM link")) if self._links else set()
        )
        table = self._tables["link"]
        for start, kind, target, uuid, person, at in self._links:
            ends = self._end(start), self._end(target)
            if kind not in types or None in ends:
                what = "type" if kind not in types else "other end"
                self._report.problems.append(
                    f"The link {kind} from {start} to {target} has no known {what}; left out."
                )
                continue
            (first, first_label), (last, last_label) = ends[0] or (0, ""), ends[1] or (0, "")
            if not types[kind].fits(first_label, last_label) or first == last:
                self._report.problems.append(
                    f"“{kind}” does not lead from a {first_label} to a {last_label}; left out."
                )
                continue
            key = (self._labels.link_type_id(kind), first, last)
            if key not in seen:
                seen.add(key)
                table.new_id()
                known = uuid and self._is_new("link", uuid)
                table.rows.append((uuid if known else next(self._new_uuids), *key, person, at))
                self._report.links += 1

    def _end(self, uuid: str) -> tuple[int, str] | None:
        row = self._database.one("SELECT id, label FROM annotation WHERE uuid = ?", (uuid,))
        return (int(row[0]), self._labels.names[row[1]]) if row else None

    # Writing

    def flush(self) -> None:
        """Writes what was collected."""
        with self._journal.bulk():
            texts = self._tables["text"].rows
            index_texts(self._database, ((row[0], row[-1]) for row in texts))
            for table in self._tables.values():
                table.flush()
        self._uuids.clear()

    def finish(self) -> None:
        """Writes the rest and the links, and journals the ranges of ids that were added."""
        self.flush()
        self._add_links()
        self.flush()
        for table in self._tables.values():
            if table.next > table.first and table.name != "text":
                self._journal.record_range(table.name, table.first, table.next - 1)


def _one_of(allowed: tuple[str, ...], value: str) -> str:
    return value if value in allowed else allowed[0]


def _clean(metadata: Metadata) -> Metadata:
    """Metadata that the table accepts: no NUL, no lone surrogates, a known direction."""
    columns = {name: storable(getattr(metadata, name))[0] for name in METADATA}
    if columns["direction"] not in {"auto", "ltr", "rtl"}:
        columns["direction"] = "auto"
    return Metadata(**columns, extra=metadata.extra)
