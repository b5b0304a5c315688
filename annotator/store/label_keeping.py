"""Changing the labels of a project that has annotations: each change is one step, and says
beforehand what it touches."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.model.scheme import Colour, Label
from annotator.model.text import storable
from annotator.store.clock import now
from annotator.store.db import Database
from annotator.store.errors import Misfit
from annotator.store.journal import Journal
from annotator.store.labels import Labels

LONGEST = 200
ANY = "*"  # at the ends of link types
# What hangs on the annotations of a label, and goes with them, in this order.
HANGING = (
    "comment WHERE replies_to IS NOT NULL AND annotation IN ({ids})",
    "comment WHERE annotation IN ({ids})",
    "evidence WHERE annotation IN ({ids})",
    "link WHERE start IN ({ids}) OR stop IN ({ids})",
    "annotation WHERE label = :label",
)
IDS = "SELECT id FROM annotation WHERE label = :label"


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


class LabelKeeping:
    """``Misfit`` says why something cannot be; ``UnknownLabel`` where there is no such label."""

    def __init__(self, database: Database, journal: Journal, labels: Labels) -> None:
        self._database = database
        self._journal = journal
        self._labels = labels

    # What there is

    def aliases(self, name: str) -> list[str]:
        """What it was called before, or what was merged into it."""
        return [str(one) for one in json.loads(self._row(name, "aliases"))]

    def counts(self) -> dict[str, int]:
        """How many annotations each label has."""
        rows = dict(self._database.all("SELECT label, count(*) FROM annotation GROUP BY label"))
        return {name: int(rows.get(id, 0)) for id, name in self._labels.names.items()}

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

    # Changing it

    def add(self, title: str, light: Colour, dark: Colour) -> str:
        """A new label at the end; its name."""
        title = self._titled(title)
        name = self._free_name(_slug(title))
        with self._journal.step(f"Add label {title}"):
            position = self._database.one("SELECT coalesce(max(position), -1) + 1 FROM label")[0]
            label = Label(name, title, light=light, dark=dark)
            self._labels.add(label, int(position))
        return name

    def rename(self, name: str, title: str, new: str = "") -> str:
        """Another title, and the name that goes with it (or ``new``); the old name becomes an
        alias, so that files which have it still fit. The new name."""
        id, title = self._labels.id_of(name), self._titled(title)
        old = self._labels.scheme.label(name)
        new = self._free_name(new or _slug(title), besides=name)
        if (new, title) == (name, old.title):
            return name
        with self._journal.step(f"Rename label {old.title} to {title}"):
            aliases = self.aliases(name)
            if new != name:
                aliases = [one for one in aliases if one != new] + [name]
                self._replace_ends(name, new)
            self._set(id, name=new, title=title, aliases=_listed(aliases))
        return new

    def recolour(self, name: str, light: Colour, dark: Colour) -> None:
        """In the light and in the dark theme."""
        id, title = self._labels.id_of(name), self._labels.scheme.label(name).title
        colours = {
            theme: {"tint": colour.tint, "line": colour.line}
            for theme, colour in (("light", light), ("dark", dark))
        }
        if json.loads(self._row(name, "colours")) != colours:
            with self._journal.step(f"Recolour label {title}"):
                self._set(id, colours=json.dumps(colours))

    def order(self, names: Sequence[str]) -> None:
        """All labels in another order; their digits follow it. ``Misfit`` where the names are
        not those of all of them."""
        if sorted(names) != sorted(self._labels.names.values()):
            raise Misfit("An order names each label once.")
        if list(names) == list(self._labels.names.values()):
            return
        with self._journal.step("Reorder labels"):
            offered = [name for name in names if not self._labels.scheme.label(name).is_archived]
            for position, name in enumerate(names):
                digit = offered.index(name) + 1 if name in offered else 0
                self._set(
                    self._labels.id_of(name), position=position, digit=digit if digit < 10 else 0
                )

    def archive(self, name: str, *, is_archived: bool = True) -> None:
        """Not offered any more; what has it stays as it is. ``Misfit`` for the last one."""
        id, label = self._labels.id_of(name), self._labels.scheme.label(name)
        if label.is_archived == is_archived:
            return
        if is_archived and len(self._labels.scheme.offered) == 1:
            raise Misfit(f"“{label.title}” is the last label in use.")
        verb = "Archive" if is_archived else "Bring back"
        with self._journal.step(f"{verb} label {label.title}"):
            self._set(id, is_archived=int(is_archived))

    def delete(self, name: str) -> Touched:
        """With its annotations and what hangs on them. ``Misfit`` for the last one."""
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
        now; the name becomes an alias. ``Misfit`` where it is the same."""
        if name == into:
            raise Misfit("A label cannot be merged into itself.")
        found = self.merging(name, into)
        id, other = self._labels.id_of(name), self._labels.id_of(into)
        old, new = (self._labels.scheme.label(one) for one in (name, into))
        with self._journal.step(f"Merge label {old.title} into {new.title}"):
            for answers, _ in self._answers(name):
                kept = json.dumps(self._kept(answers, into), ensure_ascii=False)
                self._database.execute(
                    "UPDATE annotation SET label = ?, attributes = ?, updated_at = ?"
                    " WHERE label = ? AND attributes = ?",
                    (other, kept, now(), id, answers),
                )
            aliases = dict.fromkeys([*self.aliases(into), *self.aliases(name), name])
            self._replace_ends(name, into)
            self._drop(name)
            self._set(other, aliases=_listed(aliases))
        return found

    # Parts

    def _row(self, name: str, column: str) -> str:
        id = self._labels.id_of(name)
        return str(self._database.one(f"SELECT {column} FROM label WHERE id = ?", (id,))[0])

    def _set(self, id: int, **columns: str | int) -> None:
        settings = ", ".join(f"{column} = :{column}" for column in columns)
        self._database.execute(f"UPDATE label SET {settings} WHERE id = :id", {**columns, "id": id})

    def _titled(self, title: str) -> str:
        title = storable(" ".join(title.split()))[0]
        if not 0 < len(title) <= LONGEST:
            raise Misfit(f"A label's name has from one to {LONGEST} characters.")
        return title

    def _free_name(self, name: str, besides: str = "") -> str:
        """``Misfit`` where another label is called so, or was; or for what stands for any."""
        if name == ANY:
            raise Misfit(f"“{ANY}” stands for any label, and cannot be one.")
        for other in self._labels.names.values():
            if other != besides and name in (other, *self.aliases(other)):
                raise Misfit(f"There is, or was, a label “{name}” already.")
        return name

    def _refuse_last(self, name: str) -> None:
        others = [one.name for one in self._labels.scheme.offered if one.name != name]
        if not others:
            title = self._labels.scheme.label(name).title
            raise Misfit(f"“{title}” is the last label in use; add another one first.")

    def _drop(self, name: str) -> None:
        """The label with its attributes; ends of links do not name it any more."""
        id = self._labels.id_of(name)
        self._replace_ends(name, None)
        self._database.execute("DELETE FROM attribute WHERE label = ?", (id,))
        self._database.execute("DELETE FROM label WHERE id = ?", (id,))

    def _replace_ends(self, name: str, new: str | None) -> None:
        rows = self._database.all("SELECT id, ends_from, ends_to FROM link_type")
        for id, *ends in rows:
            changed = [_replaced(json.loads(end), name, new) for end in ends]
            if changed != [json.loads(end) for end in ends]:
                self._database.execute(
                    "UPDATE link_type SET ends_from = ?, ends_to = ? WHERE id = ?",
                    (*map(json.dumps, changed), id),
                )

    def _answers(self, name: str) -> list[tuple[str, int]]:
        """The different sets of answers that annotations of the label have."""
        return self._database.all(
            "SELECT attributes, count(*) FROM annotation WHERE label = ? GROUP BY attributes",
            (self._labels.id_of(name),),
        )

    def _kept(self, answers: str, label: str) -> dict[str, str]:
        known = {one.name: one for one in self._labels.scheme.attributes_of(label)}
        return {
            name: value
            for name, value in json.loads(answers).items()
            if name in known and known[name].accepts(value)
        }


def _replaced(ends: Iterable[str], name: str, new: str | None) -> list[str]:
    changed = (new if one == name else one for one in ends)
    return list(dict.fromkeys(one for one in changed if one is not None))


def _slug(title: str) -> str:
    return "_".join(title.casefold().split())


def _listed(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)
