"""The scheme: labels, their attributes, the link types, and what the guidelines say of each."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from annotator.model import roles
from annotator.model.scheme_tables import (
    ANY,
    SchemeError,
    name_in,
    pairs_in,
    table_in,
    tables_in,
    texts_in,
    truth_in,
    word_in,
)

ATTRIBUTE_KINDS = ("choice", "text", "date", "url")
UNDERLINES = ("solid", "double", "dash", "dot", "wave", "dashdot")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Colour(NamedTuple):
    """A label's colours in one theme, as "#rrggbb": behind the words, and of their underline."""

    tint: str
    line: str


PLAIN_LIGHT = Colour("#dddddd", "#555555")
PLAIN_DARK = Colour("#444444", "#bbbbbb")


class Attribute(NamedTuple):
    """A question about an annotation. ``values`` are the answers of a "choice".

    ``role`` is what it asks (see ``roles``), ``meanings`` what some answers mean to the program,
    ``ratings`` the numbers that answers stand for on a scale; both as (value, …) pairs.
    """

    name: str
    title: str
    kind: str = "choice"
    values: tuple[str, ...] = ()
    default: str = ""
    required: bool = False
    help: str = ""
    role: str = ""
    meanings: tuple[tuple[str, str], ...] = ()
    ratings: tuple[tuple[str, str], ...] = ()

    def accepts(self, value: str) -> bool:
        """Whether ``value`` may be stored; an empty one always may (it means "no answer")."""
        return not value or self.kind != "choice" or value in self.values

    def meaning(self, value: str) -> str:
        """What ``value`` means (see ``roles.MEANINGS``); "" where it means nothing special."""
        return dict(self.meanings).get(value, "")

    def rating(self, value: str) -> float | None:
        """The number of ``value`` on the scale; None where it has none."""
        found = dict(self.ratings).get(value)
        return None if found is None else float(found)


class Label(NamedTuple):
    """A category of annotation, with how it looks and which keys set it; ``role`` is what it
    stands for (see ``roles``), whatever it is called. One that ``is_archived`` is not offered
    any more; ``aliases`` are what it was called before."""

    name: str
    title: str
    letter: str = ""
    digit: int = 0
    underline: str = "solid"
    light: Colour = PLAIN_LIGHT
    dark: Colour = PLAIN_DARK
    definition: str = ""
    guideline: str = ""
    attributes: tuple[Attribute, ...] = ()
    role: str = ""
    is_archived: bool = False
    aliases: tuple[str, ...] = ()


