"""Deciding on annotations, one or a hundred thousand, each time as one step."""

import json
from collections.abc import Callable, Iterator, Sequence

from annotator.model.decisions import STATUS_OF
from annotator.model.text import storable
from annotator.store.annotations import Annotations
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.errors import Cancelled, Misfit
from annotator.store.journal import Journal

PART = 2_000
TITLES = {"accept": "Accept", "reject": "Reject", "discuss": "Discuss", "reopen": "Reopen"}
# A random UUID (RFC 9562, version 4) made by SQLite.
UUID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)"
    " || '-' || hex(randomblob(6)))"
)
# What there is to decide: another status, or the same for another reason.
TO_DECIDE = (
    "FROM json_each(:ids) i JOIN annotation a ON a.id = i.value"
    " WHERE a.status <> :status OR :reason <> '' OR :note <> ''"
)
INSERT = (
    "INSERT INTO decision (uuid, document, annotation, act, reason, note, before, after,"
    f" annotator, reviewer, created_at) SELECT {UUID}, a.document, a.id, :act, :reason, :note,"
    " json_object('status', a.status), json_object('status', :status), a.annotator, :who, :at"
)
UPDATE = (
    "UPDATE annotation SET status = :status, reviewer = :name, reviewed_at = :at,"
    " updated_at = :at WHERE id IN (SELECT a.id {0})"
)

TOUCHED = "SELECT count(DISTINCT row) FROM change WHERE step = ? AND tbl = 'annotation'"

Progress = Callable[[int], None]  # annotations done so far


class Reviewing:
    """``progress`` is told how many are done; where ``cancelled`` says so, ``Cancelled`` is
    raised and nothing was decided. All return how many annotations were changed."""

    def __init__(self, database: Database, journal: Journal, annotations: Annotations) -> None:
        self._database = database
        self._journal = journal
        self._annotations = annotations

    def decide(
        self,
        ids: Sequence[int],
        act: str,
        *,
        reason: str = "",
        note: str = "",
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Accepts, rejects, puts up for discussion or back to be reviewed; those that are so
        already are left as they are, unless there is a new reason or note."""
        if act not in STATUS_OF:
            raise Misfit(f"“{act}” is no decision; there are {', '.join(STATUS_OF)}.")
        facts: dict[str, str | int] = {
            "act": act, "status": STATUS_OF[act], "reason": storable(reason)[0],
            "note": storable(note)[0], "who": self._journal.annotator, "at": now(),
            "name": self._name() if act != "reopen" else "",
        }  # fmt: skip
        count = 0
        with self._journal.step(f"{TITLES[act]} {self._what(ids)}", batch=_batch(ids)):
            for done, part in _parts(ids, cancelled):
                bound = {**facts, "ids": json.dumps(part)}
                count += self._log(bound)
                self._database.execute(UPDATE.format(TO_DECIDE), bound)
                if progress:
                    progress(done)
        return count

    def relabel(
        self,
        ids: Sequence[int],
        label: str,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """``KeyError`` where the scheme has no such label."""
        return self._each(
            ids,
            f"Change {self._what(ids)} to {label}",
            lambda id: self._annotations.relabel(id, label),
            progress,
            cancelled,
        )

    def set_attribute(
        self,
        ids: Sequence[int],
        name: str,
        value: str,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Of those whose label has that attribute and takes that value."""
        scheme = self._annotations.scheme

        def change(id: int) -> None:
            if not scheme.misfits(self._annotations[id].label, {name: value}):
                self._annotations.set_attribute(id, name, value)

        return self._each(ids, f"Set {name} of {self._what(ids)}", change, progress, cancelled)

    def delete(
        self,
        ids: Sequence[int],
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """With their links, comments and evidence."""
        return self._each(
            ids, f"Delete {self._what(ids)}", self._annotations.delete, progress, cancelled
        )

    def _each(
        self,
        ids: Sequence[int],
        title: str,
        change: Callable[[int], object],
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> int:
        with self._journal.step(title, batch=_batch(ids)) as step:
            for done, part in _parts(ids, cancelled):
                for id in part:
                    if self._annotations.has(id):
                        change(id)
                if progress:
                    progress(done)
            row = self._database.one(TOUCHED, (step,))
        return int(row[0])

    def _log(self, bound: dict[str, str | int]) -> int:
        """The decisions' rows in bulk: journaled as the range of their ids."""
        with self._journal.bulk():
            cursor = self._database.execute(f"{INSERT} {TO_DECIDE}", bound)
        count = cursor.rowcount
        if count:
            last = int(self._database.one("SELECT max(id) FROM decision")[0])
            self._journal.record_range("decision", last - count + 1, last)
        return count

    def _name(self) -> str:
        row = self._database.one(
            "SELECT name FROM annotator WHERE id = ?", (self._journal.annotator,)
        )
        return str(row[0]) if row else ""

    def _what(self, ids: Sequence[int]) -> str:
        what = self._annotations.described(ids[0]) if len(ids) == 1 else ""
        return what or f"{len(ids)} annotations"


def _batch(ids: Sequence[int]) -> str:
    """Marks a step that changes many, so that it can be undone as one later."""
    return new_uuid() if len(ids) > 1 else ""


def _parts(
    ids: Sequence[int], cancelled: Callable[[], bool] | None
) -> Iterator[tuple[int, list[int]]]:
    """A few thousand at a time, with how many there are up to their end."""
    for first in range(0, len(ids), PART):
        if cancelled and cancelled():
            raise Cancelled("Stopped. Nothing was changed.")
        part = list(ids[first : first + PART])
        yield first + len(part), part
