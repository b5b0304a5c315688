"""What a project should hold, kept in plain dictionaries: the oracle of the state machine.

A row is (facts, stamp); every write gives a new stamp, and undo brings the old one back. So a
row that was changed and changed back by hand differs from one that was never touched, as in
the project, where the time of the last change tells them apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

Key = tuple[str, int]
Row = tuple[Any, int]
Rows = dict[Key, Row]


@dataclass
class Step:
    annotator: str
    before: Rows
    after: Rows
    keys: set[Key]
    standing: str = "done"


@dataclass
class World:
    rows: Rows = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    stamps: Any = field(default_factory=count)

    # Looking

    def ids(self, table: str) -> list[int]:
        return sorted(id for kind, id in self.rows if kind == table)

    def facts(self, table: str, id: int) -> Any:
        return self.rows[table, id][0]

    def shown(self) -> dict[Key, Any]:
        return {key: facts for key, (facts, _) in self.rows.items()}

    # Changing

    def do(self, annotator: str, change: Callable[["World"], None]) -> bool:
        """Whether ``change`` changed anything."""
        before = dict(self.rows)
        change(self)
        keys = {k for k in {*before, *self.rows} if before.get(k) != self.rows.get(k)}
        if not keys:
            return False
        for step in self.steps:
            if step.annotator == annotator and step.standing == "undone":
                step.standing = "dropped"
        self.steps.append(Step(annotator, before, dict(self.rows), keys))
        return True

    def put(self, table: str, id: int, facts: Any) -> None:
        if self.rows.get((table, id), (None,))[0] != facts:
            self.rows[table, id] = facts, next(self.stamps)

    def set(self, table: str, id: int, **changes: Any) -> None:
        facts = dict(self.facts(table, id))
        facts.update(changes)
        self.put(table, id, tuple(facts.items()))

    def edit(self, id: int, **changes: Any) -> None:
        """Other content of an annotation: it is to be reviewed (again)."""
        old = dict(self.facts("annotation", id))
        if any(old[name] != value for name, value in changes.items()):
            self.set("annotation", id, **changes, status="draft")

    def drop_links(self, is_gone: Callable[[dict[str, Any]], bool]) -> None:
        for id in self.ids("link"):
            if is_gone(dict(self.facts("link", id))):
                del self.rows["link", id]

    def drop_annotation(self, id: int) -> None:
        self.drop_links(lambda link: id in (link["start"], link["end"]))
        for comment in self.ids("comment"):
            if dict(self.facts("comment", comment))["annotation"] == id:
                del self.rows["comment", comment]
        del self.rows["annotation", id]

    def drop_document(self, id: int) -> None:
        for annotation in self.ids("annotation"):
            if dict(self.facts("annotation", annotation))["document"] == id:
                self.drop_annotation(annotation)
        for comment in self.ids("comment"):
            if dict(self.facts("comment", comment))["document"] == id:
                del self.rows["comment", comment]
        del self.rows["document", id]

    # Taking back

    def next_undo(self, annotator: str) -> Step | None:
        own = [s for s in self.steps if s.annotator == annotator and s.standing == "done"]
        return own[-1] if own else None

    def next_redo(self, annotator: str) -> Step | None:
        own = [s for s in self.steps if s.annotator == annotator and s.standing == "undone"]
        return own[0] if own else None

    def outcome(self, step: Step, wanted: Rows, left: Rows) -> tuple[str, Rows]:
        """ "done", "refused" or "either", and the rows afterwards: ``step``'s rows go from
        ``left`` (as the step or its undoing left them) to ``wanted``."""
        now = {key: self.rows.get(key) for key in step.keys}
        is_exact = all(row == left.get(key) for key, row in now.items())
        is_same = all(
            (row or [None])[0] == (left.get(key) or [None])[0] for key, row in now.items()
        )
        rows = {key: row for key, row in self.rows.items() if key not in step.keys}
        rows |= {key: wanted[key] for key in step.keys if key in wanted}
        if not is_same or not is_whole(rows):
            return "refused", self.rows
        return "done" if is_exact else "either", rows


def facts_of(row: Row | None) -> Any:
    return None if row is None else row[0]


def is_whole(rows: Rows) -> bool:
    """Whether nothing points at what is gone, and no two links say the same."""
    pointers = (
        ("annotation", "document", "document"),
        ("link", "start", "annotation"),
        ("link", "end", "annotation"),
        ("comment", "document", "document"),
        ("comment", "annotation", "annotation"),
        ("comment", "replies_to", "comment"),
    )
    links = []
    for (table, _), (facts, _) in rows.items():
        known = dict(facts)
        for kind, name, target in pointers:
            if table == kind and known[name] is not None and (target, known[name]) not in rows:
                return False
        if table == "link":
            links.append((known["type"], known["start"], known["end"]))
    return len(links) == len(set(links))
