"""Deleting a project's labels and making one of two: each is one step, and says beforehand what
it touches."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.store.clock import now
from annotator.store.errors import Misfit
from annotator.store.label_rows import LabelRows, listed

# What hangs on the annotations of a label, and goes with them, in this order.
HANGING = (
    "comment WHERE replies_to IS NOT NULL AND annotation IN ({ids})",
    "comment WHERE annotation IN ({ids})",
    "evidence WHERE annotation IN ({ids})",
    "link WHERE start IN ({ids}) OR stop IN ({ids})",
    "annotation WHERE label = :label",
)
IDS = "SELECT id FROM annotation WHERE label = :label"
AT_ONCE = 5_000  # annotations


@dataclass(frozen=True, slots=True)
class Touched:
    """How much of the project a change of a label would touch. ``links``, ``comments`` and
    ``evidence`` would go with the annotations; so would ``answers``, to attributes that the
    label into which one is merged lacks."""

    annotations: int = 0
    documents: int = 0
    links: int = 0
    comments: int = 0
    evidence: int = 0
    answers: int = 0


class LabelMerging(LabelRows):
    """``Misfit`` says why something cannot be; ``UnknownLabel`` where there is no such label."""

    def deletion(self, name: str) -> Touched:
        """What ``delete`` would take along."""
        bound = {"label": self._labels.id_of(name)}

        def count(sql: str) -> int:
            return int(self._database.one(sql, bound)[0])

        return Touched(
            annotations=count("SELECT count(*) FROM annotation WHERE label = :label"),
            documents=count("SELECT count(DISTINCT document) FROM annotation WHERE label = :label"),
            links=count(f"SELECT count(*) FROM link WHERE start IN ({IDS}) OR stop IN ({IDS})"),
            comments=count(f"SELECT count(*) FROM comment WHERE annotation IN ({IDS})"),
            evidence=count(f"SELECT count(*) FROM evidence WHERE annotation IN ({IDS})"),
        )

    def merging(self, name: str, into: str) -> Touched:
        """What ``merge`` would change and what would be lost in it."""
        found = self.deletion(name)
        lost = sum(
            count * len(json.loads(answers).keys() - self._kept(answers, into).keys())
            for answers, count in self._answers(name)
        )
        return Touched(found.annotations, found.documents, answers=lost)

    def delete(self, name: str) -> Touched:
        """With its annotations and what hangs on them. Filters that ask for it find nothing of
        it any more. ``Misfit`` for the last one."""
        found, label = self.deletion(name), self._labels.scheme.label(name)
        self._refuse_last(name)
        bound = {"label": self._labels.id_of(name)}
        with self._journal.step(f"Delete label {label.title}"):
            for what in HANGING:
                self._database.execute(f"DELETE FROM {what.format(ids=IDS)}", bound)
            self._drop(name)
        return found

    def merge(self, name: str, into: str) -> Touched:
        """Makes annotations of one label those of another. Answers that the other does not
        ask for are lost; every link stays, for types that allowed the one allow the other
        now; filters ask for the other; the name becomes an alias. ``Misfit`` where it is the
        same."""
        if name == into:
            raise Misfit("A label cannot be merged into itself.")
        found = self.merging(name, into)
        id, other = self._labels.id_of(name), self._labels.id_of(into)
        old, new = (self._labels.scheme.label(one) for one in (name, into))
        with self._journal.step(f"Merge label {old.title} into {new.title}"):
            at = now()
            for some in self._annotations(id):
                self._database.executemany(
                    "UPDATE annotation SET label = ?, attributes = ?, updated_at = ? WHERE id = ?",
                    [
                        (other, json.dumps(self._kept(answers, into), ensure_ascii=False), at, one)
                        for one, answers in some
                    ],
                )
            aliases = dict.fromkeys([*self.aliases(into), *self.aliases(name), name])
            self._replace_ends(name, into)
            self._replace_in_filters(name, into)
            self._drop(name)
            self._set(other, aliases=listed(aliases))
        return found

    def _drop(self, name: str) -> None:
        """The label with its attributes; ends of links do not name it any more."""
        id = self._labels.id_of(name)
        self._replace_ends(name, None)
        self._database.execute("DELETE FROM attribute WHERE label = ?", (id,))
        self._database.execute("DELETE FROM label WHERE id = ?", (id,))

    def _answers(self, name: str) -> list[tuple[str, int]]:
        """The different sets of answers that annotations of the label have."""
        return self._database.all(
            "SELECT attributes, count(*) FROM annotation WHERE label = ? GROUP BY attributes",
            (self._labels.id_of(name),),
        )

    def _annotations(self, label: int) -> Iterator[list[tuple[int, str]]]:
        """Ids and answers of its annotations, some at a time: they may be changed meanwhile."""
        last = 0
        while some := self._database.all(
            "SELECT id, attributes FROM annotation NOT INDEXED WHERE id > ? AND label = ?"
            " ORDER BY id LIMIT ?",
            (last, label, AT_ONCE),
        ):
            yield some
            last = some[-1][0]

    def _kept(self, answers: str, label: str) -> dict[str, str]:
        known = {one.name: one for one in self._labels.scheme.attributes_of(label)}
        return {
            name: value
            for name, value in json.loads(answers).items()
            if name in known and known[name].accepts(value)
        }
