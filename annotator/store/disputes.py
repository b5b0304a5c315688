"""What a reviewer says to a dispute: that it stands, or that they give way."""

import json

from annotator.model.decisions import STATUS_OF, Decision
from annotator.model.text import Span, storable
from annotator.store.annotations import Annotations
from annotator.store.clock import new_uuid, now
from annotator.store.db import Database
from annotator.store.decisions import Decisions
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

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
        self, database: Database, journal: Journal, annotations: Annotations, decisions: Decisions
    ) -> None:
        self._database = database
        self._journal = journal
        self._annotations = annotations
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
        answers = facts.get("attributes")
        if isinstance(answers, dict):
            for name in change[old.annotation].attributes.keys() | answers.keys():
                change.set_attribute(old.annotation, name, str(answers.get(name, "")))
        if "note" in facts:
            change.set_note(old.annotation, str(facts["note"]))
        if "confidence" in facts:
            change.set_confidence(old.annotation, str(facts["confidence"]))

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
