"""What reviewers decided, read; the answers to it; and the reasons that a project has."""

import json
from typing import Any

from annotator.model.decisions import ANSWERS, REASONS, TOLD, Decision
from annotator.model.text import storable
from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

KEY = "review.reasons"
MOST_REASONS = 9  # each has a digit
SELECT = (
    "SELECT d.id, d.uuid, d.document, d.annotation, d.act, d.reason, d.note, d.before, d.after,"
    " n.name, r.name, d.answer, d.answer_note, d.answered_at, d.created_at FROM decision d"
    " JOIN annotator n ON n.id = d.annotator JOIN annotator r ON r.id = d.reviewer"
)
WAITING = (
    "d.annotator = ? AND d.answer = '' AND d.reviewer <> d.annotator"
    f" AND d.act IN ({', '.join(repr(act) for act in TOLD)})"
)


class Decisions:
    """The decisions of one project; ``decisions[id]`` reads one."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def __getitem__(self, id: int) -> Decision:
        row = self._database.one(f"{SELECT} WHERE d.id = ?", (id,))
        if row is None:
            raise KeyError(id)
        return _decision(row)

    def of(self, annotation: int) -> list[Decision]:
        """Those on an annotation, oldest first."""
        rows = self._database.all(f"{SELECT} WHERE d.annotation = ? ORDER BY d.id", (annotation,))
        return [_decision(row) for row in rows]

    # The annotator's inbox

    def inbox(self, limit: int = 500) -> list[Decision]:
        """What others decided on the signed-in annotator's annotations, and what has no answer
        yet; newest first."""
        rows = self._database.all(
            f"{SELECT} WHERE {WAITING} ORDER BY d.id DESC LIMIT ?",
            (self._journal.annotator, limit),
        )
        return [_decision(row) for row in rows]

    def waiting(self) -> int:
        """How many there are in the inbox."""
        row = self._database.one(
            f"SELECT count(*) FROM decision d WHERE {WAITING}", (self._journal.annotator,)
        )
        return int(row[0])

    def answer(self, id: int, answer: str, note: str = "") -> None:
        """“understood” closes it; “disputed” also puts the annotation up for discussion, where
        it is still there. ``Misfit`` for another answer."""
        if answer not in ANSWERS:
            raise Misfit(f"“{answer}” is no answer; there are {' and '.join(ANSWERS)}.")
        decision = self[id]
        with self._journal.step("Understood" if answer == "understood" else "Dispute"):
            self._database.execute(
                "UPDATE decision SET answer = ?, answer_note = ?, answered_at = ? WHERE id = ?",
                (answer, storable(note)[0], now(), id),
            )
            if answer == "disputed":
                self._database.execute(
                    "UPDATE annotation SET status = 'discuss', updated_at = ? WHERE id = ?",
                    (now(), decision.annotation),
                )

    # Reasons

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Code and title of each, in the order of their digits."""
        row = self._database.one("SELECT value FROM meta WHERE key = ?", (KEY,))
        if row is None:
            return REASONS
        try:
            found = json.loads(row[0])
            return tuple((str(code), str(title)) for code, title in found) or REASONS
        except (ValueError, TypeError):
            return REASONS

    def set_reasons(self, reasons: list[tuple[str, str]]) -> None:
        """Other ones. ``Misfit`` where there are none or too many, or two with one code."""
        cleaned = [
            (storable(code.strip())[0], storable(title.strip())[0]) for code, title in reasons
        ]
        codes = [code for code, _ in cleaned]
        if not 0 < len(cleaned) <= MOST_REASONS:
            raise Misfit(f"There can be from one to {MOST_REASONS} reasons.")
        if len(set(codes)) < len(codes) or not all(code and title for code, title in cleaned):
            raise Misfit("Each reason needs a name of its own.")
        with self._journal.step("Edit reasons"):
            self._database.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (KEY, json.dumps(cleaned, ensure_ascii=False)),
            )


def _decision(row: tuple[Any, ...]) -> Decision:
    before, after = json.loads(row[7]), json.loads(row[8])
    return Decision(*row[:7], before, after, *row[9:])  # type: ignore[call-arg]
