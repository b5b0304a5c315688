"""What an edit means for the review: an annotation that was decided on goes back to be reviewed
when its content changes, and whose annotation somebody else changes is told so."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from annotator.model.annotation import Link
from annotator.model.decisions import STATUS_OF
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database

DECISION_OF = {status: act for act, status in STATUS_OF.items()}
# The first of these that changed says what was done; fragments tell of any other place.
ACT_OF = {
    "label": "relabel", "fragments": "move", "attributes": "edit", "note": "edit",
    "confidence": "edit",
}  # fmt: skip
INSERT = (
    "INSERT INTO decision (uuid, document, annotation, act, reason, note, before, after,"
    " annotator, reviewer, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
CONTENT = (
    "SELECT a.document, a.annotator, a.status, l.name, a.start, a.stop, a.fragments, a.quote,"
    " a.attributes, a.note, a.confidence FROM annotation a JOIN label l ON l.id = a.label"
    " WHERE a.id = ?"
)


class Content(NamedTuple):
    """An annotation as its row and its label's name have it."""

    document: int
    annotator: int
    status: str
    label: str
    start: int
    stop: int
    fragments: str | None
    quote: str
    attributes: str
    note: str
    confidence: str


class ReviewTrail:
    """Notes what edits mean, within their steps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def content(self, id: int) -> Content:
        """``KeyError`` where there is no such annotation."""
        row = self._database.one(CONTENT, (id,))
        if row is None:
            raise KeyError(id)
        return Content(*row)

    def reopened(self, id: int, columns: Mapping[str, object]) -> dict[str, str]:
        """The columns that are to be set besides ``columns``: before they are."""
        if "status" in columns or not ACT_OF.keys() & columns.keys():
            return {}
        return {"status": "draft"} if self.content(id).status != "draft" else {}

    def reviewed(self, status: str, by: int) -> dict[str, str]:
        """The columns that say who decided so and when; none of a draft."""
        if status == "draft":
            return {"reviewer": "", "reviewed_at": ""}
        (name,) = self._database.one("SELECT name FROM annotator WHERE id = ?", (by,))
        return {"reviewer": name, "reviewed_at": now()}

    def note_edit(self, id: int, old: Content, by: int) -> None:
        """That annotator ``by`` made ``old`` what it is now."""
        new = self.content(id)
        before, after = _facts(old), _facts(new)
        changed = [name for name in before if before[name] != after[name]]
        acts = [act for name, act in ACT_OF.items() if name in changed]
        is_decided = "status" in changed
        if not is_decided and (not acts or by == old.annotator):
            return
        act = acts[0] if acts and by != old.annotator else DECISION_OF[new.status]
        self._insert(
            old, id, act, {n: before[n] for n in changed}, {n: after[n] for n in changed}, by
        )

    def note_deletion(self, id: int, by: int) -> None:
        """That annotator ``by`` is about to delete it, if it is there."""
        row = self._database.one(CONTENT, (id,))
        old = Content(*row) if row else None
        if old and by != old.annotator:
            self._insert(old, id, "delete", _facts(old), {}, by)

    def note_link(self, old: Link, new: Link | None, by: int) -> None:
        """That annotator ``by`` made ``new`` of a link, or removed it, if somebody else made it;
        told as a change to where it starts."""
        row = self._database.one("SELECT id FROM annotator WHERE name = ?", (old.annotator,))
        if row[0] != by:
            content = self.content(old.start)._replace(annotator=row[0])
            after = {"link": self._facts_of(new)} if new else {}
            self._insert(content, old.start, "edit", {"link": self._facts_of(old)}, after, by)

    def _facts_of(self, link: Link) -> dict[str, object]:
        """With UUIDs: a project that is made again from its export has other ids."""
        ends = (
            self._database.one("SELECT uuid FROM annotation WHERE id = ?", (end,))[0]
            for end in (link.start, link.end)
        )
        facts = dict(zip(("start", "end"), ends, strict=True))
        return {"type": link.type, **facts, "to": self.content(link.end).quote}

    def _insert(
        self,
        old: Content,
        id: int,
        act: str,
        before: Mapping[str, object],
        after: Mapping[str, object],
        by: int,
    ) -> None:
        texts = (json.dumps(facts, ensure_ascii=False) for facts in (before, after))
        self._database.execute(
            INSERT,
            (new_uuid(), old.document, id, act, "", "", *texts, old.annotator, by, now()),
        )


def _facts(content: Content) -> dict[str, object]:
    facts: dict[str, object] = {
        "status": content.status,
        "label": content.label,
        "start": content.start,
        "end": content.stop,
        "quote": content.quote,
        "attributes": json.loads(content.attributes),
        "note": content.note,
        "confidence": content.confidence,
    }
    if content.fragments is not None:
        facts["fragments"] = json.loads(content.fragments)
    else:
        facts["fragments"] = [[content.start, content.stop]]
    return facts
