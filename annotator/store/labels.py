"""The scheme as the project file holds it."""

import json
from collections.abc import Iterable, Mapping

from annotator.model.changes import Changes
from annotator.model.scheme import Attribute, Colour, Label, LinkType, Scheme
from annotator.store.db import Database
from annotator.store.errors import UnknownLabel
from annotator.store.journal import Journal

SCHEME_TABLES = ("label", "attribute", "link_type", "meta")


class Labels:
    """Labels, attributes and link types; read once and again after a step changed them."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._scheme: Scheme | None = None
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._link_ids: dict[str, int] = {}

    @property
    def scheme(self) -> Scheme:
        """The labels in use (archived ones are left out of the keys, not of the scheme)."""
        if self._scheme is None:
            self._scheme = self._read()
        return self._scheme

    @property
    def names(self) -> Mapping[int, str]:
        """Label names by id."""
        self._refresh()
        return self._names

    def id_of(self, name: str) -> int:
        """``UnknownLabel`` where the scheme has no such label."""
        self._refresh()
        try:
            return self._ids[name]
        except KeyError:
            raise UnknownLabel(
                f"The project's scheme has no label “{name}”. Choose one of:"
                f" {', '.join(self._ids)}."
            ) from None

    def link_type_id(self, name: str) -> int:
        """``KeyError`` where the scheme has no such link type."""
        self._refresh()
        return self._link_ids[name]

    def forget(self, changes: Changes | None = None) -> None:
        """Reads the scheme anew next time, unless ``changes`` did not touch it."""
        if changes is None or changes.is_bulk or changes.touch(*SCHEME_TABLES):
            self._scheme = None
            self._ids.clear()

    def install(self, scheme: Scheme) -> None:
        """Writes ``scheme`` into a project that has none yet."""
        with self._journal.step(f"Set up the scheme “{scheme.title}”"):
            for key in ("name", "title", "guideline"):
                self._database.execute(
                    "INSERT INTO meta (key, value) VALUES (?, ?)",
                    (f"scheme.{key}", getattr(scheme, key)),
                )
            for position, label in enumerate(scheme.labels):
                self._add_attributes(self._add_label(label, position), label.attributes)
            self._add_attributes(None, scheme.attributes)
            for position, link in enumerate(scheme.links):
                self._add_link_type(link, position)
        self.forget()

    def add(self, label: Label, position: int) -> None:
        """One more label, within the caller's step."""
        self._add_attributes(self._add_label(label, position), label.attributes)
        self.forget()

    def _add_label(self, label: Label, position: int) -> int:
        colours = {
            "light": {"tint": label.light.tint, "line": label.light.line},
            "dark": {"tint": label.dark.tint, "line": label.dark.line},
        }
        cursor = self._database.execute(
            "INSERT INTO label (name, title, letter, digit, underline, colours, definition,"
            " guideline, position, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                label.name, label.title, label.letter, label.digit, label.underline,
                json.dumps(colours), label.definition, label.guideline, position, label.role,
            ),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _add_attributes(self, label: int | None, attributes: Iterable[Attribute]) -> None:
        self._database.executemany(
            "INSERT INTO attribute (label, name, title, kind, choices, initial, is_required,"
            " help, position, role, meanings, ratings)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    label, a.name, a.title, a.kind, json.dumps(a.values, ensure_ascii=False),
                    a.default, int(a.required), a.help, position, a.role,
                    json.dumps(dict(a.meanings), ensure_ascii=False),
                    json.dumps(dict(a.ratings), ensure_ascii=False),
                )
                for position, a in enumerate(attributes)
            ],
        )  # fmt: skip

    def _add_link_type(self, link: LinkType, position: int) -> None:
        self._database.execute(
            "INSERT INTO link_type (name, title, inverse, ends_from, ends_to, is_symmetric,"
            " is_same_label, position, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                link.name, link.title, link.inverse, json.dumps(link.ends_from),
                json.dumps(link.ends_to), int(link.symmetric), int(link.same_label), position,
                link.role,
            ),
        )  # fmt: skip

    def _refresh(self) -> None:
        if not self._ids:
            rows = self._database.all("SELECT id, name FROM label ORDER BY position")
            self._names = dict(rows)
            self._ids = {name: label for label, name in rows}
            links = self._database.all("SELECT name, id FROM link_type ORDER BY position")
            self._link_ids = dict(links)

    def _read(self) -> Scheme:
        facts = dict(self._database.all("SELECT key, value FROM meta WHERE key LIKE 'scheme.%'"))
        attributes = self._read_attributes()
        return Scheme(
            name=facts.get("scheme.name", ""),
            title=facts.get("scheme.title", ""),
            guideline=facts.get("scheme.guideline", ""),
            labels=self._read_labels(attributes),
            attributes=tuple(attributes.get(None, ())),
            links=self._read_link_types(),
        )

    def _read_attributes(self) -> dict[int | None, list[Attribute]]:
        rows = self._database.all(
            "SELECT label, name, title, kind, choices, initial, is_required, help, role,"
            " meanings, ratings FROM attribute ORDER BY position, id"
        )
        found: dict[int | None, list[Attribute]] = {}
        for label, name, title, kind, choices, initial, required, *more in rows:
            values = tuple(str(value) for value in json.loads(choices))
            text, role, meanings, ratings = more
            attribute = Attribute(
                name, title, kind, values, initial, bool(required), text, role,
                _pairs(meanings), _pairs(ratings),
            )  # fmt: skip
            found.setdefault(label, []).append(attribute)
        return found

    def _read_labels(self, attributes: dict[int | None, list[Attribute]]) -> tuple[Label, ...]:
        rows = self._database.all(
            "SELECT id, name, title, letter, digit, underline, colours, definition, guideline,"
            " role, is_archived, aliases FROM label ORDER BY position, id"
        )
        return tuple(
            Label(
                name=row[1],
                title=row[2],
                letter=row[3],
                digit=row[4],
                underline=row[5],
                light=_colour(row[6], "light"),
                dark=_colour(row[6], "dark"),
                definition=row[7],
                guideline=row[8],
                attributes=tuple(attributes.get(row[0], ())),
                role=row[9],
                is_archived=bool(row[10]),
                aliases=tuple(str(one) for one in json.loads(row[11])),
            )
            for row in rows
        )

    def _read_link_types(self) -> tuple[LinkType, ...]:
        rows = self._database.all(
            "SELECT name, title, inverse, ends_from, ends_to, is_symmetric, is_same_label, role"
            " FROM link_type ORDER BY position, id"
        )
        return tuple(
            LinkType(
                name, title, inverse, tuple(json.loads(start)), tuple(json.loads(end)),
                bool(symmetric), bool(same_label), role,
            )
            for name, title, inverse, start, end, symmetric, same_label, role in rows
        )  # fmt: skip


def answer_path(attribute: str) -> str:
    """Where in the JSON of an annotation's attributes the answer to one stands."""
    return f"$.{json.dumps(attribute, ensure_ascii=False)}"


def _pairs(texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(text)) for value, text in json.loads(texts).items())


def _colour(colours: str, theme: str) -> Colour:
    pair = json.loads(colours)[theme]
    return Colour(str(pair["tint"]), str(pair["line"]))