class LinkType(NamedTuple):
    """A typed relation. ``ends_from`` and ``ends_to`` name labels, or "*" for any."""

    name: str
    title: str
    inverse: str
    ends_from: tuple[str, ...]
    ends_to: tuple[str, ...]
    symmetric: bool = False
    same_label: bool = False
    role: str = ""

    def fits(self, start: str, end: str) -> bool:
        """Whether a link of this type may run from a ``start`` label to an ``end`` label."""
        if self.same_label and start != end:
            return False
        return _among(start, self.ends_from) and _among(end, self.ends_to)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A project's labels in their order, attributes for any label, link types, guidelines."""

    name: str
    title: str
    guideline: str = ""
    labels: tuple[Label, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    links: tuple[LinkType, ...] = ()
    _by_name: dict[str, Label] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name.update((label.name, label) for label in self.labels)

    def label(self, name: str) -> Label:
        """``KeyError`` where the scheme has no such label."""
        return self._by_name[name]

    @property
    def offered(self) -> tuple[Label, ...]:
        """The labels that new annotations can have."""
        return tuple(label for label in self.labels if not label.is_archived)

    def has_label(self, name: str) -> bool:
        return name in self._by_name

    def known_as(self, name: str) -> str:
        """The label that is called ``name``, or was; "" where there is none."""
        if name in self._by_name:
            return name
        return next((label.name for label in self.labels if name in label.aliases), "")

    def attributes_of(self, label: str) -> tuple[Attribute, ...]:
        """The label's own attributes, then those of any label."""
        own = self._by_name[label].attributes if label in self._by_name else ()
        return (*own, *self.attributes)

    def all_attributes(self) -> tuple[Attribute, ...]:
        """Every attribute once by name, in the order of the labels."""
        found: dict[str, Attribute] = {}
        for attribute in (
            *(a for label in self.labels for a in label.attributes),
            *self.attributes,
        ):
            found.setdefault(attribute.name, attribute)
        return tuple(found.values())

    def link_types(self, start: str, end: str) -> tuple[LinkType, ...]:
        """The link types that may run from ``start`` to ``end`` (label names)."""
        return tuple(link for link in self.links if link.fits(start, end))

    def misfits(self, label: str, attributes: Mapping[str, str]) -> list[str]:
        """What is wrong with ``attributes`` on ``label``: one sentence each, [] if nothing."""
        known = {attribute.name: attribute for attribute in self.attributes_of(label)}
        wrong = []
        for name, value in attributes.items():
            if name not in known:
                wrong.append(f"“{label}” has no attribute “{name}”")
            elif not known[name].accepts(value):
                wrong.append(f"“{value}” is not a value of “{name}”")
        return wrong


def _among(label: str, ends: tuple[str, ...]) -> bool:
    return label in ends or ANY in ends


def parse_scheme(toml: str) -> Scheme:
    """A scheme from the text of its TOML file; ``SchemeError`` says what is wrong and where."""
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise SchemeError(f"the scheme is not valid TOML: {error}") from error
    labels = tuple(_label(entry) for entry in tables_in(table, "label", "the scheme"))
    scheme = Scheme(
        name=name_in(table, "name", "the scheme"),
        title=name_in(table, "title", "the scheme"),
        guideline=word_in(table, "guideline", "the scheme", ""),
        labels=labels,
        attributes=_attributes(table, "the scheme"),
        links=tuple(_link(entry) for entry in tables_in(table, "link", "the scheme")),
    )
    _check(scheme)
    return scheme


def _label(table: Mapping[str, Any]) -> Label:
    name = name_in(table, "name", "a label")
    where = f"label “{name}”"
    colours = table_in(table, "colour", where)
    underline = word_in(table, "underline", where, "solid")
    if underline not in UNDERLINES:
        raise SchemeError(f"{where}: underline “{underline}” is none of {', '.join(UNDERLINES)}")
    return Label(
        name=name,
        title=name_in(table, "title", where, name),
        letter=_letter(table, where),
        digit=_digit(table, where),
        underline=underline,
        light=_colour(table_in(colours, "light", where), where, PLAIN_LIGHT),
        dark=_colour(table_in(colours, "dark", where), where, PLAIN_DARK),
        definition=word_in(table, "definition", where, ""),
        guideline=word_in(table, "guideline", where, ""),
        attributes=_attributes(table, where),
        role=_role(table, where, roles.LABELS),
    )


def _role(table: Mapping[str, Any], where: str, known: Iterable[str]) -> str:
    role = word_in(table, "role", where, "")
    if role and role not in known:
        raise SchemeError(f"{where}: role “{role}” is none of {', '.join(known)}")
    return role


def _letter(table: Mapping[str, Any], where: str) -> str:
    letter = word_in(table, "letter", where, "")
    if len(letter) > 1:
        raise SchemeError(f"{where}: “letter” must be one character, not “{letter}”")
    return letter


def _digit(table: Mapping[str, Any], where: str) -> int:
    digit = table.get("digit", 0)
    if type(digit) is not int or not 0 <= digit <= 9:
        raise SchemeError(f"{where}: “digit” must be a number from 1 to 9, not {digit!r}")
    return digit


def _colour(table: Mapping[str, Any], where: str, default: Colour) -> Colour:
    if not table:
        return default
    for part in ("tint", "line"):
        if not COLOUR.fullmatch(str(table.get(part))):
            raise SchemeError(f"{where}: colour {part} must be “#rrggbb”, not {table.get(part)!r}")
    return Colour(table["tint"], table["line"])


def _attributes(table: Mapping[str, Any], where: str) -> tuple[Attribute, ...]:
    return tuple(_attribute(entry, where) for entry in tables_in(table, "attribute", where))


def _attribute(table: Mapping[str, Any], owner: str) -> Attribute:
    name = name_in(table, "name", f"an attribute of {owner}")
    where = f"attribute “{name}” of {owner}"
    kind = word_in(table, "kind", where, "choice")
    if kind not in ATTRIBUTE_KINDS:
        raise SchemeError(f"{where}: kind “{kind}” is none of {', '.join(ATTRIBUTE_KINDS)}")
    values = texts_in(table, "values", where)
    if kind == "choice" and not values:
        raise SchemeError(f"{where}: a choice needs values")
    attribute = Attribute(
        name=name,
        title=name_in(table, "title", where, name),
        kind=kind,
        values=values,
        default=word_in(table, "default", where, ""),
        required=truth_in(table, "required", where),
        help=word_in(table, "help", where, ""),
        role=_role(table, where, roles.ATTRIBUTES),
        meanings=pairs_in(table, "meanings", where, values),
        ratings=pairs_in(table, "ratings", where, values),
    )
    _check_meanings(attribute, where)
    if not attribute.accepts(attribute.default):
        raise SchemeError(f"{where}: default “{attribute.default}” is not one of its values")
    return attribute


def _check_meanings(attribute: Attribute, where: str) -> None:
    known = roles.ATTRIBUTES.get(attribute.role, ())
    for value, meaning in attribute.meanings:
        if meaning not in known:
            raise SchemeError(
                f"{where}: “{value}” cannot mean “{meaning}”; what answers of the role"
                f" “{attribute.role}” may mean: {', '.join(known) or 'nothing'}"
            )
    for value, rating in attribute.ratings:
        if not roles.is_number(rating):
            raise SchemeError(f"{where}: the rating of “{value}” must be a number, not “{rating}”")


def _link(table: Mapping[str, Any]) -> LinkType:
    name = name_in(table, "name", "a link type")
    where = f"link type “{name}”"
    return LinkType(
        name=name,
        title=name_in(table, "title", where, name),
        inverse=name_in(table, "inverse", where, name),
        ends_from=texts_in(table, "from", where, (ANY,)),
        ends_to=texts_in(table, "to", where, (ANY,)),
        symmetric=truth_in(table, "symmetric", where),
        same_label=truth_in(table, "same_label", where),
        role=_role(table, where, roles.LINKS),
    )


def _check(scheme: Scheme) -> None:
    names = [label.name for label in scheme.labels]
    _unique(names, "label")
    _unique([label.letter.casefold() for label in scheme.labels if label.letter], "letter")
    _unique([label.digit for label in scheme.labels if label.digit], "digit")
    _unique([link.name for link in scheme.links], "link type")
    for label in scheme.labels:
        _unique([a.name for a in scheme.attributes_of(label.name)], f"attribute of “{label.name}”")
    for link in scheme.links:
        for end in (*link.ends_from, *link.ends_to):
            if end != ANY and end not in names:
                raise SchemeError(f"link type “{link.name}” names an unknown label “{end}”")


def _unique(names: Iterable[object], what: str) -> None:
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise SchemeError(f"{what} “{name}” stands twice")
        seen.add(name)
