"""Steps: the one write path. Each is a transaction, journaled with row images, undoable.

TEMP triggers, made for every tracked table when a project is opened, write the rows of
``change``; undo plays the before-images backwards inside a new step that names the one it
undoes; redo undoes the undo. So undo survives restarts and history is an audit trail.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annotator.model.changes import Changes
from annotator.model.text import storable
from annotator.store.clock import new_uuid, now
from annotator.store.conflicts import changed_since, refusal
from annotator.store.db import Database
from annotator.store.errors import (
    MOVED,
    READ_ONLY,
    DamagedProject,
    ProjectError,
    ProjectMoved,
    ReadOnlyProject,
    SignedOff,
    UndoRefused,
    is_busy,
    shown,
    told,
)
from annotator.store.history import DROPPED, IN_EFFECT, UNDONE, History, Step
from annotator.store.locking import lock
from annotator.store.replay import holds_only_ranges, play_backwards
from annotator.store.tracking import switch, track

__all__ = ["Journal", "Step"]

KEPT_ROWS = 5_000


class Journal(History):
    """The history of one project and the only way to change it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._step: int | None = None
        self._own: set[int] = set()
        self._project = ""
        self._is_refused = False
        self._finished = Changes(0, "", ())
        self.listeners: list[Callable[[Changes], None]] = []
        self.before_first: Callable[[], None] | None = None  # written with the first step, or not
        self.attach()
        self._seen = self._newest_id()
        self._refuse_another_project()

    def attach(self) -> None:
        """Makes the journal's triggers on the database's present connection."""
        connection = self._database.connection
        connection.create_function("journal_step", 0, self._current_step)
        if not self._database.is_read_only:
            track(connection)
            lock(connection)
        self._data_version = -1  # so that the next look finds what others did meanwhile

    def _current_step(self) -> int:
        if self._step is None:
            raise RuntimeError("a write outside a step")
        return self._step

    # Steps

    @contextmanager
    def step(self, title: str, *, batch: str = "") -> Iterator[int]:
        """One user action: all that is written within is one transaction and one undo unit.

        A step within a step joins the outer one. A step that changes nothing leaves no trace.
        ``ProjectError`` says why it was not saved; then nothing of it was.
        """
        if self._step is not None:
            yield self._step
            return
        with self._transaction(title, "do", batch, None) as step:
            self._database.execute(
                "UPDATE step SET standing = ? WHERE annotator = ? AND standing = ?",
                (DROPPED, self.annotator, UNDONE),
            )
            yield step

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Within a step: rows are not journaled one by one; ``record_range`` tells of them."""
        switch(self._database.connection, is_on=False)
        try:
            yield
        finally:
            switch(self._database.connection, is_on=True)

    def record_range(self, table: str, first: int, last: int) -> None:
        """Journals that the present step inserted the ids ``first`` to ``last`` in bulk."""
        self._database.execute(
            "INSERT INTO change (step, op, tbl, row, before) VALUES (?, 'range', ?, ?, ?)",
            (self._step, table, first, str(last)),
        )

    @contextmanager
    def _transaction(self, title: str, kind: str, batch: str, undoes: int | None) -> Iterator[int]:
        if self._step is not None:
            raise RuntimeError(f"{kind} within a step")
        title, uuid = storable(title)[0], new_uuid()
        try:
            self._begin()
            if self.before_first:
                self.before_first()
            standing = IN_EFFECT if kind == "do" else None
            cursor = self._database.execute(
                "INSERT INTO step (uuid, title, kind, annotator, at, undoes, standing, batch)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (uuid, title, kind, self.annotator, now(), undoes, standing, batch),
            )
            self._step = step = int(cursor.lastrowid or 0)
            yield step
            changes = self._changes(step, title, kind, limit=KEPT_ROWS)
            if changes.rows:
                self._commit(uuid)
                self._own.add(step)
                self.before_first = None
        except sqlite3.Error as error:
            raise told(error, self._database.path) from error
        finally:
            self._step = None
            self._database.roll_back()
        if changes.rows:
            for listener in tuple(self.listeners):
                listener(changes)
        self._finished = changes  # only now: a listener may have taken a step of its own

    def _begin(self) -> None:
        if self._database.is_read_only:
            raise ReadOnlyProject(READ_ONLY.format(name=shown(self._database.path)))
        self._database.begin()
        if self._read_data_version() != self._data_version:
            self._refuse_another_project()

    def _commit(self, uuid: str) -> None:
        """Commits; where that fails, looks up whether it happened all the same."""
        try:
            self._database.commit()
        except sqlite3.OperationalError as error:
            if is_busy(error) or not self._was_committed(uuid):
                raise

    def _was_committed(self, uuid: str) -> bool:
        self._step = None
        self._database.reopen()
        self.attach()
        return self._database.one("SELECT 1 FROM step WHERE uuid = ?", (uuid,)) is not None

    # Undo and redo

    def undo(self) -> Changes | None:
        """Undoes the signed-in annotator's newest step; None where there is none.

        ``UndoRefused`` where that would overwrite somebody else's later change.
        """
        found = self._next_undo()
        return self._revert(found[0], found[1], "undo") if found else None

    def redo(self) -> Changes | None:
        """Redoes what was undone last; None where there is nothing to redo."""
        found = self._next_redo()
        return self._revert(found[0], found[1], "redo") if found else None

    def undo_back_to(self, step: int) -> list[Changes]:
        """Undoes the annotator's own steps, newest first, down to ``step``, that included.

        Stops with ``UndoRefused`` at the first one that cannot be undone.
        """
        done = []
        while (found := self._next_undo()) and found[0] >= step:
            done.append(self._revert(found[0], found[1], "undo"))
        return done

    def undo_step(self, step: int) -> Changes:
        """Undoes one of the annotator's own steps out of its turn; ``redo`` brings it back.

        ``KeyError`` where there is no such step. ``UndoRefused`` where it is not in effect or
        somebody else's, or where anything it touched was changed since.
        """
        row = self._database.one(
            "SELECT s.title, s.annotator, a.name FROM step s"
            " JOIN annotator a ON a.id = s.annotator WHERE s.id = ?",
            (step,),
        )
        if row is None:
            raise KeyError(step)
        title, annotator, name = row
        if not self._is_in_effect(step):
            raise UndoRefused(f"“{title}” is not in effect, so it cannot be undone.")
        if annotator != self.annotator:
            raise UndoRefused(f"“{title}” is {name}’s; they can undo it.")
        return self._revert(step, title, "undo", is_in_turn=False)

    def _revert(self, step: int, title: str, kind: str, *, is_in_turn: bool = True) -> Changes:
        """Plays the images of ``step`` (undo), or of its last undoing (redo), backwards."""
        source = step if kind == "undo" else self._last_undoing(step)
        standing = UNDONE if kind == "undo" else IN_EFFECT
        try:
            with self._transaction(title, kind, "", step):
                stands = self._stands(step, kind) if is_in_turn else self._is_in_effect(step)
                if not stands:
                    raise refusal(title, kind, "another window")
                # Out of turn, one's own later steps may be in the way too.
                who = changed_since(self._database, source, self.annotator if is_in_turn else 0)
                if who:
                    raise refusal(title, kind, who)
                self._play(source, step if kind == "redo" else 0)
                self._database.execute(
                    "UPDATE step SET standing = ? WHERE id = ?", (standing, step)
                )
        except ProjectError as error:
            is_signed_off = isinstance(error, SignedOff)
            if isinstance(error.__cause__, sqlite3.IntegrityError) and not is_signed_off:
                raise refusal(title, kind, "somebody else") from error
            raise
        return self._finished

    def _stands(self, step: int, kind: str) -> bool:
        """Whether ``step`` is still to be undone or redone; another window may have done it."""
        next_ = self._next_undo() if kind == "undo" else self._next_redo()
        return next_ is not None and next_[0] == step

    def _is_in_effect(self, step: int) -> bool:
        sql = "SELECT 1 FROM step WHERE id = ? AND standing = ?"
        return self._database.one(sql, (step, IN_EFFECT)) is not None

    def _play(self, source: int, redone: int) -> None:
        """Plays the images of ``source``. Redoing a bulk step journals its ranges again, not
        every row."""
        if not redone or not holds_only_ranges(self._database, redone):
            play_backwards(self._database, source)
            return
        with self.bulk():
            play_backwards(self._database, source)
        for change in self.changes_of(redone).rows:
            self.record_range(change.table, change.row, int(change.before or change.row))

    # Others

    def foreign_changes(self) -> list[Changes]:
        """Steps that others made in this file since the last call, oldest first.

        ``LockedProject`` while somebody is writing; ``ProjectMoved`` where the file is another
        project now.
        """
        version = self._read_data_version()
        if version == self._data_version:
            return []
        try:
            self._refuse_another_project()
            rows = self._database.all(
                "SELECT id, title, kind FROM step WHERE id > ? ORDER BY id", (self._seen,)
            )
        except (ProjectMoved, DamagedProject):
            if self._is_refused:  # whoever polls is told once
                return []
            self._is_refused = True
            raise
        self._is_refused = False
        self._data_version = version
        found = [
            self._changes(step, title, kind, limit=KEPT_ROWS)
            for step, title, kind in rows
            if step not in self._own
        ]
        self._seen = max((row[0] for row in rows), default=self._seen)
        self._own = {step for step in self._own if step > self._seen}
        return [changes._replace(is_foreign=True) for changes in found]

    def _refuse_another_project(self) -> None:
        """``ProjectMoved`` where another project was copied over the file while it was open."""
        row = self._database.one("SELECT value FROM meta WHERE key = 'uuid'")
        uuid = row[0] if row else ""
        self._project = self._project or uuid
        if uuid != self._project:
            raise ProjectMoved(MOVED.format(name=shown(self._database.path)))

    def _read_data_version(self) -> int:
        return int(self._database.one("PRAGMA data_version")[0])
