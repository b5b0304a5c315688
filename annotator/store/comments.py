"""Comments on annotations and documents, in threads of one level."""

import json
from collections.abc import Collection, Iterable

from annotator.model.annotation import Comment
from annotator.model.cards import Remark
from annotator.model.text import storable
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.unresolved import OpenComment, unresolved

SELECT = (
    "SELECT c.id, c.uuid, c.document, c.annotation, c.body, n.name, c.created_at,"
    " c.is_resolved, c.replies_to FROM comment c JOIN annotator n ON n.id = c.annotator"
)

REMARKS = (
    # The body and the name are those of the row which max() takes.
    "SELECT c.annotation, max(c.id), c.body, n.name, count(*),"
    " sum(c.is_resolved = 0 AND c.replies_to IS NULL) FROM comment c"
    " JOIN annotator n ON n.id = c.annotator"
    " WHERE c.annotation IN (SELECT value FROM json_each(?)) GROUP BY c.annotation"
)


class Comments:
    """The comments of one project; ``comments[id]`` reads one."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def __getitem__(self, comment: int) -> Comment:
        row = self._database.one(f"{SELECT} WHERE c.id = ?", (comment,))
        if row is None:
            raise KeyError(comment)
        return _comment(row)

    def of(self, annotation: int) -> list[Comment]:
        """An annotation's comments, oldest first."""
        return self._where("c.annotation = ?", annotation)

    def of_all(self, annotations: Collection[int]) -> list[Comment]:
        """The comments on any of ``annotations``, oldest first."""
        return self._where(
            "c.annotation IN (SELECT value FROM json_each(?))", json.dumps(sorted(annotations))
        )

    def of_document(self, document: int) -> list[Comment]:
        """The comments on the document itself, oldest first."""
        return self._where("c.document = ? AND c.annotation IS NULL", document)

    def unresolved(self, limit: int = 1_000) -> list[OpenComment]:
        """The threads of the whole project that are still open, newest first."""
        return unresolved(self._database, limit)

    def remarks(self, annotations: Iterable[int]) -> dict[int, Remark]:
        """What was said last of each, where anything was."""
        rows = self._database.all(REMARKS, (json.dumps(list(annotations)),))
        return {row[0]: Remark(*row[1:]) for row in rows}

    def _where(self, condition: str, value: int | str) -> list[Comment]:
        rows = self._database.all(f"{SELECT} WHERE {condition} ORDER BY c.id", (value,))
        return [_comment(row) for row in rows]

    def add(
        self,
        document: int,
        body: str,
        annotation: int | None = None,
        replies_to: int | None = None,
    ) -> int:
        """Comments on a document or an annotation. A reply stands where its thread stands, and
        a reply to a reply joins its thread. ``KeyError`` where one of them is missing."""
        if replies_to is not None:
            thread = self[self[replies_to].replies_to or replies_to]
            document, annotation, replies_to = thread.document, thread.annotation, thread.id
        elif annotation is not None:
            document = self._document_of(annotation)
        elif self._database.one("SELECT 1 FROM document WHERE id = ?", (document,)) is None:
            raise KeyError(document)
        with self._journal.step("Comment"):
            cursor = self._database.execute(
                "INSERT INTO comment (uuid, document, annotation, replies_to, body, annotator,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    new_uuid(), document, annotation, replies_to, _body(body),
                    self._journal.annotator, now(),
                ),
            )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _document_of(self, annotation: int) -> int:
        row = self._database.one("SELECT document FROM annotation WHERE id = ?", (annotation,))
        if row is None:
            raise KeyError(annotation)
        return int(row[0])

    def edit(self, comment: int, body: str) -> None:
        if self[comment].body != _body(body):
            with self._journal.step("Edit comment"):
                self._database.execute(
                    "UPDATE comment SET body = ? WHERE id = ?", (_body(body), comment)
                )

    def resolve(self, comment: int, *, is_resolved: bool = True) -> None:
        if self[comment].is_resolved != is_resolved:
            with self._journal.step("Resolve comment" if is_resolved else "Reopen comment"):
                self._database.execute(
                    "UPDATE comment SET is_resolved = ? WHERE id = ?", (int(is_resolved), comment)
                )

    def delete(self, comment: int) -> None:
        """Deletes a comment with its replies; ``KeyError`` where there is none."""
        self[comment]
        with self._journal.step("Delete comment"):
            self._database.execute("DELETE FROM comment WHERE replies_to = ?", (comment,))
            self._database.execute("DELETE FROM comment WHERE id = ?", (comment,))


def _body(body: str) -> str:
    body = storable(body.strip())[0]
    if not body:
        raise Misfit("A comment needs words.")
    return body


def _comment(row: tuple[int, str, int, int | None, str, str, str, int, int | None]) -> Comment:
    return Comment(*row[:7], is_resolved=bool(row[7]), replies_to=row[8])
