"""What reviewers decided, read; the answers to it; and the reasons that a project has."""

import json
from collections.abc import Sequence
from typing import Any

from annotator.model.decisions import ANSWERS, REASONS, TOLD, Decision
from annotator.model.text import storable
from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal

KEY, FORMER = "review.reasons", "review.reasons.former"
MOST_REASONS = 9  # each has a digit
SELECT = (
    "SELECT d.id, d.uuid, d.document, d.annotation, d.act, d.reason, d.note, d.before, d.after,"
    " n.name, r.name, d.answer, d.answer_note, d.answered_at, d.created_at FROM decision d"
    " JOIN annotator n ON n.id = d.annotator JOIN annotator r ON r.id = d.reviewer"
)
# As the index decision_waiting has it.
WAITING = (
    "d.annotator = :me AND d.answer = '' AND d.reviewer <> d.annotator"
    f" AND d.act IN ({', '.join(repr(act) for act in TOLD)})"
)
# Nothing was decided on it since.
NEWEST = "NOT EXISTS (SELECT 1 FROM decision e WHERE e.annotation = d.annotation AND e.id > d.id)"
DISPUTED = f"d.reviewer = :me AND d.answer = 'disputed' AND {NEWEST}"


def newest_of(database: Database, annotations: Sequence[int]) -> dict[int, Decision]:
    """What was decided last on each of some annotations, where anything was."""
    rows = database.all(
        f"{SELECT} WHERE d.id IN (SELECT max(id) FROM decision WHERE annotation IN"
        " (SELECT value FROM json_each(?)) GROUP BY annotation)",
        (json.dumps(list(annotations)),),
    )
    return {row[3]: _decision(row) for row in rows}


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

    # The inbox

    def inbox(self, limit: int = 500) -> list[Decision]:
        """What waits for the one who is signed in, newest first: what others decided on their
        annotations and has no answer yet, and what they decided and was disputed (its
        ``answer`` says so) until something is decided on that annotation again."""
        rows = self._database.all(
            f"SELECT * FROM ({SELECT} WHERE {WAITING} UNION ALL {SELECT} WHERE {DISPUTED})"
            " ORDER BY 1 DESC LIMIT :limit",
            {"me": self._journal.annotator, "limit": limit},
        )
        return [_decision(row) for row in rows]

    def waiting(self) -> int:
        """How many there are in the inbox."""
        row = self._database.one(
            f"SELECT (SELECT count(*) FROM decision d WHERE {WAITING})"
            f" + (SELECT count(*) FROM decision d WHERE {DISPUTED})",
            {"me": self._journal.annotator},
        )
        return int(row[0])

    def answer(self, id: int, answer: str, note: str = "") -> None:
        """“understood” closes it; “disputed” also puts the annotation up for discussion, where
        it is still there and its document is not signed off. ``Misfit`` for another answer."""
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
                    "UPDATE annotation SET status = 'discuss', updated_at = ? WHERE id = ?"
                    " AND document NOT IN (SELECT document FROM sign_off)",
                    (now(), decision.annotation),
                )

    # Reasons

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Code and title of each, in the order of their digits."""
        return self._kept(KEY) or REASONS

    @property
    def titles(self) -> dict[str, str]:
        """Titles by code, also of reasons that are not offered any more."""
        return dict((*REASONS, *self._kept(FORMER), *self.reasons))

    def _kept(self, key: str) -> tuple[tuple[str, str], ...]:
        """None where nothing is kept, or where somebody spoilt it."""
        row = self._database.one("SELECT value FROM meta WHERE key = ?", (key,))
        if row is None:
            return ()
        try:
            return tuple((str(code), str(title)) for code, title in json.loads(row[0]))
        except (ValueError, TypeError):
            return ()

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
        former = [one for one in self.titles.items() if one[0] not in codes]
        with self._journal.step("Edit reasons"):
            for key, those in ((KEY, cleaned), (FORMER, former)):
                self._database.execute(
                    "INSERT INTO meta (key, value) VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (key, json.dumps(those, ensure_ascii=False)),
                )


def _decision(row: tuple[Any, ...]) -> Decision:
    before, after = json.loads(row[7]), json.loads(row[8])
    return Decision(*row[:7], before, after, *row[9:])  # type: ignore[call-arg]
