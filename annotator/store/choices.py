"""The answers that an attribute offers, such as a project's own vocabulary of verdicts."""

import json
from collections.abc import Mapping, Sequence

from annotator.model.claims import Choice
from annotator.model.roles import ATTRIBUTES, is_number
from annotator.model.text import storable
from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.labels import Labels, answer_path

LONGEST = 200
NOTHING_MOVED: Mapping[str, str] = {}


class Choices:
    """The choices of one project's attributes. ``label`` None: an attribute of any label."""

    def __init__(self, database: Database, journal: Journal, labels: Labels) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels

    def of(self, label: str | None, name: str) -> list[Choice]:
        """In their order. ``KeyError`` where there is no such attribute."""
        choices, meanings, ratings = map(json.loads, self._row(label, name)[1:4])
        return [Choice(one, meanings.get(one, ""), ratings.get(one, "")) for one in choices]

    def users(self, label: str | None, name: str) -> dict[str, int]:
        """How many annotations have each answer, those included that are not offered."""
        where, parameters = self._asked(label)
        rows = self._database.all(
            "SELECT json_extract(attributes, :path) AS answer, count(*) FROM annotation"
            f" WHERE {where} AND answer IS NOT NULL GROUP BY answer",
            {**parameters, "path": answer_path(name)},
        )
        return dict(rows)

    def set(
        self,
        label: str | None,
        name: str,
        choices: Sequence[Choice],
        moved: Mapping[str, str] = NOTHING_MOVED,
    ) -> None:
        """Other choices for an attribute. ``moved`` says which answer takes the place of
        another, in every annotation that has it: of one that is dropped, or, where two change
        their names with each other, of one that stays.

        ``Misfit`` where an answer that is in use would be dropped without that, where a choice
        has no name or stands twice, or a rating is no number.
        """
        id, old, meanings, ratings, role, initial, title = self._row(label, name)
        clean = [_clean(choice, role) for choice in choices]
        offered = [choice.value for choice in clean]
        _refuse_twice(offered)
        known = json.loads(old)
        dropped = [value for value in known if value not in offered]
        _refuse_elsewhere(known, moved, offered)
        self._refuse_used(label, name, dropped, moved)
        moving = {
            value: moved.get(value, "")
            for value in known
            if value in dropped or moved.get(value, value) != value
        }
        new = (
            json.dumps(offered, ensure_ascii=False),
            json.dumps({c.value: c.meaning for c in clean if c.meaning}, ensure_ascii=False),
            json.dumps({c.value: c.rating for c in clean if c.rating}, ensure_ascii=False),
            moving.get(initial, initial),
        )
        if new == (old, meanings, ratings, initial) and not moving:
            return
        with self._journal.step(f"Change the choices of {title.lower()}"):
            self._move(label, name, moving)
            self._database.execute(
                "UPDATE attribute SET choices = ?, meanings = ?, ratings = ?, initial = ?"
                " WHERE id = ?",
                (*new, id),
            )

    def _row(self, label: str | None, name: str) -> tuple[int, str, str, str, str, str, str]:
        owner = None if label is None else self._labels.id_of(label)
        row: tuple[int, str, str, str, str, str, str] | None = self._database.one(
            "SELECT id, choices, meanings, ratings, role, initial, title FROM attribute"
            " WHERE label IS ? AND name = ? AND kind = 'choice'",
            (owner, name),
        )
        if row is None:
            raise KeyError(name)
        return row

    def _asked(self, label: str | None) -> tuple[str, dict[str, int]]:
        """The annotations that the attribute is asked of."""
        if label is None:
            return "1", {}
        return "label = :label", {"label": self._labels.id_of(label)}

    def _refuse_used(
        self,
        label: str | None,
        name: str,
        dropped: Sequence[str],
        moved: Mapping[str, str],
    ) -> None:
        used = self.users(label, name) if dropped else {}
        for value in dropped:
            if value in used and value not in moved:
                count = used[value]
                marks = "1 annotation has" if count == 1 else f"{count:,} annotations have"
                raise Misfit(f"{marks} the answer “{value}”. Say what it should become.")

    def _move(self, label: str | None, name: str, moving: Mapping[str, str]) -> None:
        """All at once, so that two answers may change places."""
        where, parameters = self._asked(label)
        self._database.execute(
            "UPDATE annotation SET attributes = json_set(attributes, :path, (SELECT value"
            " FROM json_each(:moving) WHERE key = json_extract(attributes, :path))),"
            f" updated_at = :now WHERE {where} AND json_extract(attributes, :path) IN"
            " (SELECT key FROM json_each(:moving))",
            {
                **parameters, "path": answer_path(name), "now": now(),
                "moving": json.dumps(moving, ensure_ascii=False),
            },
        )  # fmt: skip


def _clean(choice: Choice, role: str) -> Choice:
    value = storable(choice.value.strip())[0]
    if not 1 <= len(value) <= LONGEST:
        raise Misfit(f"A choice needs a name of 1 to {LONGEST} characters.")
    if choice.rating and not is_number(choice.rating):
        raise Misfit(f"The rating of “{value}” must be a number, not “{choice.rating}”.")
    if choice.meaning and choice.meaning not in ATTRIBUTES.get(role, ()):
        raise Misfit(f"“{value}” cannot mean “{choice.meaning}” here.")
    return Choice(value, choice.meaning, choice.rating)


def _refuse_elsewhere(
    known: Sequence[str], moved: Mapping[str, str], offered: Sequence[str]
) -> None:
    for value in known:
        if value in moved and moved[value] not in offered:
            raise Misfit(f"“{moved[value]}”, which “{value}” should become, is not a choice.")


def _refuse_twice(offered: Sequence[str]) -> None:
    if not offered:
        raise Misfit("A question needs at least one choice.")
    for position, value in enumerate(offered):
        if value in offered[:position]:
            raise Misfit(f"The choice “{value}” stands twice.")
