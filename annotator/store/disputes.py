"""What a reviewer says to a dispute: that it stands, or that they give way."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.model.decisions import STATUS_OF, Decision
from annotator.model.text import Span, storable
from annotator.store.annotations import Annotations
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.decisions import Decisions
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.links import Links

INSERT = (
    "INSERT INTO decision (uuid, document, annotation, act, reason, note, before, after,"
    " annotator, reviewer, created_at) SELECT ?, document, annotation, ?, ?, ?, ?, ?, annotator,"
    " ?, ? FROM decision WHERE id = ?"
)
GONE = (
    "The annotation was deleted, so there is nothing to put back. Undo the deletion in the"
    " History tab instead, or mark it again."
)
RELABELLED = "The label “{name}” is not there any more. Give the annotation one that is."


class Disputes:
    """The disputes of one project. Each answer is a step, and a decision that the annotator is
    told of."""

    def __init__(
        self,
        database: Database,
        journal: Journal,
        annotations: Annotations,
        links: Links,
        decisions: Decisions,
    ) -> None:
        self._database = database
        self._journal = journal
        self._annotations = annotations
        self._links = links
        self._decisions = decisions

    def uphold(self, id: int, note: str = "") -> None:
        """The same is decided again, with ``note`` as what there is to say to the dispute."""
        old = self._disputed(id)
        with self._journal.step("Stand by a decision"):
            self._set_status(old.annotation, STATUS_OF.get(old.act, "draft"))
            self._insert(old, old.act, old.reason, note, dict(old.before), dict(old.after))

    def give_way(self, id: int, note: str = "") -> None:
        """What was changed is changed back, and the annotation is to be reviewed again.

        ``Misfit`` where the annotation, or the label that it had, is not there any more;
        ``SignedOff`` where its document is signed off.
        """
        old = self._disputed(id)
        if not self._annotations.has(old.annotation):
            raise Misfit(GONE)
        with self._journal.step("Give way to a dispute"):
            self._put_back(old)
            self._insert(old, "reopen", "", note, {"status": "discuss"}, {"status": "draft"})
            self._set_status(old.annotation, "draft")

    def _disputed(self, id: int) -> Decision:
        decision = self._decisions[id]
        if decision.answer != "disputed":
            raise Misfit("Nobody disputes that.")
        return decision

    def _put_back(self, old: Decision) -> None:
        facts, change = old.before, self._annotations
        label = str(facts.get("label", ""))
        if label:
            if not change.scheme.has_label(label):
                raise Misfit(RELABELLED.format(name=label))
            change.relabel(old.annotation, label)
        fragments = facts.get("fragments")
        if isinstance(fragments, list):
            change.resize(old.annotation, [Span(start, end) for start, end in fragments])
        self._put_back_answers(old.annotation, facts)
        link = facts.get("link")
        if isinstance(link, dict):
            self._put_back_link(link, old.after.get("link"))

    def _put_back_answers(self, annotation: int, facts: Mapping[str, object]) -> None:
        change = self._annotations
        answers = facts.get("attributes")
        if isinstance(answers, dict):
            for name in change[annotation].attributes.keys() | answers.keys():
                change.set_attribute(annotation, name, str(answers.get(name, "")))
        if "note" in facts:
            change.set_note(annotation, str(facts["note"]))
        if "confidence" in facts:
            change.set_confidence(annotation, str(facts["confidence"]))

    def _put_back_link(self, before: Mapping[str, Any], after: object) -> None:
        """``LinkDoesNotFit`` where the scheme does not allow it any more."""
        start, end = self._ends(before)
        if isinstance(after, dict):
            there = self._links.like(str(after["type"]), *self._ends(after))
            if there is not None:
                self._links.remove(there)
        self._links.add(str(before["type"]), start, end)

    def _ends(self, link: Mapping[str, Any]) -> tuple[int, int]:
        """``Misfit`` where one of them was deleted."""
        sql = "SELECT id FROM annotation WHERE uuid = ?"
        rows = [self._database.one(sql, (link[end],)) for end in ("start", "end")]
        if None in rows:
            raise Misfit(GONE)
        return rows[0][0], rows[1][0]

    def _set_status(self, annotation: int, status: str) -> None:
        """Left as it is on a document that is signed off."""
        self._database.execute(
            "UPDATE annotation SET status = ?1, updated_at = ?2,"
            " reviewer = iif(?1 = 'draft', '', reviewer),"
            " reviewed_at = iif(?1 = 'draft', '', reviewed_at)"
            " WHERE id = ?3 AND status <> ?1 AND document NOT IN (SELECT document FROM sign_off)",
            (status, now(), annotation),
        )

    def _insert(
        self,
        old: Decision,
        act: str,
        reason: str,
        note: str,
        before: dict[str, object],
        after: dict[str, object],
    ) -> None:
        texts = (json.dumps(facts, ensure_ascii=False) for facts in (before, after))
        said = storable(note)[0]
        self._database.execute(
            INSERT,
            (new_uuid(), act, reason, said, *texts, self._journal.annotator, now(), old.id),
        )
